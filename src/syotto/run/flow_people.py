"""What a flow must know of people: a few questions for however many of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any

from syotto.decide.flow import Facts
from syotto.errors import NotFound
from syotto.run import live
from syotto.run.channel_habits import channels_of
from syotto.run.defined import personas_of, sellers_in
from syotto.run.flow_plans import Plan
from syotto.run.house import House
from syotto.schema.condition import Condition
from syotto.schema.judge import Now, holds
from syotto.schema.profile import Profile
from syotto.schema.sellers import Week, days_off, week_of

STAGES, SCORES = "stages", "lead_scores"
NOTHING: Mapping[str, Any] = MappingProxyType({})
TOLD = frozenset((
    "email", "phone", "name", "first_name", "last_name", "title", "company", "street", "postcode",
    "city", "country", "language", "time_zone", "owner", "unit", "account_id",
))  # fmt: skip
"""What of a person fills in a message."""


@dataclass(frozen=True)
class Crowd:
    """People at a moment. profiles: of whom something is known and who did not object.

    channels: by which they are best written to for a purpose, where a flow asks for that.
    """

    house: House
    now: datetime
    profiles: Mapping[str, Profile]
    scores: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    stages: Mapping[str, frozenset[str]] = field(default_factory=dict)
    channels: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def now_there(self) -> Now:
        return Now(self.now, self.house.settings.time_zone)

    def fields(self, person_id: str) -> Mapping[str, Any]:
        profile = self.profiles.get(person_id)
        return profile.fields if profile else NOTHING

    def field(self, person_id: str, name: str) -> Any:
        return self.fields(person_id).get(name)

    def account(self, person_id: str) -> str | None:
        account: str | None = self.field(person_id, "account_id")
        return account

    def role(self, person_id: str) -> str | None:
        """The buying role of their persona."""
        return self.roles.get(self.field(person_id, "persona") or "")

    @cached_property
    def roles(self) -> Mapping[str, str | None]:
        """persona -> buying role."""
        return {one.name: one.buying_role for one in personas_of(self.house).known}

    @cached_property
    def week(self) -> Week:
        """When people work of whom nothing else is known."""
        settings = self.house.settings
        return replace(week_of(settings.working_hours), off=days_off(settings.holidays))

    @cached_property
    def weeks(self) -> Mapping[str, Week]:
        """seller -> when they work: those whom they look after are waited for until then."""
        off, sellers = self.week.off, sellers_in(self.house)
        return {one.name: Week(one.begins, one.ends, one.days, off) for one in sellers}

    def facts(
        self, plan: Plan, person_id: str, engaged: Mapping[int, frozenset[str]] | None = None
    ) -> Facts:
        fields = self.fields(person_id)
        return Facts(
            zone=fields.get("time_zone"),
            otherwise=self.house.settings.time_zone,
            week=self.weeks.get(fields.get("owner") or "", self.week),
            meets=partial(self.meets, plan.conditions, person_id),
            scores=self.scores.get(person_id, {}),
            engaged=engaged or {},
        )

    def meets(
        self, spelled: Mapping[Condition, Condition], person_id: str, condition: Condition
    ) -> bool:
        return self.holds(spelled[condition], person_id)

    def holds(self, condition: Condition, person_id: str) -> bool:
        """Of nobody is anything true."""
        profile = self.profiles.get(person_id)
        if profile is None:
            return False
        return bool(holds(condition, profile, self.now_there))

    def may_enter(self, plan: Plan, person_id: str) -> bool:
        """Whether somebody known is in the audience of a flow."""
        if person_id not in self.profiles:
            return False
        stages = plan.flow.audience.stage
        if stages and not self.stages.get(person_id, frozenset()) & set(stages):
            return False
        return plan.audience is None or self.holds(plan.audience, person_id)

    def given(self, person_id: str) -> dict[str, Any]:
        """What fills in a message to somebody."""
        profile = self.profiles.get(person_id)
        given = told_of(profile) if profile else {}
        given["person_id"] = person_id
        return given


def told_of(profile: Profile) -> dict[str, Any]:
    """What of somebody fills in a message."""
    known = profile.fields.items()
    return {name: value for name, value in known if value is not None and name in TOLD}


def crowd(house: House, plans: Iterable[Plan], people: Sequence[str], now: datetime) -> Crowd:
    """What these flows must know of these people."""
    asked = sorted(set(people))
    profiles = live.profiles(house, asked)
    many = list(plans)
    scores = scores_of(house, asked) if any(plan.scores for plan in many) else {}
    staged = any(plan.flow.audience.stage for plan in many)
    staging = stages_of(house, profiles) if staged else {}
    prefer = {}
    if any(plan.prefers for plan in many):
        fields = {one: profile.fields for one, profile in profiles.items()}
        prefer = channels_of(house, fields, now)
    return Crowd(house, now, profiles, scores, staging, prefer)


def scores_of(house: House, people: Sequence[str]) -> dict[str, dict[str, float]]:
    """Numbers of `lead_scores`, where the newest build has any."""
    rows = rows_of(house, SCORES, "person_id", people)
    return {
        row["person_id"]: {
            name: float(value)
            for name, value in row.items()
            if isinstance(value, int | float) and not isinstance(value, bool)
        }
        for row in rows
    }


def stages_of(house: House, profiles: Mapping[str, Profile]) -> dict[str, frozenset[str]]:
    """Where each person and their account stand in the journey, as of the newest build."""
    homes = {one: profile.fields.get("account_id") for one, profile in profiles.items()}
    subjects = sorted({*profiles, *filter(None, homes.values())})
    at = {
        (row["subject"], row["subject_id"]): row["stage"]
        for row in rows_of(house, STAGES, "subject_id", subjects)
        if row["left_at"] is None
    }
    return {
        person: frozenset(
            filter(None, (at.get(("person", person)), at.get(("account", home or ""))))
        )
        for person, home in homes.items()
    }


def rows_of(house: House, table: str, column: str, values: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of a table of the newest build; none where there is no such build or table."""
    try:
        snapshot = house.warehouse.open()
    except NotFound:
        return []
    if table not in snapshot.names or not values:
        return []
    found = snapshot.table(table)
    rows: list[dict[str, Any]] = found.filter(found[column].isin(values)).to_pyarrow().to_pylist()
    return rows
