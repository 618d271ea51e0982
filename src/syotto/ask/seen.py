"""The workspace as one viewer sees it.

Doors hand this to every question instead of the workspace itself. Of a limited viewer a question
reads builds through `ask/narrowed`; the log and the ledger it cannot open at all, unless it takes
the `whole` workspace and leaves out by itself whom the viewer does not see.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from syotto.ask.narrowed import NUMBERED, Limits, Narrowed
from syotto.ask.sources import Builds, Sources, once_a_build, rows
from syotto.errors import InputError, NotFound
from syotto.schema.access import Viewer
from syotto.settings import Settings
from syotto.store.ledger import Ledger
from syotto.store.log import Log
from syotto.store.snapshot import Snapshot


class Hidden(InputError):
    """A question that cannot be narrowed, from a viewer who sees a part."""

    status = 403


@dataclass(frozen=True)
class SeenBuilds:
    """The builds of a workspace, narrowed."""

    whole: Builds
    limits: Limits

    def open(self) -> Snapshot:
        """The newest build. Raises NotFound before the first one."""
        snapshot = self.whole.open()
        known = snapshot.narrowed.get(self.limits)
        return known or snapshot.narrowed.setdefault(self.limits, Narrowed(snapshot, self.limits))

    def opened(self, number: int) -> Snapshot | None:
        """A build by its number; None where it is not there any more."""
        snapshot = self.whole.opened(number)
        return Narrowed(snapshot, self.limits) if snapshot else None


class Seen:
    """A workspace for a limited viewer."""

    def __init__(self, whole: Sources, limits: Limits) -> None:
        self.whole = whole
        self.limits = limits

    @property
    def folder(self) -> Path:
        return self.whole.folder

    @property
    def settings(self) -> Settings:
        return self.whole.settings

    @cached_property
    def warehouse(self) -> SeenBuilds:
        return SeenBuilds(self.whole.warehouse, self.limits)

    @property
    def log(self) -> Log:
        raise hidden()

    @property
    def ledger(self) -> Ledger:
        raise hidden()

    def now(self) -> datetime:
        return self.whole.now()


def hidden() -> Hidden:
    return Hidden(
        "This is about everybody, and you see a part of the customers.",
        fix="Ask somebody without limits.",
    )


def check_whole(house: Sources) -> None:
    """Raises Hidden for a limited viewer."""
    if limited(house):
        raise hidden()


def seen_by(house: Sources, viewer: Viewer) -> Sources:
    """What a viewer's questions may read."""
    if not viewer.limited:
        return house
    return Seen(house, Limits(viewer.owners, viewer.units, house.settings.horizon_days))


def whole(house: Sources) -> Sources:
    """All of the workspace, for who narrows the answer by itself: see `visible`."""
    return house.whole if isinstance(house, Seen) else house


def limited(house: Sources) -> bool:
    return isinstance(house, Seen)


def visible(house: Sources) -> frozenset[str] | None:
    """Whom the viewer sees, customers or not yet; None is all. Before the first build nobody."""
    if not limited(house):
        return None
    try:
        return numbers_seen(house.warehouse.open())
    except NotFound:
        return frozenset()


def sees(house: Sources, customer_id: str) -> bool:
    seen = visible(house)
    return seen is None or customer_id in seen


def check_sees(house: Sources, customer_id: str) -> None:
    """Raises NotFound for a customer that the viewer does not see."""
    if not sees(house, customer_id):
        raise NotFound(f"There is no customer {customer_id!r}.", fix="Search for a part of it.")


@once_a_build
def numbers_seen(snapshot: Snapshot) -> frozenset[str]:
    """Of customers, accounts and people; what may be done is about any of them."""
    there = (one for one in NUMBERED.items() if one[0] in snapshot.names)
    named = (rows(snapshot.table(name).select(number=number)) for name, number in there)
    return frozenset(row["number"] for every in named for row in every)
