"""What customers' histories teach: how often they buy, whether they still do, what a day is worth.

1. BG/NBD, MBG/NBD and Pareto/NBD learn what was known at the cut; each says how likely what came
   after it was. The likeliest of them learns anew from all that is known now; of those that are
   less than CLOSE apart the first.
2. Every segment leans on the whole: customers of all segments count as WORTH more of its own.
   Segments of fewer than SEGMENT customers, or of MOST of them all, are read as the whole.
3. A day's margin is gamma-gamma, of customers who brought any. It takes how often and how much as
   unrelated; their correlation is kept, and said where it is beyond chance and above RELATED.
4. With fewer than FEWEST customers who came back nothing is learned, and the row says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from syotto.errors import SyottoError
from syotto.maths import gamma_gamma
from syotto.maths.maximum import Maximum
from syotto.maths.purchases_ahead import MODELS, Model, likelihood
from syotto.predict.lifetime_rows import (
    MARGIN,
    PURCHASES,
    WHOLE,
    Bought,
    Flags,
    bought,
    fit_row,
    numbers,
    told_by,
)

FEWEST = 30
SEGMENT = 200
WORTH = 50.0
MOST = 0.8
CLOSE = 2.0
RELATED = 0.1
GAMMA = "gamma-gamma"
Row = dict[str, Any]


@dataclass(frozen=True)
class Tested:
    """What a model learned at the cut, and the mean logarithm of the chance of what came."""

    model: Model
    then: Maximum
    held_out: float
    customers: int

    @property
    def total(self) -> float:
        return self.held_out * self.customers


@dataclass(frozen=True)
class Learned:
    """Of one segment: its tests, the chosen model now, and margins at both moments."""

    tested: tuple[Tested, ...] = ()
    now: Maximum | None = None
    margin: Maximum | None = None
    then_margin: Maximum | None = None
    customers: int = 1

    def then(self, model: Model) -> Maximum | None:
        return next((one.then for one in self.tested if one.model is model), None)

    @property
    def best(self) -> Model:
        if not self.tested:
            return next(iter(MODELS.values()))
        best = max(one.total for one in self.tested)
        return next(one.model for one in self.tested if one.total > best - CLOSE)


def learned(histories: pa.Table) -> list[Row]:
    """Rows of LIFETIME_FITS, from LIFETIME_HISTORIES."""
    rows: list[Row] = []
    whole = Learned()
    for segment, flags in segments(histories):
        part = histories.filter(pa.array(flags))
        made = of_segment(part, whole)
        rows += [*purchase_rows(segment, part, made), margin_row(segment, part, made)]
        whole = made if segment == WHOLE else whole
    return rows


def segments(histories: pa.Table) -> Iterator[tuple[str, Flags]]:
    """The whole, and after it every segment that is large enough."""
    named = np.array(histories["segment"].to_pylist(), dtype=object)
    if len(named):
        yield WHOLE, np.ones(len(named), bool)
    names, sizes = np.unique(named.astype(str), return_counts=True)
    for name in names[(sizes >= SEGMENT) & (sizes <= MOST * len(named)) & (names != WHOLE)]:
        yield str(name), named == name


def of_segment(part: pa.Table, whole: Learned) -> Learned:
    """Everything that a segment teaches, leaning on the whole."""
    now, then = bought(part), bought(part, "then_")
    then = then.of(np.isfinite(then.x))
    tested = tuple(tests(part, then, whole))
    of = Learned(tested, customers=part.num_rows)
    on = whole.now if whole.best is of.best else None
    return Learned(
        tested,
        settled(of.best, now, on, whole.customers),
        margins(now, whole.margin, whole.customers),
        margins(then, whole.then_margin, whole.customers),
        part.num_rows,
    )


def tests(part: pa.Table, then: Bought, whole: Learned) -> Iterator[Tested]:
    """Every model that settles on what was known at the cut, with how it foretold the rest."""
    came = numbers(part, "came")[np.isfinite(numbers(part, "then_repeats"))]
    weeks = float(numbers(part, "test_weeks")[0])
    for model in MODELS.values():
        found = settled(model, then, whole.then(model), whole.customers)
        if found is not None:
            sure = likelihood(model, found.params, weeks, then.told, came)
            yield Tested(model, found, float(sure.mean()), len(came))


def settled(model: Model, part: Bought, on: Maximum | None, customers: int) -> Maximum | None:
    """The fit; none where too few came back, or where it does not settle."""
    if (part.x > 0).sum() < FEWEST:
        return None
    try:
        return model.fitted(part.told, on, WORTH / customers)
    except SyottoError:
        return None


def margins(part: Bought, on: Maximum | None, customers: int) -> Maximum | None:
    """What a day brings, of customers who brought anything."""
    paid = part.of(part.margin > 0)
    if (paid.x > 0).sum() < FEWEST:
        return None
    try:
        once = np.ones(len(paid.x))
        return gamma_gamma.fitted(paid.days, paid.each, once, on, WORTH / customers)
    except SyottoError:
        return None


def purchase_rows(segment: str, part: pa.Table, made: Learned) -> list[Row]:
    """A row a model: tested, and one of them chosen."""
    if made.now is None:
        back = int((numbers(part, "repeats") > 0).sum())
        why = f"{back} customers came back: {FEWEST} are needed"
        if back >= FEWEST:
            why = "the fit does not settle: look for customers whose dates are wrong"
        return [fit_row(PURCHASES, segment, made.best.name, why, customers=part.num_rows)]
    if not made.tested:
        why = "too little was known at the cut to test any; it needs least"
        return [fit_row(
            PURCHASES, segment, made.best.name, why, chosen=True, customers=part.num_rows,
            names=list(made.best.names), **told_by(made.now, None),
        )]  # fmt: skip
    return [tested_row(segment, part, made, one) for one in made.tested]


def tested_row(segment: str, part: pa.Table, made: Learned, one: Tested) -> Row:
    chosen = one.model is made.best
    lost = max(other.total for other in made.tested) - one.total
    why = f"what came after the cut was less likely with it: its logarithm is {lost:,.1f} lower"
    if lost < CLOSE:
        why = "what came after the cut was as likely with another one, which is simpler"
    if chosen:
        why = "none made what came after the cut likelier"
    told = told_by(made.now if chosen else None, one.then)
    return fit_row(
        PURCHASES, segment, one.model.name, why, chosen=chosen, customers=part.num_rows,
        names=list(one.model.names), held_out=one.held_out, tested_on=one.customers, **told,
    )  # fmt: skip


def margin_row(segment: str, part: pa.Table, made: Learned) -> Row:
    """What a day brings, with how often and how much compared."""
    now = bought(part)
    paid = now.of((now.margin > 0) & (now.x > 0))
    if made.margin is None:
        why = f"{len(paid.x)} customers came back and brought margin: {FEWEST} are needed"
        return fit_row(MARGIN, segment, GAMMA, why, customers=part.num_rows)
    related = gamma_gamma.correlation(paid.x, paid.each, np.ones(len(paid.x)))
    return fit_row(
        MARGIN, segment, GAMMA, in_words(related, len(paid.x)), chosen=True,
        customers=part.num_rows, names=["p", "q", "v"], correlation=related,
        **told_by(made.margin, made.then_margin),
    )  # fmt: skip


def in_words(related: float, customers: int) -> str:
    """Whether how often and how much are unrelated, as the model takes them."""
    if not abs(related) > max(RELATED, 2 / np.sqrt(customers)):
        return f"how often and how much are unrelated (correlation {related:.2f}), as it takes them"
    more = "more" if related > 0 else "less"
    return (
        f"who buys more often brings {more} a day (correlation {related:.2f}): "
        "values of customers with few purchases lean to one side"
    )
