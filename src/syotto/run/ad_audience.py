"""A segment as a list for an advertising platform: hashed, and only who allowed just that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

import pyarrow as pa
import pyarrow.compute as pc

from syotto.act.ad_audience import Cells, cells, check_format, written
from syotto.run.house import House
from syotto.run.lawful import rights_table
from syotto.run.mailing import Reason, reasons
from syotto.run.segments import members
from syotto.schema.words import Channel, Purpose
from syotto.store import ad_audiences as book

REPEATED = timedelta(days=30)
"""So long every file of removals names who was removed: the first one may have been lost."""


@dataclass(frozen=True)
class AdAudience:
    """people: in the segment. lawful: who allowed it. rows: whom the platform can look for.

    add, remove: the files, as text. removed: rows in the second.
    """

    segment: str
    kind: str
    people: int
    lawful: int
    rows: int
    removed: int
    not_lawful: list[Reason]
    add: str
    remove: str


def export(house: House, segment: str, kind: str) -> AdAudience:
    """The files for a platform, and on record what it has then.

    Raises NotFound for no such segment or build, InputError for no such format.
    """
    check_format(kind)
    found = members(house, segment)
    asked = pa.table({"person_id": found["person_id"], "address": found["email"]})
    rights = rights_table(
        house, asked, purpose=Purpose.AD_AUDIENCES, channel=Channel.ANY, now=house.now()
    )
    allowed = rights["allowed"]
    rows = cells(kind, found.filter(allowed).to_pylist())
    gone = taken_back(house, segment, kind, rows)
    why = pc.if_else(allowed, pa.scalar(None, pa.string()), rights["reason"])
    refused = why if isinstance(why, pa.ChunkedArray) else pa.chunked_array([why])
    return AdAudience(
        segment=segment,
        kind=kind,
        people=found.num_rows,
        lawful=int(pc.sum(allowed).as_py() or 0),
        rows=len(rows),
        removed=len(gone),
        not_lawful=reasons(refused),
        add=written(kind, rows),
        remove=written(kind, gone),
    )


def taken_back(house: House, segment: str, kind: str, rows: Sequence[Cells]) -> list[Cells]:
    """Rows that the platform has and is to forget: erased, withdrawn, not in the segment any more.

    The ledger then has what the platform has.
    """
    now = house.now()
    new = {row_hash(row): row for row in rows}
    with house.ledger.begin() as connection:
        book.forget(connection, now - REPEATED)
        there = book.there(connection, segment, kind)
        gone = {row["row_hash"]: row for row in there if row["row_hash"] not in new}
        first = [one for one, row in gone.items() if row["removed_at"] is None]
        book.remove(connection, segment, kind, first, now)
        told = {"segment": segment, "kind": kind, "told_at": now, "removed_at": None}
        fresh = [{**told, "row_hash": one, "cells": list(row)} for one, row in new.items()]
        book.tell(connection, fresh)
    return sorted(tuple(row["cells"]) for row in gone.values())


def row_hash(row: Cells) -> str:
    return sha256("\n".join(row).encode()).hexdigest()
