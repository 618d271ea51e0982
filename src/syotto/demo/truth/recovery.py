"""Did the product find the truth? Each estimate beside what is true, with its interval.

pair confidences    P(owns B | owns A) in a found group, from the tastes and the number of orders;
                    the interval is Wilson's, 80 %, on the counts that the product shows
chance unasked      P(buys within the horizon), from the hidden hazards of several futures in which
                    nobody is contacted; by customer and product, and in tenths of the estimate
keep-probability    1 - P(the held contract ends | the other is sold); 1 between order lines
groups              found groups against the hidden types: adjusted Rand index
people              numbers and browsers that are one person: precision and recall over pairs
stages              where people stand and when they came there: the share found right

What customers are worth and what contacts cost: `worth`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from syotto.demo.simulate import past
from syotto.demo.truth import roads, sums as truth_sums, worth
from syotto.demo.truth.compared import Compared
from syotto.demo.truth.who import pairs_right
from syotto.demo.world import catalogue
from syotto.demo.world.live import Progress, silent
from syotto.demo.world.state import State, World
from syotto.errors import NotFound
from syotto.maths.intervals import LEVEL, wilson
from syotto.run.house import House
from syotto.settings import Settings

TENTHS = 10
WORLD_FILE = "truth/world.json"
COLUMNS = ("estimate", "about", "truth", "found", "low", "high", "covered")


@dataclass(frozen=True)
class Recovered:
    """One kind of estimate, summed up."""

    estimate: str
    rows: int
    truth: float
    found: float
    error: float
    covered: float | None
    left_out: int
    note: str


@dataclass(frozen=True)
class Recovery:
    """All estimates compared: a summary, and every row with truth, estimate, interval, covered."""

    summary: tuple[Recovered, ...]
    rows: pa.Table


def truth(house: House, *, lives: int = 4, progress: Progress = silent) -> Recovery:
    """Compare what the newest build estimates with what is true.

    lives: futures over which the chance to buy unasked is averaged.
    Raises NotFound where the workspace is no simulated company, or has no build.
    """
    made = world_of(house.folder)
    world, state = past(made["people"], made["days"], made["seed"], progress)
    parts = list(compared(house, world, state, lives))
    rows = pa.concat_tables([as_table(part) for part in parts])
    return Recovery(tuple(summed(part) for part in parts), rows)


def world_of(folder: Path) -> dict[str, int]:
    """What it takes to make the same company again."""
    path = folder / WORLD_FILE
    if not path.is_file():
        raise NotFound(
            f"The truth about {folder} is not known: it has no truth/world.json.",
            fix=f"Make a simulated company with `syotto simulate {folder}`.",
        )
    made = json.loads(path.read_text(encoding="utf-8"))
    return {name: int(made[name]) for name in ("people", "days", "seed")}


def compared(house: House, world: World, state: State, lives: int) -> Iterator[Compared]:
    snapshot = house.warehouse.open()
    tables = {
        name: snapshot.table(name).to_pyarrow()
        for name in (
            "customer_groups", "groups", "pairs", "chances", "takeups", "offers", *worth.TABLES
        )
    }  # fmt: skip
    settings = house.settings
    yield pair_confidences(world, state, tables, settings)
    true = truth_sums.buys_unasked(world, state, settings.horizon_days, lives)
    chances = unasked(world, true, tables["chances"], settings, lives)
    yield chances
    yield in_tenths(chances)
    yield takeups(world, state, true, tables)
    yield keeps(world, tables["offers"])
    yield groups(world, tables["customer_groups"])
    yield people(house.folder, snapshot.table("identities").to_pyarrow())
    yield from worth.compared(world, state, tables, settings, lives)
    yield from stages(world, state, snapshot.table("stages").to_pyarrow())


def stages(world: World, state: State, found: pa.Table) -> Iterator[Compared]:
    """Shares that were found right, of all and by the true stage; whole is 1."""
    people = found.filter(pc.equal(found["subject"], "person"))
    notes = (
        "people on record who order nothing for their company; by what they are in truth",
        f"true steps forward whose day was found within {roads.CLOSE} days",
    )
    names = ("stage at the end", "day of a stage")
    for name, note, told in zip(names, notes, roads.compared(world, state, people), strict=True):
        none = np.full(len(told.n), np.nan)
        about = [f"{what}: {n:,}" for what, n in zip(told.about, told.n, strict=True)]
        whole, share = np.ones(len(told.n)), np.array(told.found)
        yield Compared(name, about, whole, share, none, none, told.left_out, note)


def pair_confidences(
    world: World, state: State, tables: dict[str, pa.Table], settings: Settings
) -> Compared:
    """Both directions of every pair of ordered products with owners enough."""
    found = tables["pairs"].to_pydict()
    product = truth_sums.places(world.market.product_id)
    customers = truth_sums.members(world, tables["customer_groups"])
    about, truths, shares, counts = [], [], [], []
    left_out = 0
    expected: dict[str, tuple[np.ndarray, np.ndarray]] = {}
    for row, group in enumerate(found["customer_group"]):
        a, b = product.get(found["item_a"][row], -1), product.get(found["item_b"][row], -1)
        if group not in expected:
            who = customers.get(group, np.empty(0, dtype=np.int64))
            expected[group] = truth_sums.owners(world, state, who, settings.own_days)
        for left, right, n in ((a, b, found["n_a"][row]), (b, a, found["n_b"][row])):
            if n < settings.min_owners or not truth_sums.orderable(left, right):
                left_out += 1
                continue
            one, both = expected[group]
            truths.append(both[left, right] / one[left])
            shares.append(found["n_ab"][row] / n)
            counts.append(n)
            about.append(
                f"{group}: {world.market.product_id[left]} → {world.market.product_id[right]}"
            )
    share, n = np.array(shares, dtype=float), np.array(counts, dtype=float)
    low, high = wilson(share * n, n)
    note = f"pairs with at least {settings.min_owners} owners of the first product"
    return Compared("pair confidence", about, np.array(truths), share, low, high, left_out, note)


def unasked(
    world: World, true: np.ndarray, chances: pa.Table, settings: Settings, lives: int
) -> Compared:
    """The chance to buy unasked, customer by customer."""
    account, product, known = truth_sums.looked_up(world, chances)
    columns = chances.filter(pa.array(known)).to_pydict()
    about = [
        f"{who}: {what}"
        for who, what in zip(columns["customer_id"], columns["product_id"], strict=True)
    ]
    note = f"{settings.horizon_days} days, {lives} futures; single customers differ more than shows"
    return Compared(
        "chance unasked",
        about,
        true[account[known], product[known]],
        np.array(columns["would_buy_anyway"], dtype=float),
        np.array(columns["chance_low"], dtype=float),
        np.array(columns["chance_high"], dtype=float),
        int((~known).sum()),
        note,
    )


def takeups(world: World, state: State, true: np.ndarray, tables: dict[str, pa.Table]) -> Compared:
    """The share of the customers without a contract who take it unasked within the horizon."""
    account, known = truth_sums.customers_of(world, tables["customer_groups"])
    who = account[known]
    product = truth_sums.places(world.market.product_id)
    rows = [row for row in tables["takeups"].to_pylist() if row["known"]]
    truths = []
    for row in rows:
        place = product[row["product_id"]]
        lacking = who[~state.held[who, place - catalogue.FIRST_CONTRACT]]
        truths.append(true[lacking, place].mean())
    found, low, high = (
        np.array([row[name] for row in rows], dtype=float) for name in ("rate", "low", "high")
    )
    return Compared(
        "contract taken unasked",
        [row["product_id"] for row in rows],
        np.array(truths, dtype=float),
        found,
        low,
        high,
        tables["takeups"].num_rows - len(rows),
        f"means over the customers who lack it; {sum(row['unasked'] for row in rows)} takers",
    )


def in_tenths(chances: Compared) -> Compared:
    """Means over tenths of the estimate: is it calibrated, whatever single rows do?"""
    order = np.argsort(chances.found, kind="stable")
    parts = [part for part in np.array_split(order, TENTHS) if len(part)]
    means = [
        [float(getattr(chances, name)[part].mean()) for part in parts]
        for name in ("truth", "found", "low", "high")
    ]
    about = [f"tenth {number} of the estimates" for number in range(1, len(parts) + 1)]
    true, found, low, high = (np.array(mean) for mean in means)
    return Compared("chance unasked, in tenths", about, true, found, low, high)


def keeps(world: World, offers: pa.Table) -> Compared:
    """The chance that the product at risk is kept; the product states no interval for it."""
    risky = offers.filter(offers["at_risk"].is_valid()).to_pydict()
    product = truth_sums.places(world.market.product_id)
    pairs = [
        (product[sold], product[held])
        for sold, held in zip(risky["product_id"], risky["at_risk"], strict=True)
    ]
    about = [
        f"{held} when {sold} is sold"
        for sold, held in zip(risky["product_id"], risky["at_risk"], strict=True)
    ]
    true = np.array([truth_sums.kept(world, sold, held) for sold, held in pairs], dtype=float)
    found = np.array(risky["keep"], dtype=float)
    none = np.full(len(true), np.nan)
    sources = Counter(risky["keep_source"])
    note = ", ".join(f"{source} {count:,}" for source, count in sorted(sources.items()))
    return Compared("keep-probability", about, true, found, none, none, 0, f"known by: {note}")


def groups(world: World, found: pa.Table) -> Compared:
    """1 is the hidden types exactly, 0 is no better than chance."""
    account, known = truth_sums.customers_of(world, found)
    index = truth_sums.rand_index(
        world.accounts.type[account[known]],
        np.unique(found["customer_group"].to_pylist(), return_inverse=True)[1][known],
    )
    none = np.array([np.nan])
    return Compared(
        "groups", ["adjusted Rand index"], np.array([1.0]), np.array([index]), none, none
    )


def people(folder: Path, identities: pa.Table) -> Compared:
    """Numbers and browsers of one person, pair by pair."""
    found = np.array(pairs_right(folder, identities))
    none = np.full(2, np.nan)
    note = "pairs of numbers and browsers that are one person"
    return Compared("people", ["precision", "recall"], np.ones(2), found, none, none, 0, note)


def as_table(part: Compared) -> pa.Table:
    bounded = ~np.isnan(part.low)
    return pa.table(
        {
            "estimate": pa.array([part.estimate] * len(part.about), pa.string()),
            "about": pa.array(part.about, pa.string()),
            "truth": pa.array(part.truth, pa.float64()),
            "found": pa.array(part.found, pa.float64()),
            "low": pa.array(part.low, pa.float64(), mask=~bounded),
            "high": pa.array(part.high, pa.float64(), mask=~bounded),
            "covered": pa.array(part.covered, pa.bool_(), mask=~bounded),
        }
    )


def summed(part: Compared) -> Recovered:
    n = len(part.about)
    bounded = ~np.isnan(part.low)
    return Recovered(
        estimate=part.estimate,
        rows=n,
        truth=float(part.truth.mean()) if n else float("nan"),
        found=float(part.found.mean()) if n else float("nan"),
        error=float(np.abs(part.found - part.truth).mean()) if n else float("nan"),
        covered=float(part.covered[bounded].mean()) if bounded.any() else None,
        left_out=part.left_out,
        note=part.note,
    )


def render(report: Recovery) -> str:
    """The summary as a text table."""
    head = f"{'estimate':<28}{'rows':>8}{'truth':>9}{'found':>9}{'error':>9}{'covered':>9}"
    lines = [head]
    for part in report.summary:
        covered = "-" if part.covered is None else f"{part.covered:.0%}"
        lines.append(
            f"{part.estimate:<28}{part.rows:>8,}{part.truth:>9.4f}{part.found:>9.4f}"
            f"{part.error:>9.4f}{covered:>9}"
        )
        if part.note:
            lines.append(f"  {part.note}; {part.left_out:,} rows left out")
    lines.append(f"Means over the rows; intervals are meant to cover {LEVEL:.0%}.")
    return "\n".join(lines)
