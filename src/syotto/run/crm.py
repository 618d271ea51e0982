"""Connections to CRMs: what a section of the settings wishes, the way in, and how things stand."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import sleep
from typing import Any, TypeVar

from syotto.act.crm import Crm, Setup, check_entries, open_crm
from syotto.errors import Busy, NotFound, SettingError
from syotto.run.house import House
from syotto.schema.crm import ORDER, Cases, Erasing, Gone, Kind, Push, Rule
from syotto.sense import yaml_text
from syotto.sense.secret import secret
from syotto.store import marks

SECRETS = ("token", "password", "security_token", "client_secret")
FILE = "file:"
"""In front of the name of a file that holds a secret."""
READ = tuple(kind for kind in ORDER if kind is not Kind.TASKS)
EVERY_MINUTES = 15
Word = TypeVar("Word", Push, Kind, Rule, Erasing, Gone, Cases)


@dataclass(frozen=True)
class Wishes:
    """What is to happen between here and a CRM.

    conflicts: field -> whose value counts; `*` is any other field. every: between two looks.
    """

    pull: tuple[Kind, ...]
    push: frozenset[Push]
    conflicts: Mapping[str, Rule]
    every: timedelta
    erase: Erasing
    deleted: Gone
    cases: Cases

    def rule(self, field: str) -> Rule:
        return self.conflicts.get(field, self.conflicts.get("*", Rule.THEIRS))


@dataclass(frozen=True)
class Connection:
    """A CRM that is spoken with."""

    house: House
    name: str
    crm: Crm
    wishes: Wishes

    @property
    def pulled(self) -> tuple[Kind, ...]:
        return tuple(kind for kind in self.wishes.pull if kind in self.crm.shapes)


@dataclass(frozen=True)
class State:
    """How a connection stands, as the ledger keeps it.

    allowed_at: since when syotto may write there; before, it only reads. not_before: the CRM asked
    to be left alone until then.
    """

    allowed_at: datetime | None = None
    allowed_by: str | None = None
    begun_at: datetime | None = None
    ended_at: datetime | None = None
    not_before: datetime | None = None
    error: str | None = None
    fix: str | None = None
    done: Mapping[str, int] | None = None


MOMENTS = ("allowed_at", "begun_at", "ended_at", "not_before")


def section_of(house: House, name: str) -> Mapping[str, Any]:
    """Raises NotFound without [crm.NAME]."""
    if name not in house.settings.crm:
        known = ", ".join(sorted(house.settings.crm)) or "none yet"
        raise NotFound(f"There is no CRM {name!r}; there is {known}.", fix=f"Add [crm.{name}].")
    return house.settings.crm[name]


@contextmanager
def connected(
    house: House,
    name: str,
    *,
    environ: Mapping[str, str] = os.environ,
    pause: Callable[[float], None] = sleep,
) -> Iterator[Connection]:
    """One process at a time speaks with a CRM.

    Raises NotFound without a section, SettingError where it is wrong, Busy while another speaks.
    """
    section = section_of(house, name)
    wishes = wishes_of(name, section)
    given = {**section, **secrets_of(name, section, environ)}
    setup = Setup(name, given, house.folder, mapping_of(house, name, section), pause)
    with alone(house, name), closing(open_crm(setup)) as crm:
        yield Connection(house, name, crm, wishes)


@contextmanager
def alone(house: House, name: str) -> Iterator[None]:
    """Ends with the process, however that ends."""
    place = house.folder / "crm"
    place.mkdir(exist_ok=True)
    with (place / f".{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(
                f"{name} is being synchronised by another process.", fix="Wait until it is done."
            ) from error
        yield


def secrets_of(name: str, section: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, str]:
    """A secret stands in a variable or a file of its own, never in the settings."""
    found = {}
    for entry in SECRETS:
        text = section.get(entry, "")
        if text.startswith("$"):
            found[entry] = secret(text, environ)
        elif text.startswith(FILE):
            found[entry] = secret_file(name, Path(text.removeprefix(FILE)).expanduser())
        elif text:
            raise SettingError(
                f"[crm.{name}] has its {entry} in the file, where everybody can read it.",
                fix=f'Write {entry} = "$NAME" and set the variable NAME where syotto runs, or '
                f'{entry} = "file:/run/secrets/NAME".',
            )
    return found


def secret_file(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise SettingError(
            f"[crm.{name}] names the file {path}: {error.strerror}.",
            fix="Put the secret there, readable by syotto alone.",
        ) from error


def mapping_of(house: House, name: str, section: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What a mapping says. Raises SettingError without the file, Misread for no YAML."""
    given = section.get("mapping")
    if not given:
        return None
    path = house.folder / str(given)
    if not path.resolve().is_relative_to(house.folder) or not path.is_file():
        raise SettingError(
            f"[crm.{name}] names the mapping {given!r}, which is not in the workspace.",
            fix="Give its path below the workspace, say crm/dynamics.yaml.",
        )
    told, _ = yaml_text.read(path.read_text(encoding="utf-8"), str(given))
    return told if isinstance(told, Mapping) else {}


