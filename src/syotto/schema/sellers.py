"""Who of us takes leads: `[[sellers]]` of the settings, read and checked."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from syotto.errors import SettingError
from syotto.schema.lawful import COUNTRY_NAMES

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK = DAYS[:5]
TO = ".."
"""Between the first and the last day of an absence."""


WORKING_HOURS = "mon-fri 08:00-16:00"


@dataclass(frozen=True)
class Week:
    """When one works, by the clock of the place. days: 0 is Monday. off: days of no work."""

    begins: time = time(8)
    ends: time = time(16)
    days: frozenset[int] = frozenset(range(5))
    off: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Seller:
    """Somebody who takes leads.

    name: as `owner` says it. territories: countries, or a country and the beginning of a postcode
    (`DE 8*`), by code or by name; products: article numbers and categories; units: business units;
    empty is any. capacity: new leads a day. most_open: leads at most that wait for them or that
    they work on.
    """

    name: str
    email: str | None
    zone: ZoneInfo
    territories: tuple[str, ...] = ()
    products: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    weight: float = 1.0
    capacity: int = 5
    most_open: int = 30
    begins: time = time(8)
    ends: time = time(16)
    days: frozenset[int] = frozenset(range(5))
    away: tuple[tuple[date, date], ...] = ()
    deputy: str | None = None
    escalate_to: str | None = None

    def is_away(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.away)


@dataclass(frozen=True)
class Key:
    """A key of `[[sellers]]`: the field it fills, and how its value is read."""

    field: str
    read: Callable[[Any], Any]
    expected: str


class Says(Protocol):
    """Settings, as far as they are about sellers."""

    @property
    def sellers(self) -> Sequence[Any]: ...
    @property
    def time_zone(self) -> str: ...
    @property
    def working_hours(self) -> str: ...


def sellers_in(said: Says) -> tuple[Seller, ...]:
    """The sellers of these settings. Raises SettingError, as `sellers_of`."""
    return sellers_of(said.sellers, said.time_zone, said.working_hours)


def sellers_of(
    given: Sequence[Any], time_zone: str, working_hours: str = WORKING_HOURS
) -> tuple[Seller, ...]:
    """The sellers in the order of the settings. time_zone, working_hours: of those who name none.

    Raises SettingError for a seller without a name, a name twice, an unknown key, a value that
    cannot be read, and a deputy who is no seller.
    """
    week = week_of(working_hours)
    found = [seller_of(one, number, time_zone, week) for number, one in enumerate(given, 1)]
    names = [one.name for one in found]
    for one in found:
        if names.count(one.name) > 1:
            raise SettingError(
                f"[[sellers]] has {one.name!r} twice.", fix="Give each seller one section."
            )
        if one.deputy is not None and one.deputy not in names:
            raise wrong(one.name, "deputy", one.deputy, f"one of {', '.join(names)}")
        if one.escalate_to is not None and not ("@" in one.escalate_to or one.escalate_to in names):
            raise wrong(one.name, "escalate_to", one.escalate_to, "a seller or an e-mail address")
    return tuple(found)


def seller_of(given: Any, number: int, time_zone: str, week: Week) -> Seller:
    name = given.get("name") if isinstance(given, Mapping) else None
    if not isinstance(name, str) or not name.strip():
        raise SettingError(
            f"[[sellers]], number {number}, has no name.",
            fix='Say who it is as `owner` says it: name = "Salla Salo".',
        )
    values: dict[str, Any] = {"name": name.strip(), "email": None, "zone": zone(time_zone)}
    values |= {"begins": week.begins, "ends": week.ends, "days": week.days}
    for key, value in given.items():
        if key != "name":
            values |= read(name, key, value)
    if values["ends"] <= values["begins"]:
        raise wrong(name, "hours", given.get("hours"), "an end after the beginning")
    return Seller(**values)


def read(name: str, key: str, value: Any) -> dict[str, Any]:
    if key == "hours":
        begins, ends = of(name, key, value, Key(key, hours, "hours like 08:00-16:00"))
        return {"begins": begins, "ends": ends}
    if key not in KEYS:
        near = difflib.get_close_matches(key, (*KEYS, "hours", "name"), n=1)
        hint = f"Did you mean {near[0]!r}? " if near else ""
        raise SettingError(
            f"The seller {name!r} has an unknown key {key!r}.",
            fix=f"{hint}Known: {', '.join(sorted((*KEYS, 'hours', 'name')))}.",
        )
    return {KEYS[key].field: of(name, key, value, KEYS[key])}


def of(name: str, key: str, value: Any, how: Key) -> Any:
    try:
        return how.read(value)
    except (ValueError, TypeError, KeyError, OSError):
        raise wrong(name, key, value, how.expected) from None


def wrong(name: str, key: str, value: Any, expected: str) -> SettingError:
    return SettingError(
        f"The seller {name!r} has {key} = {value!r}.", fix=f"Expected is {expected}."
    )


def week_of(text: str) -> Week:
    """The setting `working_hours`. Raises SettingError for what cannot be read."""
    try:
        said, between = text.lower().split()
        begins, ends = hours(between)
        found = frozenset(day for one in said.split(",") for day in from_to(one))
    except ValueError:
        found, begins, ends = frozenset(), time(0), time(0)
    if not found or ends <= begins:
        raise SettingError(
            f"The setting 'working_hours' is {text!r}.",
            fix="Give days and hours like mon-fri 08:00-16:00, or mon,fri-sun 09:30-15:00;"
            " a week begins on Monday.",
        )
    return Week(begins, ends, found)


def from_to(text: str) -> range:
    """mon-fri; a single day is one too. Raises ValueError for days that are none in this order."""
    first, _, last = text.partition("-")
    found = range(DAYS.index(first), DAYS.index(last or first) + 1)
    if not found:
        raise ValueError
    return found


def words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError
    return tuple(one.strip() for one in value if one.strip())


def territories(value: Any) -> tuple[str, ...]:
    """With the code of a country that is written out, as records of leads have it."""
    return tuple(" ".join(filter(None, place_of(one))) for one in words(value))


@lru_cache(maxsize=1000)
def place_of(territory: str) -> tuple[str, str]:
    """The country of a territory, and how its postcodes begin: `Finland 00*` is FI and 00*."""
    parts = territory.split()
    for n in range(len(parts), 0, -1):
        code = COUNTRY_NAMES.get(" ".join(parts[:n]).lower())
        if code:
            return code, " ".join(parts[n:])
    numbered = (n for n, part in enumerate(parts) if n and (len(parts[0]) == 2 or has_code(part)))
    n = next(numbered, len(parts))
    return " ".join(parts[:n]), " ".join(parts[n:])


def has_code(part: str) -> bool:
    return part.endswith("*") or any(map(str.isdigit, part))


def text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError
    return value.strip()


def address(value: Any) -> str:
    found = text(value)
    if found.count("@") != 1:
        raise ValueError
    return found


def above_zero(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
        raise ValueError
    return float(value)


def whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError
    return value


def hours(value: Any) -> tuple[time, time]:
    begins, ends = text(value).split("-")
    return time.fromisoformat(begins.strip()), time.fromisoformat(ends.strip())


def weekdays(value: Any) -> frozenset[int]:
    found = frozenset(DAYS.index(one.lower()) for one in words(value))
    if not found:
        raise ValueError
    return found


def zone(value: Any) -> ZoneInfo:
    return ZoneInfo(text(value))


def absences(value: Any) -> tuple[tuple[date, date], ...]:
    return tuple(absence(one) for one in words(value))


def absence(one: str) -> tuple[date, date]:
    first, _, last = one.partition(TO)
    begin, end = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    if end < begin:
        raise ValueError
    return begin, end


def days_off(given: Iterable[str]) -> frozenset[date]:
    """The setting `holidays`. Raises SettingError for what is no day."""
    found = set()
    for one in given:
        try:
            found.add(date.fromisoformat(one))
        except (ValueError, TypeError):
            raise SettingError(
                f"The setting 'holidays' has {one!r}.", fix='Give days like "2026-12-06".'
            ) from None
    return frozenset(found)


KEYS = {
    "email": Key("email", address, "one e-mail address"),
    "territories": Key("territories", territories, 'a list like ["FI", "DE 8*"]'),
    "products": Key(
        "products", lambda value: frozenset(words(value)), "a list of article numbers or categories"
    ),
    "units": Key("units", lambda value: frozenset(words(value)), "a list of business units"),
    "weight": Key("weight", above_zero, "a number above 0"),
    "capacity": Key("capacity", whole, "how many new leads a day, 0 or more"),
    "open_at_most": Key("most_open", whole, "how many open leads at most, 0 or more"),
    "days": Key("days", weekdays, f"some of {', '.join(DAYS)}"),
    "time_zone": Key("zone", zone, "an IANA zone like Europe/Helsinki"),
    "away": Key("away", absences, 'days like ["2026-12-21..2027-01-06", "2027-02-12"]'),
    "deputy": Key("deputy", text, "the name of another seller"),
    "escalate_to": Key("escalate_to", text, "a seller or an e-mail address"),
}
