"""Events that flows listen to, kept until somebody of the flows' workers has heard them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from syotto.maths.hashing import digest
from syotto.run import live_events
from syotto.run.flow_plans import Plans, in_use
from syotto.run.house import House
from syotto.schema.enrolled import FlowState
from syotto.sense.bot_names import names_machine
from syotto.store import flows as book

OURS = "syotto"
LISTENS = (FlowState.RUNNING, FlowState.COLLEAGUES, FlowState.PAUSED, FlowState.ENDED)


def take(house: House, events: pa.Table) -> int:
    """Of new rows of raw.events, those that a flow listens to; returns how many.

    What came before is known by its number, so that it may be told again after a crash. What a
    machine did is not heard, nor what is told of days later: histories are loaded that way.
    """
    names = listened(house)
    if not names:
        return 0
    wanted = pc.is_in(events["name"], pa.array(sorted(names), pa.string()))
    new = pc.greater(events["at"], pc.subtract(events["received_at"], live_events.LATE))
    chosen = events.filter(pc.and_kleene(wanted, new))
    rows = rows_of(house, chosen) if chosen.num_rows else []
    with house.ledger.begin() as connection:
        book.insert_new(connection, book.flow_events, rows)
    return len(rows)


def tell(house: House, person_id: str, name: str, at: datetime) -> bool:
    """Something of ours that happened to a person; returns whether a flow listens to it."""
    if name not in listened(house):
        return False
    number = digest(person_id, name, at.isoformat())
    row = {"source": OURS, "event_id": number, "person_id": person_id, "at": at, "name": name}
    with house.ledger.begin() as connection:
        book.insert_new(connection, book.flow_events, [{**row, "properties": None}])
    return True


def rows_of(house: House, events: pa.Table) -> list[dict[str, Any]]:
    with house.ledger.read() as connection:
        people = live_events.whose(connection, events)
    columns = ("source", "event_id", "at", "name", "properties")
    told = events.select(columns).to_pylist()
    return [
        {**row, "person_id": person}
        for row, person, agent in zip(told, people, live_events.agents(events), strict=True)
        if person and not (agent and names_machine(agent))
    ]


def listened(house: House) -> frozenset[str]:
    """Names of events that flows with people in them, or with an open door, listen to."""
    with house.ledger.read() as connection:
        flows = book.in_state(connection, *LISTENS)
        if not flows:
            return frozenset()
        plans = Plans(house)
        versions = in_use(house, connection)
        return frozenset().union(*(plans.of(connection, *one).names for one in versions))
