"""Everything that belongs to one workspace, opened when it is first asked for."""

from __future__ import annotations

import os
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from syotto import settings
from syotto.errors import NotFound, SettingError
from syotto.run import clock
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
    """Raises SettingError where a setting names a channel that is not there."""
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
