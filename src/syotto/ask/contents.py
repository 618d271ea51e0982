"""Contents: what each is for, how often it was sent, and what people did with it.

Messages on record are counted by the ledger; opens and clicks are those of the newest build that no
machine made, each message once. Who does not allow it is not watched, so a share says at least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import ibis

from syotto.act.content import Content, find, name_and_kind, names, parse
from syotto.act.render import Addresses, compiled
from syotto.ask.content_choices import AtStep, at_steps
from syotto.ask.content_effect import Compared, compared
from syotto.ask.seen import limited
from syotto.ask.sources import Sources, asked, first, once_a_build, rows
from syotto.ask.words import count, many
from syotto.errors import InputError, NotFound
from syotto.maths.intervals import wilson
from syotto.schema.content import AIMS, ANGLES
from syotto.schema.event_names import EMAIL_DELIVERED, EMAIL_LINK_CLICKED, EMAIL_OPENED
from syotto.schema.inside import text_in, value_in
from syotto.schema.messages import MessageState
from syotto.schema.words import Actor
from syotto.store import outbox_counts as counts
from syotto.store.snapshot import Snapshot

FOLDER = "content"
EXAMPLE = {
    "first_name": "Ann", "last_name": "Ahola", "name": "Ann Ahola", "email": "ann@example.com",
    "company": "Ahola Mill", "title": "Maintenance manager", "city": "Tampere", "country": "FI",
    "language": "en", "owner": "Salla",
}  # fmt: skip
"""Somebody who does not exist, to look at a content without a person."""


@dataclass(frozen=True)
class Part:
    """So many of some messages. share: with the range that holds the true one four times in five;
    null of none.
    """

    messages: int
    share: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class ContentRow:
    """A content. sent, waiting: null for who does not see everybody. wrong: why it is none."""

    name: str
    title: str
    kind: str
    aim: str
    topics: tuple[str, ...]
    angle: str
    language: str
    personas: tuple[str, ...]
    until: date | None
    sent: int | None
    waiting: int | None
    delivered: int
    opened: Part
    clicked: Part
    effect: str
    wrong: str | None = None


@dataclass(frozen=True)
class ContentList:
    finding: str
    as_of: datetime | None
    contents: list[ContentRow]


@dataclass(frozen=True)
class OneContent:
    """text: its file. aim_words, angle_words: what these words mean. chosen: where steps choose it
    by what is known.
    """

    row: ContentRow
    text: str
    preview: str
    purpose: str
    call: str
    link: str
    aim_words: str
    angle_words: str
    chosen: list[AtStep]


@dataclass(frozen=True)
class Preview:
    """A content as somebody would get it. html: a page of its own."""

    to: str
    subject: str
    text: str
    html: str | None


def contents(house: Sources) -> ContentList:
    """Every content of the workspace, by name."""
    gone, snapshot = messages_of(house), newest(house)
    seen = hits(snapshot) if snapshot else {}
    caused = compared(house)
    every = names(house.folder / FOLDER)
    found = [row_of(*read(house, name), gone, seen, caused.get(name)) for name in every]
    there = Counter(row.aim for row in found)
    aims = ", ".join(f"{there[aim]} to {aim}" for aim in AIMS)
    return ContentList(
        f"{many(len(found), 'content')}: {aims}.", snapshot.build.as_of if snapshot else None, found
    )


def every_name(house: Sources) -> list[str]:
    return names(house.folder / FOLDER)


def content(house: Sources, name: str) -> OneContent:
    """Raises NotFound for one that is not there."""
    known, kind, wrong = read(house, name)
    snapshot = newest(house)
    seen = hits(snapshot) if snapshot else {}
    row = row_of(known, kind, wrong, messages_of(house), seen, compared(house).get(name))
    return OneContent(
        row=row,
        text=find(house.folder / FOLDER, name)[1],
        preview=known.preview,
        purpose=known.purpose,
        call=known.call,
        link=known.link,
        aim_words=AIMS.get(row.aim, ""),
        angle_words=ANGLES.get(row.angle, ""),
        chosen=at_steps(house, name),
    )


def read(house: Sources, name: str) -> tuple[Content, str, str | None]:
    """A content, its kind, and why it cannot be read."""
    kind, text = find(house.folder / FOLDER, name)
    try:
        return parse(name, kind, text), kind, None
    except InputError as error:
        return Content(name, kind, name, ""), kind, str(error)


def row_of(
    known: Content,
    kind: str,
    wrong: str | None,
    gone: Mapping[str, Counter[str]] | None,
    seen: Mapping[str, Mapping[str, int]],
    caused: Compared | None,
) -> ContentRow:
    mine = seen.get(f"{known.name}.{kind}", {})
    states = gone.get(f"{known.name}.{kind}", Counter()) if gone is not None else None
    delivered = mine.get(EMAIL_DELIVERED, 0)
    about = known.about
    return ContentRow(
        name=known.name,
        title=known.subject,
        kind=kind,
        aim=about.aim,
        topics=about.topics,
        angle=about.angle,
        language=about.language,
        personas=about.personas,
        until=about.until,
        sent=states[MessageState.SENT] if states is not None else None,
        waiting=states[MessageState.INTENDED] + states[MessageState.HELD] if states else 0,
        delivered=delivered,
        opened=part(mine.get(EMAIL_OPENED, 0), delivered),
        clicked=part(mine.get(EMAIL_LINK_CLICKED, 0), delivered),
        effect=caused.words if caused else effect_of(delivered),
        wrong=wrong,
    )


def part(some: int, whole: int) -> Part:
    if not whole or some > whole:
        return Part(some)
    low, high = wilson(some, whole)
    return Part(some, some / whole, low, high)


def effect_of(delivered: int) -> str:
    """What it caused. Only people who were left out by lot would tell."""
    if not delivered:
        return "not yet known: nobody got it"
    return f"not yet known: {count(delivered)} got it, and nobody was left out of it by lot"


def messages_of(house: Sources) -> dict[str, Counter[str]] | None:
    """Messages on record by `NAME.KIND` and state; null for who does not see everybody."""
    if limited(house):
        return None
    with house.ledger.read() as connection:
        found = counts.by_content(connection)
    numbers: dict[str, Counter[str]] = {}
    for (number, state), messages in found.items():
        known = numbers.setdefault(".".join(name_and_kind(number)), Counter())
        known[state] += messages
    return numbers


def newest(house: Sources) -> Snapshot | None:
    try:
        snapshot = house.warehouse.open()
    except NotFound:
        return None
    return snapshot if "events" in snapshot.names else None


@once_a_build
def hits(snapshot: Snapshot) -> Mapping[str, Mapping[str, int]]:
    """`NAME.KIND` -> what happened -> messages: delivered, opened and followed by people."""
    events = snapshot.table("events")
    by_people = (events.actor == Actor.HUMAN.value) & events.name.isin(
        [EMAIL_OPENED, EMAIL_LINK_CLICKED]
    )
    about = events.filter(by_people | (events.name == EMAIL_DELIVERED)).select(
        "name",
        said=text_in(events.properties, "content"),
        mail=value_in(events.properties, "email_id"),
    )
    counted = about.group_by("said", "name").agg(messages=about.mail.nunique())
    found: dict[str, dict[str, int]] = {}
    for row in rows(counted.filter(counted.said.notnull())):
        found.setdefault(row["said"], {})[row["name"]] = row["messages"]
    return found


def preview(house: Sources, name: str, person: str = "") -> Preview:
    """As a person of the newest build would get it; without one, as somebody made up.

    Raises NotFound, InputError, and MissingValue where the person lacks a value.
    """
    kind, text = find(house.folder / FOLDER, name)
    given = known_of(house, person) if person else EXAMPLE
    filled = compiled(parse(name, kind, text)).fill(given, NOWHERE)
    return Preview(given.get("name") or person, filled.subject, filled.text, filled.html)


NOWHERE = Addresses(unsubscribe="#", view="#", link=lambda _, address: address)
"""Links of a preview lead where they say; ours lead nowhere."""


def known_of(house: Sources, person: str) -> Mapping[str, Any]:
    """Raises NotFound for somebody whom the viewer does not see."""
    found = first(asked(house.warehouse.open(), named, who=person))
    if found is None:
        raise NotFound(f"There is no person {person!r}.", fix="Copy a number from the page People.")
    return {field: value for field, value in found.items() if value is not None}


def named(snapshot: Snapshot, who: Any) -> ibis.Table:
    people = snapshot.table("people")
    return people.filter((people.person_id == who) | (people.email == who)).limit(1)
