"""The vocabulary: every table and column, and what one row means."""

from __future__ import annotations

from syotto.schema.derived import DERIVED_TABLES
from syotto.schema.raw import FEEDBACK, RAW_TABLES
from syotto.schema.table import TableSpec

RAW: dict[str, TableSpec] = {spec.name: spec for spec in (*RAW_TABLES, FEEDBACK)}
DERIVED: dict[str, TableSpec] = {spec.name: spec for spec in DERIVED_TABLES}
TABLES: dict[str, TableSpec] = {spec.full_name: spec for spec in (*RAW.values(), *DERIVED.values())}
LOADABLE = tuple(spec.name for spec in RAW_TABLES)
