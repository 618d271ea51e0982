"""One row for each person: of every field what the newest record says that says anything."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.know.customers import full_name
from syotto.schema.known import ACCOUNT_ID, PEOPLE, PERSON_ID, REF


def people(given: Table, identities: Table, *, as_of: datetime) -> Table:
    """schema PEOPLE, of raw.people with its numbers as its systems say them."""
    refs = identities.filter(identities.kind == REF)
    owned = placed(given, refs.select("source", "identifier", PERSON_ID, known_at="since"))
    whole = newest_of_each(owned, PERSON_ID, [*described(given), "account_ref"])
    return whole.mutate(name=full_name(whole)).rename({ACCOUNT_ID: "account_ref"})


def described(given: Table) -> list[str]:
    return [name for name in given.columns if name in PEOPLE.columns and name != "updated_at"]


def placed(given: Table, refs: Table) -> Table:
    """Records with whose they are, and how new."""
    joined = given.inner_join(
        refs, [given.source == refs.source, given.source_id == refs.identifier]
    )
    changed = joined.updated_at.coalesce(joined.received_at)
    return joined.mutate(changed=changed)


def newest_of_each(owned: Table, whom: str, fields: list[str]) -> Table:
    """One row for each; records alone go as they are, which nearly all of them do."""
    counted = owned.mutate(records=ibis._.count().over(group_by=whom))
    alone = counted.filter(counted.records == 1).select(
        whom, *fields, "records", "updated_at", first_at="known_at"
    )
    several = counted.filter(counted.records > 1)
    order = rank_of(several, whom)
    joined = (
        several.mutate(place=order)
        .group_by(whom)
        .agg(
            **{name: newest(name) for name in fields},
            records=ibis._.count(),
            updated_at=ibis._.updated_at.max(),
            first_at=ibis._.known_at.min(),
        )
    )
    return alone.union(joined.select(*alone.columns))


def rank_of(records: Table, whom: str) -> Column:
    """From the oldest to the newest; ties by system and number."""
    return ibis.row_number().over(group_by=whom, order_by=["changed", "source", "source_id"])


def newest(name: str) -> Column:
    return ibis._[name].argmax(ibis._.place, where=ibis._[name].notnull())
