"""A workspace from Python: load, build, read tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import ibis

from syotto.run.build import BuildReport, build
from syotto.run.house import House, open_house
from syotto.run.load import LoadReport, load
from syotto.run.workspace import create
from syotto.settings import FILE


class Workspace:
    """A folder with its log, warehouse and ledger; made by `open_workspace`."""

    def __init__(self, house: House) -> None:
        self.house = house

    @property
    def path(self) -> Path:
        return self.house.folder

    def load(
        self,
        table: str,
        *given: Any,
        mapping: Mapping[str, str] | None = None,
        full: bool = False,
        **options: Any,
    ) -> LoadReport:
        """Load files, dataframes or a SQL query into the raw table `table`.

        given: paths, or frames with the Arrow C stream; with `connection=` a SQL query.
        mapping: our column -> their column or expression; guessed where it is null.
        full: keys that are not in it have vanished.

        Raises SourceError for what cannot be read, NotFound for an unknown table. Single wrong
        rows are no error: they are counted in the report and kept in `rejects/`.
        """
        return load(self.house, table, list(given), mapping=mapping, full=full, **options)

    def build(
        self,
        as_of: datetime | None = None,
        engine: str = "duckdb",
        select: Sequence[str] = (),
    ) -> BuildReport:
        """Make every derived table anew; with `as_of`, as known then and in its own folder."""
        return build(self.house, as_of=as_of, engine=engine, select=select)

    def table(self, name: str) -> ibis.Table:
        """A table of the newest build, derived (`offers`) or raw (`raw.order_lines`).

        Raises NotFound before the first build, or for an unknown name.
        """
        return self.house.warehouse.open().table(name)


def open_workspace(path: Path | str) -> Workspace:
    """The workspace in the folder `path`; made where there is none.

    Raises InputError where `path` is a file, SettingError where its settings are wrong.
    """
    folder = Path(path)
    if not (folder / FILE).exists():
        create(folder)
    return Workspace(open_house(folder))
