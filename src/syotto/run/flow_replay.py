"""A draft over the last days of what really happened, beside the version that runs.

Nothing is sent. People are as they are known today. The events are those of the log; whom a segment
or a schedule would have brought in comes in at the beginning. Permissions are today's, quiet hours
and caps count only what the flow itself would have sent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from syotto.decide.guard import SEND, Asked, Known, Sent, judge
from syotto.run import live_events
from syotto.run.channels import word_of
from syotto.run.contact_rules import contact_rules
from syotto.run.flow_people import Crowd, crowd
from syotto.run.flow_plans import Plan, Plans, plan_of
from syotto.run.flow_sim import COMES_IN, Coming, Passed, Simulation
from syotto.run.flows import draft
from syotto.run.house import House
from syotto.run.rights import Recipient, rights_of
from syotto.run.tick import everybody
from syotto.schema.condition import InSegment
from syotto.schema.flow_enter import OnSchedule, OnSegment
from syotto.schema.flow_steps import Send
from syotto.schema.profile import Happened
from syotto.schema.raw_world import EVENTS
from syotto.store import flows as book
from syotto.store.recent import rows_since

COLUMNS = ("source", "user_id", "anonymous_id", "at", "name", "properties", "context")
GOES = "would have gone"


@dataclass(frozen=True)
class Message:
    """A message that somebody would have got. verdict: GOES, or what would have held it."""

    person_id: str
    at: datetime
    step: str
    content: str
    verdict: str


@dataclass(frozen=True)
class Replayed:
    """What one version would have done."""

    version: int | None
    people: int
    messages: list[Message]
    over: Mapping[str, int]

    @property
    def verdicts(self) -> Counter[str]:
        return Counter(one.verdict for one in self.messages)


@dataclass(frozen=True)
class Replay:
    """live: the version that runs; None where there is none."""

    flow: str
    days: int
    events: int
    draft: Replayed
    live: Replayed | None


def replay(house: House, name: str, days: int) -> Replay:
    """The draft of a flow over the last days. Raises NotFound where it has none."""
    plans, now = Plans(house), house.now()
    new = plan_of(house, draft(house, name))
    with house.ledger.read() as connection:
        row = book.flow_of(connection, name)
        old = plans.of(connection, name, row["version"]) if row else None
    both = [new, old] if old else [new]
    told = events_of(house, both, now - timedelta(days=days))
    done = [replayed(house, plans, plan, told, now - timedelta(days=days), now) for plan in both]
    return Replay(name, days, len(told), done[0], done[1] if old else None)


def events_of(house: House, plans: Sequence[Plan], since: datetime) -> list[Coming]:
    """What people did that one of these versions listens to."""
    names = pa.array(sorted(set().union(*(plan.names for plan in plans))), pa.string())
    found: list[Coming] = []
    for batch in rows_since(house.log, EVENTS, since, COLUMNS):
        table = pa.Table.from_batches([batch])
        asked = pc.and_kleene(
            pc.is_in(table["name"], names), pc.greater_equal(table["at"], pa.scalar(since))
        )
        chosen = table.filter(asked)
        with house.ledger.read() as connection:
            people = live_events.whose(connection, chosen)
        rows = chosen.select(["at", "name", "properties"]).to_pylist()
        found += [
            Coming(who, Happened(**row)) for who, row in zip(people, rows, strict=True) if who
        ]
    return found


def replayed(
    house: House,
    plans: Plans,
    plan: Plan,
    told: Sequence[Coming],
    since: datetime,
    now: datetime,
) -> Replayed:
    names = {one.event for one in plan.entrances}
    coming = [*told, *brought_in(house, plan, since)]
    enter = {one.person_id for one in coming if one.event.name in {*names, COMES_IN}}
    asked = [one for one in coming if one.person_id in enter]
    known = crowd(house, [plan], sorted(enter), now)

    def as_known(_: Sequence[str], at: datetime) -> Crowd:
        return replace(known, now=at)

    simulation = Simulation(plans, plan, as_known)
    passed = simulation.live(asked, now)
    over = Counter(one.how for one in passed if one.step is None)
    came = {one.row["person_id"] for one in simulation.entered}
    return Replayed(plan.version or None, len(came), judged(house, plans, known, passed), over)


def brought_in(house: House, plan: Plan, since: datetime) -> list[Coming]:
    """Whom segments and schedules bring in, as far as they are known by the newest build."""
    audience = [plan.audience] if plan.audience else []
    found: set[str] = set()
    for one in plan.flow.enter if house.warehouse.current() else ():
        if isinstance(one, OnSegment):
            inside = plan.segments.spelled(InSegment(one.segment), ())
            found |= set(everybody(house, [inside, *audience]))
        elif isinstance(one, OnSchedule):
            found |= set(everybody(house, audience))
    return [Coming(one, Happened(since, COMES_IN)) for one in sorted(found)]


def judged(house: House, plans: Plans, known: Crowd, passed: Sequence[Passed]) -> list[Message]:
    """Every message with what would have become of it."""
    sends = [one for one in passed if isinstance(one.step, Send)]
    verdicts = may(house, plans, known, sends)
    rules = contact_rules(house.settings)
    gone: dict[str, list[Sent]] = defaultdict(list)
    found = []
    for one, refused in zip(sends, verdicts, strict=True):
        verdict = refused
        if verdict is None:
            channel = word_of(house, one.channel)
            person = Known(known.field(one.person_id, "time_zone"), gone[one.person_id])
            said = judge(Asked(channel), person, rules, one.at)
            verdict = GOES if said.action == SEND else said.reason
            gone[one.person_id].append(Sent(channel, said.until or one.at))
        step = one.step.id if one.step else ""
        found.append(Message(one.person_id, one.at, step, one.words or "", verdict))
    return found


def may(house: House, plans: Plans, known: Crowd, sends: Sequence[Passed]) -> list[str | None]:
    """Why a message may not go, by today's permissions; None where it may."""
    answers: list[str | None] = [None] * len(sends)
    sorts: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(sends):
        content = plans.content(one.words) if one.words and one.how == "done" else None
        if content is None:
            answers[place] = one.words or one.how
        else:
            sorts[word_of(house, one.channel), content.purpose].append(place)
    for (channel, purpose), places in sorts.items():
        people = [
            Recipient(sends[one].person_id, known.field(sends[one].person_id, "email"))
            for one in places
        ]
        rights = rights_of(house, people, purpose=purpose, channel=channel, now=known.now)
        for place, right in zip(places, rights, strict=True):
            answers[place] = None if right.allowed else right.reason
    return answers
