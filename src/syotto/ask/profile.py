"""Everything about a person or an account on one page: timeline, people, machines, next steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis

from syotto.ask.competition import Competition, competition
from syotto.ask.due import Due, due_for
from syotto.ask.entry_words import sentence
from syotto.ask.habits import Habits, habits
from syotto.ask.sources import Sources, asked, product_names
from syotto.ask.subject import ACCOUNT, PERSON, Subject, subject
from syotto.ask.timeline import Timeline, timeline
from syotto.ask.topics import Topic, topics
from syotto.ask.words import day, listed, many
from syotto.schema.plan import Kind
from syotto.schema.timeline import ASSETS, TIMELINE, BuyingRole, Entry
from syotto.store.snapshot import Snapshot

OPEN_SHOWN, ASSETS_SHOWN = 30, 100
COMPLAINTS = {"complaint", "claim"}


@dataclass(frozen=True)
class Installed:
    """An installed product. due: its next service is due by now. words: the last reading."""

    asset_id: str
    product_id: str | None
    product_name: str | None
    installed_at: datetime
    serviced_at: datetime | None
    due_at: datetime
    due: bool
    readings: int
    read_at: datetime | None


@dataclass(frozen=True)
class Open:
    """Something that waits: a case, a delivery, a sales case, a meeting, what was decided."""

    kind: str
    entry_id: str
    at: datetime
    title: str
    words: str | None
    person_id: str | None
    ours: bool


@dataclass(frozen=True)
class Profile:
    """finding: the one thing to know. missing: parts in buying that nobody is known to have."""

    finding: str
    as_of: datetime
    currency: str
    subject: Subject
    missing: list[str]
    timeline: Timeline
    cases: list[Open]
    next_steps: list[Open]
    assets: list[Installed]
    due: list[Due]
    topics: list[Topic]
    habits: Habits
    competition: Competition


def profile(house: Sources, kind: str, subject_id: str) -> Profile:
    """kind: person or account. Raises NotFound for one that the newest build does not know."""
    known = subject(house, kind, subject_id)
    snapshot = house.warehouse.open()
    waiting = open_things(house, snapshot, known)
    cases = [one for one in waiting if not one.ours]
    steps = [one for one in waiting if one.ours]
    missing = missing_roles(known)
    installed = assets(snapshot, known)
    return Profile(
        finding=finding(known, cases, steps, missing, installed),
        as_of=snapshot.build.as_of,
        currency=house.settings.currency,
        subject=known,
        missing=missing,
        timeline=timeline(house, known),
        cases=cases,
        next_steps=steps,
        assets=installed,
        due=due_for(snapshot, known.subject_id),
        topics=topics(snapshot, known),
        habits=habits(snapshot, known),
        competition=competition(snapshot, subject_id, house.settings.currency),
    )


def missing_roles(known: Subject) -> list[str]:
    """Of an account: the parts in buying that nobody there is known to have."""
    if known.kind != ACCOUNT:
        return []
    there = {member.buying_role for member in known.members if member.until is None}
    return [role.value for role in BuyingRole if role.value not in there]


def finding(
    known: Subject,
    cases: list[Open],
    steps: list[Open],
    missing: list[str],
    installed: list[Installed],
) -> str:
    """What waits for us comes first, then what to do, then what is not known."""
    if cases:
        return f"{many(len(cases), 'thing')} open on their side: {cases[0].title}."
    if steps:
        return f"Next: {steps[0].title}, {day(steps[0].at)}."
    due = sum(one.due for one in installed)
    if due:
        return f"{many(due, 'installed product')} due for service."
    if BuyingRole.DECIDES.value in missing:
        return "No known decision-maker: nobody here is on record as deciding."
    return "Nothing is open."


def open_things(house: Sources, snapshot: Snapshot, known: Subject) -> list[Open]:
    """What waits for somebody, complaints first, then the oldest."""
    if TIMELINE.name not in snapshot.names:
        return []
    question = open_of_person if known.kind == PERSON else open_of_account
    names = product_names(snapshot)
    found = asked(snapshot, question, limit=OPEN_SHOWN, who=known.subject_id)
    return [open_thing(row, names, house.settings.currency) for row in found]


def open_thing(row: dict[str, Any], names: Any, currency: str) -> Open:
    title, words = sentence(row, names, currency)
    theirs = row["kind"] in (Entry.CASE, Entry.DELIVERY)
    return Open(row["kind"], row["entry_id"], row["at"], title, words, row["person_id"], not theirs)


def open_of_person(snapshot: Snapshot, who: Any) -> ibis.Table:
    table = snapshot.table(TIMELINE.name)
    return still_open(snapshot, table.filter(table.person_id == who))


def open_of_account(snapshot: Snapshot, who: Any) -> ibis.Table:
    table = snapshot.table(TIMELINE.name)
    return still_open(snapshot, table.filter(table.account_id == who))


def still_open(snapshot: Snapshot, table: ibis.Table) -> ibis.Table:
    """Open cases, overdue deliveries, open sales cases, meetings to come, today's decision."""
    now = ibis.literal(snapshot.build.as_of, type="timestamp('UTC')")
    acts = [one.value for one in Kind]
    kind, state = table.kind, table.state
    sales = kind.isin([Entry.OPPORTUNITY.value, Entry.QUOTE.value])
    waits = (
        ((kind == Entry.CASE.value) & (state == "open"))
        | ((kind == Entry.DELIVERY.value) & (state == "overdue"))
        | (sales & (state == "opened") & table.until.isnull())
        | ((kind == Entry.MEETING.value) & (state == "booked") & (table["at"] >= now))
        | ((kind == Entry.DECISION.value) & state.isin(acts) & (table["at"] >= now))
    )
    first = table.what.lower().isin(sorted(COMPLAINTS)).fill_null(False)
    return table.filter(waits).order_by(first.desc(), "at", "kind", "entry_id")


def assets(snapshot: Snapshot, known: Subject) -> list[Installed]:
    """Of an account what stands there, what is due first."""
    if known.kind != ACCOUNT or ASSETS.name not in snapshot.names:
        return []
    names, now = product_names(snapshot), snapshot.build.as_of
    found = asked(snapshot, installed_at, limit=ASSETS_SHOWN, who=known.subject_id)
    return [
        Installed(
            row["asset_id"], row["product_id"], names.get(row["product_id"], row["product_id"]),
            row["installed_at"], row["serviced_at"], row["due_at"], row["due_at"] <= now,
            row["readings"], row["read_at"],
        )
        for row in found
    ]  # fmt: skip


def installed_at(snapshot: Snapshot, who: Any) -> ibis.Table:
    table = snapshot.table(ASSETS.name)
    return table.filter(table.account_id == who).order_by("due_at", "asset_id")


def missing_in_words(missing: list[str]) -> str:
    """`No known decision-maker, nobody who pays.`"""
    words = {
        BuyingRole.DECIDES: "no known decision-maker",
        BuyingRole.INFLUENCES: "nobody who influences",
        BuyingRole.USES: "nobody who uses it",
        BuyingRole.PAYS: "nobody who pays",
    }
    told = listed([words[BuyingRole(role)] for role in missing])
    return f"{told[0].upper()}{told[1:]}." if told else ""
