"""Segments: how many people each has, who they are, and what their texts say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis
import pyarrow as pa

from syotto.ask.seen import limited, whole
from syotto.ask.sources import Sources, asked, rows
from syotto.ask.words import many
from syotto.errors import NotFound
from syotto.schema.condition_words import in_words
from syotto.schema.segment import Segment, Segments
from syotto.schema.segmented import SEGMENT_MEMBERS
from syotto.sense.segments import path_of, read_segments
from syotto.store import profiles, texts
from syotto.store.snapshot import Snapshot

PAGE = 50
BUILDS = 20
"""So many builds are looked back at."""


@dataclass(frozen=True)
class SegmentRow:
    """A segment in the list. people: null before a build has counted them.

    change: since the build before; history: of the last builds, the oldest first.
    """

    name: str
    title: str
    what_for: str
    is_list: bool
    people: int | None
    change: int | None
    history: Sequence[int]
    wrong: str | None

    @property
    def change_words(self) -> str:
        return "–" if self.change is None else f"{self.change:+,}" if self.change else "as before"


@dataclass(frozen=True)
class SegmentList:
    finding: str
    as_of: datetime | None
    segments: list[SegmentRow]


@dataclass(frozen=True)
class Member:
    """A person in a segment. since: of the builds that found them in it, the first in a row."""

    person_id: str
    name: str | None
    title: str | None
    company: str | None
    country: str | None
    owner: str | None
    since: datetime


FIELDS = tuple(Member.__dataclass_fields__)


@dataclass(frozen=True)
class OneSegment:
    """words: the condition in a sentence; text: its file."""

    name: str
    title: str
    what_for: str
    finding: str
    words: str
    text: str
    counted: bool
    found: int
    people: list[Member]
    next_after: str | None


def segments(house: Sources) -> SegmentList:
    """Every segment of the workspace. Of a limited viewer the people that they see."""
    there = read_segments(house.folder)
    snapshot = newest(house)
    people = counted(house, snapshot) if snapshot else {}
    before = {} if limited(house) else history(house)
    problems = there.problems()
    listed = [
        row_of(
            there.known.get(name),
            name,
            people.get(name, 0) if snapshot and name not in problems else None,
            before.get(name, ()),
            problems,
        )
        for name in sorted({*there.known, *there.wrong})
    ]
    return SegmentList(in_short(listed), snapshot.build.as_of if snapshot else None, listed)


def row_of(
    segment: Segment | None,
    name: str,
    people: int | None,
    before: Sequence[int],
    problems: Mapping[str, Exception],
) -> SegmentRow:
    return SegmentRow(
        name=name,
        title=segment.title if segment else name,
        what_for=segment.what_for if segment else "",
        is_list=segment is not None and segment.is_list,
        people=people,
        change=before[-1] - before[-2] if len(before) > 1 else None,
        history=before,
        wrong=str(problems[name]) if name in problems else None,
    )


def in_short(rows: Sequence[SegmentRow]) -> str:
    wrong = sum(row.wrong is not None for row in rows)
    said = f"{many(len(rows), 'segment')}."
    return said + (f" {many(wrong, 'text')} cannot be read." if wrong else "")


def newest(house: Sources) -> Snapshot | None:
    """The newest build, where it knows of segments."""
    try:
        snapshot = house.warehouse.open()
    except NotFound:
        return None
    return snapshot if SEGMENT_MEMBERS.name in snapshot.names else None


def counted(house: Sources, snapshot: Snapshot) -> Counter[str]:
    """People of each segment by the newest build, and with who came and left since."""
    found = Counter({row["segment"]: row["people"] for row in asked(snapshot, how_many)})
    for move in moved(house, snapshot):
        found[move["segment"]] += 1 if move["is_in"] else -1
    return found


def moved(house: Sources, snapshot: Snapshot, segment: str | None = None) -> list[dict[str, Any]]:
    """Who of the people that the viewer sees came into a segment since the build, or left it: the
    columns of Member, segment and is_in; by number.
    """
    with whole(house).ledger.read() as connection:
        moves = profiles.moves(connection, segment)
    if not moves:
        return []
    names = {move["person_id"] for move in moves}
    wanted = ibis.memtable(pa.table({"person_id": sorted(names)}))
    people = snapshot.table("people").semi_join(wanted, "person_id")
    told = people.select(*(name for name in FIELDS if name != "since"))
    there = {row["person_id"]: row for row in rows(told)}
    return [{**there[move["person_id"]], **move} for move in moves if move["person_id"] in there]


def how_many(snapshot: Snapshot) -> ibis.Table:
    table = snapshot.table(SEGMENT_MEMBERS.name)
    return table.group_by("segment").agg(people=table.count())


def history(house: Sources) -> Mapping[str, Sequence[int]]:
    """People of each segment in the last builds."""
    found: dict[str, list[int]] = defaultdict(list)
    with whole(house).ledger.read() as connection:
        for row in texts.counts(connection, BUILDS):
            found[row["segment"]].append(row["people"])
    return found


def segment(house: Sources, name: str, *, after: str = "", limit: int = PAGE) -> OneSegment:
    """One segment and its people by number; `after` is the last one already seen.

    Raises NotFound for none, Misread for a text that is wrong.
    """
    there = read_segments(house.folder)
    known = there.one(name)
    snapshot = newest(house)
    found, page = members_of(house, snapshot, name, after, limit + 1) if snapshot else (0, [])
    shown = page[:limit]
    return OneSegment(
        name=name,
        title=known.title,
        what_for=known.what_for,
        finding=f"{many(found, 'person', 'people')}." if snapshot else "Not counted yet.",
        words=words_of(known, there),
        text=path_of(house.folder, name).read_text(encoding="utf-8"),
        counted=snapshot is not None,
        found=found,
        people=shown,
        next_after=shown[-1].person_id if len(page) > limit else None,
    )


def members_of(
    house: Sources, snapshot: Snapshot, name: str, after: str, limit: int
) -> tuple[int, list[Member]]:
    """How many are in a segment now, and the next of them by number."""
    moves = {move["person_id"]: move for move in moved(house, snapshot, name)}
    came = sum(1 if move["is_in"] else -1 for move in moves.values())
    built = asked(snapshot, people_in, limit=limit + len(moves), segment=name, after=after)
    known = {row["person_id"]: row for row in built if row["person_id"] not in moves}
    new = {
        who: {field: move["at" if field == "since" else field] for field in FIELDS}
        for who, move in moves.items()
        if move["is_in"] and who > after
    }
    both = known | new
    page = [Member(**both[who]) for who in sorted(both)[:limit]]
    return asked(snapshot, how_many_in, segment=name)[0]["people"] + came, page


def words_of(segment: Segment, there: Segments) -> str:
    if segment.who is not None:
        return in_words(segment.who)
    return f"a list: {segment.file or many(len(segment.people), 'person', 'people')}"


def members(snapshot: Snapshot, segment: Any) -> ibis.Table:
    table = snapshot.table(SEGMENT_MEMBERS.name)
    return table.filter(table.segment == segment)


def how_many_in(snapshot: Snapshot, segment: Any) -> ibis.Table:
    rows = members(snapshot, segment)
    return rows.agg(people=rows.count())


def people_in(snapshot: Snapshot, segment: Any, after: Any) -> ibis.Table:
    rows = members(snapshot, segment).select("person_id", "since")
    people = snapshot.table("people")
    joined = rows.filter(rows.person_id > after).join(people, "person_id")
    return joined.select(*FIELDS).order_by("person_id")


def event_names(house: Sources) -> list[str]:
    """Names of events that there are, the most frequent first."""
    snapshot = newest(house)
    return [row["name"] for row in asked(snapshot, names_of_events, limit=200)] if snapshot else []


def names_of_events(snapshot: Snapshot) -> ibis.Table:
    events = snapshot.table("events")
    named = events.filter(events.name.notnull())
    return named.group_by("name").agg(times=named.count()).order_by(ibis.desc("times"), "name")


def feature_names(house: Sources) -> list[str]:
    snapshot = newest(house)
    found = asked(snapshot, names_of_features, limit=200) if snapshot else []
    return [f"feature.{row['feature']}" for row in found]


def names_of_features(snapshot: Snapshot) -> ibis.Table:
    return snapshot.table("features").select("feature").distinct().order_by("feature")
