"""What the plan of the day gives to the machine, and for whom: as it stands now."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import ibis
import sqlalchemy as sa

from syotto.decide.plan_channels import reachable
from syotto.run.house import House
from syotto.schema.derived import PRODUCTS
from syotto.schema.known import PEOPLE
from syotto.schema.plan import PLAN
from syotto.schema.pressure import SAID_AS
from syotto.schema.rights import PERMISSIONS
from syotto.schema.words import Verdict
from syotto.store import leads
from syotto.store.ledger import feedback
from syotto.store.snapshot import Snapshot

NEEDED = {PLAN.name, PRODUCTS.name, PERMISSIONS.name, PEOPLE.name}


def day_of(house: House, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(house.settings.time_zone)).date()


def is_of_today(house: House, snapshot: Snapshot) -> bool:
    """A plan is of its day only."""
    return day_of(house, snapshot.build.as_of) == day_of(house, house.now())


def acts_today(house: House, snapshot: Snapshot, word: str) -> list[dict[str, Any]]:
    """Acts through a channel that take no seller's time, the best first, without those whom
    somebody said no to since, or whom a seller has as a lead.

    customer_id, person_id, kind, what, product_id, product_name, expected_margin. A company's
    person is whom the channel reaches there.
    """
    if not {*snapshot.names} >= NEEDED:
        return []
    off = no_longer(house, snapshot.build.as_of)
    plan = snapshot.table(PLAN.name)
    said = plan.channel.cases(*SAID_AS.items(), else_=plan.channel)
    mine = plan.filter(plan.place.notnull(), plan.minutes == 0, said == word)
    found = reachable(snapshot.table(PERMISSIONS.name), snapshot.table(PEOPLE.name))
    found = found.filter(found.reached_by == word).select("reached_at", "reached")
    named = snapshot.table(PRODUCTS.name).select(code="product_id", called="name")
    told = mine.left_join(found, mine.customer_id == found.reached_at)
    told = told.left_join(named, told.product_id == named.code)
    persons = snapshot.table(PEOPLE.name).select(own="person_id")
    told = told.left_join(persons, told.customer_id == persons.own)
    chosen = told.select(
        "customer_id", "kind", "what", "product_id", "expected_margin", "place",
        person_id=ibis.coalesce(told.person_id, told.reached, told.own),
        product_name=told.called.coalesce(told.product_id),
    )  # fmt: skip
    rows: list[dict[str, Any]] = chosen.order_by("place", "customer_id").to_pyarrow().to_pylist()
    with house.ledger.read() as connection:
        busy = {row["account_id"] or row["person_id"] for row in leads.live(connection)}
    return [
        row
        for row in rows
        if row["customer_id"] not in busy
        and off.isdisjoint({(row["customer_id"], None), (row["customer_id"], row["product_id"])})
    ]


def no_longer(house: House, as_of: datetime) -> set[tuple[str, str | None]]:
    """Customers and products that somebody said something else than yes about since the build."""
    c = feedback.c
    since = sa.select(c.customer_id, c.product_id, c.verdict).where(
        c["at"] > as_of, c.undone_at.is_(None), c.verdict != Verdict.ACCEPT,
        c.until.is_(None) | (c.until > house.now()),
    )  # fmt: skip
    with house.ledger.read() as connection:
        rows = list(connection.execute(since))
    return {(who, None if said == Verdict.NEVER_HERE else about) for who, about, said in rows}
