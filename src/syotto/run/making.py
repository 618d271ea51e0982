"""A build under way: where it reads, what it knows, what it has made so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from syotto.run.house import House
from syotto.schema.raw import FEEDBACK
from syotto.schema.table import TableSpec
from syotto.store.build import Build
from syotto.store.warehouse import Engine


@dataclass
class Making:
    """`undone` are the loads that were taken back; `rows` and `seconds` are of each table.

    live: no look back; then what people answered counts up to now, however old the orders are.
    """

    house: House
    build: Build
    engine: Engine
    undone: set[str]
    live: bool
    rows: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def given(self, spec: TableSpec, as_of: datetime) -> Any:
        """A table that a step needs: raw rows as they count at `as_of`, or a table made before."""
        if spec.kind == "raw":
            until = self.house.now() if self.live and spec is FEEDBACK else as_of
            return self.build.raw(self.house.log, spec, undone=self.undone, as_of=until)
        return self.build.table(spec.name)

    def near(self, spec: TableSpec, as_of: datetime) -> Any:
        """The same table on the engine in this process, whichever engine makes the build."""
        self.given(spec, as_of)
        return self.build.near(spec)

    def is_empty(self, spec: TableSpec) -> bool:
        """Whether the table is known to have no row at all."""
        if spec.kind != "raw":
            return self.rows.get(spec.name) == 0
        parts = self.house.log.parts(spec)
        return all(part.load_id in self.undone for part in parts if part.rows)
