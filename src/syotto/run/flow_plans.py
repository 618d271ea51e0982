"""Published versions of flows, ready to be followed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from syotto.act.content import Content
from syotto.decide.content_learned import Learned, Place
from syotto.decide.flow import Program, program
from syotto.errors import InputError, SyottoError
from syotto.run.content_known import learned
from syotto.run.contents import content_now, keep_content
from syotto.run.house import House
from syotto.schema.condition import All, Condition, Field, InSegment, Test
from syotto.schema.event_names import LEAD_HANDED_BACK
from syotto.schema.flow import Flow, parse
from syotto.schema.flow_enter import OnEvent, OnHandBack
from syotto.schema.flow_steps import PREFERRED, Happens, Meets, Quorum, Scores, Send
from syotto.schema.segment import Segments
from syotto.sense.segments import read_segments
from syotto.store import flows as book

log = logging.getLogger("syotto.flows")


@dataclass(frozen=True)
class Plan:
    """A version of a flow. conditions: as it says them -> with segments spelled out."""

    flow: Flow
    version: int
    program: Program
    segments: Segments

    @cached_property
    def conditions(self) -> Mapping[Condition, Condition]:
        return {
            ask.condition: self.segments.spelled(ask.condition, ())
            for ask in self.flow.asks()
            if isinstance(ask, Meets)
        }

    @cached_property
    def quorums(self) -> tuple[Quorum, ...]:
        return tuple(ask for ask in self.flow.asks() if isinstance(ask, Quorum))

    @cached_property
    def scores(self) -> frozenset[str]:
        return frozenset(ask.name for ask in self.flow.asks() if isinstance(ask, Scores))

    @cached_property
    def prefers(self) -> bool:
        """Whether a message goes by the channel that its reader prefers."""
        sends = (step for step in self.flow.each() if isinstance(step, Send))
        return any(send.channel == PREFERRED for send in sends)

    @cached_property
    def entrances(self) -> tuple[Happens, ...]:
        events = [one.happens for one in self.flow.enter if isinstance(one, OnEvent)]
        back = any(isinstance(one, OnHandBack) for one in self.flow.enter)
        return (*events, *([Happens(LEAD_HANDED_BACK)] if back else ()))

    @cached_property
    def ends_for_all(self) -> tuple[Happens, ...]:
        """What ends it for everybody of a company, whoever of it does it."""
        asks = [one.ask for one in self.flow.exits if one.whole_account]
        asks += [self.flow.goal.ask] if self.flow.goal.whole_account else []
        return tuple(ask for ask in asks if isinstance(ask, Happens))

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of events that it must be told of."""
        heard = (*self.flow.listens(), *self.entrances)
        return frozenset(happens.event for happens in heard)

    @cached_property
    def audience(self) -> Condition | None:
        """Who may come in, stages apart, with segments spelled out; None is everybody."""
        said = self.flow.audience
        parts: list[Condition] = []
        if said.segment:
            parts.append(InSegment(said.segment))
        if said.persona:
            parts.append(Field("persona", Test("one_of", said.persona)))
        if said.condition:
            parts.append(said.condition)
        return self.segments.spelled(All(tuple(parts)), ()) if parts else None


def in_use(house: House, connection: Any) -> frozenset[tuple[str, int]]:
    """Versions that people come into, or were in when that was looked up: today, and since the
    last was published.
    """
    doors = tuple(book.doors(connection))
    return inside(house, doors, house.now().date()).union(doors)


@lru_cache(maxsize=8)
def inside(
    house: House, doors: tuple[tuple[str, int], ...], day: date
) -> frozenset[tuple[str, int]]:
    """Among a million people that takes half a second. Nobody comes into a version that is no
    door, so that none is missing as long as the doors stay.
    """
    with house.ledger.read() as connection:
        return frozenset(book.versions_inside(connection))


def plan_of(house: House, flow: Flow, version: int = 0) -> Plan:
    return Plan(flow, version, program(flow), read_segments(house.folder))


class Plans:
    """Versions, segments and contents, each read once: who wants them anew makes another of these.

    contents: name -> version that the ledger keeps. kept: versions that it is known to have.
    """

    def __init__(self, house: House, kept: set[str] | None = None) -> None:
        self.house = house
        self.kept = set() if kept is None else kept
        self.segments = read_segments(house.folder)
        self.known: dict[tuple[str, int], Plan] = {}
        self.contents: dict[str, str] = {}
        self.read: dict[str, Content | None] = {}

    @cached_property
    def learned(self) -> Mapping[Place, Learned]:
        """What is known of contents, by flow and step."""
        return learned(self.house)

    def keep_contents(self, flow: Flow) -> None:
        """The ledger keeps what a flow's contents say now; one that cannot be read is left out."""
        for name in flow.contents():
            if name not in self.read:
                try:
                    number, self.read[name] = content_now(self.house, name)
                    self.contents[name] = (
                        number if number in self.kept else keep_content(self.house, name)
                    )
                    self.kept.add(number)
                except SyottoError as error:
                    log.warning("%s", error)
                    self.read[name] = None

    def content(self, name: str) -> Content | None:
        """As its file says it; None where it is not there or cannot be read."""
        if name not in self.read:
            try:
                self.read[name] = content_now(self.house, name)[1]
            except SyottoError:
                self.read[name] = None
        return self.read[name]

    def of(self, connection: Any, name: str, version: int) -> Plan:
        """Raises InputError where the ledger has no such version."""
        if (name, version) not in self.known:
            given = book.given_of(connection, name, version)
            if given is None:
                raise InputError(
                    f"The ledger does not know version {version} of the flow {name!r}.",
                    fix="Restore the ledger from a backup.",
                )
            flow = parse(name, given)
            self.known[name, version] = Plan(flow, version, program(flow), self.segments)
        return self.known[name, version]
