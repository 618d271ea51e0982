"""The SQL of steps to come, made in a second thread while the engine is busy with earlier ones.

On a small company's data, turning expressions into SQL takes as long as running it. It needs only
the columns of the tables, which are known before there are rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime

from ibis import Table

from syotto.run.making import Making
from syotto.run.step import Step
from syotto.schema.table import TableSpec
from syotto.store.build import Query

Queries = dict[str, "Future[Query]"]


@contextmanager
def queries_ahead(making: Making, steps: Sequence[Step], as_of: datetime) -> Iterator[Queries]:
    """By table, the queries of the expressions among `steps`; on another engine, none."""
    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as pool:
        asked = worth_asking(making, steps) if making.engine == "duckdb" else []
        needs = {(need, step.sees_all) for step in asked for need in step.needs}
        tables = {  # here, since a raw table makes a view, which only this thread may do
            (need, sees_all): making.given(need, as_of, sees_all=sees_all)
            for need, sees_all in needs
        }
        try:
            yield {
                step.makes.name: pool.submit(query, making, step, tables, as_of) for step in asked
            }
        finally:
            pool.shutdown(cancel_futures=True)


def worth_asking(making: Making, steps: Sequence[Step]) -> list[Step]:
    """The expressions that the engine runs, without those that are known to have no row."""
    empty = {name for name, rows in making.rows.items() if not rows}
    asked = []
    for step in steps:
        lacking = [
            need.name in empty if need.kind != "raw" else making.is_empty(need)
            for need in step.needs[: step.of]
        ]
        if (step.of and all(lacking)) or making.lacks(step):
            empty.add(step.makes.name)
        elif step.kind == "expression" and step.fast is None and not step.before:
            asked.append(step)
    return asked


def query(
    making: Making, step: Step, tables: Mapping[tuple[TableSpec, bool], Table], as_of: datetime
) -> Query:
    needed = [tables[need, step.sees_all] for need in step.needs]
    made = step.how(*needed, as_of=as_of, **making.keywords(step))
    return making.build.query(step.makes, made)
