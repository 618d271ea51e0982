"""Dates and times as people write them, and which order of day and month a column has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import ibis

from syotto.sense.functions import from_microseconds, in_zone, size, strptime
from syotto.sense.numbers import EMPTY_WORDS

Kind = Literal["iso", "day first", "month first", "year first", "serial", "epoch"]
DATE = r"(\d{1,4})([./-])(\d{1,2})\2(\d{4}|\d{2})"
TIME = r"(?P<gap>[T ]+|, ?| klo )(?P<hour>\d{1,2})([:.])\d{2}(?P<second>[:.]\d{2})?(?P<part>\.\d+)?"
NOON = r"(?P<noon> ?[AaPp][Mm])?"
NUMERIC = re.compile(rf"{DATE}(?:{TIME}{NOON})?")
ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}.*)?")
NAMED = re.compile(
    rf"(?:(?P<d1>\d{{1,2}})(?P<s1>[ -])(?P<m1>[A-Za-z]{{3,9}})(?P<s2>[ -])|"
    r"(?P<m2>[A-Za-z]{3,9}) (?P<d2>\d{1,2})(?P<s3>,? ))"
    rf"(?P<year>\d{{4}}|\d{{2}})(?:{TIME}{NOON})?"
)
SERIAL = (20_000, 80_000)
"""Days since 1899-12-30 in Excel: 1954 to 2119."""
UNITS = {10: ("seconds", 1_000_000), 13: ("milliseconds", 1_000), 16: ("microseconds", 1)}
EXCEL_EPOCH = -2_209_161_600_000_000
"""1899-12-30 in microseconds."""
ZONE = r"(Z|z|[+-]\d\d(:?\d\d)?|UTC)$"
ZONED = "with a zone"
SECONDS = len("2011-12-31 09:30:00")
EXAMPLE = datetime(2011, 12, 31, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class MomentFormat:
    """How a column writes its times. `formats` are tried one after the other."""

    kind: Kind
    formats: tuple[str, ...] = ()
    scale: int = 1

    @property
    def about(self) -> str:
        examples = {
            "iso": "2011-12-31 or 2011-12-31 09:30:00",
            "serial": "a day number of Excel such as 40908.4",
            "epoch": "a number of seconds since 1970",
        }
        return f"a date like {examples.get(self.kind) or EXAMPLE.strftime(self.formats[0])}"


def read(text: Any, how: MomentFormat, *, utc: bool = False) -> Any:
    """Texts as moments; those without a zone are on the engine's clock. Null: unreadable.

    utc: that clock shows UTC, so that nothing need be shifted and a bare time is one in UTC.
    """
    if how.kind == "iso" and not how.formats:
        return unzoned(text) if utc else unzoned(text).cast("timestamp('UTC')")
    if how.kind == "iso":
        return zoned(text)
    if how.kind == "serial":
        days = text.try_cast("float64")
        inside = days.between(*SERIAL).ifelse(days, ibis.null("float64"))
        seconds = (inside * 86_400).round().cast("int64") * 1_000_000
        return from_microseconds(seconds + EXCEL_EPOCH).cast("timestamp('UTC')")
    if how.kind == "epoch":
        return in_zone(
            "UTC", from_microseconds(text.try_cast("decimal(20, 0)").cast("int64") * how.scale)
        )
    return strptime(text, ibis.array(list(how.formats))).cast("timestamp('UTC')")


def zoned(text: Any) -> Any:
    tight = text.re_replace(r" ([+-]\d\d:?\d\d)$", r"\1")
    return ibis.coalesce(*(way.try_cast("timestamp('UTC')") for way in (text, tight)))


def unzoned(text: Any) -> Any:
    """Faster than `zoned`; a text with a zone is refused, for its zone would be overlooked."""
    has_zone = (size(text) > SECONDS) & text.re_search(ZONE)
    return has_zone.ifelse(ibis.null("timestamp"), text.try_cast("timestamp"))


def read_day(text: Any, how: MomentFormat, *, utc: bool = False) -> Any:
    """Texts as days: the day that is written, whatever the zone."""
    if how.kind == "iso":
        return text.try_cast("timestamp").date()
    if how.kind in ("serial", "epoch"):
        return read(text, how, utc=utc).date()
    return strptime(text, ibis.array(list(how.formats))).date()


def looks_like_moment(value: str) -> bool:
    return bool(forms(value))


def share_of_moments(values: list[str]) -> float:
    """How much of a column reads as dates, 0-1."""
    known = [value for value in values if value.lower() not in EMPTY_WORDS]
    return sum(map(looks_like_moment, known)) / len(known) if known else 0.0


def candidates(values: Iterable[str]) -> list[MomentFormat]:
    """The formats that values may be written in, the likeliest first."""
    seen: dict[tuple[Kind, int], Counter[str]] = {}
    for value in set(values):
        for kind, form, scale in forms(value):
            seen.setdefault((kind, scale), Counter())[form] += 1
    ranked = sorted(seen, key=lambda key: (-seen[key].total(), key))
    return [
        MomentFormat(kind, tuple(sorted(filter(None, seen[kind, scale]))), scale)
        for kind, scale in ranked
    ]


def forms(value: str) -> list[tuple[Kind, str, int]]:
    """The ways in which one value can be read as a moment: kind, format, scale."""
    if ISO.fullmatch(value):
        return [("iso", ZONED if re.search(ZONE, value[10:]) else "", 1)]
    readers: tuple[Callable[[str], list[tuple[Kind, str, int]]], ...] = (
        digit_forms,
        numeric,
        named,
    )
    return next((found for read in readers if (found := read(value))), [])


def digit_forms(value: str) -> list[tuple[Kind, str, int]]:
    whole = re.fullmatch(r"(\d+)(?:\.(\d+))?", value)
    if not whole:
        return []
    count = len(whole[1])
    if count == 5 and SERIAL[0] <= float(value) <= SERIAL[1]:
        return [("serial", "", 1)]
    if re.fullmatch(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(\d{6})?", value):
        return [("year first", "%Y%m%d" if count == 8 else "%Y%m%d%H%M%S", 1)]
    if count in UNITS and (not whole[2] or not whole[2].strip("0")):
        return [("epoch", "", UNITS[count][1])]
    return []


def numeric(value: str) -> list[tuple[Kind, str, int]]:
    match = NUMERIC.fullmatch(value)
    if not match:
        return []
    first, mark, second, last = match[1], match[2], match[3], match[4]
    clock = clock_of(match)
    if len(first) == 4:
        return [("year first", f"%Y{mark}%m{mark}%d{clock}", 1)] if len(last) == 2 else []
    if len(first) > 2:
        return []
    year = "%Y" if len(last) == 4 else "%y"
    found: list[tuple[Kind, str, int]] = []
    if int(first) <= 31 and int(second) <= 12:
        found.append(("day first", f"%d{mark}%m{mark}{year}{clock}", 1))
    if int(first) <= 12 and int(second) <= 31 and mark != ".":
        found.append(("month first", f"%m{mark}%d{mark}{year}{clock}", 1))
    return found


def named(value: str) -> list[tuple[Kind, str, int]]:
    match = NAMED.fullmatch(value)
    if not match:
        return []
    month = "%b" if len(match["m1"] or match["m2"]) == 3 else "%B"
    year = "%Y" if len(match["year"]) == 4 else "%y"
    if match["d1"]:
        date = f"%d{match['s1']}{month}{match['s2']}{year}"
    else:
        date = f"{month} %d{match['s3']}{year}"
    return [("day first", date + clock_of(match), 1)]


def clock_of(match: re.Match[str]) -> str:
    """The format of the time behind a date; empty where there is none."""
    if not match["hour"]:
        return ""
    mark = match[match.re.groupindex["hour"] + 1]
    seconds = f"{mark}%S" if match["second"] else ""
    part = ".%f" if match["part"] else ""
    noon = (" " if (match["noon"] or "").startswith(" ") else "") + "%p" if match["noon"] else ""
    return f"{match['gap']}{'%I' if noon else '%H'}{mark}%M{seconds}{part}{noon}"
