"""What is known of one person at a moment, frozen: who conditions judge live."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from syotto.schema.condition import Bought, Did
from syotto.schema.condition_fields import FEATURE, Kind, kind_of_test
from syotto.schema.inside_text import any_of
from syotto.schema.judge import Now, folded, passes, since

NUMBER = r"^[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?$"
"""Text that is read as a number; no digits get lost in it."""
DAY_OR_MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?)?$"
"""Text that is read as a moment, in UTC."""
YES, NO = "true", "false"


class Happened(msgspec.Struct, frozen=True, gc=False):
    """An event of theirs that no machine made."""

    at: datetime
    name: str
    properties: str | None = None


class Purchase(msgspec.Struct, frozen=True, gc=False):
    """A line of an order of theirs or of their account, that was not taken back."""

    at: datetime
    order_id: str
    product_id: str
    category: str | None = None


class Profile(msgspec.Struct, frozen=True):
    """One person. fields: by their names in `condition_fields`; what is missing is not known.

    features: what the firm brought, as text. lists: the segments that are lists and name them.
    segments: all that they were in when last judged.
    """

    person_id: str
    fields: Mapping[str, Any] = {}
    features: Mapping[str, str | None] = {}
    events: tuple[Happened, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    lists: frozenset[str] = frozenset()
    segments: frozenset[str] = frozenset()

    def value(self, name: str, kind: Kind) -> Any:
        if name.startswith(FEATURE):
            return read(self.features.get(name.removeprefix(FEATURE)), kind)
        value = self.person_id if name == "person_id" else self.fields.get(name)
        return folded(value) if kind == Kind.TEXT and value is not None else value

    def times(self, leaf: Did | Bought, now: Now) -> int:
        if isinstance(leaf, Did):
            return sum(1 for _ in self.happened(leaf, now))
        start = since(leaf.often, now)
        lines = [one for one in self.purchases if within(one.at, start, now) and fits(one, leaf)]
        return len({one.order_id for one in lines})

    def happened(self, leaf: Did, now: Now) -> Iterator[Happened]:
        """The events that a question is about."""
        start = since(leaf.often, now)
        found = (one for one in self.events if one.name == leaf.name and within(one.at, start, now))
        return (one for one in found if self.agrees(one, leaf, now))

    def agrees(self, event: Happened, leaf: Did, now: Now) -> bool:
        for name, test in leaf.where:
            kind = kind_of_test(test)
            if not passes(read(any_of(event.properties, name), kind), test, kind, self, now):
                return False
        return True

    def listed(self, segment: str) -> bool:
        return segment in self.lists

    def passes(self, value: Any, test: Callable[[Any], Any]) -> bool:
        return value is not None and bool(test(value))

    def known(self, value: Any) -> bool:
        return value is not None

    def always(self, answer: bool) -> bool:
        return answer


def within(at: datetime, start: datetime | None, now: Now) -> bool:
    return at <= now.as_of and (start is None or at > start)


def fits(line: Purchase, leaf: Bought) -> bool:
    if leaf.what is None:
        return True
    return (line.product_id if leaf.what == "product" else line.category) in leaf.one_of


def read(text: str | None, kind: Kind) -> Any:
    """Text as a value of a kind; null where it is none."""
    if text is None:
        return None
    if kind == Kind.TEXT:
        return folded(text)
    if kind == Kind.NUMBER:
        return float(text) if re.match(NUMBER, text) else None
    if kind == Kind.TRUTH:
        return {YES: True, NO: False}.get(text)
    return moment_of(text)


def moment_of(text: str) -> datetime | None:
    if not re.match(DAY_OR_MOMENT, text):
        return None
    try:
        return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)
    except ValueError:
        return None
