"""Who is who, by rules: which records of which systems are one person, and whose browser it is.

1. what people joined by hand is one
2. records with the same number, e-mail address or state's number are one person unless their names
   say otherwise, which they cannot of records with the same number and address; those with the
   same telephone number only where their names agree
3. a user of whom no system has a record is the holder of that number, else a person by it alone
4. a browser that exactly one person has used is theirs; one that several have used is nobody's:
   what it does before a sign-in is then not known to be anybody's

The oldest record gives the person their number. It is as old as its first version: who corrects a
record takes no number from anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table
from numpy.typing import NDArray

from syotto.know.identity_graph import UNKNOWN, Edges, Sharing, codes, one_each, shared
from syotto.know.identity_rules import emails_of, phones_of, plainly, same_name, told
from syotto.know.match_keys import plain
from syotto.maths.codes import arrow
from syotto.schema.known import (
    ANONYMOUS_ID,
    EMAIL,
    EVENT,
    IDENTITIES,
    MERGE,
    PERSON,
    PERSON_ID,
    PHONE,
    RECORD,
    REF,
)  # fmt: skip

Longs = NDArray[np.int64]
OLDEST_FIRST = [
    ("alone", "ascending"), ("since", "ascending"), ("source", "ascending"),
    ("source_id", "ascending"),
]  # fmt: skip
SCHEMA = IDENTITIES.columns.to_pyarrow()


def reads(
    people: Table, events: Table, merges: Table, versions: Table
) -> tuple[Table, Table, Table]:
    """Of records what they are told apart by; of events who used which browser; what was joined.

    versions: all that was ever said in records that changed.
    """
    records = with_age(people, versions).select(
        "source", "source_id", "email", "phone", "first_name", "last_name", "national_id", "since"
    )
    named = events.filter(events.user_id.notnull() | events.anonymous_id.notnull())
    used = named.group_by("user_id", "anonymous_id").agg(since=named["at"].min())
    return records, used, joined_by_hand(merges, PERSON)


def with_age(records: Table, versions: Table) -> Table:
    """Records with `since`, when the first version of each was known."""
    said = versions.updated_at.coalesce(versions.received_at)
    oldest = versions.group_by(system="source", number="source_id").agg(first=said.min())
    joined = records.left_join(
        oldest, [records.source == oldest.system, records.source_id == oldest.number]
    )
    since = joined.first.coalesce(joined.updated_at, joined.received_at)
    return joined.mutate(since=since).drop("system", "number", "first")


def joined_by_hand(merges: Table, subject: str) -> Table:
    return merges.filter(merges.kind == subject).select("kept", "other")


def identities(
    people: pa.Table, used: pa.Table, merges: pa.Table,
    *, as_of: datetime, shared_by: int, nobodys: Sequence[str],
) -> pa.Table:  # fmt: skip
    """One row for everything that exactly one person is known by; schema IDENTITIES.

    shared_by: people of different names who may share an address before it is nobody's.
    nobodys: values that say nothing.
    """
    refs = with_users(people, used).sort_by(OLDEST_FIRST)
    email, phone = emails_of(refs["email"], nobodys), phones_of(refs["phone"], nobodys)
    sharing = called(Sharing.of(names_of(refs), same_name), codes(refs["source_id"]), codes(email))
    own = ids_of(refs)
    said = by_hand(merges, own)
    group = one_each(kinds_of(refs, email, phone, sharing, shared_by, nobodys), sharing, said)
    person = own.take(arrow(group))
    joined = np.zeros(len(refs), np.bool_)
    joined[group[said.left]] = True
    how = pc.if_else(pc.equal(refs["source"], ""), EVENT, RECORD)
    how = pc.if_else(pa.array(joined[group]), MERGE, how)
    return pa.concat_tables(
        [
            rows(REF, refs["source"], refs["source_id"], person, refs["since"], how),
            sole(EMAIL, email, person, refs["since"], RECORD),
            sole(PHONE, phone, person, refs["since"], RECORD),
            browsers(used, refs["source_id"], person, refs["since"]),
        ]
    )


def with_users(people: pa.Table, used: pa.Table) -> pa.Table:
    """Records, and users of events whom no system has a record of; `alone` says which."""
    known = pc.is_in(used["user_id"], value_set=people["source_id"].combine_chunks())
    users = used.filter(pc.and_(pc.is_valid(used["user_id"]), pc.invert(known)))
    found = users.group_by("user_id").aggregate([("since", "min")])
    unknown = {name: pa.nulls(len(found), pa.string()) for name in people.column_names}
    made = {
        **unknown,
        "source": pa.array([""] * len(found), pa.string()),
        "source_id": found["user_id"],
        "since": found["since_min"],
    }
    refs = pa.concat_tables([people, pa.table(made).cast(people.schema)])
    alone = [False] * len(people) + [True] * len(found)
    return refs.append_column("alone", pa.array(alone, pa.bool_())).combine_chunks()


def names_of(refs: pa.Table) -> pa.ChunkedArray:
    return told(plain(refs["first_name"]), plain(refs["last_name"]))


def called(sharing: Sharing, number: Longs, address: Longs) -> Sharing:
    """Records with the number and the address of an older one are called as it is: names change."""
    twins = np.flatnonzero((number != UNKNOWN) & (address != UNKNOWN) & (sharing.name != UNKNOWN))
    both = number[twins] * len(number) + address[twins]
    _, first, which = np.unique(both, return_index=True, return_inverse=True)
    name = sharing.name.copy()
    name[twins] = sharing.name[twins[first]][which]
    return replace(sharing, name=name)


def kinds_of(
    refs: pa.Table, email: pa.ChunkedArray, phone: pa.ChunkedArray, sharing: Sharing,
    shared_by: int, nobodys: Sequence[str],
) -> list[Edges]:  # fmt: skip
    """What joins records, from the strongest to the weakest."""
    address = codes(email)

    def nothing_against(one: int, other: int) -> bool:
        """Of records with one number: another name, or without names another address."""
        if UNKNOWN not in (sharing.name[one], sharing.name[other]):
            return sharing.fits(one, other)
        a, b = address[one], address[other]
        return UNKNOWN in (a, b) or bool(a == b)

    number, state = codes(refs["source_id"]), codes(plainly(refs["national_id"], nobodys))
    return [
        shared(number, sharing, most=len(refs), against=nothing_against),
        shared(state, sharing, most=shared_by),
        shared(address, sharing, most=shared_by),
        shared(codes(phone), sharing, most=shared_by, named=True),
    ]


def by_hand(merges: pa.Table, own: pa.Array) -> Edges:
    """The pairs that people joined, where both are known."""
    left, right = (
        pc.index_in(merges[name].combine_chunks(), value_set=own) for name in ("kept", "other")
    )
    both = pa.table({"left": left, "right": right}).drop_null()
    return Edges(*(np.array(both[name].to_pylist(), np.int64) for name in ("left", "right")))


def ids_of(refs: pa.Table) -> pa.Array:
    """A record's own number; with the system in front where an older one has that number."""
    code = codes(refs["source_id"])
    _, first = np.unique(code, return_index=True)
    bare = np.zeros(len(code), np.bool_)
    bare[first] = True
    longer = pc.binary_join_element_wise(refs["source"], refs["source_id"], ":")
    made = pc.if_else(pa.array(bare), refs["source_id"], longer)
    return pa.concat_arrays(made.chunks) if len(refs) else pa.array([], pa.string())


