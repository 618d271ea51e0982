"""From rows as they were loaded to rows as they count: the newest of each key."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table

from syotto.schema.table import TableSpec
from syotto.store.log import GONE


def current(
    rows: Table, spec: TableSpec, *, undone: set[str], as_of: datetime | None, again: bool
) -> Table:
    """The rows of `spec` that count at `as_of`.

    rows: as in the log, with `gone`. undone: loads that were taken back.
    again: a key may have come more than once; then the row received last wins.
    """
    kept = known(rows, spec, as_of)
    if undone:
        kept = kept.filter(kept.load_id.notin(sorted(undone)))
    if again:
        kept = newest(kept, spec)
    return kept.filter(~kept[GONE].fill_null(False)).select(*spec.columns)


def known(rows: Table, spec: TableSpec, as_of: datetime | None) -> Table:
    """Rows known at `as_of`; null in `known_at` means always known."""
    if as_of is None or spec.known_at is None:
        return rows
    at = rows[spec.known_at]
    limit = ibis.literal(as_of.date() if at.type().is_date() else as_of, type=at.type())
    return rows.filter(at.isnull() | (at <= limit))


def newest(rows: Table, spec: TableSpec) -> Table:
    """The row received last for each key; of two received at once, the later load's."""
    latest_first = [rows.received_at.desc(), rows.load_id.desc()]
    place = ibis.row_number().over(group_by=list(spec.key), order_by=latest_first)
    return rows.mutate(place=place).filter(lambda t: t.place == 0).drop("place")
