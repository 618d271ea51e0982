"""Tests of flows, written beside them in flows/NAME.test.yaml and run in simulated time.

    - name: who opens the first mail gets the second
      people: {ann: {country: FI, persona: maintenance, stage: prospect}}
      events:
        - {at: 0 minutes, who: ann, event: Form Submitted, with: {form: brochure}}
        - {at: 2 hours, who: ann, event: Email Opened}
      expect:
        - {at: 0 minutes, who: ann, send: welcome}
        - {at: 3 days, who: ann, send: more}
        - {who: ann, over: finished}
      begins: 2026-05-04 09:00
      for: 30 days

`who` may be left out where there is one person. `comes_in: true` in the place of an event lets
somebody in as a segment or a schedule would. Of the kinds (send, task, hand_over, ...) that a test
expects, all that happens must be expected; sends always.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from syotto.decide.flow_time import after
from syotto.errors import InputError, NotFound
from syotto.run.flow_people import Crowd
from syotto.run.flow_plans import Plans, plan_of
from syotto.run.flow_sim import COMES_IN, Coming, Passed, Simulation
from syotto.run.flows import draft
from syotto.run.house import House
from syotto.schema.condition_text import Place, only, text_at
from syotto.schema.flow_asks import listed, span_at
from syotto.schema.flow_steps import HandOver, Send, Task, Update, Webhook
from syotto.schema.profile import Happened, Profile
from syotto.sense import yaml_text
from syotto.sense.flows import FOLDER, TESTS

KEYS = ("name", "people", "events", "expect", "begins", "for")
BEGINS = datetime(2026, 1, 5, 9)  # noqa: DTZ001 - by the workspace's clock
FOR = timedelta(days=400)
OVER = "over"
KINDS: dict[type, str] = {
    Send: "send", Task: "task", HandOver: "hand_over", Update: "update", Webhook: "webhook",
}  # fmt: skip
EXPECTED = (*KINDS.values(), OVER)
ONE = "somebody"


@dataclass(frozen=True)
class Tested:
    """One test of a flow: what was not as expected; nothing where it passed."""

    flow: str
    name: str
    wrong: list[str]


@dataclass(frozen=True)
class Line:
    """Something that a test expects, or that happened. at: minutes from the beginning."""

    who: str
    kind: str
    what: str
    at: datetime | None = None

    def __str__(self) -> str:
        when = f" at {self.at:%Y-%m-%d %H:%M} UTC" if self.at else ""
        return f"{self.who}: {self.kind} {self.what}{when}"

    def fits(self, other: Line) -> bool:
        same = (self.who, self.kind, self.what) == (other.who, other.kind, other.what)
        return same and (self.at is None or self.at == other.at)


def run_tests(house: House, name: str = "") -> list[Tested]:
    """Runs the tests of a flow, or of all. Raises NotFound for a flow without any, Misread."""
    folder = house.folder / FOLDER
    names = [name] if name else [file.name.removesuffix(TESTS) for file in folder.glob(f"*{TESTS}")]
    return [one for flow in sorted(names) for one in tests_of(house, flow)]


def tests_of(house: House, name: str) -> list[Tested]:
    path = house.folder / FOLDER / f"{name}{TESTS}"
    if not path.is_file():
        raise NotFound(f"The flow {name!r} has no tests.", fix=f"Write {FOLDER}/{path.name}.")
    file = f"{FOLDER}/{path.name}"
    given, marks = yaml_text.read(path.read_text(encoding="utf-8"), file)
    cases = listed(given, Place(file, marks), "tests")
    return [Case(house, name, case, place).run() for case, place in cases]


class Case:
    """One test: its people, what happens to them, what is expected."""

    def __init__(self, house: House, flow: str, given: Mapping[str, Any], place: Place) -> None:
        only(given, place, KEYS)
        self.house, self.given, self.place = house, given, place
        self.plan = plan_of(house, draft(house, flow))
        self.zone = ZoneInfo(house.settings.time_zone)
        self.begins = self.beginning()
        self.people: Mapping[str, Any] = given.get("people") or {ONE: {}}
        events = listed(given.get("events"), place.at("events"), "events")
        self.coming = [self.event(*one) for one in events]

    def beginning(self) -> datetime:
        said = self.given.get("begins", BEGINS)
        try:
            at = datetime.fromisoformat(str(said))
        except ValueError as error:
            fix = "Write it like 2026-05-04 09:00."
            raise self.place.at("begins").wrong(said, "a moment", fix) from error
        return (at if at.tzinfo else at.replace(tzinfo=self.zone)).astimezone(UTC)

    def event(self, given: Mapping[str, Any], place: Place) -> Coming:
        only(given, place, ("at", "who", "event", "with", "comes_in"))
        name = COMES_IN if given.get("comes_in") else given.get("event")
        name = text_at(name, place.at("event"), "the name of an event")
        told = json.dumps(given["with"]) if given.get("with") else None
        return Coming(self.who(given, place), Happened(self.moment(given, place), name, told))

    def who(self, given: Mapping[str, Any], place: Place) -> str:
        who = given.get("who", next(iter(self.people)))
        if who not in self.people:
            raise place.at("who").wrong(who, f"one of {', '.join(self.people)}", "Name a person.")
        return str(who)

    def moment(self, given: Mapping[str, Any], place: Place) -> datetime:
        said = given.get("at", "0 minutes")
        if str(said).split(" ")[0] == "0":
            return self.begins
        return after(span_at(said, place.at("at")), self.begins, self.zone)

    def known(self, people: Sequence[str], now: datetime) -> Crowd:
        """What the test says of people, and what happened to them until now."""
        profiles = {who: self.profile(who, now) for who in people}
        told = {who: self.people[who] or {} for who in people}
        stages = {who: frozenset({one["stage"]}) for who, one in told.items() if "stage" in one}
        scores = {who: dict(one.get("scores", {})) for who, one in told.items()}
        return Crowd(self.house, now, profiles, scores, stages)

    def profile(self, who: str, now: datetime) -> Profile:
        said = self.people[who] or {}
        fields = {"email": f"{who}@example.com", "first_name": who.title(), **said}
        features = {str(key): str(one) for key, one in said.get("features", {}).items()}
        events = [one.event for one in self.coming if one.person_id == who and one.event.at <= now]
        segments = frozenset(said.get("segments", ()))
        return Profile(who, fields, features, tuple(events), (), segments, segments)

    def run(self) -> Tested:
        flow, name = self.plan.flow.name, str(self.given.get("name", ""))
        simulation = Simulation(Plans(self.house), self.plan, self.known)
        until = self.begins + FOR
        if "for" in self.given:
            until = after(span_at(self.given["for"], self.place.at("for")), self.begins, self.zone)
        happened = [line(one) for one in simulation.live(self.coming, until)]
        return Tested(flow, name, differences(self.expected(), [one for one in happened if one]))

    def expected(self) -> list[Line]:
        found = []
        lines = self.given.get("expect", [])
        for given, place in listed(lines, self.place.at("expect"), "lines", least=0):
            kinds = [kind for kind in EXPECTED if kind in given]
            if len(kinds) != 1:
                fix = "Write say `- {at: 3 days, send: more}`."
                raise place.wrong(", ".join(given), f"one of {', '.join(EXPECTED)}", fix)
            at = self.moment(given, place) if "at" in given else None
            found.append(Line(self.who(given, place), kinds[0], str(given[kinds[0]]), at))
        return found


def line(passed: Passed) -> Line | None:
    """What a test may expect of a step that was left."""
    if passed.step is None:
        return Line(passed.person_id, OVER, passed.how, passed.at)
    kind = KINDS.get(type(passed.step))
    if kind is None or passed.how == "left":
        return None
    match passed.step:
        case Send():
            what = passed.words if passed.how == "done" else f"nothing ({passed.how})"
        case Task(title=what) | HandOver(because=what) | Webhook(content=what):
            pass
        case _:
            what = passed.step.id
    return Line(passed.person_id, kind, what or "", passed.at)


def differences(expected: Sequence[Line], happened: Sequence[Line]) -> list[str]:
    """What was expected and did not happen, and what happened of these kinds beside it."""
    kinds = {"send", *(one.kind for one in expected)}
    left = [one for one in happened if one.kind in kinds]
    missing = []
    for one in expected:
        found = next((other for other in left if one.fits(other)), None)
        if found is None:
            missing.append(f"expected, but did not happen: {one}")
        else:
            left.remove(found)
    return missing + [f"happened, but was not expected: {one}" for one in left]


def failed(tested: Sequence[Tested]) -> bool:
    return any(one.wrong for one in tested)


def check_any(tested: Sequence[Tested]) -> None:
    """Raises InputError where there was nothing to test."""
    if not tested:
        raise InputError("No flow has tests.", fix="Write flows/NAME.test.yaml: docs/flows.md.")
