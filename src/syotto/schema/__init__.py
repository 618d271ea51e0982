"""The vocabulary: every table and column, and what one row means."""

from __future__ import annotations

from syotto.schema.derived import DERIVED_TABLES, RECORDED_DECISIONS
from syotto.schema.handed import LEAD_RESULTS, LEADS
from syotto.schema.linked import PAIR_ANSWERS
from syotto.schema.raw import CORRECTIONS, FEEDBACK, MERGES, RAW_TABLES as BUYING_TABLES
from syotto.schema.raw_world import WORLD_TABLES
from syotto.schema.table import TableSpec

RAW_TABLES = (*BUYING_TABLES, *WORLD_TABLES, LEAD_RESULTS)
RAW: dict[str, TableSpec] = {
    spec.name: spec
    for spec in (
        *RAW_TABLES,
        FEEDBACK,
        CORRECTIONS,
        MERGES,
        PAIR_ANSWERS,
        LEADS,
        RECORDED_DECISIONS,
    )
}
DERIVED: dict[str, TableSpec] = {spec.name: spec for spec in DERIVED_TABLES}
TABLES: dict[str, TableSpec] = {spec.full_name: spec for spec in (*RAW.values(), *DERIVED.values())}
LOADABLE = tuple(spec.name for spec in RAW_TABLES)
