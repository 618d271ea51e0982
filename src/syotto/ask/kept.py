"""How long every table is kept, and what was removed when its time was over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from syotto.ask.seen import whole
from syotto.ask.sources import Sources
from syotto.schema.retention import EVERY_DAYS, WHY
from syotto.store.marks import removals


@dataclass(frozen=True)
class Kept:
    """One table that ends by itself. removed: rows that went so far, last_at the last time."""

    name: str
    days: int
    why: str
    removed: int
    last_at: datetime | None


def kept(house: Sources) -> list[Kept]:
    """The tables whose rows end by themselves; all others are kept for ever."""
    went = removed_so_far(house)
    days = {**EVERY_DAYS, **house.settings.retention_days}
    return [
        Kept(name, number, why(house, name), *went.get(name, (0, None)))
        for name, number in sorted(days.items())
        if number or name in went
    ]


def why(house: Sources, name: str) -> str:
    if name in house.settings.retention_days:
        return "set in syotto.toml"
    return WHY[name]


def removed_so_far(house: Sources) -> dict[str, tuple[int, datetime | None]]:
    query = sa.select(
        removals.c.table_name, sa.func.sum(removals.c.rows), sa.func.max(removals.c.removed_at)
    ).group_by(removals.c.table_name)
    with whole(house).ledger.read() as connection:
        return {name: (int(rows), at) for name, rows, at in connection.execute(query)}
