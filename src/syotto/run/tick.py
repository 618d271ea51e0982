"""Moves everybody in flows on: who is due, who did something, who comes in.

Each chunk is one transaction: what it reads is locked, and what it decides is written with the
messages it intends. A worker that dies leaves nothing half done, and several may work at once: on
PostgreSQL they skip each other's rows, on SQLite they take turns.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from syotto.know.members import People
from syotto.run import metrics
from syotto.run.flow_entry import Entry, Wanted, by_events, last_time
from syotto.run.flow_handing import hand_on
from syotto.run.flow_moves import Moves
from syotto.run.flow_people import crowd
from syotto.run.flow_plans import Plan, Plans, in_use
from syotto.run.flow_sweep import sweep
from syotto.run.happenings import BESIDE, tell
from syotto.run.house import House
from syotto.run.live_events import LATE
from syotto.run.outbox import key_hashes
from syotto.run.renamed import before
from syotto.run.segments import known_to, moment_of
from syotto.schema.condition import All, Condition, InSegment
from syotto.schema.enrolled import LATE as OVERDUE, FlowState, Status
from syotto.schema.flow_enter import OnSchedule, OnSegment
from syotto.schema.judge import holds
from syotto.schema.profile import Happened
from syotto.store import flows as book

AT_ONCE = 1_000
"""People of one transaction: others get their turn in between."""
FOLLOWED = (FlowState.RUNNING, FlowState.COLLEAGUES)
"""Flows with an open door."""
MOVED = (*FOLLOWED, FlowState.ENDED)
"""Of an ended flow the goal is watched until its time is over."""
HEARD = (*MOVED, FlowState.PAUSED)
PAUSE, TROUBLE_PAUSE = 0.5, 10.0
log = logging.getLogger("syotto.flows")


@dataclass(frozen=True)
class Ticked:
    """What a tick did: people who were moved on, events that were heard, people who came in."""

    moved: int = 0
    heard: int = 0
    entered: int = 0

    def __bool__(self) -> bool:
        return bool(self.moved or self.heard or self.entered)

    def __add__(self, other: Ticked) -> Ticked:
        return Ticked(
            self.moved + other.moved, self.heard + other.heard, self.entered + other.entered
        )


class Ticker:
    """One worker. Texts of segments and contents are read anew for each tick."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.kept: set[str] = set()
        key_hashes(house, [])  # the key of the hashes is made in a transaction of its own

    def once(self) -> Ticked:
        """One look at every flow that is followed, in chunks."""
        plans = Plans(self.house, self.kept)
        with self.house.ledger.read() as connection:
            flows = book.in_state(connection, *MOVED)
            used = [plans.of(connection, *one) for one in in_use(self.house, connection)]
        for plan in used if flows else ():
            plans.keep_contents(plan.flow)
        sweep(self.house, plans)
        tell(self.house, frozenset().union(*(plan.names for plan in used)))
        done = self.events(plans)
        for row in flows:
            if row["state"] in FOLLOWED:
                done += Ticked(entered=self.come_in(plans, row))
            done += Ticked(moved=self.due(plans, row["name"]))
        if flows:
            hand_on(self.house)
        return done

    def due(self, plans: Plans, name: str) -> int:
        """Everybody whose turn has come."""
        total = 0
        while True:
            now = self.house.now()
            with self.house.ledger.begin() as connection:
                flows = book.locked(connection, MOVED, name, shared=True)
                rows = book.due(connection, name, now, AT_ONCE) if flows else []
                if rows:
                    moves = Moves(self.house, plans, connection, now)
                    known = moves.crowd_for(rows)
                    moves.advance(rows, known, states=states_of(flows))
                    moves.write(known)
            total += len(rows)
            if len(rows) < AT_ONCE:
                return total

    def events(self, plans: Plans) -> Ticked:
        """What people did: who is in a flow hears of it, and others come in."""
        done = Ticked()
        while True:
            now = self.house.now()
            with self.house.ledger.begin() as connection:
                rows = book.events_due(connection, AT_ONCE)
                if rows:
                    done += self.hear(Moves(self.house, plans, connection, now), rows)
                    book.forget_events(connection, rows)
            if len(rows) < AT_ONCE:
                return done

    def hear(self, moves: Moves, rows: Sequence[dict[str, Any]]) -> Ticked:
        told: dict[str, list[Happened]] = defaultdict(list)
        brings: dict[str, list[Happened]] = defaultdict(list)
        for row in rows:
            event = Happened(row["at"], row["name"], row["properties"])
            told[row["person_id"]].append(event)
            if row["source"] != BESIDE:
                brings[row["person_id"]].append(event)
        flows = {row["name"]: row for row in book.locked(moves.connection, HEARD)}
        people = sorted(told)
        told |= {number: told[one] for number, one in before(moves.house, people).items()}
        numbers = sorted(told)
        inside = [
            row
            for row in book.of_people(moves.connection, numbers, list(flows), lock=True)
            if row["status"] != Status.ENDED
        ]
        doors = [row for row in flows.values() if row["state"] in FOLLOWED]
        plans = [moves.plans.of(moves.connection, row["name"], row["version"]) for row in doors]
        known = crowd(moves.house, [*plans, *map(moves.plan, inside)], numbers, moves.now)
        moves.advance(inside, known, told, states_of(flows.values()))
        for row in flows.values():
            moves.stop_for(
                moves.plans.of(moves.connection, row["name"], row["version"]), known, told
            )
        came = 0
        for row, plan in zip(doors, plans, strict=True):
            wanted = [one for who in people for one in by_events(plan, who, brings[who], moves.now)]
            wanted = [one for one in wanted if one.at > opened(row["reached"]) - LATE]
            came += Entry(moves, plan, row["state"], told).let_in(wanted, known) if wanted else 0
        moves.write(known)
        return Ticked(moved=len(moves.made) - came, heard=len(rows), entered=came)

    def come_in(self, plans: Plans, row: dict[str, Any]) -> int:
        """Whom a new build or the clock brings into a flow."""
        with self.house.ledger.read() as connection:
            plan = plans.of(connection, row["name"], row["version"])
        reached, total = dict(row["reached"] or {}), 0
        for mark, because, at, conditions in self.occasions(plan, reached):
            people = everybody(self.house, conditions)
            for start in range(0, len(people), AT_ONCE):
                some = [Wanted(one, "", because, at) for one in people[start : start + AT_ONCE]]
                total += self.let_in(plans, plan, some)
            reached |= mark
            with self.house.ledger.begin() as connection:
                book.set_flow(connection, row["name"], reached=reached)
        return total

    def let_in(self, plans: Plans, plan: Plan, wanted: Sequence[Wanted]) -> int:
        now = self.house.now()
        with self.house.ledger.begin() as connection:
            locked = book.locked(connection, FOLLOWED, plan.flow.name)
            if not locked:
                return 0
            moves = Moves(self.house, plans, connection, now)
            known = crowd(self.house, [plan], [one.person_id for one in wanted], now)
            came = Entry(moves, plan, locked[0]["state"]).let_in(wanted, known)
            moves.write(known)
        return came

    def occasions(
        self, plan: Plan, reached: dict[str, Any]
    ) -> list[tuple[dict[str, Any], str, datetime, list[Condition]]]:
        """What brings people in now that did not before: (mark, words, moment, conditions)."""
        found: list[tuple[dict[str, Any], str, datetime, list[Condition]]] = []
        now = self.house.now()
        audience = [plan.audience] if plan.audience else []
        build = self.house.warehouse.current()
        for one in plan.flow.enter:
            if isinstance(one, OnSegment) and build:
                mark: dict[str, Any] = {f"segment {one.segment}": build}
                inside = plan.segments.spelled(InSegment(one.segment), ())
                because = f"in the segment {one.segment}"
                found.append((mark, because, now, [inside, *audience]))
            if isinstance(one, OnSchedule) and build:
                at = last_time(one, now, self.house.settings.time_zone)
                if at > opened(reached):
                    mark = {f"every {one.every}": at.isoformat()}
                    found.append((mark, f"every {one.every}", at, audience))
        return [one for one in found if reached.get(*one[0].keys()) != next(iter(one[0].values()))]


