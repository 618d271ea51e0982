"""A simulated company goes through the same door as anybody's data, and its truth is compared."""

from __future__ import annotations

import json

import pyarrow.parquet as pq
import pytest

from syotto.demo.page import comparison_rows, put, recovery_rows, trial_rows
from syotto.demo.rows.identities import make_identities
from syotto.demo.simulate import render, simulate
from syotto.demo.simulated import run_demo
from syotto.demo.trials.trial import trial
from syotto.demo.truth.files import FILES, write_truth
from syotto.demo.truth.plausibility import Comparison
from syotto.demo.truth.recovery import render as render_truth, truth
from syotto.demo.world.parameters import Parameters, explained
from syotto.errors import InputError, NotFound
from syotto.run.build import build
from syotto.run.house import open_house
from syotto.run.workspace import create
from tests.demo.worlds import exported, lived


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    folder = tmp_path_factory.mktemp("simulated") / "company"
    return simulate(folder, people=700, days=60, seed=4)


def test_every_row_of_the_company_is_taken_by_the_door(company):
    assert company.rejected == 0
    assert company.rows["order_lines"] > 300
    assert company.rows["events"] > 10_000
    assert "The truth is in" in render(company)


def test_the_truth_explains_every_parameter_in_a_sentence_and_every_file(tmp_path):
    world, state = lived(900, 120)  # long enough that somebody leaves
    folder = write_truth(tmp_path / "truth", world, make_identities(world), state)
    page = (folder / "truth.md").read_text()
    for name, value, about in explained(Parameters()):
        assert f"| `{name}` | {value:g} | {about} |" in page
        assert about.endswith(".")
        assert len(about.split()) > 3
    for name in FILES:
        assert pq.read_table(folder / f"{name}.parquet").num_rows > 0, name
        assert f"`{name}.parquet`" in page
    made = json.loads((folder / "world.json").read_text())
    assert made == {"people": 900, "days": 120, "seed": 5}


def test_identities_say_whose_every_reference_is(tmp_path):
    world, state = lived()
    folder = write_truth(tmp_path / "truth", world, make_identities(world), state)
    known = set(pq.read_table(folder / "identities.parquet")["ref"].to_pylist())
    used = {
        ref
        for (table, _), rows in exported().items()
        for name in ("person_ref", "user_id", "anonymous_id")
        if name in rows.column_names
        for ref in rows[name].to_pylist()
        if ref
    }
    assert used
    assert used <= known


@pytest.mark.slow
def test_a_built_company_is_compared_with_its_truth_and_tried(company):
    house = open_house(company.folder)
    build(house)
    report = truth(house, lives=2)
    by_name = {part.estimate: part for part in report.summary}
    assert by_name["pair confidence"].covered > 0.6
    assert abs(by_name["pair confidence"].found - by_name["pair confidence"].truth) < 0.05
    assert by_name["chance unasked"].rows > 100
    assert by_name["groups"].rows == 1
    assert report.rows.num_rows == sum(part.rows for part in report.summary)
    assert "pair confidence" in render_truth(report)
    assert recovery_rows(report).count("\n") == len(report.summary) + 1
    tried = trial(company.folder, ["syotto"], weeks=1, seeds=1)
    ours = next(result for result in tried.results if result.policy == "syotto")
    assert ours.contacts > 0
    assert "| syotto |" in trial_rows(tried)


@pytest.mark.slow
def test_the_demo_makes_the_company_once_and_builds_it_again(tmp_path):
    folder = tmp_path / "demo"
    house, loaded, built = run_demo(folder, people=400, days=20)
    assert loaded.rows_read == loaded.added > 1000
    assert built.rows["decisions"] > 0
    again, nothing, rebuilt = run_demo(folder, people=400, days=20)
    assert nothing.rows_read == 0
    assert rebuilt.rows == built.rows
    assert again.folder == house.folder


@pytest.mark.parametrize("wrong", [{"people": 3}, {"days": 0}, {"seed": -1}])
def test_a_company_of_no_size_is_refused(tmp_path, wrong):
    with pytest.raises(InputError, match=next(iter(wrong))):
        simulate(tmp_path / "company", **wrong)
    assert not (tmp_path / "company").exists()


def test_a_workspace_that_is_no_simulated_company_has_no_truth(tmp_path):
    create(tmp_path / "mine")
    with pytest.raises(NotFound, match="not known"):
        truth(open_house(tmp_path / "mine"))


def test_a_table_is_put_between_its_marks_and_nowhere_else():
    page = "before\n<!-- trial -->\nold\n<!-- /trial -->\nafter"
    assert put(page, "trial", "new") == "before\n<!-- trial -->\nnew\n<!-- /trial -->\nafter"
    with pytest.raises(ValueError, match="no place called"):
        put(page, "recovery", "new")


def test_a_comparison_that_is_not_alike_says_so():
    near = Comparison("gap", "somewhere", 10.0, 12.0, 1.5)
    far = Comparison("gap", "somewhere", 10.0, 16.0, 1.5, "why")
    assert near.alike
    assert not far.alike
    text = comparison_rows([near, far])
    assert "× 1.5 |" in text
    assert "not × 1.5" in text
    assert "somewhere; why" in text
