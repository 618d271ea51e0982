"""Numbers for which another stands now: one place that says so, for every table that has them."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table

from syotto.schema.known import (
    ACCOUNT,
    ACCOUNT_ID,
    CASE,
    PERSON,
    PERSON_ID,
    REF,
    names,
)
from syotto.schema.table import TableSpec


def renamed(
    identities: Table, account_identities: Table, opportunities: Table, *, as_of: datetime
) -> Table:
    """schema RENAMED: what `resolved` looks numbers up in."""
    return ibis.union(
        *of_subject(PERSON, identities, PERSON_ID),
        *of_subject(ACCOUNT, account_identities, ACCOUNT_ID),
        of_cases(opportunities),
    )


def of_cases(opportunities: Table) -> Table:
    """Numbers that several systems give to cases of their own: the first one's stands, the others
    are told apart by their system.
    """
    first = ibis.row_number().over(group_by="opportunity_id", order_by=["created_at", "source"])
    placed = opportunities.mutate(place=first)
    later = placed.filter(placed.place > 0)
    return later.select(
        later.source,
        subject=ibis.literal(CASE),
        identifier=later.opportunity_id,
        stands_for=later.source + ":" + later.opportunity_id,
    ).select("subject", "source", "identifier", "stands_for")


def of_subject(subject: str, identities: Table, whom: str) -> tuple[Table, Table]:
    """Numbers as their own system says them, and as everybody else does."""
    refs = identities.filter(identities.kind == REF).mutate(subject=ibis.literal(subject))
    own = refs.filter(refs.source != "", refs.identifier != refs[whom])
    first = ibis.row_number().over(group_by="identifier", order_by=["since", "source"])
    placed = refs.mutate(place=first)
    longer = placed.source + ":" + placed.identifier
    told = placed.mutate(told=ibis.ifelse(placed.place == 0, placed.identifier, longer))
    others = told.filter(told.told != told[whom]).select(
        "subject", source=ibis.literal(""), identifier="told", stands_for=whom
    )
    return own.select("subject", "source", "identifier", stands_for=whom), others


def resolved(spec: TableSpec, rows: Table, renamed: Table) -> Table:
    """A raw table in which every column that names somebody has the number that counts now."""
    for column, subjects in names(spec).items():
        rows = with_numbers(rows, column, renamed.filter(renamed.subject.isin(subjects)))
    return rows.view() if names(spec) else rows


def with_numbers(rows: Table, column: str, known: Table) -> Table:
    by_system = known.filter(known.source != "").select(
        said_by="source", said="identifier", exactly="stands_for"
    )
    by_all = known.filter(known.source == "").select(told="identifier", otherwise="stands_for")
    joined = rows.left_join(
        by_system, [rows.source == by_system.said_by, rows[column] == by_system.said]
    )
    joined = joined.left_join(by_all, joined[column] == by_all.told)
    number = joined.exactly.coalesce(joined.otherwise, joined[column])
    return joined.mutate(**{column: number}).select(*rows.columns)
