"""The expressions of mappings over one JSON object: the same language as for files.

A name with dots walks into objects, and a number in it into lists: `customer.email`,
`lines.0.sku`. What is not there is null; arithmetic with null is null.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import Any

from syotto.sense.happenings import Unusable
from syotto.sense.mapping import (
    FUNCTIONS,
    TOKEN,
    Call,
    Column,
    Dated,
    Node,
    Number,
    Operation,
    Text,
    parse,
)


def tree(expression: str) -> Node:
    """The tree of an expression over an object whose members nobody knows beforehand.

    Raises SourceError where it is no expression.
    """
    tokens = [match.groupdict() for match in TOKEN.finditer(expression)]
    found = [one["name"] or (one["quoted"] or "")[1:-1] for one in tokens]
    names = list(dict.fromkeys(name for name in found if name and name not in FUNCTIONS))
    return parse(expression, names)


def value(node: Node, places: Sequence[Mapping[str, Any]]) -> Any:
    """What an expression says; a name is looked up in the first of `places` that has it.

    Raises Unusable for arithmetic with what is no number, and a text that is no such date.
    """
    if isinstance(node, Column):
        return looked_up(node.name, places)
    if isinstance(node, Number):
        return Decimal(node.text)
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Operation):
        return reckoned(node, places)
    if isinstance(node, Dated):
        return dated(node, places)
    return called(node, places)


def looked_up(name: str, places: Sequence[Mapping[str, Any]]) -> Any:
    for place in places:
        found: Any = place
        for part in name.split("."):
            found = inside(found, part)
        if found is not None:
            return found
    return None


def inside(thing: Any, name: str) -> Any:
    if isinstance(thing, Mapping):
        return thing.get(name)
    if isinstance(thing, list) and name.isdigit() and int(name) < len(thing):
        return thing[int(name)]
    return None


def reckoned(node: Operation, places: Sequence[Mapping[str, Any]]) -> Decimal | None:
    left, right = (number(value(side, places)) for side in (node.left, node.right))
    if left is None or right is None:
        return None
    try:
        if node.sign == "+":
            return left + right
        if node.sign == "-":
            return left - right
        return left * right if node.sign == "*" else left / right
    except (DivisionByZero, InvalidOperation):
        return None


def number(given: Any) -> Decimal | None:
    if given is None or given == "":
        return None
    try:
        return Decimal(str(given).strip())
    except InvalidOperation:
        raise Unusable(
            f"{str(given)[:40]!r} is not a number.", fix="Map a member that holds a number."
        ) from None


def called(node: Call, places: Sequence[Mapping[str, Any]]) -> Any:
    given = [value(one, places) for one in node.inputs]
    if node.name == "coalesce":
        return next((one for one in given if one not in (None, "")), None)
    return "".join(str(one) for one in given if one is not None) or None


def dated(node: Dated, places: Sequence[Mapping[str, Any]]) -> str | None:
    text = value(node.text, places)
    if text is None:
        return None
    try:
        moment = datetime.strptime(str(text), node.format)  # noqa: DTZ007 - UTC, two lines below
    except ValueError:
        raise Unusable(
            f"{str(text)[:40]!r} is no date like {node.format}.", fix="Correct the format."
        ) from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
