"""The ledger's book of CRMs: records as they were last seen there, and what is to be written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.store.ledger import Json, Moment, insert_into, metadata

AT_ONCE = 500
"""Rows of one commit, values of one query."""
INTENDED, LEAVING, DONE, FAILED = "intended", "leaving", "done", "failed"
STATES = (INTENDED, LEAVING, DONE, FAILED)
Row = Mapping[str, Any]

crm_records = sa.Table(
    "crm_records",
    metadata,
    sa.Column("system", sa.String, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("record_id", sa.String, primary_key=True),
    sa.Column("our_id", sa.String, index=True),
    sa.Column("fields", Json, nullable=False),
    sa.Column("agreed", Json),
    sa.Column("updated_at", sa.String),
    sa.Column("seen_at", Moment, nullable=False),
    sa.Column("gone_at", Moment),
)
"""fields: as last read or written. agreed: values that both sides once had alike, by which it is
seen who changed one since.
updated_at: as the CRM said it with them; null where they were written and not read since.
"""

crm_writes = sa.Table(
    "crm_writes",
    metadata,
    sa.Column("system", sa.String, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("our_id", sa.String, primary_key=True),
    sa.Column("record_id", sa.String),
    sa.Column("fields", Json, nullable=False),
    sa.Column("state", sa.String, nullable=False, index=True),
    sa.Column("problem", sa.String),
    sa.Column("because", sa.String, nullable=False),
    sa.Column("intended_at", Moment, nullable=False),
    sa.Column("changed_at", Moment, nullable=False),
)

crm_conflicts = sa.Table(
    "crm_conflicts",
    metadata,
    sa.Column("system", sa.String, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("record_id", sa.String, primary_key=True),
    sa.Column("field", sa.String, primary_key=True),
    sa.Column("our_id", sa.String),
    sa.Column("ours", sa.String),
    sa.Column("theirs", sa.String),
    sa.Column("chosen", sa.String, nullable=False),
    sa.Column("at", Moment, nullable=False),
)

crm_erasures = sa.Table(
    "crm_erasures",
    metadata,
    sa.Column("system", sa.String, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("record_id", sa.String, primary_key=True),
    sa.Column("how", sa.String, nullable=False),
    sa.Column("asked_at", Moment, nullable=False),
    sa.Column("problem", sa.String),
)
"""Records of people erased here that still stand there; a row goes when the CRM has done it."""


LEADS = sa.table(
    "leads",
    *(
        sa.column(name, sa.String)
        for name in (
            "lead_id",
            "person_id",
            "account_id",
            "owner",
            "because",
            "opportunity_ref",
            "opportunity_source",
        )
    ),
    sa.column("state", sa.String),
    sa.column("due_at", Moment),
)
"""What is read and written here of the leads that sellers have."""
WITH_SELLERS = ("handed", "accepted")


def new_leads(connection: sa.Connection, system: str) -> list[dict[str, Any]]:
    """Leads that sellers have and for which no case was wanted in this CRM."""
    if not sa.inspect(connection).has_table("leads"):
        return []
    wanted = sa.select(crm_writes.c.our_id).where(
        crm_writes.c.system == system, crm_writes.c.kind == "opportunities"
    )
    query = (
        sa.select(LEADS)
        .where(LEADS.c.state.in_(WITH_SELLERS), LEADS.c.opportunity_ref.is_(None))
        .where(LEADS.c.lead_id.not_in(wanted))
        .order_by(LEADS.c.lead_id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def lead_has_case(connection: sa.Connection, lead_id: str, system: str, record_id: str) -> None:
    """The case that was opened for a lead; what comes of it is looked for by this number there."""
    if sa.inspect(connection).has_table("leads"):
        mine = (LEADS.c.lead_id == lead_id) & LEADS.c.opportunity_ref.is_(None)
        case = {"opportunity_ref": record_id, "opportunity_source": system}
        connection.execute(sa.update(LEADS).where(mine).values(**case))


def put(connection: sa.Connection, table: sa.Table, rows: Iterable[Row]) -> None:
    """Inserts rows; one whose key is there already is overwritten in what is given."""
    for row in rows:
        made = insert_into(connection, table).values(**row)
        keys = [column.name for column in table.primary_key]
        rest = {name: made.excluded[name] for name in row if name not in keys}
        connection.execute(made.on_conflict_do_update(index_elements=keys, set_=rest))


def intend(connection: sa.Connection, row: Row, *, again: bool = False) -> bool:
    """Wants a record written; False where the same is wanted or done already.

    What failed for good is wanted again only with other values. again: what is done, too.
    """
    mine = sa.and_(*(crm_writes.c[name] == row[name] for name in ("system", "kind", "our_id")))
    there = connection.execute(sa.select(crm_writes).where(mine)).mappings().one_or_none()
    if there is None:
        connection.execute(sa.insert(crm_writes).values(**row, state=INTENDED))
        return True
    renewed = again and there["state"] == DONE
    if there["state"] == LEAVING or (there["fields"] == row["fields"] and not renewed):
        return False
    new = {"fields": row["fields"], "because": row["because"], "changed_at": row["changed_at"]}
    new |= {"record_id": row.get("record_id") or there["record_id"], "problem": None}
    connection.execute(sa.update(crm_writes).where(mine).values(**new, state=INTENDED))
    return True


def waiting(connection: sa.Connection, system: str, kind: str) -> list[dict[str, Any]]:
    """What is to be written, also what was on its way when a process ended."""
    c = crm_writes.c
    query = (
        sa.select(crm_writes)
        .where(c.system == system, c.kind == kind, c.state.in_((INTENDED, LEAVING)))
        .order_by(c.intended_at, c.our_id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def leave(connection: sa.Connection, rows: Sequence[Row], now: datetime) -> None:
    """On record before the call: with which of their numbers, where it is known."""
    for row in rows:
        change(connection, row, state=LEAVING, record_id=row["record_id"], changed_at=now)


def change(connection: sa.Connection, row: Row, **values: Any) -> None:
    mine = sa.and_(*(crm_writes.c[name] == row[name] for name in ("system", "kind", "our_id")))
    connection.execute(sa.update(crm_writes).where(mine).values(**values))


def records_of(
    connection: sa.Connection, system: str, kind: str, *, by: str, values: Sequence[str]
) -> list[dict[str, Any]]:
    """Records by `record_id` or `our_id`, those that are gone too."""
    here = sa.and_(crm_records.c.system == system, crm_records.c.kind == kind)
    return [
        dict(row)
        for some in parts(values)
        for row in connection.execute(
            sa.select(crm_records).where(here, crm_records.c[by].in_(some))
        ).mappings()
    ]


def there(
    connection: sa.Connection, system: str, kind: str, after: str, limit: int
) -> list[dict[str, Any]]:
    """Records that are not known to be gone, by number, from one on."""
    c = crm_records.c
    query = (
        sa.select(crm_records)
        .where(c.system == system, c.kind == kind, c.gone_at.is_(None), c.record_id > after)
        .order_by(c.record_id)
        .limit(limit)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def newest(connection: sa.Connection, system: str, kind: str) -> datetime | None:
    """When a record of a kind was last read or written."""
    mine = (crm_records.c.system == system) & (crm_records.c.kind == kind)
    found: datetime | None = connection.scalar(
        sa.select(sa.func.max(crm_records.c.seen_at)).where(mine)
    )
    return found


def counts(connection: sa.Connection, system: str) -> dict[str, dict[str, int]]:
    """What stands in the book of one CRM: records by kind, writes by kind and state."""
    many = sa.func.count()
    known = (
        sa.select(crm_records.c.kind, many)
        .where(crm_records.c.system == system, crm_records.c.gone_at.is_(None))
        .group_by(crm_records.c.kind)
    )
    found = {kind: {"records": number} for kind, number in connection.execute(known)}
    wanted = (
        sa.select(crm_writes.c.kind, crm_writes.c.state, many)
        .where(crm_writes.c.system == system)
        .group_by(crm_writes.c.kind, crm_writes.c.state)
    )
    for kind, state, number in connection.execute(wanted):
        found.setdefault(kind, {})[state] = number
    return found


def some(
    connection: sa.Connection, table: sa.Table, system: str, limit: int, **chosen: Any
) -> list[dict[str, Any]]:
    """Rows of a table of one CRM, the newest first where it knows a moment."""
    moment = next(table.c[name] for name in ("changed_at", "at", "asked_at") if name in table.c)
    mine = [table.c.system == system, *(table.c[name] == one for name, one in chosen.items())]
    key = list(table.primary_key)
    query = sa.select(table).where(*mine).order_by(moment.desc(), *key).limit(limit)
    return [dict(row) for row in connection.execute(query).mappings()]


def erasures(connection: sa.Connection, system: str) -> list[dict[str, Any]]:
    query = sa.select(crm_erasures).where(crm_erasures.c.system == system)
    return [dict(row) for row in connection.execute(query).mappings()]


def erased(connection: sa.Connection, row: Row) -> None:
    names = ("system", "kind", "record_id")
    mine = sa.and_(*(crm_erasures.c[name] == row[name] for name in names))
    connection.execute(sa.delete(crm_erasures).where(mine))


def parts(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[at : at + AT_ONCE] for at in range(0, len(values), AT_ONCE))
