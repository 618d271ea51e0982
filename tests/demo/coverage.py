"""How many of the stated intervals hold the truth, over companies whose truth is known.

    python -m tests.demo.coverage 0.95 20         level, companies, and the first one's seed if asked

Every company is made, loaded and built as far as these estimates need. The referral split is asked of
larger companies: few are brought, and of fewer than twenty answers it stays an assumption.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from scipy.special import ndtri

from syotto.maths import intervals

if __name__ == "__main__":  # before anything reads them
    intervals.LEVEL = float(sys.argv[1])
    intervals.REACH = float(ndtri((1 + intervals.LEVEL) / 2))
    intervals.TAIL = (1 - intervals.LEVEL) / 2

import numpy as np
import pyarrow as pa

from syotto.demo.rows import exports
from syotto.demo.rows.identities import make_identities
from syotto.demo.simulate import hand_over, past
from syotto.demo.truth import worth
from syotto.demo.truth.compared import Compared
from syotto.demo.world.state import State, World, moment
from syotto.run import build as building
from syotto.run.house import House, open_house
from syotto.run.step import Step
from syotto.run.steps import STEPS
from syotto.run.who_is_who import WHO_IS_WHO
from syotto.run.workspace import create

PEOPLE, DAYS, FIRST, LIVES = 1_000, 365, 1_001, 1
MANY = 6_000
SPLIT = "referral_split"
OTHERS = tuple(name for name in worth.TABLES if name != SPLIT)


def needed(names: Sequence[str]) -> list[Step]:
    """The steps that make these tables, with all that they need."""
    wanted = set(names)
    for step in reversed(STEPS):
        if step.makes.name in wanted:
            wanted |= {need.name for need in step.needs if need.kind == "derived"}
    return [step for step in STEPS if step in WHO_IS_WHO or step.makes.name in wanted]


def tables(house: House, world: World, state: State, names: Sequence[str]) -> dict[str, pa.Table]:
    """These tables of a company, built as far as they need."""
    building.STEPS = needed(names)
    raw = {need.name for step in building.STEPS for need in step.needs if need.kind == "raw"}
    everything = exports.everything(world, make_identities(world), state, 0, state.day)
    hand_over(house, [part for part in everything if part.table in raw])
    today = moment(state.day)
    building.build(house, as_of=today)
    made = building.separate(house, today, "duckdb").open()
    return {name: made.table(name).to_pyarrow() for name in names}


def compared(folder: Path, seed: int) -> Iterator[Compared]:
    """Every estimate of one company, and the referral split of a larger one."""
    house, (world, state) = made(folder / "small"), past(PEOPLE, DAYS, seed)
    values, risks, prices = tables(house, world, state, OTHERS).values()
    settings = house.settings
    years, discount = settings.subscription_years, settings.discount
    yield from worth.lifetime_values(world, state, values, years, discount)
    yield worth.contract_hazards(world, risks)
    yield worth.contact_prices(world, state, prices, LIVES)
    house, (world, state) = made(folder / "large"), past(MANY, DAYS, seed)
    yield worth.referral_split(world, state, tables(house, world, state, [SPLIT])[SPLIT])


def made(folder: Path) -> House:
    create(folder, {})
    return open_house(folder)


def counted(seeds: Sequence[int]) -> dict[str, list[list[bool]]]:
    """By estimate and company: which of its rows lie in their interval."""
    found: dict[str, list[list[bool]]] = {}
    for seed in seeds:
        with tempfile.TemporaryDirectory(prefix="coverage-") as folder:
            for part in compared(Path(folder), seed):
                rows = part.covered[~np.isnan(part.low)]
                found.setdefault(part.estimate, []).append(rows.tolist())
                shown = " ".join(f"{np.mean(one):.4g}" for one in (part.truth, part.found))
                print(seed, part.estimate, len(rows), shown, f"{np.mean(rows):.0%}", part.note,
                      file=sys.stderr, flush=True)  # fmt: skip
    return found


if __name__ == "__main__":
    many, first = int(sys.argv[2]), int([*sys.argv, FIRST][3])
    json.dump(counted(range(first, first + many)), sys.stdout)
