"""Why somebody is in a flow, or is not: every rule with what it saw, also of who never came in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from syotto.errors import SyottoError
from syotto.run.channels import word_of
from syotto.run.clock import EPOCH
from syotto.run.flow_people import stages_of
from syotto.run.flow_texts import drafts
from syotto.run.happenings import newest
from syotto.run.house import House
from syotto.run.live import profiles
from syotto.run.refusals import refusals
from syotto.schema.condition import All, Condition, Did, Field, InSegment, Test
from syotto.schema.condition_fields import kind_of_test
from syotto.schema.condition_words import in_words
from syotto.schema.enrolled import FlowState
from syotto.schema.flow import Flow, parse
from syotto.schema.flow_enter import Enter, OnEvent, OnSegment
from syotto.schema.flow_steps import PREFERRED, Send
from syotto.schema.flow_words import enter_in_words
from syotto.schema.judge import Now, holds
from syotto.schema.profile import Profile
from syotto.schema.segment import Segments
from syotto.schema.words import Purpose
from syotto.sense.segments import read_segments
from syotto.store import flows as book

KNOWN = "known, and may be profiled"


@dataclass(frozen=True)
class Check:
    """One rule. holds: null where nothing here can tell. saw: what it was held against."""

    rule: str
    holds: bool | None
    saw: str


@dataclass(frozen=True)
class Why:
    """Why somebody who is not in a flow is not: the first rule that does not hold says it."""

    finding: str
    checks: list[Check]


def why_not(house: House, name: str, person: str) -> Why:
    """For somebody who never came in. Raises NotFound, Misread for the flow."""
    with house.ledger.read() as connection:
        said = book.flow_of(connection, name)
        given = book.given_of(connection, name, said["version"]) if said else None
    flow = parse(name, given) if given else drafts(house).one(name)
    profile = profiles(house, [person]).get(person)
    checks = [running(said), Check(KNOWN, profile is not None, "" if profile else NOBODY)]
    if profile is not None:
        checks += [*Asked(house, flow, profile).all(), *rights(house, flow, profile)]
    return Why(in_short(checks), checks)


NOBODY = "we know nobody by this number, or they objected to being profiled"


def in_short(checks: list[Check]) -> str:
    broken = [one for one in checks if one.holds is False]
    if broken:
        first = broken[0]
        return f"Not in it: {first.rule} does not hold" + (f" ({first.saw})." if first.saw else ".")
    return "Every rule that can be told from here holds: they come in when it happens again."


def running(said: Mapping[str, Any] | None) -> Check:
    state = said["state"] if said else "draft"
    return Check("the flow runs", state == FlowState.RUNNING, f"it is {state}")


@dataclass(frozen=True)
class Asked:
    """A flow's audience and ways in, held against one person."""

    house: House
    flow: Flow
    profile: Profile

    def all(self) -> Iterator[Check]:
        segments = read_segments(self.house.folder)
        for condition in self.conditions():
            yield self.check(condition, segments)
        if self.flow.audience.stage:
            yield self.stage()
        for enter in self.flow.enter:
            yield self.comes(enter, segments)

    def conditions(self) -> Iterator[Condition]:
        """What the audience says, part by part."""
        said = self.flow.audience
        if said.segment:
            yield InSegment(said.segment)
        if said.persona:
            yield Field("persona", Test("one_of", said.persona))
        if said.condition:
            yield from (
                said.condition.parts if isinstance(said.condition, All) else (said.condition,)
            )

    def check(self, condition: Condition, segments: Segments) -> Check:
        now = Now(self.house.now(), self.house.settings.time_zone)
        found = bool(holds(segments.spelled(condition, ()), self.profile, now))
        return Check(in_words(condition), found, self.saw(condition, now))

    def saw(self, condition: Condition, now: Now) -> str:
        if isinstance(condition, Field):
            value = self.profile.value(condition.name, kind_of_test(condition.test))
            return f"{condition.name} is {value}" if value is not None else "not known"
        if isinstance(condition, Did):
            return self.times(condition.name)
        return ""

    def times(self, event: str) -> str:
        found = [one.at for one in self.profile.events if one.name == event]
        person = self.profile.person_id
        found += [row["at"] for row in newest(self.house, [event], EPOCH, person)]
        return f"{len(found)} times, last {max(found):%Y-%m-%d %H:%M}" if found else "never"

    def stage(self) -> Check:
        person = self.profile.person_id
        there = stages_of(self.house, {person: self.profile}).get(person, frozenset())
        wanted = self.flow.audience.stage
        saw = f"they are {' and '.join(sorted(there))}" if there else "in no stage that we know"
        return Check(f"stage {' or '.join(wanted)}", bool(there & set(wanted)), saw)

    def comes(self, enter: Enter, segments: Segments) -> Check:
        """One way in; each is enough, so that a single one that did not happen says nothing."""
        rule = f"comes in: {enter_in_words(enter)}"
        if isinstance(enter, OnEvent):
            saw = self.times(enter.happens.event)
            return Check(rule, saw != "never" if len(self.flow.enter) == 1 else None, saw)
        if isinstance(enter, OnSegment):
            inside = self.check(InSegment(enter.segment), segments).holds
            return Check(rule, None, "in it now" if inside else "not in it now")
        return Check(rule, None, "")


def rights(house: House, flow: Flow, profile: Profile) -> Iterator[Check]:
    """Whether we may write to them by the channels of the flow."""
    address = profile.fields.get("email")
    asked = pa.table(
        {"person_id": [profile.person_id], "address": pa.array([address], pa.string())}
    )
    channels = {one.channel for one in flow.each() if isinstance(one, Send)} - {PREFERRED}
    for channel in sorted(channels):
        rule = f"may be sent offers by {channel}"
        try:
            (refused,) = refusals(
                house, asked, word_of(house, channel), Purpose.MAILING
            ).to_pylist()
        except SyottoError as error:
            yield Check(rule, None, error.what)
        else:
            yield Check(rule, refused is None, refused or "")
