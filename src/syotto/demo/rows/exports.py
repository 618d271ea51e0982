"""Everything that the company's systems would export of some days, table by table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from syotto.demo.rows import (
    aftersales as rows_service,
    events as rows_events,
    records as rows_records,
    sales as rows_sales,
)
from syotto.demo.rows.identities import Identities
from syotto.demo.world.state import State, World

EVENT_DAYS = 30
"""Events are handed over in packages of so many days."""


@dataclass(frozen=True)
class Export:
    """Rows for one raw table from one system."""

    table: str
    source: str
    rows: pa.Table


def records(world: World, who: Identities, state: State, until: int) -> Iterator[Export]:
    """Records as they stand on the evening before `until`; loading them again replaces them."""
    w, s = world, state
    making: list[tuple[str, str, Callable[[], pa.Table]]] = [
        ("products", "erp", lambda: rows_sales.products(w)),
        ("accounts", "crm", lambda: rows_records.accounts(w, who)),
        ("people", "crm", lambda: rows_records.crm_people(w, who, s)),
        ("people", "erp", lambda: rows_records.erp_people(w, who, s)),
        ("people", "portal", lambda: rows_records.portal_people(w, who, s)),
        ("memberships", "crm", lambda: rows_records.memberships(w, s)),
        ("subscriptions", "erp", lambda: rows_sales.subscriptions(w, s, until)),
        ("opportunities", "crm", lambda: rows_sales.opportunities(w, who, s)),
        ("quotes", "crm", lambda: rows_sales.quotes(w, who, s, until)),
        ("deliveries", "erp", lambda: rows_service.deliveries(s, until)),
        ("cases", "service desk", lambda: rows_service.cases(w, who, s, until)),
        ("suppressions", "mail", lambda: rows_records.suppressions(who, s, until)),
        ("features", "crm", lambda: rows_records.features(w)),
        ("contents", "web", lambda: rows_service.contents(w)),
        ("assets", "erp", lambda: rows_service.assets(w, s)),
        ("referrals", "crm", lambda: rows_service.referrals(w, s)),
    ]
    for table, source, make in making:
        yield Export(table, source, make())


def facts(world: World, who: Identities, state: State, since: int, until: int) -> Iterator[Export]:
    """What happened in [since, until); nothing of it is exported twice."""
    w, s = world, state
    yield Export("order_lines", "erp", rows_sales.order_lines(w, who, s, since, until))
    yield Export("consents", "crm", rows_records.consents(s, since, until))
    yield Export("activities", "crm", rows_service.activities(w, who, s, since, until))
    yield Export("exposures", "mail", rows_service.exposures(w, who, s, since, until))
    yield Export("readings", "machines", rows_service.readings(s, since, until))


def events(world: World, who: Identities, state: State, since: int, until: int) -> Iterator[Export]:
    for first in range(since, until, EVENT_DAYS):
        last = min(first + EVENT_DAYS, until)
        parts = list(rows_events.events(world, who, state, first, last))
        rows = pa.concat_tables(parts, promote_options="default")
        yield Export("events", "tracking", rows)


def everything(
    world: World, who: Identities, state: State, since: int, until: int
) -> Iterator[Export]:
    yield from records(world, who, state, until)
    yield from facts(world, who, state, since, until)
    yield from events(world, who, state, since, until)
