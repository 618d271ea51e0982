"""Finds which records are one and the same: Splink on a private engine in memory.

Nothing is labelled: how much each agreement tells is learned from the records themselves by
expectation maximisation. Where there is too little to learn from, stated numbers stand in.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from syotto.know.alike import CERTAIN, LADDERS, Kind, Plan, equal, plan, with_rarity
from syotto.know.match_keys import Often, keys_of_companies, keys_of_people
from syotto.maths.blocks import Blocks, blocks, pairs, shared
from syotto.maths.codes import arrow

Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
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
    """pairs: unique_id_l, unique_id_r, probability. trained: false: stated numbers stood in."""

    pairs: pa.Table
    trained: bool


@dataclass(frozen=True)
class Model:
    """What `rows` records taught. settings: Splink's. paired: the rules whose pairs are compared.

    columns: what the records had to compare. seen: how often words and values were seen then, by
    column: so two records are as likely one later as they were then, whoever came in between.
    """

    settings: dict[str, Any]
    paired: tuple[tuple[str, ...], ...]
    trained: bool
    rows: int
    columns: tuple[str, ...]
    seen: dict[str, Often]

    def written(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def read(cls, text: str) -> Model:
        told = json.loads(text)
        paired = tuple(tuple(rule) for rule in told["paired"])
        seen = {name: Often(**often) for name, often in told["seen"].items()}
        columns = tuple(told["columns"])
        return cls(**{**told, "paired": paired, "seen": seen, "columns": columns})


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
    with engine_in_memory() as engine:
        compared, settings, trained = taught(engine, same, kind)
        pairs = worth_comparing(same, compared.paired, kind)
        return Found(predicted(engine, keys, settings, pairs, least, {}), trained)


def learned(records: pa.Table, kind: Kind) -> Model:
    """What these records teach, to compare them and others that come; columns as for `linked`."""
    keys = KEYS[kind](records)
    with engine_in_memory() as engine:
        compared, settings, trained = taught(engine, Shared(keys), kind)
    seen = {name: Often.of(keys[name], len(keys[name].drop_null())) for name in by_rarity(settings)}
    for name in (name for name in keys.column_names if name.endswith("_words")):
        words = pc.struct_field(pc.list_flatten(keys[name]), "word")
        seen[name] = Often.of(words, len(records))
    return Model(settings, compared.paired, trained, len(records), compared_by(records), seen)


def compared_by(records: pa.Table) -> tuple[str, ...]:
    """Columns that say something of some record."""
    return tuple(name for name in records.column_names if records[name].null_count < len(records))


def candidates(records: pa.Table, kind: Kind, model: Model) -> tuple[pa.Table, Longs, Longs]:
    """The records as the model compares them, and the pairs worth comparing, by their places."""
    keys = KEYS[kind](records, model.seen)
    pairs = worth_comparing(Shared(keys), model.paired, kind)
    left, right = (np.asarray(pairs[f"join_key_{side}"].to_numpy()) for side in "lr")
    return keys, left, right


def scored(keys: pa.Table, left: Longs, right: Longs, model: Model) -> Floats:
    """How likely each pair of these records is one and the same; places as `candidates` gives."""
    places = np.unique(np.concatenate([left, right]))
    if not len(places):
        return np.empty(0)
    some = keys.take(arrow(places))
    rare = {name: model.seen[name] for name in by_rarity(model.settings)}
    with engine_in_memory() as engine:
        found = predicted(engine, some, model.settings, joined(left, right), 0, rare)
    one, other = (np.asarray(found[f"unique_id_{side}"].to_numpy()) for side in "lr")
    code = np.minimum(one, other) * len(keys) + np.maximum(one, other)
    order = np.argsort(code)
    wanted = np.searchsorted(code[order], left * len(keys) + right)
    return np.asarray(found["probability"].to_numpy())[order][wanted]


@contextmanager
def engine_in_memory() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as engine:
        engine.execute("SET enable_progress_bar = false")
        yield engine


def taught(
    engine: duckdb.DuckDBPyConnection, same: Shared, kind: Kind
) -> tuple[Plan, dict[str, Any], bool]:
    """How these records are to be compared, Splink's settings, and whether they were enough."""
    trains = same.keys.num_rows >= FEWEST_RECORDS
    chance = chance_of(same, kind)
    agree = agreements(same, chance) if trains else {}
    compared = plan(kind, same.keys.column_names, chance=chance, agree=agree)
    settings = compared.settings
    if trains:
        settings = with_rarity(trained(engine, same.keys, settings, lessons(same, compared)))
    return compared, settings, trains


def by_rarity(settings: dict[str, Any]) -> list[str]:
    """Columns in which agreeing on a rare value tells more."""
    return [
        str(one["output_column_name"])
        for one in settings["comparisons"]
        if any("tf_adjustment_column" in level for level in one["comparison_levels"])
    ]


def worth_comparing(same: Shared, rules: Sequence[tuple[str, ...]], kind: Kind) -> pa.Table:
    left, right = pairs([same.by(rule) for rule in rules], CROWD[kind])
    if "side" in same.keys.column_names:
        side = same.by(("side",)).of
        across = side[left] != side[right]
        left, right = left[across], right[across]
    return joined(left, right)


def joined(left: Longs, right: Longs) -> pa.Table:
    """Pairs as Splink takes them."""
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
    rare: Mapping[str, Often],
) -> pa.Table:
    """rare: how often values were seen; of other columns the records themselves say it."""
    from splink import DuckDBAPI, Linker

    door = DuckDBAPI(engine)
    linker = Linker(door.register(keys), settings, log_level=logging.ERROR)
    for name, often in rare.items():
        values = pc.unique(keys[name].drop_null())
        share = arrow(often.times_of(values) / max(often.rows, 1))
        told = door.register(pa.table({name: values, f"tf_{name}": share}))
        linker.table_management.register_term_frequency_lookup(told, name)
    linker.table_management.register_blocked_pairs_for_predict(door.register(pairs))
    found: pa.Table = linker.inference.predict(
        threshold_match_probability=least or None
    ).as_pyarrow_table()
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
