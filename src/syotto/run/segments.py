"""Segments of a workspace: what builds need of them, who is in one now, changes of their texts."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import pyarrow as pa
from ibis import Table

from syotto.errors import InputError, NotFound
from syotto.know.members import Known, People
from syotto.run.audience import audience
from syotto.run.house import House
from syotto.run.live_events import judged_now
from syotto.run.texts import put_back, replace
from syotto.schema.condition import Condition
from syotto.schema.judge import Now, holds
from syotto.schema.segment import Segment, Segments
from syotto.schema.segmented import SEGMENT_LISTS, SEGMENT_MEMBERS
from syotto.sense import yaml_text
from syotto.sense.segments import FOLDER, path_of, read, read_segments
from syotto.store import texts
from syotto.store.snapshot import Snapshot

TOLD = (
    "person_id", "email", "phone", "name", "first_name", "last_name", "title", "company", "street",
    "postcode", "city", "country", "language", "time_zone", "owner", "unit", "account_id",
)  # fmt: skip
"""What of a person goes into a list of people, and so into a message."""


def lists_of(house: House, segments: Segments) -> dict[str, list[str]]:
    """The numbers and addresses in each segment that is a list."""
    found = {}
    for segment in segments.known.values():
        if segment.is_list and segment.name not in segments.wrong:
            found[segment.name] = identifiers(house, segment)
    return found


def identifiers(house: House, segment: Segment) -> list[str]:
    """Raises NotFound and SourceError for a file that is not there or has no people."""
    if segment.file is None:
        return list(segment.people)
    rows = audience(house, str(house.folder / FOLDER / segment.file)).rows
    named = rows.select(["person_id", "address"]).to_pylist()
    return [
        row["person_id"] or row["address"] for row in named if row["person_id"] or row["address"]
    ]


def checked(house: House) -> Segments:
    """Every segment of the workspace; whose file cannot be used is wrong, and says why."""
    found = read_segments(house.folder)
    wrong = dict(found.problems())
    for segment in found.known.values():
        try:
            identifiers(house, segment) if segment.file else None
        except InputError as error:
            wrong[segment.name] = error
    known = {name: one for name, one in found.known.items() if name not in wrong}
    return Segments(known, wrong)


def known_to(snapshot: Snapshot) -> Known:
    """The tables of a build that conditions ask."""
    people = snapshot.table("people").anti_join(snapshot.table("objections"), "person_id")
    others = (name for name in Known.__dataclass_fields__ if name not in ("people", "lists"))
    tables = {name: snapshot.table(name) for name in others}
    return Known(people=people, lists=snapshot.table(SEGMENT_LISTS.name), **tables)


def count(house: House, condition: Condition) -> int:
    """How many people of the newest build a condition holds for, now."""
    snapshot = house.warehouse.open()
    now = moment_of(house, snapshot)
    everybody = People(known_to(snapshot), [condition], now)
    return int(holds(condition, everybody, now).sum().to_pyarrow().as_py() or 0)


def moment_of(house: House, snapshot: Snapshot) -> Now:
    return Now(snapshot.build.as_of, house.settings.time_zone)


def members(house: House, name: str) -> pa.Table:
    """Who is in a segment, with the columns TOLD: judged by the text of now, on the newest build
    and, of who did something since, on their profiles.

    Raises NotFound for no such segment or build, InputError for a text that is wrong.
    """
    segments = checked(house)
    condition = segments.condition(name)
    snapshot = house.warehouse.open()
    people = known_to(snapshot).people
    now = moment_of(house, snapshot)
    everybody = People(known_to(snapshot), [condition], now)
    chosen = everybody.rows.filter(holds(condition, everybody, now)).select("person_id")
    found = people.semi_join(with_moves(house, chosen, condition), "person_id")
    return found.order_by("person_id").select(*TOLD).to_pyarrow()


def with_moves(house: House, chosen: Table, condition: Condition) -> Table:
    """person_id: those chosen, with who came since the build and without who left."""
    judged = judged_now(house, condition)
    if not judged:
        return chosen
    schema = pa.schema({"person_id": pa.string(), "is_in": pa.bool_()})
    columns = [list(judged), list(judged.values())]
    moves = ibis.memtable(pa.table(columns, schema=schema))
    came = moves.filter(moves.is_in).select("person_id")
    return chosen.anti_join(moves, "person_id").union(came)


def read_text(name: str, text: str) -> Segment:
    """A segment from its text. Raises Misread with the line and column."""
    return read(name, text)


def text_of(house: House, name: str) -> str:
    """The text of a segment's file, also of one that cannot be read as a segment."""
    path = path_of(house.folder, name)
    if not path.is_file():
        raise NotFound(f"There is no segment {name!r}.", fix="The page Segments lists them.")
    return path.read_text(encoding="utf-8", errors="replace")


def text_for(said: Mapping[str, object]) -> str:
    """The text of what a segment's file is to hold."""
    return yaml_text.write(dict(said))


def count_text(house: House, name: str, text: str) -> int:
    """How many people a text that is not saved yet holds for."""
    segment = read(name, text)
    there = Segments({**read_segments(house.folder).known, name: segment})
    if segment.is_list:
        return len(identifiers(house, segment))
    return count(house, there.condition(name))


def save(house: House, name: str, text: str, by: str) -> Segment:
    """Writes a segment's text; the one before is kept. Raises Misread, and writes nothing then."""
    path = path_of(house.folder, name)
    segment = read(name, text)
    others = dict(read_segments(house.folder).known)
    Segments({**others, name: segment}).condition(name)
    replace(house, path, text if text.endswith("\n") else f"{text}\n", by)
    return segment


def remove(house: House, name: str, by: str) -> None:
    """Raises NotFound for none, InputError while other segments name it."""
    path = path_of(house.folder, name)
    if not path.exists():
        raise NotFound(f"There is no segment {name!r}.", fix="It may have been removed already.")
    users = read_segments(house.folder).users_of(name)
    if users:
        fix = f"Change {', '.join(users)} first."
        raise InputError(f"{', '.join(users)} names the segment {name!r}.", fix=fix)
    replace(house, path, None, by)


def undo(house: House, name: str) -> bool:
    """Puts back the text before the last change. Returns whether there is a segment then."""
    return put_back(house, path_of(house.folder, name))


def note_counts(house: House) -> None:
    """The ledger remembers how many people each segment had in the newest build."""
    snapshot = house.warehouse.open()
    table = snapshot.table(SEGMENT_MEMBERS.name)
    found: Mapping[str, int] = {
        row["segment"]: row["people"]
        for row in table.group_by("segment").agg(people=table.count()).to_pyarrow().to_pylist()
    }
    names = [*read_segments(house.folder).known]
    with house.ledger.begin() as connection:
        texts.note_counts(
            connection,
            snapshot.build.number,
            snapshot.build.as_of,
            [(name, found.get(name, 0)) for name in names],
        )
