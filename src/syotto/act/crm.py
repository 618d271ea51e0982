"""What every CRM can do, and the list of kinds of CRMs.

To write without doubling anything one has to read first, so both directions are one conversation.
What comes back goes through the doors of loading like any file.

A package adds a kind with an entry point in the group `syotto.crms`: a function that makes a CRM
from its section of the settings.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import entry_points
from pathlib import Path
from time import sleep
from typing import Any, Protocol

from syotto.errors import SettingError
from syotto.schema.crm import Change, Kind, Mark, Page, Record, Refusal, Shape, Written

PLUGINS = "syotto.crms"
OUR_ID = "our_id"
"""Field by which `find` looks for our number."""
KNOWN = {
    "kind", "address", "token", "user", "password", "security_token", "client_id", "client_secret",
    "token_address", "scope", "domain", "version", "database", "company", "certificate", "mapping",
    "records", "owners", "push", "pull", "cases", "conflicts", "every_minutes", "erase", "deleted",
    "page",
}  # fmt: skip
"""Every entry that a section [crm.NAME] may have."""


class Crm(Protocol):
    """A CRM. Used by one thread at a time.

    shapes: the kinds of records that it has, and what it calls them. batch: so many records one
    call of read, find or write may be about. Every call raises Throttled where the CRM asks to be
    left alone, Busy where it cannot be reached, SettingError where it does not let us in.
    """

    shapes: Mapping[Kind, Shape]
    batch: int

    def prepare(self, kind: Kind) -> None:
        """Sees to it that the CRM can keep our number. Raises SettingError where it cannot."""
        ...

    def changed(self, kind: Kind, mark: Mark | None, now: datetime) -> Iterator[Page]:
        """What changed since the mark, pages in an order that each page's mark goes on from.

        Without a mark everything. A record may come twice.
        """
        ...

    def read(self, kind: Kind, record_ids: Sequence[str]) -> list[Record]:
        """These records as they are now; one that is gone is not among them."""
        ...

    def find(self, kind: Kind, field: str, values: Sequence[str]) -> list[Record]:
        """Records that have one of these values, as exactly as the CRM compares."""
        ...

    def write(self, kind: Kind, changes: Sequence[Change]) -> list[Written]:
        """One answer for each change. Saying it twice makes no second record, as far as the CRM
        can be told our number; what it refuses is an answer, not an error.
        """
        ...

    def opt_out(self, refusals: Sequence[Refusal]) -> list[Written]:
        """Ticks opt-outs in records of people, one answer for each. It takes none away."""
        ...

    def delete(self, kind: Kind, record_id: str) -> None:
        """Deletes it for good where the CRM can; nothing where it is gone already."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Setup:
    """What a CRM is made from. given: its section, its secrets filled in; mapping: its text.

    pause: waits so many seconds.
    """

    name: str
    given: Mapping[str, Any]
    folder: Path
    mapping: Mapping[str, Any] | None = None
    pause: Callable[[float], None] = sleep

    def need(self, *names: str) -> list[str]:
        """Entries without which it cannot be. Raises SettingError."""
        for name in names:
            if not self.given.get(name):
                raise SettingError(
                    f"[crm.{self.name}] has no {name!r}.", fix=f"Add {name} = ... to it."
                )
        return [str(self.given[name]) for name in names]

    def get(self, name: str) -> str:
        return str(self.given.get(name, ""))


MakeCrm = Callable[[Setup], Crm]


def kinds() -> dict[str, MakeCrm]:
    """Every kind of CRM: ours, and those of installed packages."""
    from syotto.act.crm_hubspot import hubspot
    from syotto.act.crm_rest import rest
    from syotto.act.crm_salesforce import salesforce
    from syotto.act.crm_tryton import tryton

    found: dict[str, MakeCrm] = {
        "hubspot": hubspot, "salesforce": salesforce, "rest": rest, "tryton": tryton,
    }  # fmt: skip
    for entry in entry_points(group=PLUGINS):
        if entry.name in found:
            raise SettingError(
                f"Two kinds of CRMs are called {entry.name!r}.",
                fix=f"Uninstall {entry.value.partition(':')[0]}, or have it renamed.",
            )
        found[entry.name] = entry.load()
    return found


def open_crm(setup: Setup) -> Crm:
    """Raises SettingError for an unknown kind, and where the section is wrong."""
    known = kinds()
    kind = setup.get("kind")
    if kind not in known:
        raise SettingError(
            f"[crm.{setup.name}] is of the kind {kind!r}.",
            fix=f"Use one of: {', '.join(sorted(known))}.",
        )
    return known[kind](setup)


def check_entries(name: str, given: Collection[str], ours: Collection[str] = KNOWN) -> None:
    """Raises SettingError for an entry that no CRM has."""
    unknown = sorted(set(given) - set(ours))
    if unknown:
        raise SettingError(
            f"[crm.{name}] has an unknown {unknown[0]!r}.", fix=f"It knows: {', '.join(ours)}."
        )
