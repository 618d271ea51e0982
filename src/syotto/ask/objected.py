"""Who objected to being profiled since the newest build: out of every list at once."""

from __future__ import annotations

import sqlalchemy as sa

from syotto.ask.seen import whole
from syotto.ask.sources import Sources
from syotto.schema.rights import touches
from syotto.schema.words import Channel, Purpose
from syotto.store.rights import consent_changes
from syotto.store.snapshot import Snapshot

PROFILING = (Purpose.PROFILING, Channel.ANY)


def objected_lately(house: Sources, snapshot: Snapshot) -> set[str]:
    """Customers whose last word about profiling was no, by their number or their address."""
    standing = objectors(house)
    addresses = sorted(who for who in standing if "@" in who)
    if not addresses:
        return standing
    customers = snapshot.table("customers")
    theirs = customers.filter(customers.email.lower().isin(addresses)).customer_id
    return standing | set(theirs.to_pyarrow().to_pylist())


def objectors(house: Sources) -> set[str]:
    """Numbers and addresses; whoever does not see them misses nobody."""
    c = consent_changes.c
    query = sa.select(consent_changes).order_by(c.at, c.recorded_at)
    standing: set[str] = set()
    with whole(house).ledger.read() as connection:
        for row in connection.execute(query).mappings():
            if touches(row["purpose"], row["channel"], *PROFILING):
                who = {row["person_id"], row["address"]} - {None}
                standing = standing - who if row["given"] else standing | who
    return standing
