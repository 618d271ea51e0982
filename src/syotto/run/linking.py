"""Finds which records are one and the same: Splink on a private engine in memory.

Nothing is labelled: how much each agreement tells is learned from the records themselves by
expectation maximisation. Where there is too little to learn from, stated numbers stand in.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from syotto.know.alike import CERTAIN, LADDERS, Kind, Plan, equal, plan, with_rarity
from syotto.know.match_keys import keys_of_companies, keys_of_people
from syotto.maths.blocks import Blocks, blocks, pairs, shared
from syotto.maths.codes import arrow

ENOUGH_PAIRS = 100
"""Pairs that share a value, below which a lesson teaches nothing."""
LESSON_PAIRS = 300_000
"""Pairs of one lesson; more cost time and teach nothing new."""
RANDOM_PAIRS = 200_000
"""Pairs drawn to learn how often others are nearly alike."""
CROWD: dict[Kind, int] = {"people": 10, "companies": 200}
"""Records that share a value: of more, only those are compared that share another one too."""
FEWEST_RECORDS = 200
"""Records below which the stated numbers stand."""
SEEN = 0.8
"""Share of the true pairs that the certain rules are taken to find."""
LEAST_CHANCE, MOST_CHANCE = 1e-7, 0.1
DIGITS = 9
KEYS = {"people": keys_of_people, "companies": keys_of_companies}


@dataclass(frozen=True)
class Found:
    """pairs: unique_id_l, unique_id_r, probability. trained: false: stated numbers stood in.

    keys: the records as they were compared.
    """

    pairs: pa.Table
    trained: bool
    keys: pa.Table


class Shared:
    """Which records share what; every column is read once."""

    def __init__(self, keys: pa.Table) -> None:
        self.keys = keys
        self.known: dict[tuple[str, ...], Blocks] = {}

    def by(self, rule: tuple[str, ...]) -> Blocks:
        if rule not in self.known:
            several = len(rule) > 1
            self.known[rule] = (
                shared([self.by((name,)) for name in rule])
                if several
                else blocks(self.keys[rule[0]])
            )
        return self.known[rule]


def linked(records: pa.Table, kind: Kind, *, least: float) -> Found:
    """Pairs of records that are one and the same with a probability of `least` or more.

    records: unique_id (whole numbers from 0), the columns of know/match_keys that there are, and
    `side` (text) where two tables are linked with each other.
    """
    keys = KEYS[kind](records)
    same = Shared(keys)
    trains = keys.num_rows >= FEWEST_RECORDS
    chance = chance_of(same, kind)
    agree = agreements(same, chance) if trains else {}
    compared = plan(kind, keys.column_names, chance=chance, agree=agree)
    pairs = worth_comparing(same, compared, kind)
    with duckdb.connect() as engine:
        engine.execute("SET enable_progress_bar = false")
        settings = compared.settings
        if trains:
            settings = with_rarity(trained(engine, keys, settings, lessons(same, compared)))
        return Found(predicted(engine, keys, settings, pairs, least), trains, keys)


def worth_comparing(same: Shared, compared: Plan, kind: Kind) -> pa.Table:
    left, right = pairs([same.by(rule) for rule in compared.paired], CROWD[kind])
    if "side" in same.keys.column_names:
        side = same.by(("side",)).of
        across = side[left] != side[right]
        left, right = left[across], right[across]
    key = pa.array(["0"]).take(arrow(np.zeros(len(left), np.int64)))
    return pa.table({"match_key": key, "join_key_l": arrow(left), "join_key_r": arrow(right)})


def trained(
    engine: duckdb.DuckDBPyConnection, keys: pa.Table, settings: dict[str, Any], rules: list[str]
) -> dict[str, Any]:
    """The settings with what the records teach."""
    from splink import DuckDBAPI, Linker

    linker = Linker(DuckDBAPI(engine).register(keys), settings, log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(
        max_pairs=RANDOM_PAIRS, seed=1, min_count_per_level=None, num_chunks=1
    )
    for rule in rules:
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, fix_probability_two_random_records_match=False
        )
    learned: dict[str, Any] = linker.misc.save_model_to_json()
    return learned


def predicted(
    engine: duckdb.DuckDBPyConnection,
    keys: pa.Table,
    settings: dict[str, Any],
    pairs: pa.Table,
    least: float,
) -> pa.Table:
    from splink import DuckDBAPI, Linker

    door = DuckDBAPI(engine)
    linker = Linker(door.register(keys), settings, log_level=logging.ERROR)
    linker.table_management.register_blocked_pairs_for_predict(door.register(pairs))
    told = linker.inference.predict(threshold_match_probability=least)
    found: pa.Table = told.as_pyarrow_table()
    probability = pc.round(found["match_probability"], DIGITS)  # added up in any order
    names = {"unique_id_l": found["unique_id_l"], "unique_id_r": found["unique_id_r"]}
    return pa.table({**names, "probability": probability})


def lessons(same: Shared, compared: Plan) -> list[str]:
    """The first two with pairs enough: what one holds fixed, the other teaches.

    Of many pairs a part is taken: all pairs of every so manieth value.
    """
    found: list[str] = []
    for rule in compared.lessons:
        pairs = same.by(rule).pairs
        if pairs >= ENOUGH_PAIRS and len(found) < 2:
            every = -(-pairs // LESSON_PAIRS)
            part = f' AND hash(l."{rule[0]}") % {every} = 0' if every > 1 else ""
            found.append(equal(rule) + part)
    return found


def agreements(same: Shared, chance: float) -> dict[str, float]:
    """How often two different records have the same value, by column: true pairs taken out."""
    exact = {name: ladder[0].m for name, ladder in LADDERS.items() if ladder[0].rare}
    there = exact.keys() & {*same.keys.column_names}
    return {name: same.by((name,)).agreement - chance * exact[name] for name in there}


def chance_of(same: Shared, kind: Kind) -> float:
    """That two random records are one and the same: what certain rules find, and a part more."""
    there = {*same.keys.column_names}
    known = [rule for rule in CERTAIN[kind] if there.issuperset(rule)]
    certain = max((same.by(rule).pairs for rule in known), default=0)
    every = same.keys.num_rows * (same.keys.num_rows - 1) / 2
    return float(np.clip((certain + 1) / SEEN / max(every, 1), LEAST_CHANCE, MOST_CHANCE))
