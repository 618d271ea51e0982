"""Found stages beside the true ones: the truth itself is all right, and what is wrong is seen."""

from __future__ import annotations

from datetime import timedelta

import pyarrow as pa
import pytest

from syotto.demo.truth.roads import CLOSE, compared
from syotto.demo.world.catalogue import STAGES, SUSPECT
from syotto.demo.world.state import moment
from tests.demo.worlds import lived


@pytest.fixture(scope="module")
def company():
    return lived(3000, 60)


def told(company, late=timedelta(), rename=lambda stage: stage):
    """The true stays of everybody as a build would say them."""
    _, state = company
    person, day, stage = state.journal.read("stage", "person day stage")
    steps = {}
    for who, on, to in sorted(zip(person.tolist(), day.tolist(), stage.tolist(), strict=True)):
        steps.setdefault(who, []).append((moment(on + 0.5) + late, STAGES[max(to, SUSPECT)]))
    rows = []
    for who in range(len(state.stage)):
        mine = steps.get(who) or [(moment(0.0), STAGES[max(int(state.stage[who]), SUSPECT)])]
        ends = [at for at, _ in mine[1:]] + [None]
        for (at, name), left in zip(mine, ends, strict=True):
            rows.append(
                {
                    "subject_id": f"C{who:06}",
                    "stage": rename(name),
                    "entered_at": at,
                    "left_at": left,
                }
            )
    return rows


def found(company, rows):
    columns = ["subject_id", "stage", "entered_at", "left_at"]
    return compared(*company, pa.Table.from_pylist(rows).select(columns))


def test_the_truth_is_found_whole(company):
    at_the_end, on_the_day = found(company, told(company))
    assert set(at_the_end.found) == {1.0}
    assert set(on_the_day.found) == {1.0}
    assert on_the_day.n[0] == sum(on_the_day.n[1:]) > 50
    assert at_the_end.n[0] == sum(at_the_end.n[1:])


def test_stages_of_loyalty_are_customers_in_truth(company):
    names = {"customer": "loyal", "suspect": "former customer"}
    at_the_end, _ = found(company, told(company, rename=lambda name: names.get(name, name)))
    assert set(at_the_end.found) == {1.0}


def test_another_day_is_not_found_but_the_stage_at_the_end_is(company):
    at_the_end, on_the_day = found(company, told(company, late=timedelta(days=CLOSE)))
    assert on_the_day.found[0] == pytest.approx(0, abs=0.02)
    assert set(at_the_end.found) == {1.0}


def test_of_whom_there_is_no_record_nothing_is_asked(company):
    rows = told(company)
    half = [row for row in rows if int(row["subject_id"][1:]) % 2]
    browser = {**half[0], "subject_id": "visitor:17"}
    whole, part = (found(company, some)[0] for some in (rows, [*half, browser]))
    assert part.n[0] < whole.n[0]
    assert part.left_out > whole.left_out
    assert part.left_out - whole.left_out == whole.n[0] - part.n[0]
