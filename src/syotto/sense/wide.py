"""Files of features with one row for each person or account, and a column for each feature.

Each cell becomes a row of raw.features: `person_id, machines, renews` with one person is two rows.
An empty cell says that the value is not known any more. A file with columns `feature` and `value`
is as it should be already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

import ibis
from ibis import Table
from ibis.backends.duckdb import Backend

from syotto.errors import SourceError
from syotto.schema.raw_world import FEATURES
from syotto.sense.guess import plain
from syotto.sense.opt_outs import place
from syotto.sense.source import Source

WHOSE = (
    "subjectref", "subjectid", "personref", "personid", "accountref", "accountid", "customerid",
    "companyid", "contactid", "leadid", "recordid", "userid", "id",
)  # fmt: skip
WHEN = ("at", "asof", "since", "measuredat", "updatedat", "lastmodified", "date")
COLUMNS = ("subject_ref", "feature", "value", "at")


def as_rows(source: Source, table: str, now: datetime) -> Source:
    """The file with a row for each cell; one that is not of this kind stays as it is.

    now: since when is known what has no date. Raises SourceError for a file without a feature.
    """
    names = [plain(name) for name in source.columns]
    whose, when = place(names, WHOSE), place(names, WHEN)
    if table != FEATURES.name or whose is None or {"feature", "value"} & set(names):
        return source
    features = [n for n in range(len(names)) if n not in (whose, when)]
    if not features:
        raise SourceError(
            f"{source.name} has no column beside the number and the date.",
            fix="Give each feature a column of its own.",
        )
    note = (
        f"{source.name}: each of {len(features)} columns is a feature of who stands in "
        f"{source.columns[whose]!r}."
    )
    return replace(
        source,
        columns=COLUMNS,
        read=partial(rows, source, features, whose, when, now),
        lines=lambda found, total: lines_of(source, found, total, len(features)),
        typed=None,
        mend=None,
        notes=(*source.notes, note),
    )


def rows(
    source: Source,
    features: Sequence[int],
    whose: int,
    when: int | None,
    now: datetime,
    backend: Backend,
) -> Table:
    """The cells as texts, in columns c0, c1, ...: all of the first feature, then of the next."""
    table = source.read(backend)
    moment = ibis.literal(now.isoformat())
    at = moment if when is None else table[f"c{when}"].nullif("").coalesce(moment)
    return ibis.union(
        *(
            table.select(
                c0=table[f"c{whose}"],
                c1=ibis.literal(source.columns[number]),
                c2=table[f"c{number}"].strip().nullif(""),
                c3=at,
            )
            for number in features
        )
    )


def lines_of(source: Source, found: Sequence[int], total: int, features: int) -> list[int]:
    """Where cells stand in the file: each feature has all rows of it."""
    in_file = max(total // features, 1)
    return [source.lines([row % in_file], in_file)[0] for row in found]
