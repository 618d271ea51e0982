from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from syotto.errors import InputError, NotFound
from syotto.run.build import build
from syotto.run.load import load
from syotto.run.notes import LONGEST, drain_notes, undo, write
from syotto.schema.raw_world import ACTIVITIES
from syotto.store.log import GONE
from tests.company import six_customers, workspace


@pytest.fixture
def house(tmp_path):
    return workspace(tmp_path / "shop")


def logged(house):
    parts = [pq.read_table(file) for file in house.log.files(ACTIVITIES)]
    rows = [row for part in parts for row in part.to_pylist()]
    return sorted((row["text"], bool(row[GONE])) for row in rows)


def noted(house, text="Wants a quote by Friday.", **about):
    return write(house, text, by="Salla", **{"person_id": "c1", "account_id": None, **about})


def test_a_note_reaches_the_log_exactly_once(house):
    noted(house)
    assert [drain_notes(house), drain_notes(house)] == [1, 0]
    assert logged(house) == [("Wants a quote by Friday.", False)]


def test_a_note_taken_back_is_gone_from_the_next_build(house):
    lines = six_customers()
    today = pa.array([house.now()] * len(lines), lines.schema.field("at").type)
    load(house, "order_lines", [lines.set_column(lines.schema.names.index("at"), "at", today)])
    keep, drop = noted(house, "Likes visits."), noted(house, "Nonsense.")
    build(house)
    undo(house, drop)
    undo(house, drop)
    build(house)
    table = house.warehouse.open().table("timeline")
    there = table.filter(table.kind == "note").select("entry_id", "words").to_pyarrow().to_pylist()
    assert there == [{"entry_id": keep, "words": "Likes visits."}]


def test_a_note_taken_back_while_it_is_drained_is_drained_again(house, monkeypatch):
    note_id = noted(house)
    append = house.log.append

    def append_and_undo(*given):
        appended = append(*given)
        undo(house, note_id)
        return appended

    monkeypatch.setattr(house.log, "append", append_and_undo)
    drain_notes(house)
    monkeypatch.undo()
    assert drain_notes(house) == 1
    assert logged(house) == [("Wants a quote by Friday.", gone) for gone in (False, True)]


@pytest.mark.parametrize(
    ("text", "person"), [(" \n", "c1"), ("x" * (LONGEST + 1), "c1"), ("About nobody.", None)],
    ids=["empty", "too long", "about nobody"],
)  # fmt: skip
def test_a_note_that_makes_no_sense_is_refused(house, text, person):
    with pytest.raises(InputError):
        noted(house, text, person_id=person)


def test_an_unknown_note_cannot_be_taken_back(house):
    with pytest.raises(NotFound):
        undo(house, "note-none")
