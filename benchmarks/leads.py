"""Leads: points of a million people, and a model of a million cases beside bare scikit-learn.

    python benchmarks/leads.py [--rows 1000000] [--columns 40]

CPU seconds and wall seconds of one run each. Points: 1,000,000 people with three events each, the
rules that come with syotto, on DuckDB. Model: `syotto.leads.fit` (leak check, walking forward,
calibration, final fit) and `score` with reasons, beside HistGradientBoostingClassifier with its
defaults, which has none of these.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import ibis
import numpy as np
import pyarrow as pa

import syotto
from syotto.know.members import Known
from syotto.know.points import given, scored
from syotto.maths.ranking import area
from syotto.run.workspace import DATA
from syotto.schema.judge import Now
from syotto.schema.scoring import parse
from syotto.sense import yaml_text

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = ("Page Viewed", "Brochure Downloaded", "Email Link Clicked", "Offer Requested")


def timed(name: str, work: Callable[[], Any]) -> Any:
    wall, cpu = time.perf_counter(), time.process_time()
    made = work()
    print(f"{name:<44}{time.process_time() - cpu:8.1f} CPU s{time.perf_counter() - wall:8.1f} s")
    return made


def crowd(people: int) -> Known:
    """Tables of a build with so many people, in an engine of their own."""
    draw = np.random.default_rng(1)
    number = np.arange(people)
    ids = pa.array(np.char.add("P", number.astype(str)))
    accounts = pa.array(np.char.add("A", (number // 5).astype(str)))
    events = 3 * people
    ages = draw.exponential(40 * 86_400, events).astype("timedelta64[s]")
    text = pa.string()
    tables = {
        "people": {
            "person_id": ids, "account_id": accounts,
            "email": pa.array(np.char.add(number.astype(str), "@mill.example")),
            "phone": pa.nulls(people, text),
        },
        "accounts": {
            "account_id": accounts.unique(), "name": accounts.unique(),
            "tier": pa.array(draw.choice(["A", "B", "C"], len(accounts.unique()))),
        },
        "events": {
            "person_id": ids.take(pa.array(draw.integers(0, people, events))),
            "name": pa.array(draw.choice(NAMES, events, p=[0.8, 0.1, 0.08, 0.02])),
            "at": pa.array(np.datetime64("2026-01-01") - ages, pa.timestamp("us", "UTC")),
            "actor": pa.nulls(events, text), "properties": pa.nulls(events, text),
        },
        "personas": {
            "person_id": ids,
            "persona": pa.array(draw.choice(["executive", "maintenance", "finance"], people)),
        },
    }  # fmt: skip
    engine = ibis.duckdb.connect()
    made = {name: engine.create_table(name, pa.table(rows)) for name, rows in tables.items()}
    names = (name for name in Known.__dataclass_fields__ if name not in made)
    return Known(**made, **dict.fromkeys(names, made["personas"]))


def points(people: int) -> None:
    text = DATA.joinpath("scoring.yaml").read_text("utf-8")
    scoring = parse(*yaml_text.read(text, "scoring.yaml"))
    known = crowd(people)
    engine = known.people.get_backend()
    now = Now(AS_OF)

    def made() -> int:
        told = engine.create_table("lead_points", given(known, scoring, now), overwrite=True)
        totals = scored(known.people.select("person_id", "account_id"), told, scoring)
        rows = engine.create_table("totals", totals, overwrite=True)
        return int(rows.count().to_pyarrow().as_py())

    print(f"{timed(f'points of {people:,} people', made):,} people scored")


def cases(rows: int, columns: int) -> pa.Table:
    draw = np.random.default_rng(2)
    values = draw.normal(size=(columns, rows)).astype(np.float32)
    odds = -3 + values[:8].sum(axis=0) * 0.4 + np.abs(values[8]) * 0.5
    won = draw.random(rows) < 1 / (1 + np.exp(-odds))
    named = {f"x{place}": pa.array(one) for place, one in enumerate(values)}
    return pa.table({**named, "won": pa.array(won)})


def model(rows: int, columns: int) -> None:
    table = cases(rows, columns)
    syotto.leads.fit(table.slice(0, 3000), "won")  # compiled
    name = f"fit of {rows:,} x {columns}, tested and calibrated"
    found = timed(name, lambda: syotto.leads.fit(table, "won"))
    told = timed("score with intervals and reasons", lambda: syotto.leads.score(table, found))
    x = np.column_stack([table[name].to_numpy() for name in table.column_names[:-1]])
    one = table["won"].to_numpy()
    bare = timed("bare HistGradientBoostingClassifier, fit", lambda: boosted(x, one))
    timed("bare HistGradientBoostingClassifier, predict", lambda: bare.predict_proba(x))
    ours = area(told["probability"].to_numpy(), one).area
    test = found.tested
    print(
        f"area: of these rows {ours:.4f}, walking forward {test.auc:.4f}; off by {test.error:.4f}"
    )


def boosted(x: np.ndarray[Any, Any], one: np.ndarray[Any, Any]) -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(random_state=1).fit(x, one)


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("--rows", type=int, default=1_000_000)
    reader.add_argument("--columns", type=int, default=40)
    asked = reader.parse_args()
    points(asked.rows)
    model(asked.rows, asked.columns)
