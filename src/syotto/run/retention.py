"""Removes what is older than its table keeps, and writes down what went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from syotto.errors import SettingError
from syotto.run.ended import fewest_days, remove_messages
from syotto.run.house import House
from syotto.schema import RAW
from syotto.schema.retention import BOOK_DAYS, EVERY_DAYS, FEWEST_DAYS, FILE_DAYS
from syotto.store import removal


@dataclass(frozen=True)
class Removed:
    """What went from one table: rows received before a moment."""

    name: str
    days: int
    before: datetime
    rows: int


def periods(house: House) -> dict[str, int]:
    """The days that each table is kept, where it ends by itself; the settings over the defaults.

    Raises SettingError for a table that there is not.
    """
    given = house.settings.retention_days
    for name, days in given.items():
        if name not in RAW and name not in EVERY_DAYS:
            raise SettingError(
                f"`retention_days` names {name!r}, which is no table.",
                fix=f"Use one of: {', '.join(sorted({*RAW, *EVERY_DAYS}))}.",
            )
        fewest = max(FEWEST_DAYS.get(name, 0), fewest_days(house) if name == "outbox" else 0)
        if days < 0 or 0 < days < fewest:
            least = f"; else at least {fewest}" if fewest else ""
            raise SettingError(
                f"`retention_days` keeps {name} for {days} days.",
                fix=f"0 keeps it for ever{least}.",
            )
    return {name: days for name, days in {**EVERY_DAYS, **given}.items() if days}


def retain(house: House, *, only_count: bool = False) -> list[Removed]:
    """Removes old rows from every table that does not keep them; returns what went.

    only_count: says what would go, and removes nothing.
    """
    now = house.now()
    removed = []
    for name, days in periods(house).items():
        before = now - timedelta(days=days)
        rows = counted(house, name, before) if only_count else removed_from(house, name, before)
        if rows:
            removed.append(Removed(name, days, before, rows))
    if not only_count:
        write_down(house, removed, now)
    return removed


def counted(house: House, name: str, before: datetime) -> int:
    if name in FILE_DAYS:
        return len(removal.old_files(house.folder / name, before))
    if name in BOOK_DAYS:
        with house.ledger.read() as connection:
            return removal.count_old(connection, name, before)
    return removal.old_rows(house.log, RAW[name], before)


def removed_from(house: House, name: str, before: datetime) -> int:
    if name in FILE_DAYS:
        return removal.remove_files(house.folder / name, before)
    if name == "outbox":
        return remove_messages(house, before)
    if name in BOOK_DAYS:
        with house.ledger.begin() as connection:
            return removal.remove_old(connection, name, before)
    return removal.remove_rows(house.log, RAW[name], before)


def write_down(house: House, removed: list[Removed], now: datetime) -> None:
    with house.ledger.begin() as connection:
        for one in removed:
            removal.record(
                connection, one.name, at=now, before=one.before, days=one.days, rows=one.rows
            )
