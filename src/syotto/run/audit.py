"""Writes down who read or changed what."""

from __future__ import annotations

import getpass

import sqlalchemy as sa

from syotto.run.house import House
from syotto.schema.access import Acted
from syotto.store.audit import Act as Act, record, record_read


def note(house: House, act: Act) -> None:
    """Committed when this returns, so that nothing is shown or changed without a row."""
    with house.ledger.begin() as connection:
        note_in(connection, house, act)


def note_in(connection: sa.Connection, house: House, act: Act) -> None:
    write = record_read if act.action == Acted.READ else record
    write(connection, act, house.now())


def at_the_keyboard() -> str:
    """Who runs a command on this machine."""
    try:
        return f"{getpass.getuser()} (command line)"
    except (KeyError, OSError):
        return "command line"
