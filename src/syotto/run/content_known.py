"""What flows choose contents by: counted anew after each build, a small table in the ledger."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from syotto.decide.content_learned import Learned, Place, places
from syotto.decide.flow_time import surely_over
from syotto.learn.content_known import Count, results
from syotto.run.house import House
from syotto.run.renamed import present
from syotto.schema.event_names import EMAIL_LINK_CLICKED
from syotto.schema.flow import Flow, parse
from syotto.schema.flow_steps import Send
from syotto.schema.inside import text_in
from syotto.schema.words import Actor
from syotto.store import content_results as book, flows
from syotto.store.snapshot import Snapshot

LOOKED_BACK = timedelta(days=365)
"""Older messages say little of what works now."""
CLICK_TIME = timedelta(days=7)
"""A click counts so long after its message was chosen."""


@dataclass
class Found:
    """What became of messages. clicks: person, content -> moments, the oldest first."""

    now: datetime
    clicks: Mapping[tuple[str, str], list[datetime]]
    personas: Mapping[str, str]
    called: Mapping[str, str] = field(default_factory=dict)

    def counts(self, flow: Flow, rows: list[Any]) -> dict[str, list[Count]]:
        """By step."""
        over, old = surely_over(flow.goal.within, self.now), self.now - CLICK_TIME
        found: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        for row in rows:
            who = self.called.get(row.person_id, row.person_id)
            cell = found[row.step_id, row.content, self.personas.get(who) or ""]
            if row.at <= old:
                cell[0] += 1
                cell[1] += self.clicked(who, row.content, row.at)
            if row.entered_at <= over:
                cell[2] += 1
                cell[3] += row.goal_at is not None
        by: dict[str, list[Count]] = defaultdict(list)
        for (step_id, content, persona), cell in sorted(found.items()):
            by[step_id].append(Count(content, persona, *cell))
        return by

    def clicked(self, who: str, content: str, at: datetime) -> bool:
        moments = self.clicks.get((who, content), ())
        place = bisect_left(moments, at)
        return place < len(moments) and moments[place] < at + CLICK_TIME


def choosing(house: House) -> Iterator[tuple[Flow, dict[str, tuple[str, ...]]]]:
    """Flows with steps that choose among contents: step -> its contents, as they are now."""
    with house.ledger.read() as connection:
        for row in flows.every_flow(connection):
            given = flows.given_of(connection, row["name"], row["version"])
            flow = parse(row["name"], given) if given else None
            sends = [one for one in flow.each() if isinstance(one, Send)] if flow else []
            steps = {one.id: one.contents for one in sends if len(one.contents) > 1}
            if flow and steps:
                yield flow, steps


def note_known(house: House) -> int:
    """The ledger learns what the newest build and the flows tell; returns how many rows."""
    every, now = list(choosing(house)), house.now()
    messages: dict[str, list[Any]] = {}
    with house.ledger.read() as connection:
        for flow, steps in every:
            since = now - LOOKED_BACK
            messages[flow.name] = book.chosen(connection, flow.name, steps, since)
    found = found_of(house, messages, now)
    rows = []
    for flow, steps in every:
        counts = found.counts(flow, messages[flow.name])
        for step_id, contents in steps.items():
            known = results(counts.get(step_id, []), contents)
            rows += [{"flow": flow.name, "step_id": step_id, **one._asdict()} for one in known]
    with house.ledger.begin() as connection:
        book.replace(connection, rows)
    return len(rows)


def found_of(house: House, messages: Mapping[str, list[Any]], now: datetime) -> Found:
    """Nothing is looked up where nothing was sent."""
    if not any(messages.values()):
        return Found(now, {}, {})
    snapshot = house.warehouse.open()
    people = {row.person_id for some in messages.values() for row in some}
    names = {row.content for some in messages.values() for row in some}
    personas: dict[str, str] = {}
    if "personas" in snapshot.names:
        table = snapshot.table("personas").select("person_id", "persona").to_pyarrow()
        personas = dict(zip(*(table[name].to_pylist() for name in table.column_names), strict=True))
    return Found(now, clicks_of(snapshot, names), personas, present(house, people))


def clicks_of(snapshot: Snapshot, names: set[str]) -> dict[tuple[str, str], list[datetime]]:
    """By person and content: when people followed a link in it. Machines do not count."""
    found: dict[tuple[str, str], list[datetime]] = defaultdict(list)
    if "events" not in snapshot.names:
        return found
    events = snapshot.table("events")
    by_people = (events.name == EMAIL_LINK_CLICKED) & (events.actor == Actor.HUMAN.value)
    told = events.filter(by_people, events.person_id.notnull()).select(
        "person_id", "at", content=text_in(events.properties, "content").re_replace(r"\.[^.]*$", "")
    )
    about = told.filter(told.content.isin(sorted(names))).order_by("at")
    for row in about.to_pyarrow().to_pylist():
        found[row["person_id"], row["content"]].append(row["at"])
    return found


def learned(house: House) -> dict[Place, Learned]:
    """What is known, by flow and step."""
    with house.ledger.read() as connection:
        return places(book.known(connection))
