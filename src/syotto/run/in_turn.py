"""Who is worth a call by what they just did waits their turn: they go to sales before the next
hand-over only if they are worth more than the last whom a seller has time for, and the plan does
nothing else for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import Any

from syotto.run import qualified as ready
from syotto.run.house import House
from syotto.schema.plan import PLAN, Kind
from syotto.store import leads as book

Row = Mapping[str, Any]
Worth = tuple[float, float]
Bars = Mapping[str | None, Worth]


def in_turn(house: House, rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Of people whom a call pays now, those who are next."""
    some = [dict(row) for row in rows]
    if not some:
        return []
    least, elsewhere = bars(house), planned_else(house, {customer_of(row) for row in some})
    nothing = (-inf, -inf)
    return [
        row
        for row in some
        if customer_of(row) not in elsewhere and worth(row) > least.get(row.get("owner"), nothing)
    ]


def customer_of(row: Row) -> str:
    return str(row.get("account_id") or row["person_id"])


def worth(row: Row) -> Worth:
    """As a hand-over orders them: by profit, then by points."""
    profit, points = row.get("expected_profit"), row.get("points")
    return (-inf if profit is None else float(profit)), (-inf if points is None else points)


def bars(house: House) -> Bars:
    """What somebody must be worth more than, by seller (null: nobody's people): the last for whom
    there is room among those who wait for the next hand-over, or the last whom the build took.
    """
    every: dict[str | None, list[Row]] = defaultdict(list)
    for row in ready.qualified(house):
        every[row["owner"]].append(row)
    with house.ledger.read() as connection:
        taken = {row["claim"] for row in book.live(connection)}
        resting = book.resting(connection, house.now())
    found = {}
    for owner, rows in every.items():
        waiting = [row for row in rows if not with_sales(row, taken, resting)]
        last = last_in(house, owner, waiting, rows)
        if last is not None:
            found[owner] = worth(last)
    return found


def with_sales(row: Row, taken: set[str | None], resting: set[str]) -> bool:
    claim = book.claim_of(row["person_id"], row["account_id"])
    return claim in taken or row["person_id"] in resting


def last_in(
    house: House, owner: str | None, waiting: Sequence[Row], rows: Sequence[Row]
) -> Row | None:
    """Null where a seller has time for more than there are. rows: with those whom sales has."""
    room = seats(house, owner)
    if len(waiting) >= room > 0:
        return waiting[room - 1]
    full = owner is not None and len(rows) >= house.settings.lead_capacity
    return rows[-1] if full else None


def seats(house: House, owner: str | None) -> int:
    """Leads that a seller has time for: what their section says, else the setting for everybody; of
    nobody's people, all of theirs.
    """
    said, usual = house.settings.sellers, house.settings.lead_capacity
    given = {str(one.get("name")): int(one.get("capacity", usual)) for one in said}
    return sum(given.values()) if owner not in given else given[owner]


def planned_else(house: House, customers: set[str]) -> set[str]:
    """For whom the plan of the newest build does something else today."""
    snapshot = ready.newest(house)
    if snapshot is None or PLAN.name not in snapshot.names:
        return set()
    plan = snapshot.table(PLAN.name)
    other = plan.filter(
        plan.place.notnull(), plan.kind != Kind.LEAD.value, plan.customer_id.isin(sorted(customers))
    )
    return set(other.customer_id.to_pyarrow().to_pylist())
