"""Leads: points of a million people, a model of a million cases beside bare scikit-learn, and one
person rescored on a live event.

    python benchmarks/leads.py [--rows 1000000] [--columns 40] [--only points|model|live]

CPU seconds and wall seconds of one run each. Points: 1,000,000 people with three events each, the
rules that come with syotto, on DuckDB. Model: `syotto.leads.fit` (leak check, walking forward,
calibration, final fit) and `score` with reasons, beside HistGradientBoostingClassifier with its
defaults, which has none of these. Live: `run.live_leads.rescored` of one person of a simulated
company who did something since its build, the median of 50 people after 5 others; goal 20 ms of a
processor.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ibis
import numpy as np
import pyarrow as pa

import syotto
from syotto.demo.simulate import simulate
from syotto.know.members import Known
from syotto.know.points import given, scored
from syotto.maths.ranking import area
from syotto.run.build import build
from syotto.run.collect import put
from syotto.run.drain import drain_all
from syotto.run.house import House, open_house
from syotto.run.live_leads import rescored
from syotto.run.sources import add_source
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


def live(people: int = 1_000, days: int = 450) -> None:
    with tempfile.TemporaryDirectory() as name:
        house = company(Path(name) / "w", people, days)
        table = house.warehouse.open().table("people")
        some = table.order_by("person_id").limit(55).to_pyarrow()["person_id"].to_pylist()
        asked = [{"type": "track", "event": "Offer Requested", "userId": one} for one in some]
        put(house, "website", asked)
        drain_all(house)
        times, told = [], []
        for person in some:
            before = time.process_time()
            told += [rescored(house, [person], house.now()).get(person)]
            times.append((time.process_time() - before) * 1_000)
    known = [one for one in told if one]
    print(f"{sum(one.probability is not None for one in known)} of {len(known)} with a chance")
    median, most = np.quantile(times[5:], [0.5, 0.95])
    print(f"one person rescored: {median:.1f} CPU ms, 95 of 100 within {most:.1f} (goal 20)")


def company(folder: Path, people: int, days: int) -> House:
    """A simulated company, built, with a door for events."""
    simulate(folder, people=people, days=days, seed=1, progress=lambda *_: None)
    house = open_house(folder)
    build(house)
    add_source(house, "website")
    return house


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("--rows", type=int, default=1_000_000)
    reader.add_argument("--columns", type=int, default=40)
    reader.add_argument("--only", choices=["points", "model", "live"])
    asked = reader.parse_args()
    if asked.only in (None, "points"):
        points(asked.rows)
    if asked.only in (None, "model"):
        model(asked.rows, asked.columns)
    if asked.only in (None, "live"):
        live()
