"""Everything that belongs to one workspace, opened when it is first asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from syotto import settings
from syotto.errors import NotFound, SettingError
from syotto.run import clock
from syotto.schema import RAW
from syotto.schema.plan import ADDS
from syotto.settings import Settings
from syotto.store.ledger import Ledger

if TYPE_CHECKING:
    from syotto.store.log import Log
    from syotto.store.warehouse import Engine, Warehouse


class House:
    """A workspace folder with its settings and its three stores.

    A store is imported when it is opened: who only takes events needs no engine.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings

    @cached_property
    def log(self) -> Log:
        from syotto.store.log import Log

        return Log(self.folder / "log")

    @cached_property
    def warehouse(self) -> Warehouse:
        from syotto.store.warehouse import Warehouse

        engine = cast("Engine", self.settings.engine)
        return Warehouse(self.folder / "warehouse", self.settings.keep_builds, engine, clock.now)

    @cached_property
    def ledger(self) -> Ledger:
        return Ledger.open(self.settings.ledger or f"sqlite:///{self.folder / 'ledger.sqlite'}")

    def now(self) -> datetime:
        return clock.now()


def open_house(folder: Path | str) -> House:
    """The workspace in `folder`.

    Raises NotFound where there is none, SettingError where its settings are wrong.
    """
    place = Path(folder).expanduser().resolve()
    if not (place / settings.FILE).is_file():
        raise NotFound(
            f"{folder} is no workspace: it has no {settings.FILE}.",
            fix=f"Make one with `syotto init {folder}`.",
        )
    given = settings.load(place / settings.FILE, os.environ)
    agree(given)
    return House(place, given)


def agree(given: Settings) -> None:
    """Raises SettingError where a channel, a table or a column is named that is not there."""
    for table, mapping in given.map.items():
        agree_with_table(table, mapping)
    ways = {*map(str, ADDS), *given.channels}
    for name in given.other_channels:
        if name not in ways:
            raise SettingError(
                f"other_channels names {name!r}, which is no channel.",
                fix=f"Name some of {', '.join(sorted(ways))}.",
            )
    for name in given.plan_sends:
        if name not in given.channels:
            known = ", ".join(given.channels) or "none yet"
            raise SettingError(
                f"plan_sends names {name!r}, and there is no section [channels.{name}].",
                fix=f"Name one of these sections: {known}; or add it, see docs/mail.md.",
            )


def agree_with_table(table: str, mapping: Mapping[str, str]) -> None:
    """Raises SettingError where [map.TABLE] is of no table of ours, or of a column it lacks."""
    if table not in RAW:
        raise SettingError(
            f"[map.{table}] is about a table that is not there.",
            fix=f"Name one of {', '.join(sorted(RAW))}.",
        )
    for name in mapping:
        if name not in RAW[table].columns:
            raise SettingError(
                f"[map.{table}] has {name!r}, and {table} has no such column.",
                fix="A setting stands above the first [section] of the file: below one, it is "
                f"taken to be part of it. Columns are {', '.join(RAW[table].columns)}.",
            )
