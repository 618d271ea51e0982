"""What a new build changes for people in flows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from syotto.run import live
from syotto.run.flow_moves import Moves
from syotto.run.flow_plans import Plans
from syotto.run.house import House
from syotto.run.profiles import published
from syotto.schema.enrolled import Reason, Status
from syotto.schema.known import VISITOR
from syotto.schema.told import OBJECTED
from syotto.store import flows as book, marks, profiles

SWEPT = "flows/swept"
AT_ONCE = 1_000


def sweep(house: House, plans: Plans) -> int:
    """Once all that a new build knows of people is in the ledger: who is two people no longer is
    in a flow once; who objected, and whom nobody knows any more, in none. A browser that is
    nobody's stays: builds know no browsers.

    Of two enrolments of one person the younger ends. Returns how many ended.
    """
    with house.ledger.read() as connection:
        build, reached = published(connection), marks.mark_of(connection, SWEPT) or {}
        if reached.get("build", 0) >= build:
            return 0
        people = book.people_on_their_way(connection)
        objected = profiles.marked(connection, people, OBJECTED)
        called = live.present(connection, people)
        unknown = [one for one in book.gone(connection) if not one.startswith(VISITOR)]
    merged = {*called, *called.values()}
    total = end(house, plans, sorted(objected), called, Reason.OBJECTED)
    total += end(house, plans, sorted(merged), called, Reason.MERGED)
    total += end(house, plans, sorted({*unknown} - {*called}), called, Reason.GONE)
    with house.ledger.begin() as connection:
        marks.move(connection, SWEPT, {"build": build}, house.now())
    return total


def end(
    house: House, plans: Plans, people: Sequence[str], called: dict[str, str], reason: Reason
) -> int:
    """Takes people out of their steps: all of them, or the younger of two that are one."""
    if not people:
        return 0
    with house.ledger.begin() as connection:
        there = book.of_people(connection, people, lock=True)
        rows = [row for row in there if row["status"] == Status.RUNNING]
        gone = younger(rows, called) if reason == Reason.MERGED else rows
        moves = Moves(house, plans, connection, house.now())
        moves.stop(gone, reason)
        moves.write(moves.crowd_for(gone))
    return len(gone)


def younger(rows: Sequence[Any], called: dict[str, str]) -> list[Any]:
    """Of enrolments of one person in the same flow, about the same, all but the oldest."""
    same: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
    for row in rows:
        person = called.get(row["person_id"], row["person_id"])
        same[person, row["flow"], row["instance"]].append(row)
    return [
        row
        for some in same.values()
        for row in sorted(some, key=lambda one: (one["entered_at"], one["enrolment_id"]))[1:]
    ]
