"""What stands in a JSON object, as an expression: a pattern that reads the same on every engine."""

from __future__ import annotations

import ibis
from ibis.expr.types import StringValue

from syotto.schema.inside_text import patterns


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


def found(column: StringValue, pattern: str) -> StringValue:
    match = column.re_extract(pattern, 1)
    return ibis.ifelse(match == "", ibis.null(str), match)
