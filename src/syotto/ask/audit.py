"""The audit log: who read or changed what, when, and from where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import sqlalchemy as sa

from syotto.ask.sources import Sources
from syotto.ask.words import many
from syotto.store.audit import audit as table

PAGE = 100


@dataclass(frozen=True)
class Wanted:
    """Which rows: null is everything. `after`: the last row already seen. Days count whole."""

    who: str | None = None
    action: str | None = None
    subject: str | None = None
    since: date | None = None
    until: date | None = None
    after: int | None = None
    limit: int = PAGE


@dataclass(frozen=True)
class Row:
    """Something that somebody did; a read that came again soon is one row with `times`."""

    audit_id: int
    at: datetime
    last_at: datetime
    times: int
    who: str
    action: str
    what: str
    subject: str | None
    detail: str | None
    address: str | None


@dataclass(frozen=True)
class Audit:
    """One page of the log, the newest first; `found` counts all rows that fit."""

    finding: str
    found: int
    rows: list[Row]
    people: list[str]
    next_after: int | None


def audit(house: Sources, wanted: Wanted) -> Audit:
    fits = conditions(wanted)
    later = fits if wanted.after is None else [*fits, table.c.audit_id < wanted.after]
    query = sa.select(table).where(*later).order_by(table.c.audit_id.desc()).limit(wanted.limit + 1)
    with house.ledger.read() as connection:
        found = connection.scalar(sa.select(sa.func.count()).select_from(table).where(*fits)) or 0
        rows = [Row(**row) for row in connection.execute(query).mappings()]
        people = connection.scalars(sa.select(table.c.who).distinct().order_by(table.c.who))
        shown = rows[: wanted.limit]
        after = shown[-1].audit_id if len(rows) > wanted.limit else None
        return Audit(finding(found, wanted), found, shown, list(people), after)


def conditions(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    equal = {"who": wanted.who, "action": wanted.action, "subject": wanted.subject}
    fits = [table.c[name] == value for name, value in equal.items() if value is not None]
    if wanted.since is not None:
        fits.append(table.c.last_at >= midnight(wanted.since))
    if wanted.until is not None:
        fits.append(table.c.at < midnight(wanted.until + timedelta(days=1)))
    return fits


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def finding(found: int, wanted: Wanted) -> str:
    if not found:
        return "Nothing fits."
    about = f" about {wanted.subject}" if wanted.subject else ""
    by = f" by {wanted.who}" if wanted.who else ""
    return f"{many(found, 'row')}{about}{by}."
