"""`syotto.leads`: is what a model of leads learns from known before the outcome?

syotto.leads.check_leakage(table, "won")
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from syotto.api.frames import whole
from syotto.errors import InputError
from syotto.maths.codes import ranked
from syotto.predict.leakage import FEWEST, clues

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
    if outcome not in given.column_names:
        raise InputError(
            f"`table` has no column {outcome}",
            fix=f"name one of {', '.join(given.column_names) or 'none'}",
        )
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


def truth(values: pa.ChunkedArray, name: str) -> NDArray[np.bool_]:
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
    if min(one.sum(), (~one).sum()) < FEWEST:
        raise InputError(
            f"column {name} of `table` has {one.sum()} true of {len(one)}",
            fix=f"wait for {FEWEST} of each: fewer tell nothing",
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
