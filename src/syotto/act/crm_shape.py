"""Between our words and a CRM's: pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from syotto.act.crm import Setup
from syotto.errors import SettingError
from syotto.schema.crm import LINKS, Change, Fields, Kind, Record, Shape

MONEY = ("amount", "list_amount")
Row = Mapping[str, Any]
Shapes = Mapping[Kind, Shape]
ADDED = ("fields", "fixed", "stages")
"""Parts of a shape that a section adds to, line by line; the others it replaces."""


@dataclass(frozen=True)
class Tongue:
    """How one CRM is spoken with. owners: ours -> theirs. typed: amounts go out as numbers."""

    shapes: Shapes
    owners: Mapping[str, str] = field(default_factory=dict)
    typed: bool = False

    def names(self, kind: Kind) -> list[str]:
        """Every field of theirs that is read."""
        shape = self.shapes[kind]
        more = (shape.ref, shape.updated, *shape.won, *shape.lost, *shape.opt_outs)
        return sorted({*shape.fields.values(), *more} - {""})

    def record(self, kind: Kind, row: Row, **more: Any) -> Record:
        """A row of theirs in our words. What is won or lost is told by the shape, in its order."""
        shape = self.shapes[kind]
        found = {ours: text(row.get(theirs)) for ours, theirs in shape.fields.items()}
        if kind is Kind.OPPORTUNITIES:
            found |= self.outcome(shape, row, found)
        elif kind is Kind.TASKS:
            found["done"] = "true" if shows(shape.won, row) else None
        elif found.get("stage"):
            found["stage"] = swapped(shape.stages).get(found["stage"] or "", found["stage"])
        if found.get("owner"):
            found["owner"] = swapped(self.owners).get(found["owner"] or "", found["owner"])
        said = {name: text(row.get(name)) for name in shape.opt_outs}
        made = Record(
            record_id=str(row[shape.key]),
            fields=found,
            our_id=text(row.get(shape.ref)) if shape.ref else None,
            updated_at=text(row.get(shape.updated)),
            said=said,
        )
        return replace(made, **more)

    def outcome(self, shape: Shape, row: Row, found: Fields) -> dict[str, str | None]:
        """A case that is open has no end yet, whatever day is planned for it."""
        for won, signs in (("true", shape.won), ("false", shape.lost)):
            if shows(signs, row):
                return {"won": won}
        return {"won": None, "closed_at": None}

    def body(self, kind: Kind, change: Change) -> dict[str, Any]:
        """What is sent: without what is never written, and without owners nobody there knows."""
        shape = self.shapes[kind]
        sent: dict[str, Any] = {} if change.record_id else dict(shape.fixed)
        for ours, value in change.fields.items():
            if ours in shape.fields and ours not in shape.read_only:
                sent |= self.sent(shape, ours, value)
        if shape.ref and not change.bare:
            sent[shape.ref] = change.our_id or None
        return sent

    def sent(self, shape: Shape, ours: str, value: str | None) -> dict[str, Any]:
        theirs = shape.fields[ours]
        if value is None or ours in LINKS:
            return {theirs: value}
        if ours == "owner":
            return {theirs: self.owners[value]} if value in self.owners else {}
        if ours == "stage":
            return {theirs: shape.stages.get(value, value)}
        if ours in shape.days:
            return {theirs: value[:10]}
        return {theirs: float(value) if self.typed and ours in MONEY else value}


def shows(signs: Mapping[str, Any], row: Row) -> bool:
    """Whether a row has one of these signs."""
    return any(text(row.get(name)) in words(value) for name, value in signs.items())


def text(value: Any) -> str | None:
    """A value as a record has it: nothing is null."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def words(value: Any) -> list[str | None]:
    """What a sign may say: one value or several."""
    several = value if isinstance(value, list | tuple) else [value]
    return [text(one) for one in several]


def swapped(words: Mapping[str, Any]) -> dict[str, str]:
    """Theirs -> ours. Of several of ours with one word of theirs the last."""
    return {str(theirs): ours for ours, theirs in words.items()}


def tongue(setup: Setup, shapes: Shapes, *, typed: bool = False) -> Tongue:
    """The shapes with what the section changes of them. Raises SettingError for a wrong one."""
    given = setup.given.get("records", {})
    known = {kind: shaped(setup.name, kind, shape, given) for kind, shape in shapes.items()}
    more = {Kind(name) for name in given if name in set(Kind)} - set(shapes)
    if more or set(given) - set(Kind):
        wrong = sorted({*map(str, more), *(set(given) - set(Kind))})
        raise SettingError(
            f"[crm.{setup.name}.records.{wrong[0]}]: it has no such records.",
            fix=f"It has: {', '.join(shapes)}.",
        )
    return Tongue(known, setup.given.get("owners", {}), typed)


def shaped(name: str, kind: Kind, shape: Shape, given: Mapping[str, Any]) -> Shape:
    said = dict(given.get(kind, {}))
    names = {one.name for one in fields(Shape)}
    unknown = sorted(set(said) - names)
    if unknown:
        raise SettingError(
            f"[crm.{name}.records.{kind}] has an unknown {unknown[0]!r}.",
            fix=f"It knows: {', '.join(sorted(names))}.",
        )
    for part in ADDED:
        if part in said:
            said[part] = {**getattr(shape, part), **said[part]}
    said["fields"] = {our: one for our, one in said.get("fields", shape.fields).items() if one}
    tuples = {one: tuple(value) for one, value in said.items() if isinstance(value, list)}
    return replace(shape, **{**said, **tuples})
