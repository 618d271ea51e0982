"""A note, for whoever sees whom it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from syotto.ask.seen import whole
from syotto.ask.sources import Sources
from syotto.ask.subject import ACCOUNT, PERSON, subject
from syotto.errors import NotFound
from syotto.store import notes as book


@dataclass(frozen=True)
class Note:
    """What somebody wrote down. undone_at: taken back then."""

    note_id: str
    at: datetime
    person_id: str | None
    account_id: str | None
    text: str
    by: str | None
    undone_at: datetime | None


def note_seen(house: Sources, note_id: str) -> Note:
    """Raises NotFound for an unknown note, and for one about somebody the viewer does not see."""
    with whole(house).ledger.read() as connection:
        row = book.one(connection, note_id)
    if row is None:
        raise NotFound(f"There is no note {note_id!r}.", fix="Reload the page.")
    kind = PERSON if row["person_id"] else ACCOUNT
    subject(house, kind, row["person_id"] or row["account_id"])
    return Note(**{name: row[name] for name in Note.__dataclass_fields__})
