"""The records that people were erased: when, by whom, how many rows. They name nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from syotto.ask.seen import hidden, limited
from syotto.ask.sources import Sources
from syotto.ask.words import many
from syotto.store.rights import erasures as table


@dataclass(frozen=True)
class Erasure:
    """One of them. rows: in the log and the ledger. lifted_at: the person came back by then."""

    erasure_id: str
    at: datetime
    by: str | None
    rows: int
    lifted_at: datetime | None
    lifted_by: str | None


@dataclass(frozen=True)
class Erasures:
    """All of them, the newest first."""

    finding: str
    erasures: list[Erasure]


def erasures(house: Sources) -> Erasures:
    """Raises Hidden for who sees a part of the customers."""
    if limited(house):
        raise hidden()
    with house.ledger.read() as connection:
        found = connection.execute(sa.select(table).order_by(table.c.at.desc())).mappings()
        every = [
            Erasure(
                row["erasure_id"],
                row["at"],
                row["by"],
                sum(number for part in row["rows"].values() for number in part.values()),
                row["lifted_at"],
                row["lifted_by"],
            )
            for row in found
        ]
    back = sum(one.lifted_at is not None for one in every)
    told = f"{many(len(every), 'erasure is', 'erasures are')} on record"
    return Erasures(f"{told}; {back} came back." if back else f"{told}.", every)
