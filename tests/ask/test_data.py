from __future__ import annotations

from decimal import Decimal

import pytest

from syotto.ask.data import data, rejects, sample
from syotto.errors import NotFound
from syotto.run.feedback import say
from syotto.run.house import open_house
from syotto.run.load import load, undo
from syotto.run.workspace import create

GOOD = "order_id,line_no,at,person_ref,product_id,quantity,amount\n1,1,2026-01-02,ann,P,1,9.50\n"


def test_before_anything_is_loaded_it_says_so(tmp_path):
    create(tmp_path / "new")
    answer = data(open_house(tmp_path / "new"))
    assert answer.finding == "Nothing is loaded yet."
    assert (answer.build, answer.loads, answer.tables) == (None, [], [])


def test_the_build_tells_what_was_noticed_and_assumed(house):
    answer = data(house)
    assert [finding.name for finding in answer.findings] == ["no_customer"]
    assert [(a.name, a.weight) for a in answer.assumptions] == [("lift", Decimal("84.20"))]
    assert {row.name: row.rows for row in answer.tables}["order_lines"] == 11
    assert [(f"{m.month:%Y-%m}", m.named, m.nameless) for m in answer.months] == [
        ("2025-10", 1, 0),
        ("2025-11", 1, 0),
        ("2025-12", 5, 1),
        ("2026-01", 1, 0),
    ]


def test_a_load_is_listed_with_its_rejects_and_taken_back(house, tmp_path):
    path = tmp_path / "orders.csv"
    path.write_text(GOOD + "2,1,yesterday,bob,P,1,9.50\n")
    report = load(house, "order_lines", [path])
    listed = data(house).loads[0]
    assert (listed.files, listed.added, listed.rejected, listed.state) == (
        ["orders.csv"],
        1,
        1,
        "active",
    )
    assert "yesterday" in rejects(house, report.load_id).read_text()
    undo(house, report.load_id)
    assert data(house).loads[0].state == "undone"


def test_a_load_without_rejects_has_no_file_of_them(house, tmp_path):
    path = tmp_path / "orders.csv"
    path.write_text(GOOD)
    report = load(house, "order_lines", [path])
    for load_id in (report.load_id, "../../etc/passwd", "load-999999"):
        with pytest.raises(NotFound):
            rejects(house, load_id)


def test_what_people_said_is_listed_newest_first(house):
    say(house, "ann", "K", "accept", by="Salla")
    say(house, "bob", "K", "already_has", by=None)
    said = data(house).said
    assert [(row.customer_id, row.product_name, row.words) for row in said] == [
        ("bob", "seal kit", "already has it"),
        ("ann", "seal kit", "accepted"),
    ]


def test_a_table_shows_its_first_rows_and_what_its_columns_mean(house):
    shown = sample(house, "pairs", limit=1)
    assert (shown.rows, len(shown.cells)) == (2, 1)
    assert ("n_ab", "customers who have both") in shown.columns
    with pytest.raises(NotFound):
        sample(house, "nothing")
