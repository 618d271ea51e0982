"""The steps that decide, run on drawn tables: what could be done, prices, the plan, decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import ibis
import pyarrow as pa

from syotto.run.plan_steps import DECIDED
from syotto.settings import Settings


def decided(
    given: dict[str, ibis.Table], *, as_of: datetime, **settings: Any
) -> dict[str, pa.Table]:
    """Every table of the steps by name. given: by full name; what is not there has no rows."""
    chosen = replace(Settings(), **settings)
    made: dict[str, pa.Table] = {}
    for step in DECIDED:
        tables = [table_of(need, given, made) for need in step.needs]
        known = {name: getattr(chosen, name) for name in step.settings}
        if step.kind == "local":
            assert step.reads is not None
            read = (one.to_pyarrow() for one in step.reads(*tables))
            rows = step.how(*read, as_of=as_of, **known)
        else:
            told = step.how(*tables, as_of=as_of, **known)
            rows = told.select(*step.makes.columns).cast(step.makes.columns).to_pyarrow()
        made[step.makes.name] = rows
    return made


def table_of(need: Any, given: dict[str, ibis.Table], made: dict[str, pa.Table]) -> ibis.Table:
    if need.full_name in given:
        return given[need.full_name]
    empty = need.columns.to_pyarrow().empty_table()
    return ibis.memtable(made.get(need.name, empty))
