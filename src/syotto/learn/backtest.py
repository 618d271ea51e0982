"""What was shown against what was bought: hit rates, euros, calibration, and a verdict in words.

1. Hit rate at k: of the first k products shown to a customer, the share that they bought later;
   mean over the customers who bought anything new. Euros at k: the margin of those purchases.
2. Chances are judged over all customers who were known, also those who bought nothing.
3. Methods are compared pair by pair on the same customers, drawn again together (`bootstrap`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from syotto.maths.bootstrap import Interval, mean_interval
from syotto.maths.calibration import Decile, deciles, slope

Floats = NDArray[np.float64]
OURS = "syotto"
EVERYBODY = "all"
FIVE = 5
SHOWN_AT = (1, FIVE, 10)
FEW_CUSTOMERS = 30
PAIR = ("customer_id", "product_id")


class Scores(NamedTuple):
    """Per customer who bought something new: hit share and euros of a method's first k."""

    hits: dict[str, Floats]
    euros: dict[str, Floats]


def compare(shown: pa.Table, bought: pa.Table, groups: pa.Table | None = None) -> pa.Table:
    """Hit rate and euros of every method at 1, 5 and 10, for all and per customer group.

    shown: method, customer_id, product_id, rank. bought: customer_id, product_id, margin: what
    customers bought new. groups: customer_id, customer_group. Intervals are 95 %; `ahead` is our
    hit rate minus the method's, on the same customers. Groups with fewer than FEW_CUSTOMERS
    buyers are left out.
    """
    shown, bought = in_text(shown), in_text(bought)
    rows: list[dict[str, object]] = []
    buyers = pc.unique(bought["customer_id"]).sort()
    for k in SHOWN_AT:
        scores = scores_at(shown, bought, buyers, k)
        for name, members in parts(buyers, groups):
            rows += [
                {"customer_group": name, "k": k, "customers": int(members.sum()), **row}
                for row in compared(scores, members)
            ]
    return pa.Table.from_pylist(rows)


def in_text(table: pa.Table) -> pa.Table:
    """Ids as plain strings, so that tables from anywhere meet."""
    for name in PAIR:
        if name in table.column_names:
            place = table.column_names.index(name)
            table = table.set_column(place, name, table[name].cast(pa.string()))
    return table


def scores_at(shown: pa.Table, bought: pa.Table, buyers: pa.Array, k: int) -> Scores:
    """Every method's hit share and euros of each buyer."""
    first = shown.filter(pc.less_equal(shown["rank"], k))
    found = first.join(bought, keys=list(PAIR), join_type="inner")
    found = found.sort_by([(name, "ascending") for name in ("method", *PAIR)])
    place = pc.index_in(found["customer_id"], buyers).to_numpy()
    margin = found["margin"].cast(pa.float64()).to_numpy()
    hits: dict[str, Floats] = {}
    euros: dict[str, Floats] = {}
    for method in methods_of(shown):
        mine = pc.equal(found["method"], method).to_numpy()
        hits[method] = np.bincount(place[mine], minlength=len(buyers)).astype(np.float64) / k
        euros[method] = np.bincount(place[mine], margin[mine], len(buyers)).astype(np.float64)
    return Scores(hits, euros)


def methods_of(shown: pa.Table) -> list[str]:
    """Ours first, then the others by name."""
    names = pc.unique(shown["method"]).to_pylist()
    return sorted(names, key=lambda name: (name != OURS, name))


def parts(buyers: pa.Array, groups: pa.Table | None) -> list[tuple[str, NDArray[np.bool_]]]:
    """All buyers, then those of each group that is large enough."""
    everybody = [(EVERYBODY, np.ones(len(buyers), bool))]
    if groups is None:
        return everybody
    groups = in_text(groups)
    place = pc.index_in(buyers, groups["customer_id"].combine_chunks())
    of_buyer = groups["customer_group"].combine_chunks().take(place).to_pylist()
    named = [
        (name, np.array([group == name for group in of_buyer]))
        for name in sorted({group for group in of_buyer if group is not None})
    ]
    return everybody + [(n, m) for n, m in named if len(named) > 1 and m.sum() >= FEW_CUSTOMERS]


