"""What comes into the log about rights is in effect at once; what is said to us comes into the log.

Both ways the ledger is written first, or can be written again: saying a thing twice says it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import pyarrow as pa

from syotto.run import topics
from syotto.run.house import House
from syotto.run.rights import record, suppress_all
from syotto.schema.lawful import basis_of, channel_of, purpose_of
from syotto.schema.raw_world import CONSENTS, SUPPRESSIONS
from syotto.store import rights as book
from syotto.store.log import GONE

RIGHTS = {CONSENTS.name, SUPPRESSIONS.name}
SOURCE = "syotto"
UNKNOWN = "on the firm's list"


def at_once(house: House, table: str, rows: pa.Table, load_id: str) -> None:
    """Rows of raw.consents or raw.suppressions count from here on, before the next build."""
    there = [row for row in rows.to_pylist() if not row.get(GONE)]
    if table == SUPPRESSIONS.name:
        listed = (
            (row["identifier"], channel_of(row["channel"]), row["reason"] or UNKNOWN, row["at"])
            for row in there
        )
        suppress_all(house, listed, load_id=load_id)
    elif table == CONSENTS.name:
        rest = topics.take(house, there, load_id)
        record(house, filter(None, map(statement, rest)), load_id=load_id)


def statement(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """A row of raw.consents in our words; None where it is about nothing of ours."""
    purpose = purpose_of(row["purpose"], row["channel"])
    if purpose is None:
        return None
    who = row["person_ref"]
    return {
        "person_id": who,
        "address": who if "@" in who else None,
        "purpose": purpose,
        "channel": channel_of(row["channel"]),
        "basis": basis_of(row["basis"]),
        **{name: row[name] for name in ("given", "at", "source", "wording", "proof")},
    }


def drain_rights(house: House) -> int:
    """Appends to the log what was said to us since; returns how many rows.

    A crash between the log and the ledger appends a row again; its key is the same.
    """
    with house.ledger.read() as connection:
        new = [row for row in book.every_change(connection) if not row["in_log"]]
    rows = list(facts(new, house.now()))
    if rows:
        house.log.append(CONSENTS, pa.Table.from_pylist(rows, CONSENTS.columns.to_pyarrow()))
        with house.ledger.begin() as connection:
            book.in_log(connection, [row["change_id"] for row in new])
    return len(rows) + topics.drain(house)


def facts(changes: Iterable[Mapping[str, Any]], now: datetime) -> Iterable[dict[str, Any]]:
    """Rows of raw.consents: one under the person's number, one under the address."""
    names = ("purpose", "channel", "basis", "given", "at", "wording", "proof")
    for change in changes:
        for who in {change["person_id"], change["address"]} - {None}:
            yield {
                "person_ref": who,
                **{name: change[name] for name in names},
                "source": change["source"] or SOURCE,
                "received_at": now,
                "load_id": None,
            }


def settled(house: House, built_from: datetime) -> None:
    """A build has read everything that was recorded before this moment."""
    with house.ledger.begin() as connection:
        book.forget_changes(connection, built_from)
