"""Two people or companies are one: somebody joins them, or takes apart what was joined.

It stands in the ledger at once and counts from the next build on, for all that ever happened.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from syotto.errors import InputError, NotFound
from syotto.run.house import House
from syotto.schema.known import ACCOUNT, ACCOUNT_IDENTITIES, IDENTITIES, PERSON, REF
from syotto.schema.raw import MERGES
from syotto.store import identity as book

SOURCE = "syotto"
Evidence = Mapping[str, Any]
TABLES = {PERSON: (IDENTITIES, "person_id"), ACCOUNT: (ACCOUNT_IDENTITIES, "account_id")}


def merge(
    house: House,
    kind: str,
    ids: Sequence[str],
    *,
    by: str | None,
    evidence: Mapping[str, Any] | None = None,
) -> list[str]:
    """Says that people or companies are one; returns the numbers of the merges, one a pair.

    kind: person or account. ids: their numbers in the newest build. The oldest keeps its number;
    saying it again changes nothing. evidence: what spoke for it.
    Raises NotFound before the first build and for an unknown number, InputError for fewer than two.
    """
    return merge_all(house, kind, [(ids, evidence or {})], by=by)


def merge_all(
    house: House, kind: str, groups: Sequence[tuple[Sequence[str], Evidence]], *, by: str | None
) -> list[str]:
    """The same of several groups, each with its evidence."""
    for ids, _ in groups:
        if len(set(ids)) < 2:
            raise InputError("There is only one of them.", fix="Give two different numbers.")
    place = ages(house, kind, {number for ids, _ in groups for number in ids})
    now, made = house.now(), []
    with house.ledger.begin() as connection:
        for ids, evidence in groups:
            kept, *others = sorted(set(ids), key=place.__getitem__)
            for other in others:
                there = book.standing(connection, kind, kept, other)
                made.append(there or number_of(now, kind, kept, other))
                if not there:
                    row = {"merge_id": made[-1], "kind": kind, "kept": kept, "other": other}
                    said = {"at": now, "by": by, "evidence": dict(evidence)}
                    connection.execute(book.merges.insert().values(**row, **said))
    return made


def ages(house: House, kind: str, ids: Collection[str]) -> dict[str, int]:
    """For each number its place in the order of their oldest records."""
    if kind not in TABLES:
        raise InputError(f"{kind!r} cannot be joined.", fix="Join a person or an account.")
    spec, whom = TABLES[kind]
    known = house.warehouse.open().table(spec.name)
    mine = known.filter(known.kind == REF, known[whom].isin(sorted(ids)))
    found = mine.group_by(whom).agg(since=mine.since.min()).order_by("since", whom)
    place = {number: at for at, number in enumerate(found[whom].to_pyarrow().to_pylist())}
    for number in sorted(ids):
        if number not in place:
            raise NotFound(
                f"No {kind} has the number {number!r} in the newest build.",
                fix=f"Give the {whom} as the table {spec.name} has it, or build first.",
            )
    return place


def number_of(now: datetime, kind: str, kept: str, other: str) -> str:
    text = "\x1f".join((now.isoformat(), kind, kept, other))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def unmerge(house: House, merge_id: str, *, by: str | None) -> None:
    """Takes a merge apart from the next build on; twice is the same as once.

    Raises NotFound for an unknown one.
    """
    with house.ledger.begin() as connection:
        if book.merge_of(connection, merge_id) is None:
            raise NotFound(
                f"There is no merge {merge_id!r}.", fix="`syotto person merges DIR` lists them."
            )
        book.undo(connection, merge_id, house.now(), by)


def merges(house: House) -> list[dict[str, Any]]:
    """All merges, also those taken apart, the oldest first."""
    with house.ledger.read() as connection:
        return book.every_merge(connection)


def drain_merges(house: House) -> int:
    """Appends to the log what it does not have yet; returns how many rows.

    The log itself says what it has, so a crash between two steps neither loses nor doubles a row.
    """
    said = merges(house)
    if not said:
        return 0
    there = {
        (row["merge_id"], row["undone_at"] is not None)
        for part in house.log.parts(MERGES)
        for row in pq.read_table(part.path, columns=["merge_id", "undone_at"]).to_pylist()
    }
    new = [row for row in said if (row["merge_id"], row["undone_at"] is not None) not in there]
    if new:
        came = {"source": SOURCE, "received_at": house.now(), "load_id": None}
        rows = [{**row, "evidence": json.dumps(row["evidence"]), **came} for row in new]
        house.log.append(MERGES, pa.Table.from_pylist(rows, MERGES.columns.to_pyarrow()))
    return len(new)
