"""A build under way: where it reads, what it knows, what it has made so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from syotto.know.corrections import corrected
from syotto.know.profiling import may_object, without_objectors
from syotto.run.house import House
from syotto.schema.raw import CORRECTIONS, FEEDBACK, PEOPLE
from syotto.schema.raw_world import CONSENTS, SUPPRESSIONS
from syotto.schema.rights import OBJECTIONS
from syotto.schema.table import TableSpec
from syotto.store.build import Build
from syotto.store.warehouse import Engine

SAID = (FEEDBACK, CONSENTS, SUPPRESSIONS, CORRECTIONS)
"""What people said to us counts up to now, however old the orders are."""


@dataclass
class Making:
    """`undone` are the loads that were taken back; `rows` and `seconds` are of each table.

    live: no look back; then what people said counts up to now, however old the orders are.
    """

    house: House
    build: Build
    engine: Engine
    undone: set[str]
    live: bool
    objectors: bool | None = None
    rows: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def given(self, spec: TableSpec, as_of: datetime, *, sees_all: bool) -> Any:
        """A table that a step needs: raw rows as they count at `as_of`, or a table made before.

        Without `sees_all` nobody is in it who objected to being profiled. This is the one place
        where they are taken out, and where people's records become what they say is right: no
        step can forget it.
        """
        if spec.kind != "raw":
            return self.build.table(spec.name)
        rows = self.raw(spec, as_of)
        if self.wrong(spec):
            rows = corrected(rows, self.raw(CORRECTIONS, as_of))
        if sees_all or not self.objected(as_of):
            return rows
        return without_objectors(spec, rows, self.build.promised(OBJECTIONS))

    def wrong(self, spec: TableSpec) -> bool:
        """Whether somebody said that a row of this table is wrong about them."""
        return spec is PEOPLE and not self.is_empty(CORRECTIONS)

    def raw(self, spec: TableSpec, as_of: datetime) -> Any:
        """All rows of a raw table that count."""
        until = self.now if self.live and spec in SAID else as_of
        return self.build.raw(self.house.log, spec, undone=self.undone, as_of=until)

    def near(self, spec: TableSpec, as_of: datetime, *, sees_all: bool) -> Any:
        """The same table on the engine in this process, whichever engine makes the build."""
        if spec.kind != "raw":
            return self.build.near(spec)
        self.raw(spec, as_of)
        rows = self.build.near(spec)
        if self.wrong(spec):
            self.raw(CORRECTIONS, as_of)
            rows = corrected(rows, self.build.near(CORRECTIONS))
        if sees_all or not self.objected(as_of):
            return rows
        return without_objectors(spec, rows, self.build.near(OBJECTIONS))

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

    def is_empty(self, spec: TableSpec) -> bool:
        """Whether the table is known to have no row at all."""
        if spec.kind != "raw":
            return self.rows.get(spec.name) == 0
        parts = self.house.log.parts(spec)
        return all(part.load_id in self.undone for part in parts if part.rows)
