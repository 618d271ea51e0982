"""Who is who, by rules: which records of which systems are one person, and whose browser it is.

1. records with the same number, or the same e-mail address, and no other name are one person
2. a user of whom no system has a record is the holder of that number, else a person by it alone
3. a browser that exactly one person has used is theirs; one that several have used is nobody's

The oldest record gives the person their number.
"""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table
from numpy.typing import NDArray

from syotto.know.match_keys import plain
from syotto.maths.codes import numbered
from syotto.maths.linkage import components
from syotto.schema.known import ANONYMOUS_ID, EMAIL, EVENT, IDENTITIES, PERSON_ID, RECORD, REF

Longs = NDArray[np.int64]
NOBODY = -1


def reads(people: Table, events: Table) -> tuple[Table, Table]:
    """Of records what they are told apart by; of events who used which browser."""
    records = people.select(
        "source", "source_id", "email", "first_name", "last_name",
        since=people.updated_at.coalesce(people.received_at),
    )  # fmt: skip
    named = events.filter(events.user_id.notnull() | events.anonymous_id.notnull())
    used = named.group_by("user_id", "anonymous_id").agg(since=named["at"].min())
    return records, used


def identities(people: pa.Table, used: pa.Table, *, as_of: datetime) -> pa.Table:
    """One row for everything that exactly one person is known by; schema IDENTITIES."""
    users = without_record(people, used)
    refs = pa.concat_tables([people, users], promote_options="default").sort_by(
        [("since", "ascending"), ("source", "ascending"), ("source_id", "ascending")]
    )
    email = pc.utf8_lower(pc.utf8_trim_whitespace(refs["email"]))
    name = pc.binary_join_element_wise(
        pc.fill_null(plain(refs["first_name"]), ""), pc.fill_null(plain(refs["last_name"]), ""), " "
    )
    joined = [edges(refs["source_id"], name), edges(email, name)]
    left, right = (np.concatenate([pair[side] for pair in joined]) for side in (0, 1))
    person = ids_of(refs)[oldest(components(left, right, len(refs)))]
    how = pc.if_else(pc.equal(refs["source"], ""), EVENT, RECORD)
    by_number = rows(REF, refs["source"], refs["source_id"], person, refs["since"], how)
    by_email = sole(EMAIL, email, person, refs["since"], RECORD)
    who = pc.index_in(used["user_id"], value_set=refs["source_id"].combine_chunks())
    user = pc.take(pa.array(person, pa.string()), who)
    by_browser = sole(ANONYMOUS_ID, used["anonymous_id"], user, used["since"], EVENT)
    return pa.concat_tables([by_number, by_email, by_browser])


def without_record(people: pa.Table, used: pa.Table) -> pa.Table:
    """Users of events whom no system has a record of: source, source_id, since."""
    known = pc.is_in(used["user_id"], value_set=people["source_id"].combine_chunks())
    alone = used.filter(pc.and_(pc.is_valid(used["user_id"]), pc.invert(known)))
    found = alone.group_by("user_id").aggregate([("since", "min")])
    return pa.table(
        {
            "source": pa.array([""] * len(found), pa.string()),
            "source_id": found["user_id"],
            "since": found["since_min"],
        }
    )


def edges(identifier: pa.ChunkedArray, name: pa.ChunkedArray) -> tuple[Longs, Longs]:
    """Each record with the next one of the same identifier and name."""
    both = pc.binary_join_element_wise(identifier, name, "\x1f")
    place = np.flatnonzero(both.is_valid().to_numpy())
    code = numbered(both.drop_null())
    order = np.argsort(code, kind="stable")
    same = code[order][1:] == code[order][:-1]
    ordered = place[order]
    return ordered[:-1][same], ordered[1:][same]


def oldest(group: Longs) -> Longs:
    """Of each row, the first row of its group."""
    _, first, of_group = np.unique(group, return_index=True, return_inverse=True)
    return np.asarray(first[of_group], np.int64)


def ids_of(refs: pa.Table) -> NDArray[np.object_]:
    """A record's number; with the system in front of it where an older one has that number."""
    code = numbered(refs["source_id"])
    first = oldest(code.astype(np.int64)) == np.arange(len(code))
    longer = pc.binary_join_element_wise(refs["source"], refs["source_id"], ":")
    made = pc.if_else(pa.array(first), refs["source_id"], longer)
    return np.array(made.to_pylist(), object)


def sole(
    kind: str,
    identifier: pa.ChunkedArray,
    person: NDArray[np.object_] | pa.Array,
    since: pa.ChunkedArray,
    how: str,
) -> pa.Table:
    """Identifiers of exactly one person."""
    whose = pa.table({"identifier": identifier, PERSON_ID: person, "since": since})
    known = whose.filter(pc.and_(pc.is_valid(whose["identifier"]), pc.is_valid(whose[PERSON_ID])))
    counted = known.group_by("identifier").aggregate(
        [(PERSON_ID, "count_distinct"), (PERSON_ID, "min"), ("since", "min")]
    )
    one = counted.filter(pc.equal(counted[f"{PERSON_ID}_count_distinct"], 1))
    nowhere = pa.array([""] * len(one), pa.string())
    return rows(
        kind, nowhere, one["identifier"], one[f"{PERSON_ID}_min"], one["since_min"],
        pa.array([how] * len(one), pa.string()),
    )  # fmt: skip


def rows(
    kind: str,
    source: pa.ChunkedArray,
    identifier: pa.ChunkedArray,
    person: NDArray[np.object_] | pa.ChunkedArray,
    since: pa.ChunkedArray,
    how: pa.ChunkedArray,
) -> pa.Table:
    made = {
        "kind": pa.array([kind] * len(identifier), pa.string()),
        "source": source,
        "identifier": identifier,
        PERSON_ID: person,
        "since": since,
        "how": how,
    }
    return pa.table(made).cast(IDENTITIES.columns.to_pyarrow())
