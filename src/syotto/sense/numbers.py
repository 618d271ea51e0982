"""Numbers as people write them: decimal comma, thousands, currency signs, minus behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import ibis

NumberFormat = Literal["plain", "point", "comma"]
"""plain: digits, sign, point. point: 1,234.50 and the like. comma: 1.234,50 and the like."""

EXACT = "decimal(19, 6)"
"""Wide enough that a product has 38 digits: of 18 digits or less the engine makes it 18 too."""
SPACE = "\u00a0\u202f "
MINUS = "\u2212"
SIGN = f"[-+({MINUS}]?"
UNITS = "A-Za-z€$£¥"
UNIT = r"(?:[€$£¥]|(?i:eur|usd|gbp|sek|nok|dkk|chf|kr\.?))?"
LAST = r"[-)%]?"
PATTERNS: dict[NumberFormat, str] = {
    "plain": r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?",
    "point": rf"{SIGN}(?:\d{{1,3}}(?:[,'{SPACE}]\d{{3}})+|\d+)?(?:\.\d*)?",
    "comma": rf"{SIGN}(?:\d{{1,3}}(?:[.'{SPACE}]\d{{3}})+|\d+)?(?:,\d*)?",
}
ABOUT: dict[NumberFormat, str] = {
    "plain": "a number like 1234.50",
    "point": "a number like 1,234.50",
    "comma": "a number like 1.234,50",
}
EMPTY_WORDS = ("null", "nan", "none", "n/a", "na", "#n/a", "\\n", "-", "nat", "nil")


def pattern(kind: NumberFormat) -> str:
    """What a number looks like; the same text for Python and for the engine."""
    if kind == "plain":
        return f"^{PATTERNS[kind]}$"
    around = rf"[{SPACE}]*"
    return rf"^{SIGN}{around}{UNIT}{around}{PATTERNS[kind]}{around}{UNIT}{LAST}$"


def fits(value: str, kind: NumberFormat) -> bool:
    return bool(re.search(pattern(kind), value)) and any(map(str.isdigit, value))


def counts(values: Iterable[str]) -> dict[NumberFormat, int]:
    known = [value for value in values if value.lower() not in EMPTY_WORDS]
    return {kind: sum(fits(value, kind) for value in known) for kind in PATTERNS}


def share_of_numbers(values: list[str]) -> float:
    """How much of a column reads as numbers, 0-1."""
    known = [value for value in values if value.lower() not in EMPTY_WORDS]
    return max(counts(known).values()) / len(known) if known else 0.0


def choose(columns: Mapping[str, list[str]]) -> tuple[dict[str, NumberFormat], list[str]]:
    """The format of every column, and what was not clear about it.

    1.234 and 1,234 alone could be either; the other columns of the file decide.
    """
    best = {name: winners(values) for name, values in columns.items()}
    votes = {kinds[0] for kinds in best.values() if len(kinds) == 1}
    chosen = {name: settle(kinds, votes) for name, kinds in best.items()}
    unclear = [
        f"{name}: {example(columns[name])!r} is read as {ABOUT[chosen[name]]}; nothing says more."
        for name, kinds in best.items()
        if len(kinds) > 1 and not votes and example(columns[name])
    ]
    return chosen, unclear


def winners(values: list[str]) -> list[NumberFormat]:
    """The formats that read most values; several where the values do not tell."""
    found = counts(set(values))
    most = max(found.values())
    return [kind for kind, count in found.items() if count == most]


def settle(kinds: list[NumberFormat], votes: set[NumberFormat]) -> NumberFormat:
    agreed = [kind for kind in kinds if kind in votes]
    return agreed[0] if len(agreed) == 1 else kinds[0]


def example(values: list[str]) -> str:
    """A value whose mark may be a decimal mark or thousands; empty where there is none."""
    return next((v for v in values if re.fullmatch(r"[-+]?\d{1,3}[.,]\d{3}", v)), "")


def digits(text: Any, kind: NumberFormat) -> Any:
    """The text as a plain number for the engine to cast; null where it is none."""
    if kind == "plain":
        return text
    mark = "." if kind == "point" else ","
    bare = text.re_replace(rf"(?i)kr\.|[^\d{mark}]", "").replace(mark, ".")
    negative = text.re_search(rf"^[{UNITS}{SPACE}]*[-({MINUS}]|[-)]$")
    signed = negative.ifelse(ibis.literal("-"), ibis.literal("")) + bare
    return text.re_search(pattern(kind)).ifelse(signed, ibis.null("string"))


def number(text: Any, kind: NumberFormat, target: str = EXACT) -> Any:
    """A text as an exact number; 35 % is 0.35. Null where it is no number."""
    value = digits(text, kind).try_cast(target)
    if kind == "plain":
        return value
    percent = text.endswith("%")
    return percent.ifelse((value / 100).cast(target), value)
