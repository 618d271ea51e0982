"""The chance that a lead becomes what counts as success, learned from cases that are closed.

1. What is written after the outcome leaves: `predict/leakage` says which columns those are.
2. An additive logistic model (`maths/additive`): every column has a curve, so the contribution of
   each is exact, and scoring is looking up numbers.
3. Validation walks forward: block by block, each is told by a model of what was known before it, as
   it will be in use. A model of shuffled folds is shown beside it, since that one flatters.
4. Calibration: what came of the newest of these honest predictions (`maths/isotonic`). Below ENOUGH
   successes a shrunk straight line instead, with the wide intervals that so few leave.
5. It learns from all cases, or from the newest, whichever told the forward blocks better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from syotto.maths.additive import Curves, fit_additive
from syotto.maths.bins import Cut, coded, cut_numbers, cut_words, shares, stability
from syotto.maths.isotonic import Steps, fit_steps
from syotto.maths.logistic import fit_logistic
from syotto.maths.ranking import Area, area
from syotto.predict.lead_fit import Fit, How, Line, Tested
from syotto.predict.leakage import clues

Floats = NDArray[np.float64]
Codes = NDArray[np.uint8]
Ints = NDArray[np.int64]
Columns = Mapping[str, Floats | NDArray[np.object_]]
ENOUGH = 200
FEWEST = 10
"""Successes, and failures, below which nothing is learned."""
ROUGH, FIRM = 30.0, 300.0
BLOCKS, FEW_BLOCKS = 20, 4
MANY = 100_000
"""Rows from which there are few blocks, and most that a forward model learns from."""
RECENT = 1_000
"""Successes among the newest cases: so many tell what the newest are like."""
CALIBRATING = 500
"""Successes that calibration looks back for."""
LOOKED = 20_000


class Cases(NamedTuple):
    """Closed cases, the oldest first. at: when features were read; known: when the outcome was."""

    codes: Codes
    one: Floats
    at: Ints
    known: Ints


def fit(columns: Columns, one: NDArray[np.bool_], at: Ints, known: Ints) -> Fit:
    """Learn from closed cases; rows in any order.

    columns: floats with nan for a gap, or texts with None. at: moment of the features; known: from
    when the outcome is known, both in any unit.
    """
    order = np.argsort(at, kind="stable")
    one, at, known = one[order], at[order], known[order]
    columns = {name: values[order] for name, values in columns.items()}
    ones = int(one.sum())
    if min(ones, len(one) - ones) < FEWEST:
        why = f"{ones:,} of {len(one):,} cases succeeded; {FEWEST} of either kind are needed."
        return Fit(how="none", why=why, rows=len(one), ones=ones)
    leaks = leaking(columns, one)
    if not columns.keys() - leaks.keys():
        why = "No column is left to learn from." if leaks else "No column can be learned from."
        return Fit(how="none", why=why, rows=len(one), ones=ones, leaks=tuple(leaks.items()))
    cuts = tuple(cut(name, values) for name, values in columns.items() if name not in leaks)
    codes = np.stack([coded(one_cut, columns[one_cut.name]) for one_cut in cuts])
    cuts = tuple(
        replace(one_cut, share=tuple(shares(one_cut, row).tolist()))
        for one_cut, row in zip(cuts, codes, strict=True)
    )
    return learned(cuts, Cases(codes, one.astype(float), at, known), leaks)


def cut(name: str, values: Floats | NDArray[np.object_]) -> Cut:
    if values.dtype == object:
        return cut_words(name, values.astype(object))
    return cut_numbers(name, values.astype(np.float64))


def leaking(columns: Columns, one: NDArray[np.bool_]) -> dict[str, str]:
    """Columns that know the outcome, and why; of many rows some."""
    some = slice(None, None, max(1, len(one) // LOOKED))
    read = {name: as_seen(values[some]) for name, values in columns.items()}
    return {clue.feature: clue.reason for clue in clues(read, one[some]) if clue.leak}


def as_seen(values: Floats | NDArray[np.object_]) -> Floats | Ints:
    if values.dtype != object:
        return values.astype(np.float64)
    texts = np.where(values == None, "", values).astype(str)  # noqa: E711
    known, code = np.unique(texts, return_inverse=True)
    return np.where(known[code] == "", -1, code).astype(np.int64)


def learned(cuts: tuple[Cut, ...], cases: Cases, leaks: dict[str, str]) -> Fit:
    ones = int(cases.one.sum())
    firm = ones < ENOUGH
    tried = {
        window: walked(cuts, cases, firm, window) for window in ((0,) if firm else (0, RECENT))
    }
    window = min(tried, key=lambda one: loss(tried[one], cases.one))
    odds = tried[window]
    use = newest(cases, np.arange(len(cases.one)), window)
    model = model_of(cuts, cases, use, firm)
    told = ~np.isnan(odds)
    how: How = "logistic" if firm or cases.one[told].sum() < FEWEST else "additive"
    made = Fit(
        how=how,
        why=reason(how, ones, len(cases.one), use),
        rows=len(cases.one),
        ones=ones,
        cuts=cuts,
        level=model.level,
        curves=tuple(tuple(curve.tolist()) for curve in model.values),
        chances=calibrated(odds[told], cases.one[told], how),
        leaks=tuple(leaks.items()),
    )
    return replace(made, tested=tested(cuts, cases, odds, how, firm))


def reason(how: str, ones: int, rows: int, use: Ints) -> str:
    of = f"{ones:,} of {rows:,} cases succeeded"
    if how == "logistic":
        return f"{of}: fewer than {ENOUGH}, so effects are held small and intervals are wide."
    lately = "" if len(use) == rows else f"; learned from the newest {len(use):,}"
    return f"{of}{lately}."


def model_of(
    cuts: tuple[Cut, ...], cases: Cases, use: Ints, firm: bool, start: Curves | None = None
) -> Curves:
    return fit_additive(
        np.ascontiguousarray(cases.codes[:, use]),
        cases.one[use],
        bins=[one.bins for one in cuts],
        ordered=[one.ordered for one in cuts],
        rough=FIRM if firm else ROUGH,
        start=start,
    )


def newest(cases: Cases, known: Ints, window: int) -> Ints:
    """Of these rows the newest; with a window those that hold so many successes."""
    if not window:
        return known
    back = np.cumsum(cases.one[known][::-1])
    return known[-(int(np.searchsorted(back, window)) + 1) :]


def blocks(cases: Cases) -> Iterator[tuple[int, int, Ints]]:
    """first and last row of each block in the newer part, and the rows that were known before."""
    n = len(cases.one)
    count = 2 * (BLOCKS if n < MANY else FEW_BLOCKS)
    edges = np.unique(cases.at[np.linspace(int(0.6 * n), n - 1, count + 1).astype(int)[:-1]])
    starts = np.searchsorted(cases.at, edges, side="left")
    ends = np.append(starts[1:], n)
    for first, last, edge in zip(starts, ends, edges, strict=True):
        yield int(first), int(last), np.flatnonzero(cases.known <= edge)


def walked(cuts: tuple[Cut, ...], cases: Cases, firm: bool, window: int) -> Floats:
    """Log odds of each row in the blocks, told before its block began; nan for other rows."""
    odds = np.full(len(cases.one), np.nan)
    model = None
    for first, last, known in blocks(cases):
        use = newest(cases, known, window)
        use = use[:: max(1, -(-len(use) // MANY))]
        ones = cases.one[use].sum()
        if min(ones, len(use) - ones) >= FEWEST:
            model = model_of(cuts, cases, use, firm, model)
            odds[first:last] = model.odds(cases.codes[:, first:last])
    return odds


def loss(odds: Floats, one: Floats) -> float:
    told = ~np.isnan(odds)
    z, y = odds[told], one[told]
    return float((np.logaddexp(0, z) - y * z).mean()) if told.any() else np.inf


def calibrated(odds: Floats, one: Floats, how: str) -> Steps | Line:
    """From what was said before to what came, by the newest cases."""
    if how == "additive":
        back = np.searchsorted(np.cumsum(one[::-1]), CALIBRATING) + 1
        return fit_steps(odds[-back:], one[-back:])
    x = np.column_stack([np.ones(len(odds)), odds])
    if not len(odds):
        return Line((0.0, 0.0), ((1.0, 0.0), (0.0, 0.1)))
    found = fit_logistic(x, one, ridge=1.0, offset=odds)
    level, slope = found.coefficients.tolist()
    return Line((level, slope), tuple(tuple(row) for row in found.covariance.tolist()))


def tested(
    cuts: tuple[Cut, ...], cases: Cases, odds: Floats, how: str, firm: bool
) -> Tested | None:
    """How the newer half of the forward blocks was told, each by what was known before it."""
    chance = np.full((3, len(odds)), np.nan)
    newer = BLOCKS if len(odds) < MANY else FEW_BLOCKS
    for first, last, known in list(blocks(cases))[-newer:]:
        before = known[~np.isnan(odds[known])]
        ones = cases.one[before].sum()
        if min(ones, len(before) - ones) >= FEWEST:
            line = calibrated(odds[before], cases.one[before], how)
            chance[:, first:last] = line.chances(odds[first:last])
    told = ~np.isnan(chance[0])
    one = cases.one[told] > 0
    if not FEWEST <= one.sum() <= len(one) - FEWEST:
        return None
    shuffled = in_folds(cuts, cases, firm)
    return Tested.of(chance[:, told], one, area(chance[0][told], one), shuffled)


def in_folds(cuts: tuple[Cut, ...], cases: Cases, firm: bool) -> Area:
    """The area of shuffled folds, which know the future: what is usually shown."""
    some = np.arange(len(cases.one))[:: max(1, -(-len(cases.one) // MANY))]
    fold = np.random.default_rng(1).permutation(len(some)) % 5
    odds = np.zeros(len(some))
    for part in range(5):
        model = model_of(cuts, cases, some[fold != part], firm)
        odds[fold == part] = model.odds(cases.codes[:, some[fold == part]])
    return area(odds, cases.one[some] > 0)


def drift(found: Fit, columns: Columns) -> dict[str, float]:
    """How much each column has changed since it was learned from; above .25: a lot."""
    return {
        one.name: stability(np.array(one.share), shares(one, coded(one, columns[one.name])))
        for one in found.cuts
    }
