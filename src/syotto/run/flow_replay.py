"""A draft over the last days of what really happened, beside the version that runs.

Nothing is sent. People are as they are known today. The events are those of the log and of loaded
tables; whom a segment or a schedule would have brought in comes in at the beginning. Permissions
are today's, quiet hours and caps count only what the flow itself would have sent. Where nobody
would have come in it is said why, and visitors that are drawn (`flow_visitors`) show what people
would get.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from syotto.decide.guard import SEND, Asked, Known, Sent, judge
from syotto.run import happenings, live_events
from syotto.run.channels import word_of
from syotto.run.clock import EPOCH
from syotto.run.contact_rules import contact_rules
from syotto.run.flow_people import Crowd, crowd
from syotto.run.flow_plans import Plan, Plans, plan_of
from syotto.run.flow_sim import COMES_IN, Coming, Passed, Simulation
from syotto.run.flow_visitors import as_known, drawn, why_nobody
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
STALE = timedelta(days=30)
"""As a build has it: after so long the newest row counts as today."""


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
    """live: the version that runs; None where there is none. moment: what counts as today, and why.
    simulated: there was no history, these are visitors that were drawn. nobody: why none came in.
    """

    flow: str
    days: int
    events: int
    draft: Replayed
    live: Replayed | None
    moment: str = ""
    simulated: bool = False
    nobody: list[str] = field(default_factory=list)


def replay(house: House, name: str, days: int) -> Replay:
    """The draft of a flow over the last days. Raises NotFound where it has none."""
    plans = Plans(house)
    now, why = moment_of(house)
    new = plan_of(house, draft(house, name))
    with house.ledger.read() as connection:
        row = book.flow_of(connection, name)
        old = plans.of(connection, name, row["version"]) if row else None
    both = [new, old] if old else [new]
    since = now - timedelta(days=days)
    told = events_of(house, both, since, now)
    comes = [[*told, *brought_in(house, plan, since)] for plan in both]
    crowds = [known_of(house, plan, coming, now) for plan, coming in zip(both, comes, strict=True)]
    done = [replayed(house, plans, *each, now) for each in zip(both, comes, crowds, strict=True)]
    if done[0].people:
        return Replay(name, days, len(told), done[0], done[1] if old else None, why)
    nobody = why_nobody(new, comes[0], crowds[0])
    done = [simulated(house, plans, plan, since, now) for plan in both]
    return Replay(name, days, len(told), done[0], done[1] if old else None, why, True, nobody)


def moment_of(house: House) -> tuple[datetime, str]:
    """What counts as today, as a build would say: where nothing happened lately, the newest."""
    now = house.now()
    for batch in rows_since(house.log, EVENTS, now - STALE, ["at"]):
        if pc.any(pc.greater(batch["at"], pa.scalar(now - STALE))).as_py():
            return now, ""
    newest = (
        house.warehouse.open().build.as_of if house.warehouse.current() else newest_event(house)
    )
    if newest is None or now - newest <= STALE:
        return now, ""
    return newest, (
        f"The newest row is of {newest:%Y-%m-%d %H:%M}, more than {STALE.days} days ago: "
        "that moment counts as today."
    )


def newest_event(house: House) -> datetime | None:
    days = rows_since(house.log, EVENTS, EPOCH, ["at"])
    return max((pc.max(batch["at"]).as_py() for batch in days if batch.num_rows), default=None)


def events_of(house: House, plans: Sequence[Plan], since: datetime, now: datetime) -> list[Coming]:
    """What people did that one of these versions listens to, and what loaded tables tell."""
    names = pa.array(sorted(set().union(*(plan.names for plan in plans))), pa.string())
    found: list[Coming] = []
    for batch in rows_since(house.log, EVENTS, since, COLUMNS):
        table = pa.Table.from_batches([batch])
        of_then = pc.and_(
            pc.greater_equal(table["at"], pa.scalar(since)),
            pc.less_equal(table["at"], pa.scalar(now)),
        )
        chosen = table.filter(pc.and_kleene(pc.is_in(table["name"], names), of_then))
        with house.ledger.read() as connection:
            people = live_events.whose(connection, chosen)
        rows = chosen.select(["at", "name", "properties"]).to_pylist()
        found += [
            Coming(who, Happened(**row)) for who, row in zip(people, rows, strict=True) if who
        ]
    told = happenings.newest(house, names.to_pylist(), since)
    return found + [
        Coming(row["person_id"], Happened(row["at"], row["name"], happenings.properties_of(row)))
        for row in told
        if row["person_id"] and row["at"] <= now
    ]


def entering(plan: Plan, coming: Sequence[Coming]) -> set[str]:
    names = {one.event for one in plan.entrances}
    return {one.person_id for one in coming if one.event.name in {*names, COMES_IN}}


def known_of(house: House, plan: Plan, coming: Sequence[Coming], now: datetime) -> Crowd:
    """What is known of those who may come in."""
    return crowd(house, [plan], sorted(entering(plan, coming)), now)


def replayed(
    house: House,
    plans: Plans,
    plan: Plan,
    coming: Sequence[Coming],
    known: Crowd,
    now: datetime,
) -> Replayed:
    enter = entering(plan, coming)
    asked = [one for one in coming if one.person_id in enter]
    simulation = Simulation(plans, plan, lambda _, at: replace(known, now=at))
    return summed(house, plans, simulation, simulation.live(asked, now))


def simulated(house: House, plans: Plans, plan: Plan, since: datetime, now: datetime) -> Replayed:
    """Visitors who are drawn where there is no history; nobody asked whether they may be written
    to, so only hours and caps hold their messages.
    """
    visitors = drawn(house, plan, since, now)
    simulation = Simulation(plans, plan, lambda _, at: as_known(visitors, at))
    return summed(house, plans, simulation, simulation.live(visitors.coming, now), made_up=True)


def summed(
    house: House,
    plans: Plans,
    simulation: Simulation,
    passed: Sequence[Passed],
    *,
    made_up: bool = False,
) -> Replayed:
    over = Counter(one.how for one in passed if one.step is None)
    came = {one.row["person_id"] for one in simulation.entered}
    sends = [one for one in passed if isinstance(one.step, Send)]
    known = simulation.known(sorted(came), house.now())
    verdicts = [unread(plans, one) for one in sends] if made_up else may(house, plans, known, sends)
    version = simulation.plan.version or None
    return Replayed(version, len(came), judged(house, known, sends, verdicts), over)


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


def judged(
    house: House, known: Crowd, sends: Sequence[Passed], verdicts: Sequence[str | None]
) -> list[Message]:
    """Every message with what would have become of it. verdicts: why it may not go."""
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


def unread(plans: Plans, one: Passed) -> str | None:
    """Why there is nothing to send; None where there is."""
    content = plans.content(one.words) if one.words and one.how == "done" else None
    return None if content else one.words or one.how


def may(house: House, plans: Plans, known: Crowd, sends: Sequence[Passed]) -> list[str | None]:
    """Why a message may not go, by today's permissions; None where it may."""
    answers: list[str | None] = [None] * len(sends)
    sorts: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(sends):
        content = plans.content(one.words) if one.words and one.how == "done" else None
        if content is None:
            answers[place] = unread(plans, one)
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
