"""What follows an event into the log: rows of other tables that are made from it.

A follower gets the new rows of raw.events and gives rows of other raw tables, each with its key:
after a crash it may be asked again for the same events, and must then give the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from syotto.run.house import House
from syotto.run.loads import undone_loads
from syotto.schema.raw import ACCOUNTS, EXPOSURES, MEMBERSHIPS, ORDER_LINES, PEOPLE
from syotto.schema.raw_world import CASES, CONSENTS, MEETINGS, REFERRALS, SUPPRESSIONS, UTTERANCES
from syotto.schema.table import TableSpec
from syotto.sense import semantic
from syotto.store.recent import rows_of_keys


@dataclass(frozen=True)
class Wrong:
    """An event that should have made a row and could not."""

    source_id: str
    code: str
    message: str


@dataclass(frozen=True)
class Followed:
    """Rows for the log, by table, and what could not be read."""

    tables: Mapping[str, pa.Table]
    wrong: Sequence[Wrong] = ()


@dataclass(frozen=True)
class Follower:
    """name: under which the log remembers how far it has come. tables: that it may fill."""

    name: str
    tables: tuple[str, ...]
    follow: Callable[[House, pa.Table], Followed]


def meanings(house: House, events: pa.Table) -> Followed:
    """Well-known events fill orders, people, companies, consents and meetings."""
    undone: set[str] | None = None

    def earlier(spec: TableSpec, column: str, values: Sequence[str]) -> pa.Table:
        nonlocal undone
        undone = undone_loads(house.ledger) if undone is None else undone
        return rows_of_keys(house.log, spec, column, values, undone)

    found = semantic.filled(events, earlier)
    return Followed(found.tables, tuple(wrongs(found.unread)))


def wrongs(unread: Iterable[semantic.Unread]) -> Iterable[Wrong]:
    for one in unread:
        yield Wrong(one.source or "", "unread", f"{one.name}: {one.what} {one.fix}")


MEANINGS = Follower(
    "meanings",
    tuple(
        spec.name
        for spec in (
            ORDER_LINES,
            PEOPLE,
            ACCOUNTS,
            MEMBERSHIPS,
            CONSENTS,
            SUPPRESSIONS,
            EXPOSURES,
            MEETINGS,
            UTTERANCES,
            CASES,
            REFERRALS,
        )
    ),
    meanings,
)
FOLLOWERS: tuple[Follower, ...] = (MEANINGS,)
