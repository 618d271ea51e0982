"""The data flow holds together, checked on shapes alone: no rows, no engine."""

import inspect
from datetime import UTC, datetime
from typing import Any

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
