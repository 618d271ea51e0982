"""How a table is described: its columns, its key, and what one row means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import ibis

MONEY = "decimal(18, 2)"
QUANTITY = "decimal(18, 3)"
MOMENT = "timestamp('UTC')"
EXACT = "decimal(38, 9)"
"""Floats are added up as this, so that their order does not matter."""

Kind = Literal["raw", "derived"]


@dataclass(frozen=True)
class Column:
    """One column; `required` means that a row without it cannot be used."""

    name: str
    type: str
    about: str
    required: bool = False


def column(name: str, kind: str, about: str) -> Column:
    return Column(name, kind, about)


def required(name: str, kind: str, about: str) -> Column:
    return Column(name, kind, about, required=True)


@dataclass(frozen=True)
class TableSpec:
    """A table of the vocabulary.

    `known_at` is the column that `as_of` cuts by (null there means: always known).
    `as_said`: of a raw table, people and companies by the numbers that their systems say.
    `every`: of a raw table, all versions of the rows that came more than once, and only these.
    """

    name: str
    one_row: str
    fields: tuple[Column, ...]
    key: tuple[str, ...]
    kind: Kind = "derived"
    known_at: str | None = None
    as_said: bool = False
    every: bool = False

    @cached_property
    def columns(self) -> ibis.Schema:
        import ibis  # here, because the vocabulary is also read by who needs no engine

        return ibis.schema({field.name: field.type for field in self.fields})

    @property
    def said(self) -> TableSpec:
        return replace(self, as_said=True)

    @property
    def versions(self) -> TableSpec:
        return replace(self, every=True)

    @property
    def full_name(self) -> str:
        """`raw.order_lines` for a raw table, `order_lines` for its cleaned twin."""
        return f"raw.{self.name}" if self.kind == "raw" else self.name

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields if field.required)

    @property
    def key_in_files(self) -> tuple[str, ...]:
        """The part of the key that files bring; the source is said of the whole load."""
        return tuple(name for name in self.key if name != "source")

    def unbound(self) -> ibis.Table:
        """The table as a shape without rows, for checks and golden SQL."""
        import ibis

        return ibis.table(self.columns, name=self.name)
