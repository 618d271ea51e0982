"""From rows as they were loaded to rows as they count: the newest of each key.

A window over all rows would cost 24 s and 2.7 GB for 10 million of them. Nearly always only few
keys came more than once, so these are found first and only they are put in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import ibis
from ibis import Table

from syotto.schema.table import TableSpec
from syotto.store.log import GONE, Part


def known(rows: Table, spec: TableSpec, as_of: datetime | None) -> Table:
    """Rows known at `as_of`, that moment included; null in `known_at` means always known."""
    if as_of is None or spec.known_at is None:
        return rows
    at = rows[spec.known_at]
    limit = ibis.literal(as_of.date() if at.type().is_date() else as_of, type=at.type())
    return rows.filter(at.isnull() | (at <= limit))


def active(rows: Table, parts: Sequence[Part], undone: set[str]) -> Table:
    """Rows of loads that were not taken back; their own files are left out already."""
    if undone and any(part.load_id is None for part in parts):
        return rows.filter(rows.load_id.notin(sorted(undone)))
    return rows


def repeated(rows: Table, spec: TableSpec, parts: Sequence[Part]) -> Table | None:
    """The keys that came more than once; None where the files say that there are none.

    One load brings a key at most once. So a key that came again is in some load other than the
    largest, and only the keys of those are counted.
    """
    loads: Counter[str | None] = Counter()
    for part in parts:
        loads[part.load_id] += part.rows
    if len(loads) <= 1 and None not in loads:
        return None
    counted = rows
    if None not in loads:
        largest = max(loads, key=lambda load: (loads[load], load))
        others = rows.filter(rows.load_id != largest).select(*spec.key).distinct()
        counted = rows.semi_join(others, spec.key)
    return (
        counted.group_by(*spec.key)
        .agg(times=ibis._.count())
        .filter(ibis._.times > 1)
        .select(*spec.key)
    )


def counting(rows: Table, spec: TableSpec, again: Table | None, parts: Sequence[Part]) -> Table:
    """The rows that `spec` means: those that count, or all versions of what came again."""
    if spec.every:
        return versions(rows, spec, again)
    return current(rows, spec, again, gone=any(part.gone for part in parts))


def versions(rows: Table, spec: TableSpec, again: Table | None) -> Table:
    came = rows.semi_join(again, spec.key) if again is not None else rows.limit(0)
    return came.filter(~came[GONE].fill_null(False)).select(*spec.columns)


def current(rows: Table, spec: TableSpec, again: Table | None, *, gone: bool) -> Table:
    """The rows that count: of each key the one received last, unless it says `gone`.

    again: keys that came more than once. gone: some rows may say so.
    """
    if again is not None:
        once = rows.anti_join(again, spec.key)
        rows = once.union(newest(rows.semi_join(again, spec.key), spec))
    if gone:
        rows = rows.filter(~rows[GONE].fill_null(False))
    return rows.select(*spec.columns)


def newest(rows: Table, spec: TableSpec) -> Table:
    """The row received last for each key; of two received at once, the later load's."""
    latest_first = [rows.received_at.desc(), rows.load_id.desc()]
    arrival = ibis.row_number().over(group_by=list(spec.key), order_by=latest_first)
    ranked = rows.mutate(arrival_rank=arrival)  # no table has a column of that name
    return ranked.filter(ranked.arrival_rank == 0).drop("arrival_rank")
