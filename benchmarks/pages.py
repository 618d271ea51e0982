"""How long pages take, from a running server: `python benchmarks/pages.py http://127.0.0.1:8460`.

One client, one request after another, customers and products in turn; prints the median and the
95th percentile in milliseconds. `--people 1000000 --folder DIR` writes a workspace of that size to
serve instead.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
import urllib.request
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from syotto.run.house import open_house
from syotto.run.workspace import create
from syotto.schema import DERIVED
from syotto.schema.table import TableSpec


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("address", nargs="?", default="http://127.0.0.1:8460")
    asked.add_argument("--rounds", type=int, default=60)
    asked.add_argument("--people", type=int)
    asked.add_argument("--folder", type=Path)
    given = asked.parse_args()
    if given.people and given.folder:
        return write(given.folder, given.people)
    for path, milliseconds in measured(given.address, given.rounds).items():
        middle, late = np.percentile(milliseconds, [50, 95])
        print(f"{path:24s} median {middle:7.1f} ms   p95 {late:7.1f} ms")
    return None


def measured(address: str, rounds: int) -> dict[str, list[float]]:
    customers = itertools.cycle(ids(address, "customers", "customer_id"))
    products = itertools.cycle(ids(address, "products", "product_id"))
    pages = {
        "/today": lambda: "/today",
        "/customers": lambda: "/customers",
        "/customers?q=": lambda: f"/customers?q={next(customers)[:3]}",
        "/customers/{id}": lambda: f"/customers/{next(customers)}",
        "/products": lambda: "/products",
        "/products/{id}": lambda: f"/products/{next(products)}",
        "/groups": lambda: "/groups",
        "/data": lambda: "/data",
    }
    for page in pages.values():
        fetch(address + page())  # the first one after a build fills what is kept in memory
    return {name: [timed(address + page()) for _ in range(rounds)] for name, page in pages.items()}


def ids(address: str, page: str, column: str) -> list[str]:
    answer = json.loads(fetch(f"{address}/{page}?format=json"))
    return [row[column] for row in answer[page]]


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:
        return answer.read()


def timed(url: str) -> float:
    started = time.perf_counter()
    fetch(url)
    return (time.perf_counter() - started) * 1_000


def write(folder: Path, people: int) -> None:
    """A workspace whose build has so many customers, three offers each, 200 sellers."""
    create(folder, {"currency": "EUR"})
    house = open_house(folder)
    engine = duckdb.connect()
    with house.warehouse.begin() as build:
        build.as_of = house.now()
        for name, spec in DERIVED.items():
            made = engine.sql(MADE[name].format(people=people)) if name in MADE else None
            build.keep(spec, shaped(made.to_arrow_table() if made else None, spec))


def shaped(rows: pa.Table | None, spec: TableSpec) -> pa.Table:
    """The columns of `spec`; those that were not made are null."""
    schema = spec.columns.to_pyarrow()
    size = rows.num_rows if rows else 0
    columns = [
        rows[field.name].cast(field.type)
        if rows and field.name in rows.column_names
        else pa.nulls(size, field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)


ONE = "'c' || i AS customer_id, 'seller ' || (i % 200) AS owner, 'g' || (i % 10) AS customer_group"
MADE = {
    "customers": "SELECT " + ONE + """, 'Customer ' || i AS name, i % 40 AS orders,
        i % 90 AS products, hash(i) % 100000 AS amount, hash(i) % 30000 AS margin
        FROM range({people}) r(i)""",
    "customer_groups": "SELECT " + ONE + " FROM range({people}) r(i)",
    "groups": "SELECT 'g' || i AS customer_group, 'Group ' || i AS name FROM range(10) r(i)",
    "products": "SELECT 'p' || i AS product_id, 'Product ' || i AS name, true AS is_product, "
    "i AS buyers FROM range(2000) r(i)",
    "offers": "SELECT " + ONE + """, 'p' || ((i * 7 + k * 131) % 2000) AS product_id,
        k + 1 AS rank, .1 AS would_buy_anyway, .08 AS chance_low, .12 AS chance_high,
        .02 AS extra_if_contacted, .004 AS extra_low, .048 AS extra_high, 'assumed' AS extra_source,
        'incremental' AS reading, 5.0 AS cost, .02 * (400 + i % 300) - 5 AS expected_margin,
        .004 * (400 + i % 300) - 5 AS low, .048 * (400 + i % 300) - 5 AS high, .1 AS pays_from,
        '12 of 40 owners also have it.' AS reasons
        FROM range({people}) r(i), range(3) s(k)""",
    "decisions": "SELECT " + ONE + """, 'd' || i AS decision_id, TIMESTAMPTZ '2026-01-01' AS at,
        CASE WHEN i < 10000 THEN 'offer' ELSE 'no_contact' END AS action,
        'p' || (i * 7 % 2000) AS product_id, .02 * (400 + i % 300) - 5 AS expected_margin,
        .004 * (400 + i % 300) - 5 AS low, .048 * (400 + i % 300) - 5 AS high,
        CASE WHEN i < 10000 THEN i // 200 + 1 END AS place,
        CASE WHEN i < 10000 THEN 'best_offer' WHEN i % 10 = 0 THEN 'control' ELSE 'capacity' END
        AS reason, '12 of 40 owners also have it.' AS reasons FROM range({people}) r(i)""",
}  # fmt: skip


if __name__ == "__main__":
    main()
