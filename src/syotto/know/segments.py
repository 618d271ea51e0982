"""Who is in which segment, and since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import ibis
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table

from syotto.know.members import Known, People
from syotto.know.moments import moment
from syotto.schema.condition import Condition
from syotto.schema.judge import Now, holds
from syotto.schema.segmented import SEGMENT_LISTS

Lists = Mapping[str, Sequence[str]]


def segment_lists(known: pa.Table, *, as_of: datetime, lists: Lists) -> pa.Table:
    """Who is meant by the numbers and addresses of lists; schema SEGMENT_LISTS."""
    schema = SEGMENT_LISTS.columns.to_pyarrow()
    named = [named_in(known, name, identifiers) for name, identifiers in lists.items()]
    return pa.concat_tables([schema.empty_table(), *(rows.cast(schema) for rows in named)])


def named_in(known: pa.Table, segment: str, identifiers: Sequence[str]) -> pa.Table:
    """By any number that a system has for them, or by an address in whatever letters."""
    wanted = pa.array(identifiers, pa.string())
    address = pc.utf8_lower(pc.utf8_trim_whitespace(wanted))
    by = (pc.is_in(known["person_id"], wanted), pc.is_in(known["identifier"], wanted))
    meant = pc.or_(pc.or_(*by), pc.is_in(known["identifier"], address))
    found = pc.unique(known["person_id"].filter(meant))
    return pa.table({"segment": pa.repeat(segment, len(found)), "person_id": found})


def known_by(identities: Table) -> tuple[Table, ...]:
    told = identities.filter(identities.kind.isin(["ref", "email", "phone"]))
    return (told.select("identifier", "person_id"),)


def segment_members(
    people: Table,
    accounts: Table,
    events: Table,
    order_lines: Table,
    products: Table,
    features: Table,
    permissions: Table,
    personas: Table,
    lists: Table,
    before: Table,
    *,
    as_of: datetime,
    time_zone: str,
    segments: Mapping[str, Condition],
) -> Table:
    """Everybody in each segment; who was in it `before` is in it since then; schema
    SEGMENT_MEMBERS.
    """
    known = Known(
        people, accounts, events, order_lines, products, features, permissions, personas, lists
    )
    members = judged(known, segments, Now(as_of, time_zone))
    joined = members.left_join(before, ["segment", "person_id"])
    return joined.select("segment", "person_id", since=joined.since.fill_null(moment(as_of)))


def judged(known: Known, segments: Mapping[str, Condition], now: Now) -> Table:
    """segment, person_id: one row for each segment that a person is in."""
    if not segments:
        return known.lists.select("segment", "person_id").limit(0)
    everybody = People(known, segments.values(), now)
    answers = [
        ibis.ifelse(holds(condition, everybody, now), name, ibis.null(str))
        for name, condition in segments.items()
    ]
    rows = everybody.rows.select("person_id", segment=ibis.array(answers).unnest())
    return rows.filter(rows.segment.notnull()).select("segment", "person_id")
