"""What stands in a JSON object, as an expression: a pattern that reads the same on every engine."""

from __future__ import annotations

import re

import ibis
from ibis.expr.types import StringValue


def text_in(column: StringValue, *names: str) -> StringValue:
    """The first of these names with a text in it; null where there is none.

    A text with a backslash stays as it is written.
    """
    return ibis.coalesce(*(found(column, rf'"{name}"\s*:\s*"((?:[^"\\]|\\.)*)"') for name in names))


def value_in(column: StringValue, *names: str) -> StringValue:
    """The same for texts and numbers alike, as text."""
    return ibis.coalesce(
        *(found(column, rf'"{name}"\s*:\s*"?([^",\s\[\]{{}}]+)') for name in names)
    )


def any_in(column: StringValue, name: str) -> StringValue:
    """A text, a number, true or false, as it is written; a text with spaces and commas too."""
    return ibis.coalesce(*(found(column, pattern) for pattern in patterns(name)))


def any_of(text: str | None, name: str) -> str | None:
    """The same in one text."""
    for pattern in patterns(name):
        match = re.search(pattern, text or "", re.ASCII)
        if match:
            return match[1] or None
    return None


def patterns(name: str) -> tuple[str, str]:
    begin = rf'"{re.escape(name)}"\s*:\s*'
    return rf'{begin}"((?:[^"\\]|\\.)*)"', rf"{begin}(-?[0-9][0-9.eE+-]*|true|false)"


def found(column: StringValue, pattern: str) -> StringValue:
    match = column.re_extract(pattern, 1)
    return ibis.ifelse(match == "", ibis.null(str), match)
