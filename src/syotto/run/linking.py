"""Finds which records are one and the same: Splink on a private engine in memory.

Nothing is labelled: how much each agreement tells is learned from the records themselves by
expectation maximisation. Where there is too little to learn from, stated numbers stand in.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from syotto.know.alike import CERTAIN, Kind, Plan, equal, plan
from syotto.know.match_keys import keys_of_companies, keys_of_people
from syotto.maths.codes import ranked

ENOUGH_PAIRS = 100
"""Pairs that share a value, below which a lesson teaches nothing."""
MOST_PAIRS = 5_000_000
"""Pairs of one lesson, and random pairs; more cost time and teach nothing new."""
FEWEST_RECORDS = 200
"""Records below which the stated numbers stand."""
SEEN = 0.8
"""Share of the true pairs that the certain rules are taken to find."""
LEAST_CHANCE, MOST_CHANCE = 1e-7, 0.1
DIGITS = 9
KEYS = {"people": keys_of_people, "companies": keys_of_companies}


@dataclass(frozen=True)
class Found:
    """pairs: unique_id_l, unique_id_r, probability. trained: false: stated numbers stood in."""

    pairs: pa.Table
    trained: bool


def linked(records: pa.Table, kind: Kind, *, least: float) -> Found:
    """Pairs of records that are one and the same with a probability of `least` or more.

    records: unique_id (text), the columns of know/match_keys that there are, and `side` (text)
    where two tables are linked with each other.
    """
    keys = KEYS[kind](records)
    sides = pc.unique(keys["side"]).to_pylist() if "side" in keys.column_names else [None]
    trains = keys.num_rows >= FEWEST_RECORDS
    compared = plan(
        kind, keys.column_names, sides=len(sides), chance=chance_of(keys, kind), trains=trains
    )
    with duckdb.connect() as engine:
        return Found(predicted(engine, keys, sides, compared, trains, least), trains)


def predicted(
    engine: duckdb.DuckDBPyConnection,
    keys: pa.Table,
    sides: list[str | None],
    compared: Plan,
    trains: bool,
    least: float,
) -> pa.Table:
    from splink import DuckDBAPI, Linker

    engine.execute("SET enable_progress_bar = false")
    door = DuckDBAPI(engine)
    parts = [keys if side is None else keys.filter(pc.equal(keys["side"], side)) for side in sides]
    linker = Linker([door.register(part) for part in parts], compared.settings, log_level=None)
    if trains:
        linker.training.estimate_u_using_random_sampling(max_pairs=MOST_PAIRS / 5, seed=1)
        for rule in lessons(keys, compared):
            linker.training.estimate_parameters_using_expectation_maximisation(equal(rule))
    told = linker.inference.predict(threshold_match_probability=least)
    found: pa.Table = told.as_pyarrow_table()
    probability = pc.round(found["match_probability"], DIGITS)  # added up in any order
    names = {"unique_id_l": found["unique_id_l"], "unique_id_r": found["unique_id_r"]}
    return pa.table({**names, "probability": probability})


def lessons(keys: pa.Table, compared: Plan) -> list[tuple[str, ...]]:
    """The first two with pairs enough: what one holds fixed, the other teaches."""
    usable = [
        rule for rule in compared.lessons if ENOUGH_PAIRS <= pairs_of(keys, rule) <= MOST_PAIRS
    ]
    return usable[:2]


def chance_of(keys: pa.Table, kind: Kind) -> float:
    """That two random records are one and the same: what certain rules find, and a part more."""
    known = [rule for rule in CERTAIN[kind] if set(rule) <= set(keys.column_names)]
    certain = max((pairs_of(keys, rule) for rule in known), default=0)
    every = keys.num_rows * (keys.num_rows - 1) / 2
    return float(np.clip((certain + 1) / SEEN / max(every, 1), LEAST_CHANCE, MOST_CHANCE))


def pairs_of(keys: pa.Table, rule: tuple[str, ...]) -> int:
    """How many pairs of records share all values of a rule."""
    whole = keys.select(rule).drop_null()
    if not whole.num_rows:
        return 0
    number = np.zeros(whole.num_rows, np.int64)
    for name in rule:
        code, values = ranked(whole[name])
        number = number * len(values) + code
    _, count = np.unique(number, return_counts=True)
    return int((count * (count - 1) // 2).sum())
