"""What a flow names must be there: contents, channels, segments, personas, stages."""

from __future__ import annotations

from collections.abc import Iterator

from syotto.errors import SyottoError
from syotto.run.channels import section_of
from syotto.run.contents import content_now
from syotto.run.defined import personas_of
from syotto.run.house import House
from syotto.schema.condition import Condition, InSegment, leaves
from syotto.schema.flow import Flow, Key
from syotto.schema.flow_enter import OnEvent, OnSegment
from syotto.schema.flow_steps import PREFERRED, Meets, Send, Webhook
from syotto.sense.segments import read_segments


def check(house: House, flow: Flow) -> list[str]:
    """What is wrong with it, in words; nothing where it can be published."""
    return [*contents(house, flow), *channels(house, flow), *people(house, flow), *entrances(flow)]


def contents(house: House, flow: Flow) -> Iterator[str]:
    for name in flow.contents():
        try:
            content_now(house, name)
        except SyottoError as error:
            yield error.what


def channels(house: House, flow: Flow) -> Iterator[str]:
    named = {step.channel for step in flow.each() if isinstance(step, Send | Webhook)}
    for name in sorted(named - {PREFERRED}):
        try:
            section_of(house, name)
        except SyottoError as error:
            yield error.what


def people(house: House, flow: Flow) -> Iterator[str]:
    segments = read_segments(house.folder)
    for name in sorted(segments_of(flow)):
        try:
            segments.condition(name)
        except SyottoError as error:
            yield error.what
    known = {one.name for one in personas_of(house).known}
    for persona in flow.audience.persona:
        if persona not in known:
            yield f"There is no persona {persona!r}"


def segments_of(flow: Flow) -> set[str]:
    conditions: list[Condition] = [ask.condition for ask in flow.asks() if isinstance(ask, Meets)]
    if flow.audience.condition:
        conditions.append(flow.audience.condition)
    named = {one.segment for one in flow.enter if isinstance(one, OnSegment)}
    named |= {flow.audience.segment} if flow.audience.segment else set()
    for condition in conditions:
        named |= {leaf.name for leaf in leaves(condition) if isinstance(leaf, InSegment)}
    return named


def entrances(flow: Flow) -> Iterator[str]:
    """Only an event can say which order, asset or opportunity it is about."""
    if flow.key != Key.PERSON and not all(isinstance(one, OnEvent) for one in flow.enter):
        which = flow.key.property
        yield f"A flow for each {flow.key} is entered by events only, whose {which} says which"
