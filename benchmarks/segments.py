"""A segment over a million people, and one person live.

`python benchmarks/segments.py [PEOPLE]`. Ten events and two order lines for each person.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import ibis
import msgspec

from syotto.know.members import Known
from syotto.know.segments import judged
from syotto.run.live import as_built
from syotto.schema.condition_text import parse
from syotto.schema.judge import Now, holds
from syotto.schema.profile import Happened, Profile, Purchase
from syotto.schema.told import Brought, Told
from syotto.store import profiles as book
from syotto.store.ledger import Ledger

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
NOW = Now(AS_OF, "Europe/Helsinki")
WHO = parse(
    {
        "all": [
            {"field": "country", "one_of": ["FI", "SE", "DE"]},
            {"field": "persona", "is": "maintenance"},
            {"field": "account.tier", "is": "A"},
            {"field": "may.email", "is": True},
            {"did": "Service Plan Opened", "where": {"path": {"starts_with": "/p"}}, "at_least": 1,
             "within_days": 90},
            {"not": {"bought": {"category": "service"}, "within_days": 365}},
            {"any": [{"field": "feature.machines", "more_than": 3}, {"field": "city", "is": "Ii"}]},
        ]
    }
)  # fmt: skip
FIELDS = {"country": "FI", "persona": "maintenance", "account.tier": "A", "may.email": True}
ONE = Profile(
    "P1",
    FIELDS,
    {"machines": "4"},
    tuple(Happened(AS_OF, "Service Plan Opened", '{"path": "/p1"}') for _ in range(200)),
    tuple(Purchase(AS_OF, f"O{n}", "K1", "pumps") for n in range(50)),
)
TABLES = {
    "people": """SELECT 'P' || i AS person_id, 'A' || (i % 200000) AS account_id,
        CASE WHEN i % 7 = 0 THEN NULL ELSE 'Oulu' END AS city,
        ['FI','SE','NO','DE','FR'][1 + i % 5] AS country FROM range({people}) t(i)""",
    "accounts": """SELECT 'A' || i AS account_id, ['A','B','C'][1 + (i // 7) % 3] AS tier
        FROM range(200000) t(i)""",
    "events": """SELECT 'P' || (hash(i) % {people}) AS person_id,
        ['Page Viewed','Service Plan Opened','Email Opened','Documents Opened'][1 + i % 4] AS name,
        TIMESTAMPTZ '2026-01-01' - INTERVAL (hash(i + 1) % 31536000) SECOND AS at,
        '{{"path": "/p' || (i % 100) || '"}}' AS properties,
        CASE WHEN i % 9 = 0 THEN 'machine' ELSE 'human' END AS actor
        FROM range({people} * 10) t(i)""",
    "order_lines": """SELECT 'O' || i AS order_id, 'A' || (hash(i) % 200000) AS customer_id,
        'K' || (i % 500) AS product_id, 'sale' AS kind,
        TIMESTAMPTZ '2026-01-01' - INTERVAL (hash(i) % 63072000) SECOND AS at
        FROM range({people} * 2) t(i)""",
    "products": """SELECT 'K' || i AS product_id, ['service','pumps'][1 + i % 2] AS category
        FROM range(500) t(i)""",
    "features": """SELECT 'A' || i AS subject_id, 'machines' AS feature, (i % 9)::VARCHAR AS value
        FROM range(200000) t(i)""",
    "permissions": """SELECT 'P' || i AS person_id, 'mailing' AS purpose, 'email' AS channel,
        i % 4 > 0 AS allowed FROM range({people}) t(i)""",
    "personas": """SELECT 'P' || i AS person_id,
        ['maintenance','purchasing','finance'][1 + i % 3] AS persona FROM range({people}) t(i)""",
    "lists": "SELECT 'fair' AS segment, 'P1' AS person_id",
}  # fmt: skip


def ledger_of_hundred() -> Ledger:
    """A hundred people with as much in their profiles as ONE."""
    ledger = Ledger.open("sqlite://")
    told = Told(
        person={name: FIELDS[name] for name in ("country", "persona", "may.email")},
        features=[Brought("machines", "4")],
        events=list(ONE.events),
        purchases=list(ONE.purchases),
    )
    text = msgspec.json.encode(told).decode()
    rows = [{"subject_id": f"P{n}", "mark": "1", "profile": text} for n in range(100)]
    with ledger.begin() as connection:
        book.upsert(connection, book.profiles, ["subject_id"], rows)
    return ledger


def judge_hundred(ledger: Ledger) -> list[bool]:
    with ledger.read() as connection:
        found = as_built(connection, [f"P{n}" for n in range(100)])
    return [holds(WHO, one, NOW) for one in found.values()]


def judge_thousand() -> list[bool]:
    return [holds(WHO, ONE, NOW) for _ in range(1000)]


def measured(what: str, do: Callable[[], Any], times: int = 3) -> Any:
    """The best of some runs, in seconds by the wall and of all processors."""
    best, found = (9e9, 9e9), None
    for _ in range(times):
        started, cpu = time.perf_counter(), time.process_time()
        found = do()
        best = min(best, (time.perf_counter() - started, time.process_time() - cpu))
    print(f"{what:58} {best[0] * 1000:9.1f} ms {best[1] * 1000:9.1f} ms CPU")
    return found


def main(people: int) -> None:
    with TemporaryDirectory() as folder:
        connection = ibis.duckdb.connect(Path(folder) / "people.duckdb")
        connection.raw_sql("SET TimeZone = 'UTC'; SET preserve_insertion_order = false")
        for name, query in TABLES.items():
            connection.raw_sql(f"CREATE TABLE {name} AS {query.format(people=people)}")
        known = Known(**{name: connection.table(name) for name in TABLES})
        print(f"{people:,} people, {people * 10:,} events")

        def rows(of: Known) -> int:
            return int(judged(of, {"one": WHO}, NOW).count().to_pyarrow().as_py())

        print(f"in the segment: {measured('in full', lambda: rows(known)):,}")
        measured("1,000 profiles of 200 events, one by one", judge_thousand)
        ledger = ledger_of_hundred()
        measured("100 changed people, read and judged", lambda: judge_hundred(ledger))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory {peak:,.0f} MB, DuckDB {duckdb.__version__}")
        connection.disconnect()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
