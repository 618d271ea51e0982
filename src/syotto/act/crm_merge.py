"""Whose value counts where both sides know a field: pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from syotto.act.crm_calls import moment
from syotto.schema.crm import Fields, Rule
from syotto.schema.identifier import EMAIL, PHONE, normal

ALIKE = {"email": EMAIL, "phone": PHONE}
"""Fields in which two spellings may be one value."""
LEFT_TO_THEM = ("owner", "account_ref", "updated_at")
"""Never changed in a record that is there: who looks after it, and whom it belongs to."""


@dataclass(frozen=True)
class Clash:
    """A field that was changed on both sides, and whose value was taken."""

    field: str
    ours: str | None
    theirs: str | None
    chosen: Rule


def differing(
    ours: Fields, theirs: Fields, base: Fields | None, rules: Mapping[str, Rule], newer: bool
) -> tuple[dict[str, str], list[Clash]]:
    """What is to be written over theirs, and where both had changed.

    base: what both once had alike; null where they never met. newer: ours changed last. What we do
    not know is never written.
    """
    wanted: dict[str, str] = {}
    clashes = []
    for field, value in ours.items():
        there = theirs.get(field)
        if field in LEFT_TO_THEM or value is None or same(field, value, there):
            continue
        before = base.get(field) if base is not None else None
        rule = rules.get(field, rules.get("*", Rule.THEIRS))
        both = (
            there is not None and not same(field, value, before) and not same(field, there, before)
        )
        mine = rule is Rule.OURS or (
            rule is Rule.NEWEST and (newer if both else same(field, there, before))
        )
        if both:
            clashes.append(Clash(field, value, there, Rule.OURS if mine else Rule.THEIRS))
        emptied = there is None and before is not None
        if mine or (there is None and not emptied):
            wanted[field] = value
    return wanted, clashes


def same(field: str, one: str | None, other: str | None) -> bool:
    if one is None or other is None or field not in ALIKE:
        return one == other
    return normal(one, ALIKE[field]) == normal(other, ALIKE[field])


def later(ours: str | None, theirs: str | None) -> bool:
    """Whether ours changed last; who does not say when, changed long ago."""
    return bool(ours) and (not theirs or at(ours) > at(theirs))


def at(value: str | None) -> datetime:
    return moment(value or "1970-01-01")
