"""CRMs: what is connected, how the last look went, what waits, what was refused, what clashed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from syotto.ask.seen import hidden, limited
from syotto.ask.sources import Sources
from syotto.ask.words import many
from syotto.errors import NotFound
from syotto.store import crm as book, marks

SHOWN = 100
MOMENTS = ("allowed_at", "begun_at", "ended_at", "not_before")
KINDS = ("accounts", "people", "opportunities", "tasks", "opt-outs", "stages")


@dataclass(frozen=True)
class Kept:
    """How many records of a kind are known there, and what became of ours."""

    kind: str
    records: int
    waiting: int
    done: int
    failed: int


@dataclass(frozen=True)
class System:
    """One CRM. error, fix: of the last look. not_before: it asked to be left alone until then."""

    name: str
    kind: str
    push: tuple[str, ...]
    allowed_at: datetime | None
    allowed_by: str | None
    begun_at: datetime | None
    ended_at: datetime | None
    not_before: datetime | None
    error: str | None
    fix: str | None
    done: Mapping[str, int]
    kept: list[Kept]

    @property
    def state(self) -> str:
        if self.error:
            return "needs a look"
        if self.begun_at is None:
            return "never read"
        return "reads and writes" if self.allowed_at else "only reads"


@dataclass(frozen=True)
class Systems:
    finding: str
    systems: list[System]


@dataclass(frozen=True)
class OneSystem:
    """A CRM with what somebody may want to do something about."""

    system: System
    failed: list[dict[str, Any]]
    waiting: list[dict[str, Any]]
    conflicts: list[dict[str, Any]]
    erasures: list[dict[str, Any]]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """For CSV: what was refused or waits."""
        return [
            {key: row[key] for key in ("kind", "our_id", "record_id", "state", "problem")}
            for row in (*self.failed, *self.waiting)
        ]


def systems(house: Sources) -> Systems:
    """All that are named in the settings. Raises Hidden for who sees a part of the customers."""
    if limited(house):
        raise hidden()
    found = [system_of(house, name) for name in sorted(house.settings.crm)]
    wrong = sum(bool(one.error) for one in found)
    failed = sum(kept.failed for one in found for kept in one.kept)
    told = f"{many(len(found), 'CRM is', 'CRMs are')} connected"
    more = f"; {wrong} cannot be read now" if wrong else ""
    refused = f"; {many(failed, 'record was', 'records were')} refused" if failed else ""
    return Systems(f"{told}{more}{refused}.", found)


def system_of(house: Sources, name: str) -> System:
    section = house.settings.crm[name]
    with house.ledger.read() as connection:
        said = marks.mark_of(connection, f"crm/{name}") or {}
        counted = book.counts(connection, name)
    times = {key: datetime.fromisoformat(said[key]) if said.get(key) else None for key in MOMENTS}
    return System(
        name=name,
        kind=str(section.get("kind", "")),
        push=tuple(section.get("push", ())),
        allowed_by=said.get("allowed_by"),
        error=said.get("error"),
        fix=said.get("fix"),
        done=said.get("done") or {},
        kept=[kept_of(kind, counted[kind]) for kind in KINDS if kind in counted],
        **times,
    )


def kept_of(kind: str, counted: Mapping[str, int]) -> Kept:
    waiting = counted.get(book.INTENDED, 0) + counted.get(book.LEAVING, 0)
    done, failed = counted.get(book.DONE, 0), counted.get(book.FAILED, 0)
    return Kept(kind, counted.get("records", 0), waiting, done, failed)


def one_system(house: Sources, name: str) -> OneSystem:
    """Raises NotFound for an unknown one, Hidden for who sees a part of the customers."""
    if limited(house):
        raise hidden()
    if name not in house.settings.crm:
        raise NotFound(f"There is no CRM {name!r}.", fix="See the list of CRMs.")
    with house.ledger.read() as connection:

        def those(table: Any, **chosen: Any) -> list[dict[str, Any]]:
            return book.some(connection, table, name, SHOWN, **chosen)

        return OneSystem(
            system=system_of(house, name),
            failed=those(book.crm_writes, state=book.FAILED),
            waiting=[
                *those(book.crm_writes, state=book.LEAVING),
                *those(book.crm_writes, state=book.INTENDED),
            ],
            conflicts=those(book.crm_conflicts),
            erasures=those(book.crm_erasures),
        )
