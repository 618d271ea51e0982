"""Notes about people and accounts: in the ledger at once, in the log with the next build."""

from __future__ import annotations

import secrets
from typing import Any

import pyarrow as pa

from syotto.errors import InputError, NotFound
from syotto.run.house import House
from syotto.schema.raw_world import ACTIVITIES
from syotto.schema.timeline import Entry
from syotto.store import notes as book
from syotto.store.log import GONE

SOURCE = "syotto"
LONGEST = 10_000


def write(
    house: House, text: str, *, person_id: str | None, account_id: str | None, by: str | None
) -> str:
    """Keep a note; returns its note_id.

    Raises InputError for an empty or very long text, and for a note about nobody.
    """
    if not text.strip():
        raise InputError("The note is empty.", fix="Write what should be remembered.")
    if len(text) > LONGEST:
        raise InputError(
            f"The note has {len(text):,} characters, more than {LONGEST:,}.",
            fix="Write the essence, and where the rest can be read.",
        )
    if not (person_id or account_id):
        raise InputError("The note is about nobody.", fix="Name a person or an account.")
    note_id = f"note-{secrets.token_hex(8)}"
    about = {"person_id": person_id, "account_id": account_id}
    row = {"note_id": note_id, "at": house.now(), "text": text.strip(), "by": by, **about}
    with house.ledger.begin() as connection:
        connection.execute(book.notes.insert().values(**row, in_log=False))
    return note_id


def undo(house: House, note_id: str) -> None:
    """Take a note back; taking it back twice is the same as once.

    Raises NotFound for an unknown one.
    """
    with house.ledger.begin() as connection:
        if book.one(connection, note_id) is None:
            raise NotFound(f"There is no note {note_id!r}.", fix="Reload the page.")
        still = (book.notes.c.note_id == note_id) & book.notes.c.undone_at.is_(None)
        gone = {"undone_at": house.now(), "in_log": False}
        connection.execute(book.notes.update().where(still).values(**gone))


def drain_notes(house: House) -> int:
    """Appends to the log what it does not know yet; returns how many rows.

    A crash between the log and the ledger appends a row again; its key is the same.
    """
    with house.ledger.read() as connection:
        new = book.not_in_log(connection)
    if not new:
        return 0
    schema = ACTIVITIES.columns.to_pyarrow().append(pa.field(GONE, pa.bool_()))
    rows = [activity(row) | {"received_at": house.now()} for row in new]
    house.log.append(ACTIVITIES, pa.Table.from_pylist(rows, schema))
    with house.ledger.begin() as connection:
        book.now_in_log(connection, new)
    return len(new)


def activity(note: dict[str, Any]) -> dict[str, Any]:
    """A note as a row of raw.activities; one that was taken back is gone."""
    return {
        "activity_id": note["note_id"],
        "at": note["at"],
        "owner": note["by"],
        "person_ref": note["person_id"],
        "account_ref": note["account_id"],
        "kind": Entry.NOTE.value,
        "text": note["text"],
        "source": SOURCE,
        GONE: True if note["undone_at"] else None,
    }
