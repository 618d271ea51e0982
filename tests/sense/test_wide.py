"""A file with a column for each feature becomes rows of raw.features."""

from __future__ import annotations

import pytest

from syotto.errors import SourceError
from syotto.run.load import load
from tests.company import workspace
from tests.run.loaded import rows


@pytest.fixture
def house(tmp_path):
    made = workspace(tmp_path / "shop")
    yield made
    made.ledger.close()


def brought(house, text, **given):
    path = house.folder / "brought.csv"
    path.write_text(text, encoding="utf-8")
    return load(house, "features", path, **given)


def told(house):
    found = [(row["subject_ref"], row["feature"], row["value"], f"{row['at']:%Y-%m-%d}") for row in rows(house, "features")]  # fmt: skip
    return sorted(found, key=str)


def test_each_cell_is_a_row_and_an_empty_one_is_not_known_any_more(house):
    report = brought(house, "person_id,machines,Renews on,as of\np1,4,2026-05-01,2026-01-02\np2,,x,2026-01-03\n")  # fmt: skip
    assert told(house) == [
        ("p1", "Renews on", "2026-05-01", "2026-01-02"),
        ("p1", "machines", "4", "2026-01-02"),
        ("p2", "Renews on", "x", "2026-01-03"),
        ("p2", "machines", None, "2026-01-03"),
    ]
    assert "each of 2 columns is a feature of who stands in 'person_id'" in " ".join(report.notes)


def test_what_has_no_date_is_known_from_now_on(house):
    brought(house, "account_id,machines\nA1,4\n")
    assert told(house) == [("A1", "machines", "4", f"{house.now():%Y-%m-%d}")]


def test_a_file_with_a_row_for_each_feature_stays_as_it_is(house):
    brought(house, "subject_ref,feature,value,at\np1,machines,4,2026-01-02\n")
    assert told(house) == [("p1", "machines", "4", "2026-01-02")]


def test_a_row_without_a_number_is_named_by_its_line(house):
    report = brought(house, "person_id,machines,seats,at\np1,4,5,2026-01-02\n,7,8,2026-01-02\n")
    assert [(one.row, one.column) for one in report.reasons] == [(3, "subject_ref")] * 2
    assert len(told(house)) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("person_id,a,a\np1,1,2\n", "more than once: a"),
        ("person_id,at\np1,2026-01-02\n", "no column beside the number"),
        ("who,machines\np1,4\n", "subject_ref"),
    ],
)
def test_a_file_that_cannot_be_read_so_says_why(house, text, said):
    with pytest.raises(SourceError, match=said):
        brought(house, text)
