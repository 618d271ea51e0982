"""What is on a timeline and not yet in a build: notes, messages, events that came since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa

from syotto.ask.lately import Happened, lately
from syotto.ask.seen import whole
from syotto.ask.sources import Sources
from syotto.ask.subject import Subject
from syotto.schema.messages import MessageState
from syotto.schema.timeline import TIMELINE, Entry
from syotto.store import notes as book
from syotto.store.outbox import outbox
from syotto.store.snapshot import Snapshot

AT_MOST = 500
"""Messages of a subject, the newest; SQLite takes so many addresses in one query too."""
MAIL_CHANNEL = "email"
Row = dict[str, Any]


def just_now(house: Sources, snapshot: Snapshot, subject: Subject) -> list[Row]:
    """Rows in the columns of `timeline`, of a subject that the viewer sees.

    place: the key on the timeline. undone: taken back, so the build's row is not shown either.
    """
    with whole(house).ledger.read() as connection:
        noted = book.about(connection, subject.people[:AT_MOST], subject.account_of_notes)
        mailed = messages(connection, subject)
    rows = [*map(note, noted), *map(message, mailed), *events(house, subject)]
    return [row | {"place": f"{row['kind']}/{row['state']}/{row['entry_id']}"} for row in rows]


def entry(kind: Entry, **given: Any) -> Row:
    row: Row = dict.fromkeys(TIMELINE.columns) | {"kind": kind.value, "undone": False, **given}
    return row | {"lately": True}


def note(row: Row) -> Row:
    return entry(
        Entry.NOTE,
        entry_id=row["note_id"],
        state="done",
        at=row["at"],
        words=row["text"],
        owner=row["by"],
        person_id=row["person_id"],
        account_id=row["account_id"],
        undone=row["undone_at"] is not None,
    )


def messages(connection: sa.Connection, subject: Subject) -> list[Row]:
    """Messages to the subject's addresses, which are what the outbox is sorted by."""
    addresses = [address.strip().lower() for address in subject.addresses][:AT_MOST]
    nobody_else = outbox.c.person_id.is_(None) | outbox.c.person_id.in_(subject.people[:AT_MOST])
    query = sa.select(outbox).where(outbox.c.address.in_(addresses), nobody_else)
    newest = query.order_by(outbox.c.changed_at.desc()).limit(AT_MOST)
    return [dict(row) for row in connection.execute(newest).mappings()]


def message(row: Row) -> Row:
    waits = row["state"] in (MessageState.INTENDED, MessageState.HELD)
    return entry(
        Entry.MESSAGE,
        entry_id=row["message_id"],
        state=row["state"],
        at=row["send_after"] if waits else row["changed_at"],
        channel=row["channel"],
        what=row["given"].get("subject") or row["mailing_id"],
        words=row["reason"],
        person_id=row["person_id"],
    )


def events(house: Sources, subject: Subject) -> Iterator[Row]:
    """Events since the build, what is alike on one day as one."""
    alike: dict[tuple[date, str, str], list[Happened]] = {}
    for one in lately(house, subject.subject_id):
        key = one.at.date(), one.channel or "web", one.name or one.kind or "event"
        alike.setdefault(key, []).append(one)
    for (_, channel, name), happened in alike.items():
        newest = max(happened, key=lambda one: (one.at, one.event_id))
        yield entry(
            Entry.MAIL if channel == MAIL_CHANNEL else Entry.VISIT,
            entry_id=newest.event_id,
            state="",
            at=newest.at,
            channel=channel,
            what=name,
            number=float(len(happened)),
        )
