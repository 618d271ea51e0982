"""`syotto.leads`: what becomes of leads, learned from closed cases.

syotto.leads.check_leakage(table, "won")
found = syotto.leads.fit(table, "won", at="created_at")
syotto.leads.score(others, found)
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from syotto.api.frames import moments, whole
from syotto.errors import InputError
from syotto.maths.bins import Cut
from syotto.maths.codes import ranked
from syotto.predict.lead import fit as learn
from syotto.predict.lead_fit import Fit
from syotto.predict.lead_score import score as score_rows
from syotto.predict.leakage import FEWEST, clues

Values = NDArray[np.float64] | NDArray[np.object_]
TEXTS = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
NUMBERS = (
    pa.types.is_integer,
    pa.types.is_floating,
    pa.types.is_decimal,
    pa.types.is_boolean,
)


def check_leakage(table: Any, outcome: str) -> pa.Table:
    """Find columns that know the outcome because they were written after it.

    table: any dataframe that speaks the Arrow C stream, one row a closed case. outcome: its column
    of true and false, 1 and 0, or two words (the rarer one counts as true). One row per column, and
    one more for its gaps where it has some; the strongest first:

        feature    the column
        kind       value, or missing: whether it is filled in
        auc        0.5-1: area under the ROC curve, the column alone, in either direction
        low, high  where it is, four times in five
        leak       true above .9, and above .8 where it alone tells more than all others together
        reason     why, in words

    Columns of other types than numbers, words, truths and moments are left out, and so is a column
    with fewer than 10 cases of each outcome. A leak is a question for who knows the source, not a
    proof. Raises InputError for an outcome that is missing, has nulls, or more than two values.

    Source: Kaufman, Rosset, Perlich & Stitelman (2012), "Leakage in data mining".
    """
    given = whole(table, "table")
    check_column(given, outcome)
    one = truth(given[outcome], outcome)
    columns = {name: given[name] for name in given.column_names if name != outcome}
    read = {
        name: values for name, column in columns.items() if (values := seen(column)) is not None
    }
    found = clues(read, one)
    return pa.table(
        {
            "feature": pa.array([clue.feature for clue in found], pa.string()),
            "kind": pa.array([clue.kind for clue in found], pa.string()),
            "auc": pa.array([clue.area.area for clue in found], pa.float64()),
            "low": pa.array([clue.area.low for clue in found], pa.float64()),
            "high": pa.array([clue.area.high for clue in found], pa.float64()),
            "leak": pa.array([clue.leak for clue in found], pa.bool_()),
            "reason": pa.array([clue.reason for clue in found], pa.string()),
        }
    )


def fit(table: Any, outcome: str, *, at: str | None = None, known: str | None = None) -> Fit:
    """Learn the chance of an outcome from closed cases.

    table: any dataframe that speaks the Arrow C stream, one row a closed case, with columns of
    numbers, truths, moments and words that were known before the outcome. outcome: as in
    `check_leakage`; columns that this finds to be leaks are left out, and `.leaks` says why. at:
    the column of the moment at which the others were read; without it rows are in the order of
    time. known: the column of the moment from which the outcome was known; without it, at once.

    An additive logistic model, tested by walking forward in time: `.tested` has auc (of later
    cases, each told by a model of what was known before), shuffled (in shuffled folds, which
    flatters), error (mean distance of chance and share that came, over tenths) and the tenths.
    With fewer than 200 successes effects are held small and intervals are wide (`.how` is
    "logistic"); with fewer than 10 of either outcome nothing is learned ("none"); `.why` says so.

    Raises InputError for an outcome that is no outcome, and for moments that are none or missing.

    Source: Hastie & Tibshirani (1990), Generalized Additive Models; Barlow et al. (1972) for the
    isotonic calibration.
    """
    given = whole(table, "table")
    check_column(given, outcome)
    one = truth(given[outcome], outcome, fewest=1)
    when = moments_of(given, at)
    until = when if known is None else moments_of(given, known)
    return learn(columns_of(given, {outcome, at, known}), one, when, until)


def score(table: Any, found: Fit, *, reasons: int = 3) -> pa.Table:
    """The chance of each row, with its interval and what moves it.

    table: a dataframe with the columns that `found` was learned from. The answer has, row by row:

        probability  0-1
        low, high    where it is, four times in five
        reasons      list of texts: the columns that move the odds most, and by what factor

    Raises InputError for a column that is missing or has words where numbers were learned from,
    or numbers for words, and where nothing was learned.
    """
    given = whole(table, "table")
    if found.chances is None:
        raise InputError(f"nothing was learned: {found.why}", fix="give `fit` more closed cases")
    told = score_rows(
        found, {cut.name: column_of(given, cut) for cut in found.cuts}, reasons=reasons
    )
    names = ("probability", "low", "high", "reasons")
    return pa.table(dict(zip(names, told, strict=True)))


def check_column(given: pa.Table, name: str) -> None:
    if name not in given.column_names:
        known = ", ".join(given.column_names) or "none"
        raise InputError(f"`table` has no column {name}", fix=f"name one of {known}")


def moments_of(given: pa.Table, name: str | None) -> NDArray[np.int64]:
    """Moments in order, or the places of the rows."""
    if name is None:
        return np.arange(given.num_rows)
    return np.asarray(moments(given, name, name="table")[name].to_numpy()).astype(np.int64)


def columns_of(given: pa.Table, without: set[str | None]) -> dict[str, Values]:
    """Floats and texts; columns of other types are left out."""
    names = [name for name in given.column_names if name not in without]
    read = {name: values_of(given[name]) for name in names}
    return {name: values for name, values in read.items() if values is not None}


def values_of(values: pa.ChunkedArray) -> Values | None:
    """Floats with nan for a gap, texts with None, or None for what is neither."""
    if pa.types.is_dictionary(values.type):
        values = values.cast(values.type.value_type)
    if any(text(values.type) for text in TEXTS):
        return np.array(values.to_pylist(), object)
    numbers = seen(values)
    return None if numbers is None else numbers.astype(float)


def column_of(given: pa.Table, cut: Cut) -> Values:
    """A column as it was learned from; one that is all gaps may be of any type."""
    check_column(given, cut.name)
    told = given[cut.name]
    gaps = told.null_count == len(told)
    read = values_of(told.cast(pa.float64() if cut.ordered else pa.string()) if gaps else told)
    if read is None or (read.dtype != object) != cut.ordered:
        what = "numbers" if cut.ordered else "words"
        raise InputError(
            f"column {cut.name} of `table` is of type {told.type}",
            fix=f"give {what}, as `fit` had them",
        )
    return read


def truth(values: pa.ChunkedArray, name: str, *, fewest: int = FEWEST) -> NDArray[np.bool_]:
    if values.null_count:
        raise InputError(
            f"column {name} of `table` has {values.null_count:,} nulls",
            fix="leave out cases that are still open",
        )
    code, known = ranked(values)
    if len(known) != 2:
        few = ", ".join(str(value) for value in known[:5].to_pylist())
        raise InputError(
            f"column {name} of `table` has {len(known)} different values: {few}",
            fix="give one that is true or false, 1 or 0, or one of two words",
        )
    plain = pa.types.is_boolean(known.type) or known.to_pylist() == [0, 1]
    one = np.asarray(code == (1 if plain else int(np.bincount(code).argmin())))
    if min(one.sum(), (~one).sum()) < fewest:
        raise InputError(
            f"column {name} of `table` has {one.sum()} true of {len(one)}",
            fix=f"wait for {fewest} of each: fewer tell nothing",
        )
    return one


def seen(values: pa.ChunkedArray) -> NDArray[Any] | None:
    """Floats with nan for a gap, codes of words with -1 for a gap, or None for what is neither."""
    if pa.types.is_dictionary(values.type):
        values = values.cast(values.type.value_type)
    kind = values.type
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        values = values.cast(pa.timestamp("us"), safe=False).cast(pa.int64())
    elif any(text(kind) for text in TEXTS):
        return words(values.cast(pa.string()))
    elif not any(number(kind) for number in NUMBERS):
        return None
    return np.asarray(pc.fill_null(values.cast(pa.float64()), np.nan).to_numpy())


def words(values: pa.ChunkedArray) -> NDArray[np.int64]:
    code, _ = ranked(pc.fill_null(values, ""))
    gap = pc.fill_null(pc.equal(values, ""), True).to_numpy()
    return np.where(gap, -1, code).astype(np.int64)