def opened(reached: Mapping[str, Any]) -> datetime:
    """When a flow was published first."""
    return datetime.fromisoformat(reached["began"])


def states_of(flows: Iterable[dict[str, Any]]) -> dict[str, str]:
    return {row["name"]: row["state"] for row in flows}


def everybody(house: House, conditions: Sequence[Condition]) -> list[str]:
    """People of the newest build for whom all of these hold, without who objected."""
    snapshot = house.warehouse.open()
    whole = All(tuple(conditions))
    known = known_to(snapshot)
    if not conditions:
        found = known.people.select("person_id")
    else:
        people = People(known, [whole], moment_of(house, snapshot))
        judged = holds(whole, people, moment_of(house, snapshot))
        found = people.rows.filter(judged).select("person_id")
    rows: list[str] = found.order_by("person_id").to_pyarrow()["person_id"].to_pylist()
    return rows


def watch(house: House) -> dict[str, int]:
    """By flow: people who should have been looked at long ago. Sets the metrics.

    Nobody on their way is without a moment at which they are looked at again: the ledger refuses
    such a row.
    """
    with house.ledger.read() as connection:
        found = book.overdue(connection, house.now() - OVERDUE)
    late = {flow: people for flow, people, _ in found}
    metrics.FLOWS_OVERDUE.set(sum(late.values()))
    return late


def tick(house: House, ticker: Ticker | None = None) -> Ticked:
    """One look at every flow. Raises InputError where a segment that a flow names is wrong."""
    done = (ticker or Ticker(house)).once()
    watch(house)
    return done


def settle() -> None:
    """A process that only ticks: what it imported is never garbage, and what a chunk makes is gone
    with it. Looking through both for rings took a tenth of a tick.
    """
    gc.freeze()
    gc.set_threshold(200_000)


def tick_on(house: House, stop: threading.Event) -> None:
    """Ticks until told to stop. What goes wrong is told, and tried again."""
    settle()
    ticker = Ticker(house)
    while not stop.is_set():
        try:
            pause = 0.0 if tick(house, ticker) else PAUSE
        except Exception:
            log.exception("A worker of the flows broke off; it tries again.")
            pause = TROUBLE_PAUSE
        stop.wait(pause)
