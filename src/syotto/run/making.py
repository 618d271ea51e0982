"""A build under way: where it reads, what it knows, what it has made so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from typing import Any

import pyarrow as pa

from syotto.know.corrections import corrected
from syotto.know.identity_names import resolved
from syotto.know.jobs import moved
from syotto.know.profiling import may_object, without_objectors
from syotto.run.defined import definitions
from syotto.run.house import House
from syotto.run.step import Step
from syotto.schema.handed import LEADS
from syotto.schema.known import IDENTITIES, JOB_CHANGES, MEMBERSHIPS, PEOPLE, RENAMED
from syotto.schema.linked import PAIR_ANSWERS
from syotto.schema.raw import (
    CORRECTIONS,
    FEEDBACK,
    MEMBERSHIPS as PLACES,
    MERGES,
    PEOPLE as RECORDS,
)
from syotto.schema.raw_world import CONSENTS, SUPPRESSIONS
from syotto.schema.rights import OBJECTIONS
from syotto.schema.table import TableSpec
from syotto.store.build import Build
from syotto.store.warehouse import Engine

Tables = Callable[[TableSpec], Any]
EVERYBODY = (IDENTITIES, PEOPLE, MEMBERSHIPS)
"""Derived tables that say who people are, of everybody: pages and rights need that."""
SAID = {
    spec.full_name
    for spec in (FEEDBACK, CONSENTS, SUPPRESSIONS, CORRECTIONS, MERGES, PAIR_ANSWERS, LEADS)
}
"""What people said to us counts up to now, however old the orders are."""


SMALL = 50_000
"""Rows of a raw table up to which a build holds it in memory."""


@dataclass
class Making:
    """`undone` are the loads that were taken back; `rows` and `seconds` are of each table.

    live: no look back; then what people said counts up to now, however old the orders are.
    views: what steps were given, so that it is made once.
    """

    house: House
    build: Build
    engine: Engine
    undone: set[str]
    live: bool
    objectors: bool | None = None
    rows: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    views: dict[Any, Any] = field(default_factory=dict)

    def given(self, spec: TableSpec, as_of: datetime, *, sees_all: bool) -> Any:
        """A table that a step needs: raw rows as they count at `as_of`, or a table made before.

        Everybody is in it by the number that counts for them now, unless it is to be as said.
        Without `sees_all` nobody is in it who objected to being profiled. This is the one place
        for both, and where people's records become what they say is right and places end that
        somebody left: no step can forget it.
        """
        asked = (
            spec,
            as_of,
            sees_all,
            self.rows.get(RENAMED.name),
            self.rows.get(JOB_CHANGES.name),
        )
        if asked not in self.views:
            self.views[asked] = self.viewed(spec, as_of, sees_all=sees_all)
        return self.views[asked]

    def viewed(self, spec: TableSpec, as_of: datetime, *, sees_all: bool) -> Any:
        """The table as `given`; of a raw one, a view. Who objected is known only when the build has
        come so far: what is read at once has them, and the view upon it leaves them out.
        """
        table = partial(self.whole, as_of)
        if spec.kind == "raw" and self.is_empty(spec):
            return table(spec)  # there is nobody to leave out
        small = spec.kind == "raw" and self.is_small(spec)
        if small and not sees_all:
            whole = self.given(spec, as_of, sees_all=True)
            rows = self.of_willing(spec, whole, table, as_of)
        else:
            whole = table(spec)
            rows = self.fit(spec, table, as_of, sees_all)
        if spec.kind != "raw" or (rows.op() == whole.op() and not (small and sees_all)):
            return rows
        name = f"{spec.name}_{len(self.views)}"
        return self.build.view_of(name, rows, held=small and sees_all)

    def near(self, spec: TableSpec, as_of: datetime, *, sees_all: bool) -> Any:
        """The same table on the engine in this process, whichever engine makes the build."""
        if self.engine == "duckdb":
            return self.given(spec, as_of, sees_all=sees_all)
        return self.fit(spec, partial(self.whole_near, as_of), as_of, sees_all)

    def arrow(self, spec: TableSpec, as_of: datetime, *, sees_all: bool) -> pa.Table:
        """The same rows in this process."""
        if self.is_empty(spec):
            return spec.columns.to_pyarrow().empty_table()
        return self.near(spec, as_of, sees_all=sees_all).to_pyarrow()

    def whole(self, as_of: datetime, spec: TableSpec) -> Any:
        return self.raw(spec, as_of) if spec.kind == "raw" else self.build.promised(spec)

    def whole_near(self, as_of: datetime, spec: TableSpec) -> Any:
        if spec.kind == "raw":
            self.raw(spec, as_of)
        return self.build.near(spec)

    def fit(self, spec: TableSpec, table: Tables, as_of: datetime, sees_all: bool) -> Any:
        """A table as a step may see it; `table` gives it and others whole."""
        rows = table(spec)
        if spec.full_name == RECORDS.full_name and not self.is_empty(CORRECTIONS):
            rows = corrected(rows, table(CORRECTIONS))
        if spec.full_name == MERGES.full_name:
            rows = rows.filter(rows.undone_at.isnull() | (rows.undone_at > self.until(spec, as_of)))
        if spec.kind == "raw" and not spec.as_said and self.rows.get(RENAMED.name):
            rows = resolved(spec, rows, table(RENAMED))
        if spec.full_name == PLACES.full_name and self.rows.get(JOB_CHANGES.name):
            rows = moved(rows, table(JOB_CHANGES))
        return rows if sees_all else self.of_willing(spec, rows, table, as_of)

    def of_willing(self, spec: TableSpec, rows: Any, table: Tables, as_of: datetime) -> Any:
        """Without the rows of people who objected to being profiled."""
        about_people = spec.kind == "raw" or spec in EVERYBODY
        if not about_people or not self.objected(as_of):
            return rows
        return without_objectors(spec, rows, table(OBJECTIONS))

    def raw(self, spec: TableSpec, as_of: datetime) -> Any:
        """All rows of a raw table that count."""
        return self.build.raw(
            self.house.log, spec, undone=self.undone, as_of=self.until(spec, as_of)
        )

    def until(self, spec: TableSpec, as_of: datetime) -> datetime:
        return self.now if self.live and spec.full_name in SAID else as_of

    @cached_property
    def now(self) -> datetime:
        """The same moment for the whole build."""
        return self.house.now()

    def objected(self, as_of: datetime) -> bool:
        """Whether anybody may have objected to being profiled; asked once."""
        if self.objectors is None:
            self.raw(CONSENTS, as_of)
            said = self.build.near(CONSENTS)
            self.objectors = bool(said.filter(may_object(said)).limit(1).count().to_pyarrow())
        return self.objectors

    @cached_property
    def defined(self) -> Mapping[str, Any]:
        """What the workspace's texts define, for steps that go by it; what is wrong is noted."""
        found, problems = definitions(self.house)
        self.build.notes += problems
        return found

    def keywords(self, step: Step) -> dict[str, Any]:
        """The settings and definitions that a step gets by name."""
        given = {name: getattr(self.house.settings, name) for name in step.settings}
        return given | {name: self.defined[name] for name in step.defined}

    def has_nothing(self, step: Step) -> bool:
        """Whether a step makes no row, whatever it does."""
        if step.asks and not getattr(self.house.settings, step.asks):
            return True
        if step.of and all(map(self.is_empty, step.needs[: step.of])):
            return True
        return self.lacks(step)

    def lacks(self, step: Step) -> bool:
        """Whether nothing is defined of what it goes by."""
        return bool(step.defined) and not any(self.defined[name] for name in step.defined)

    def is_small(self, spec: TableSpec) -> bool:
        """Whether reading a raw table once and for all costs less than saying where it lies."""
        return sum(part.rows for part in self.house.log.parts(spec)) <= SMALL

    def is_empty(self, spec: TableSpec) -> bool:
        """Whether the table is known to have no row at all."""
        if spec.kind != "raw":
            return self.rows.get(spec.name) == 0
        parts = self.house.log.parts(spec)
        return all(part.load_id in self.undone for part in parts if part.rows)