def browsers(
    used: pa.Table, number: pa.ChunkedArray, person: pa.Array, since: pa.ChunkedArray
) -> pa.Table:
    """Browsers of one person: who was named there, or the record that goes by the browser."""
    known = number.combine_chunks()
    whose = [
        pa.table(
            {
                "identifier": used["anonymous_id"],
                PERSON_ID: person.take(pc.index_in(used[column].combine_chunks(), value_set=known)),
                "since": used["since"],
            }
        )
        for column in ("user_id", "anonymous_id")
    ]
    every = pa.concat_tables(whose)
    return sole(ANONYMOUS_ID, every["identifier"], every[PERSON_ID], every["since"], EVENT)


def sole(
    kind: str,
    identifier: pa.ChunkedArray,
    person: pa.Array | pa.ChunkedArray,
    since: pa.ChunkedArray,
    how: str,
) -> pa.Table:
    """Identifiers of exactly one person."""
    whose = pa.table({"identifier": identifier, PERSON_ID: person, "since": since})
    known = whose.filter(pc.and_(pc.is_valid(whose["identifier"]), pc.is_valid(whose[PERSON_ID])))
    counted = known.group_by("identifier").aggregate(
        [(PERSON_ID, "min"), (PERSON_ID, "max"), ("since", "min")]
    )
    one = counted.filter(pc.equal(counted[f"{PERSON_ID}_min"], counted[f"{PERSON_ID}_max"]))
    nowhere, hows = (pa.array([text] * len(one), pa.string()) for text in ("", how))
    return rows(kind, nowhere, one["identifier"], one[f"{PERSON_ID}_min"], one["since_min"], hows)


def rows(
    kind: str,
    source: pa.ChunkedArray | pa.Array,
    identifier: pa.ChunkedArray,
    person: pa.Array | pa.ChunkedArray,
    since: pa.ChunkedArray,
    how: pa.ChunkedArray | pa.Array,
) -> pa.Table:
    kinds = pa.array([kind] * len(identifier), pa.string())
    columns = [kinds, source, identifier, person, since, how]
    return pa.table(columns, names=SCHEMA.names).cast(SCHEMA)
