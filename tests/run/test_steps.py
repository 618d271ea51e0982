"""The data flow holds together, checked on shapes alone: no rows, no engine."""

import inspect
from datetime import UTC, datetime, timedelta
from typing import Any

import ibis
import pyarrow as pa
import pytest

from syotto.run.steps import STEPS
from syotto.schema import DERIVED, TABLES
from syotto.settings import KNOWN, Settings
from tests.defined import DEFINED

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
EXPRESSIONS = [step for step in STEPS if step.kind == "expression"]
READING = [step for step in STEPS if step.reads]
NAMES = [step.makes.name for step in STEPS]


def given(step) -> dict[str, Any]:
    settings = {name: getattr(Settings(), name) for name in step.settings}
    return settings | {name: DEFINED[name] for name in step.defined}


def plain(schema) -> dict[str, str]:
    """Types without what engines disagree about: nulls and fractions of a second."""
    return {name: str(kind.copy(nullable=True)) for name, kind in schema.items()}


def test_every_derived_table_is_made_once():
    recorded = {name for name in DERIVED if name not in NAMES}
    assert len(NAMES) == len(set(NAMES))
    assert recorded <= {"recorded_decisions"}


def test_every_step_needs_only_what_is_there_or_was_made_before():
    there = {spec.full_name for spec in TABLES.values() if spec.kind == "raw"}
    for step in STEPS:
        assert {need.full_name for need in step.needs} <= there, step.makes.name
        there.add(step.makes.full_name)


@pytest.mark.parametrize("step", STEPS, ids=NAMES)
def test_every_step_asks_for_settings_that_exist(step):
    assert set(step.settings) <= set(KNOWN)


@pytest.mark.parametrize("step", EXPRESSIONS, ids=lambda step: step.makes.name)
def test_every_step_makes_the_promised_columns(step):
    made = step.how(
        *(need.unbound() for need in (*step.needs, *[step.makes] * step.before)),
        as_of=AS_OF,
        **given(step),
    )
    assert set(step.makes.columns) <= set(made.columns)
    assert plain(made.select(*step.makes.columns).cast(step.makes.columns).schema()) == plain(
        step.makes.columns
    )


NOT_WORTH_IT = {
    "touchpoints": "orders and service cases alone are no journey",
    "journeys": "stages are made of touchpoints",
    "kpis": "journeys begin with a stage",
    "keep_effects": "one row that says nobody was asked",
}
"""What some steps would make all the same, and why nobody misses it."""


@pytest.mark.parametrize(
    "step",
    [step for step in EXPRESSIONS if step.of and step.makes.name not in NOT_WORTH_IT],
    ids=lambda step: step.makes.name,
)
def test_a_step_makes_nothing_of_what_goes_with_its_first_tables(step):
    """As a build believes, which then does not even ask."""
    there = [one_row(need, rows=int(place >= step.of)) for place, need in enumerate(step.needs)]
    made = step.how(*there, *[one_row(step.makes)] * step.before, as_of=AS_OF, **given(step))
    assert made.count().to_pyarrow().as_py() == 0


def one_row(spec, rows=1):
    """Of values that say as much as a type can."""
    schema = spec.columns.to_pyarrow()
    table = pa.table([pa.array([value_of(kind)], kind) for kind in schema.types], schema=schema)
    return ibis.memtable(table.slice(0, rows))


def value_of(kind):
    if pa.types.is_list(kind):
        return [value_of(kind.value_type)]
    if pa.types.is_boolean(kind):
        return True
    if pa.types.is_timestamp(kind):
        return AS_OF - timedelta(days=1)
    if pa.types.is_date(kind):
        return AS_OF.date()
    return "{}" if pa.types.is_string(kind) else 1


@pytest.mark.parametrize("step", READING, ids=lambda step: step.makes.name)
def test_what_a_local_step_reads_fits_what_it_needs(step):
    read = step.reads(*(need.unbound() for need in step.needs))
    taken = inspect.signature(step.fast or step.how).parameters.values()
    assert len(read) + step.before == sum(one.kind == one.POSITIONAL_OR_KEYWORD for one in taken)


@pytest.mark.parametrize(
    "step",
    [step for step in STEPS if step.kind == "local" or step.fast],
    ids=lambda s: s.makes.name,
)
def test_a_step_in_process_makes_its_table_from_nothing(step):
    """chance_fits and chances read a model back, so they are made from one of nothing."""
    tables = (
        step.reads(*(need.unbound() for need in step.needs))
        if step.reads
        else [need.unbound() for need in step.needs]
    )
    empty = [table.schema().to_pyarrow().empty_table() for table in tables]
    if step.before:
        empty.append(step.makes.columns.to_pyarrow().empty_table())
    if step.makes.name in {"chance_fits", "chances"}:
        empty[-1] = model_of_nothing()
    how = step.fast or step.how
    made = how(*empty, as_of=AS_OF, **given(step))
    assert set(step.makes.columns) <= set(made.schema.names)


def model_of_nothing():
    step = next(step for step in STEPS if step.makes.name == "chance_model")
    tables = step.reads(*(need.unbound() for need in step.needs))
    empty = [table.schema().to_pyarrow().empty_table() for table in tables]
    return step.how(*empty, as_of=AS_OF, **given(step))