def wishes_of(name: str, section: Mapping[str, Any]) -> Wishes:
    """Raises SettingError for a word that is none."""
    check_entries(name, section)

    def words(entry: str, kind: type[Word], default: Collection[Any]) -> list[Word]:
        return [word(name, entry, one, kind) for one in section.get(entry, default)]

    pull = set(words("pull", Kind, READ))
    minutes = section.get("every_minutes", EVERY_MINUTES)
    if not isinstance(minutes, int | float) or isinstance(minutes, bool) or minutes < 0:
        raise SettingError(
            f"[crm.{name}] has {minutes!r} as every_minutes.", fix="Give minutes; 0: never."
        )
    return Wishes(
        pull=tuple(kind for kind in READ if kind in pull),
        push=frozenset(words("push", Push, ())),
        conflicts={
            field: word(name, f"conflicts.{field}", one, Rule)
            for field, one in section.get("conflicts", {}).items()
        },
        every=timedelta(minutes=minutes),
        erase=word(name, "erase", section.get("erase", Erasing.DELETE), Erasing),
        deleted=word(name, "deleted", section.get("deleted", Gone.REMOVE), Gone),
        cases=word(name, "cases", section.get("cases", Cases.ACCEPTED), Cases),
    )


def word(name: str, entry: str, given: Any, kind: type[Word]) -> Word:
    try:
        return kind(given)
    except ValueError as error:
        raise SettingError(
            f"[crm.{name}] has {given!r} in {entry}.", fix=f"Use: {', '.join(kind)}."
        ) from error


def state_of(house: House, name: str) -> State:
    with house.ledger.read() as connection:
        said = marks.mark_of(connection, f"crm/{name}") or {}
    moments = {key: datetime.fromisoformat(said[key]) for key in MOMENTS if said.get(key)}
    return State(**{**said, **moments})


def told(house: House, name: str, **values: Any) -> None:
    """Keeps how a connection stands; what is not given stays."""
    plain = {
        key: one.isoformat() if isinstance(one, datetime) else one for key, one in values.items()
    }
    with house.ledger.begin() as connection:
        known = marks.mark_of(connection, f"crm/{name}") or {}
        marks.move(connection, f"crm/{name}", {**known, **plain}, house.now())


def allow(house: House, name: str, *, by: str | None) -> None:
    """From now on syotto writes into this CRM. Raises NotFound for an unknown one."""
    section_of(house, name)
    told(house, name, allowed_at=house.now(), allowed_by=by)


def forbid(house: House, name: str) -> None:
    """From now on it is only read. Raises NotFound for an unknown one."""
    section_of(house, name)
    told(house, name, allowed_at=None, allowed_by=None)
