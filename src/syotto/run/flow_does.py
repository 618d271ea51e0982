"""What steps of flows do: messages into the outbox, tasks, features and hand-overs on record.

All of it is written in the transaction that moves the person on, so that it is done once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from syotto.act.content import Content
from syotto.decide.content import Choice, Reader, choose
from syotto.decide.content_learned import Learned, Place
from syotto.decide.flow_time import after, zone_of
from syotto.decide.pitch import Pitch
from syotto.run.flow_people import Crowd
from syotto.run.flow_plans import Plan, Plans
from syotto.run.outbox import Intent
from syotto.schema.enrolled import How, mailing_of
from syotto.schema.flow import Key
from syotto.schema.flow_steps import (
    EMAIL,
    OWNER,
    PREFERRED,
    HandOver,
    Send,
    Span,
    Step,
    Task,
    Update,
    Webhook,
)
from syotto.schema.words import Lane

NO_OWNER = "nobody looks after the person"
UNREADABLE = "the content cannot be read"
NOTHING: Mapping[Place, Learned] = MappingProxyType({})


class Told(msgspec.Struct, frozen=True, gc=False):
    """What the doing of a step came to: how the step was left, and words about it.

    channel: by which a message goes. chances: with which each content was chosen, where by lot.
    """

    how: str
    words: str | None
    channel: str = ""
    chances: Mapping[str, float] | None = None


class Doing:
    """What the steps of one transaction do. messages and wishes are written with it.

    had: by person, the newest first; what they get now is added. learned: of contents, by flow and
    step; without it rules alone choose.
    """

    def __init__(
        self,
        plans: Plans,
        crowd: Crowd,
        had: dict[str, list[Pitch]],
        now: datetime,
        learned: Mapping[Place, Learned] = NOTHING,
    ) -> None:
        self.plans, self.house = plans, plans.house
        self.crowd, self.had, self.now, self.learned = crowd, had, now, learned
        self.messages: list[Intent] = []
        self.wishes: list[dict[str, Any]] = []

    def do(self, plan: Plan, row: Mapping[str, Any], step: Step) -> Told:
        """row: of `enrolments`."""
        match step:
            case Send():
                return self.send(plan, row, step)
            case Webhook(channel=channel, content=content):
                return self.message(plan, row, step.id, channel, content, None)
            case Task():
                return self.task(plan, row, step)
            case Update(values=values):
                return self.wish(row, step.id, "update", {"values": dict(values)}, "")
            case HandOver(because=because):
                return self.wish(row, step.id, "hand_over", {"because": because}, because)
        return Told(How.DONE, None)

    def send(self, plan: Plan, row: Mapping[str, Any], step: Send) -> Told:
        channel = step.channel
        if channel == PREFERRED:
            channel = self.preferred(row["person_id"], step.contents[0])
        if len(step.contents) == 1:  # the last look before it leaves says whether it may go
            return self.message(plan, row, step.id, channel, step.contents[0], step.at_most)
        choice = self.chosen(row, step, channel)
        if choice.name is None:
            because = "; ".join(f"{name}: {why}" for name, why in choice.why_not.items())
            return Told(How.NO_CONTENT, because or choice.why)
        told = self.message(plan, row, step.id, channel, choice.name, step.at_most)
        return Told(told.how, told.words, told.channel, choice.chances)

    def preferred(self, person_id: str, name: str) -> str:
        """Where they act most, of the channels by which such a content may go to them; of whom that
        is not known, the first channel that writes mail.
        """
        content = self.plans.content(name)
        known = self.crowd.channels.get((person_id, content.purpose)) if content else None
        if known is not None:
            return known
        kinds = self.house.settings.channels
        return next((name for name, said in kinds.items() if said.get("kind") != "webhook"), EMAIL)

    def chosen(self, row: Mapping[str, Any], step: Send, channel: str) -> Choice:
        """The content for a person now, of several."""
        person_id, flow = row["person_id"], row["flow"]
        had, field = self.had.get(person_id, []), self.crowd.field
        reader = Reader(
            persona=field(person_id, "persona"),
            language=field(person_id, "language"),
            seen=[one.about.name for one in had],
            angles=[one.about.angle for one in had if one.about.angle],
            had=had,
            channel=channel,
        )
        abouts = [content.about for content in map(self.plans.content, step.contents) if content]
        learned, seed = self.learned.get((flow, step.id)), (flow, step.id, person_id)
        return choose(abouts, reader, self.today(), learned, seed)

    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.house.settings.time_zone)).date()

    def message(
        self,
        plan: Plan,
        row: Mapping[str, Any],
        step_id: str,
        channel: str,
        name: str,
        at_most: Span | None,
    ) -> Told:
        content = self.plans.content(name)
        if content is None:
            return Told(How.FAILED, f"{UNREADABLE}: {name}")
        person = row["person_id"]
        given = self.crowd.given(person)
        if plan.flow.key != Key.PERSON:
            given[plan.flow.key.property] = row["instance"]
        until = self.until(person, at_most, content) if at_most or content.until else None
        message = Intent(
            intent_key(row, step_id), given.get("email"), name, person, mailing_of(row["flow"]),
            channel, Lane.BULK, content.purpose, given, send_until=until,
            priority=content.priority, topic=content.topic or None, may_wait=True,
        )  # fmt: skip
        self.messages.append(message)
        self.had.setdefault(person, []).insert(0, Pitch(content.about, channel))
        return Told(How.DONE, name, channel)

    def until(self, person: str, at_most: Span | None, content: Content) -> datetime | None:
        """The sooner of the step's own end and the content's."""
        zone = zone_of(self.crowd.field(person, "time_zone"), self.house.settings.time_zone)
        ends = [after(at_most, self.now, zone)] if at_most else []
        if content.until:
            ends.append(datetime.combine(content.until, time.max, zone))
        return min(ends, default=None)

    def task(self, plan: Plan, row: Mapping[str, Any], step: Task) -> Told:
        person = row["person_id"]
        owner = self.crowd.field(person, "owner") if step.to == OWNER else step.to
        zone = zone_of(None, self.house.settings.time_zone)
        due = after(step.due, self.now, zone) if step.due else None
        given = {"title": step.title, "text": step.text, "flow": plan.flow.title}
        told = self.wish(row, step.id, "task", given, owner or NO_OWNER)
        self.wishes[-1] |= {"owner": owner, "due_at": due}
        return told

    def wish(
        self, row: Mapping[str, Any], step_id: str, kind: str, given: Mapping[str, Any], words: str
    ) -> Told:
        wish = {
            "enrolment_id": row["enrolment_id"], "step_id": step_id, "kind": kind,
            "flow": row["flow"], "person_id": row["person_id"], "owner": None, "due_at": None,
            "given": dict(given), "at": self.now, "done_at": None, "done_by": None,
        }  # fmt: skip
        self.wishes.append(wish)
        return Told(How.DONE, words or None)


def intent_key(row: Mapping[str, Any], step_id: str) -> str:
    """What makes a message one of its kind; the version is not in it."""
    who, instance = escaped(row["person_id"]), escaped(row["instance"])
    return f"flow/{row['flow']}/{step_id}/{who}/{instance}/{row['occurrence']}"


def escaped(text: str) -> str:
    if "/" not in text and "%" not in text:
        return text
    return text.replace("%", "%25").replace("/", "%2F")
