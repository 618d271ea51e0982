"""Who a mailing is for: a file, a segment, or a table of the newest build."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from ibis.backends.duckdb import Backend

from syotto.errors import InputError, NotFound, SourceError
from syotto.run.corrections import as_they_say
from syotto.run.house import House
from syotto.run.load import BROKEN, unreadable
from syotto.run.scratch import scratch
from syotto.sense.files import sources
from syotto.sense.segments import FOLDER as SEGMENTS
from syotto.sense.source import Source, engine, fetch
from syotto.sense.yaml_folder import ENDING
from syotto.store.questions import stream

ADDRESSES = ("email", "e-mail", "e_mail", "mail", "address", "email_address")
PEOPLE = ("person_id", "customer_id", "person_ref", "source_id")
PLACE = "place"
RAW = "raw."


@dataclass(frozen=True)
class Audience:
    """People, each once: person_id, address, and what else is known of them.

    repeated: rows that said a person and address once more.
    """

    name: str
    rows: pa.Table
    repeated: int


def audience(house: House, to: str) -> Audience:
    """The people in a file (CSV, Excel, Parquet, JSON lines), a segment or a table.

    Raises NotFound where there is none of them, SourceError where it has no addresses.
    """
    path = Path(to)
    if path.is_file():
        return people(house, path.name, from_file(house, path))
    if "/" in to or (path.suffix and not to.startswith(RAW)):
        raise NotFound(f"There is no file {to}.", fix="Check its name.")
    if (house.folder / SEGMENTS / f"{to}{ENDING}").is_file():
        from syotto.run.segments import members  # which reads its lists as audiences are read

        return people(house, to, members(house, to))
    try:
        found = stream(house.warehouse.open(), to).read_all()
    except NotFound as error:
        raise NotFound(
            f"{to!r} is neither a file, a segment nor a table of the newest build. {error.what}",
            fix="Give a CSV file, a segment (`syotto segment list`), or a table, say raw.people.",
        ) from error
    return people(house, to, as_they_say(house, found))


def from_file(house: House, path: Path) -> pa.Table:
    """Every column as text, read as `syotto load` reads. Raises SourceError for no table."""
    with scratch(house.folder) as place:
        (source,) = sources([path], place)
        backend = engine(place, time_zone=house.settings.time_zone)
        try:
            return in_columns(source, backend)
        except BROKEN:
            mended = source.mend() if source.mend else source
        try:
            return in_columns(mended, backend)
        except BROKEN as error:
            raise unreadable([source], error) from error


def in_columns(source: Source, backend: Backend) -> pa.Table:
    """The rows under their own names. Raises SourceError for a line with more fields or fewer."""
    rows = fetch(backend, source.read(backend))
    if source.ragged:
        wrong = source.ragged[0]
        raise SourceError(
            f"{source.name}, line {wrong.line}: {wrong.fields} fields, the header has "
            f"{len(source.columns)}: {wrong.text[:60]}",
            fix="Put fields that hold the delimiter into quotes.",
        )
    return rows.rename_columns(list(source.columns))


def people(house: House, name: str, found: pa.Table) -> Audience:
    """Rows with person_id and address as text, the rest under small names."""
    small = found.rename_columns([column.strip().lower() for column in found.column_names])
    person = next((column for column in PEOPLE if column in small.column_names), None)
    address = next((column for column in ADDRESSES if column in small.column_names), None)
    if address is None and person is not None:
        small, address = with_addresses(house, small, person), "email"
    if address is None:
        raise SourceError(
            f"{name} has no column with addresses; it has {', '.join(found.column_names)}.",
            fix="Call the column email, or give a column person_id and load `people`.",
        )
    said = {
        "person_id": text(small, person),
        "address": text(small, address),
        **{column: small[column] for column in small.column_names if column != address},
    }
    whole = pa.table({**said, "person_id": text(small, person)})
    once = first_of_each(as_json(whole))
    return Audience(name, once, whole.num_rows - once.num_rows)


def as_json(rows: pa.Table) -> pa.Table:
    """Columns that JSON has: moments and days become text, exact numbers floats."""
    kinds = pa.types
    for place, column in enumerate(rows.schema):
        if kinds.is_temporal(column.type):
            rows = rows.set_column(place, column.name, rows[place].cast(pa.string()))
        elif kinds.is_decimal(column.type):
            rows = rows.set_column(place, column.name, rows[place].cast(pa.float64()))
    return rows


def text(rows: pa.Table, column: str | None) -> pa.ChunkedArray:
    if column is None:
        return pa.chunked_array([pa.nulls(rows.num_rows, pa.string())])
    trimmed = pc.utf8_trim_whitespace(rows[column].cast(pa.string()))
    return pc.if_else(pc.equal(trimmed, ""), None, trimmed)


def with_addresses(house: House, rows: pa.Table, person: str) -> pa.Table:
    """Adds the addresses that `raw.people` has of these people."""
    try:
        known = as_they_say(house, stream(house.warehouse.open(), "raw.people").read_all())
    except NotFound as error:
        raise InputError(
            "Nobody's address is known: no people are loaded.",
            fix="Load `people`, or give a CSV file with a column email.",
        ) from error
    emails = (
        known.select(["source_id", "email"]).group_by("source_id").aggregate([("email", "max")])
    )
    emails = emails.rename_columns(["source_id", "email"])
    keyed = rows.set_column(
        rows.schema.get_field_index(person), person, rows[person].cast(pa.string())
    )
    return keyed.join(emails, person, "source_id", join_type="left outer")


def first_of_each(rows: pa.Table) -> pa.Table:
    """The first row of each person and address, in the order they came."""
    numbered = rows.append_column(PLACE, pa.array(range(rows.num_rows), pa.int64()))
    lower = pc.utf8_lower(numbered["address"])
    keyed = numbered.select(["person_id", PLACE]).append_column("lower", lower)
    first = keyed.group_by(["person_id", "lower"]).aggregate([(PLACE, "min")])
    return rows.take(first[f"{PLACE}_min"].combine_chunks().sort())