def compared(scores: Scores, members: NDArray[np.bool_]) -> list[dict[str, object]]:
    methods = list(scores.hits)
    ours = OURS if OURS in methods else methods[0]
    hits = np.column_stack([scores.hits[m][members] for m in methods])
    euros = np.column_stack([scores.euros[m][members] for m in methods])
    ahead = scores.hits[ours][members][:, None] - hits
    figures = mean_interval(np.hstack([hits, euros, ahead]))
    count = len(methods)
    return [
        {
            "method": method,
            **named("hit_rate", figures[at]),
            **named("euros", figures[count + at]),
            **named("ahead", figures[2 * count + at]),
        }
        for at, method in enumerate(methods)
    ]


def named(name: str, figure: Interval) -> dict[str, float]:
    return {name: figure.estimate, f"{name}_low": figure.low, f"{name}_high": figure.high}


class Calibration(NamedTuple):
    """Whether the chances of the shown came true, over all customers known at the cut."""

    slope: Interval
    deciles: list[Decile]
    said: float
    seen: float

    @property
    def covered(self) -> int:
        return sum(tenth.covered for tenth in self.deciles)


def calibration(chances: pa.Table, bought: pa.Table, *, k: int = FIVE) -> Calibration | None:
    """The first k chances of every customer against what they bought; None without chances.

    chances: customer_id, product_id, rank, would_buy_anyway, chance_low, chance_high.
    """
    chances, bought = in_text(chances), in_text(bought)
    shown = chances.filter(pc.less_equal(chances["rank"], k)).drop_null()
    if not len(shown):
        return None
    key = [("customer_id", "ascending"), ("rank", "ascending")]
    shown = shown.append_column("y", pc.cast(bought_of(shown, bought), pa.float64())).sort_by(key)
    names = "would_buy_anyway", "chance_low", "chance_high", "y"
    chance, low, high, y = (shown[name].to_numpy() for name in names)
    coded = shown["customer_id"].combine_chunks().dictionary_encode()
    cluster = coded.indices.to_numpy().astype(np.int64)
    tenths = deciles(chance, low, high, y, cluster)
    at = slope(chance, y, cluster) if 0 < y.sum() < len(y) else Interval(np.nan, np.nan, np.nan)
    return Calibration(at, tenths, float(chance.mean()), float(y.mean()))


def bought_of(shown: pa.Table, bought: pa.Table) -> pa.Array:
    """Whether each shown pair is among the bought ones."""
    keys = [
        pc.binary_join_element_wise(table["customer_id"], table["product_id"], "\x1f")
        for table in (shown, bought)
    ]
    return pc.is_in(keys[0], keys[1].combine_chunks())


def calibration_rows(found: Calibration) -> pa.Table:
    """The deciles as a table, the lowest chances first."""
    return pa.Table.from_pylist(
        [
            {
                "decile": number,
                "pairs": tenth.rows,
                **named("said", tenth.said),
                **named("seen", tenth.seen),
                "covered": tenth.covered,
            }
            for number, tenth in enumerate(found.deciles, start=1)
        ]
    )


class Verdict(NamedTuple):
    """good: nothing simpler does as well, at five products."""

    good: bool
    words: str


def verdict(comparison: pa.Table, found: Calibration | None) -> Verdict:
    """The backtest in two sentences, from the rows of `compare` for all customers at five."""
    rows = [
        row
        for row in comparison.to_pylist()
        if row["k"] == FIVE and row["customer_group"] == EVERYBODY
    ]
    ours = next(row for row in rows if row["method"] == OURS)
    others = [row for row in rows if row["method"] != OURS]
    best = max(others, key=lambda row: (row["hit_rate"], row["method"]))
    told = (
        f"Of five products shown, customers who bought something new bought "
        f"{ours['hit_rate']:.1%} by syotto and {best['hit_rate']:.1%} by {best['method']} "
        f"(difference {best['ahead']:+.1%}, 95 % interval {best['ahead_low']:+.1%} to "
        f"{best['ahead_high']:+.1%}, {ours['customers']:,} customers)."
    )
    good = best["ahead_low"] > 0
    end = "Nothing simpler is as good." if good else as_good(best)
    return Verdict(good, f"{told} {end} {calibrated(found)}".strip())


def as_good(best: dict[str, float | str]) -> str:
    if float(best["ahead_high"]) < 0:
        return f"{best['method']} is better here: use it.".capitalize()
    return f"{best['method']} is as good here: the data do not carry more.".capitalize()


def calibrated(found: Calibration | None) -> str:
    if found is None:
        return ""
    return (
        f"Chances said {found.said:.1%} and {found.seen:.1%} came true; "
        f"{found.covered} of {len(found.deciles)} deciles agree, slope {found.slope.estimate:.2f}."
    )
