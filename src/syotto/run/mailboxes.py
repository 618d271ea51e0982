"""Reads mailboxes on: each mail becomes its event once, and the mark moves after the commit."""

from __future__ import annotations

import logging
import os
from datetime import datetime

from syotto.errors import SyottoError
from syotto.run.collect import put
from syotto.run.house import House
from syotto.run.returns import take_returns
from syotto.run.sources import ensure_source
from syotto.schema.source import SourceKind
from syotto.sense.letters import events_of
from syotto.sense.mailbox import BOUNCES, Mailbox, Mark, letters, parse
from syotto.store import marks, sources as book

log = logging.getLogger("syotto.doors")
UNREACHED = "mailbox"
"""Code of what the Live page shows where a mailbox cannot be read."""


def read_mailboxes(house: House) -> int:
    """Reads what is new in every mailbox. Returns how many events that made.

    A mailbox that cannot be read is told on the Live page and holds no other one up.
    """
    total = 0
    for name, section in house.settings.mailboxes.items():
        source = ensure_source(house, name, SourceKind.MAILBOX)
        try:
            total += read_mailbox(house, parse(name, section, os.environ))
        except SyottoError as error:
            log.warning("%s", error)
            tell(house, source.source_id, f"{error.what} {error.fix}", house.now())
    return total


def read_mailbox(house: House, box: Mailbox) -> int:
    """What is new in one mailbox. A crash before the mark moves reads some mails again: their
    events have the same numbers, and the drain knows them.
    """
    total = 0
    place = f"mailbox/{box.name}"
    with house.ledger.read() as connection:
        known = marks.mark_of(connection, place)
    for mark, some in letters(box, Mark(**known) if known else None):
        total += take_letters(house, box.name, some, trusted=box.makes == BOUNCES)
        with house.ledger.begin() as connection:
            value = {"validity": mark.validity, "uid": mark.uid}
            marks.move(connection, place, value, house.now())
    return total


def take_letters(house: House, name: str, some: list[bytes], *, trusted: bool = False) -> int:
    """Keeps the events of these mails; returns how many. The source is there.

    Addresses that bounced or complained are left alone from now on. trusted: only mail servers
    write to this mailbox, so that also what bounced elsewhere counts; to the others people write
    who want something.
    """
    events = [event for raw in some for event in events_of(raw, leads=not trusted)]
    if not events:
        return 0
    kept = put(house, name, events).events
    take_returns(house, events, trusted=trusted)
    return kept


def take_letter(house: House, name: str, raw: bytes) -> int:
    """One mail from a pipe; returns how many events it made."""
    ensure_source(house, name, SourceKind.MAILBOX)
    return take_letters(house, name, [raw], trusted=name == BOUNCES)


def tell(house: House, source_id: str, message: str, now: datetime) -> None:
    """Counts an error of a source, for the Live page."""
    with house.ledger.begin() as connection:
        book.tally_errors(connection, [(source_id, now.date(), UNREACHED, 1, message[:500], now)])
