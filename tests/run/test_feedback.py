from __future__ import annotations

from datetime import timedelta

import pyarrow.parquet as pq
import pytest

from syotto.errors import InputError, NotFound
from syotto.run.feedback import drain, say, undo
from syotto.run.house import open_house
from syotto.run.workspace import create
from syotto.schema.raw import FEEDBACK


@pytest.fixture
def house(tmp_path):
    create(tmp_path / "shop")
    return open_house(tmp_path / "shop")


def logged(house):
    rows = [row for file in house.log.files(FEEDBACK) for row in pq.read_table(file).to_pylist()]
    return sorted(
        (row["customer_id"], row["verdict"], row["undone_at"] is not None) for row in rows
    )


def test_an_answer_reaches_the_log_exactly_once(house):
    say(house, "ann", "K", "accept", by="Salla")
    assert [drain(house), drain(house)] == [1, 0]
    assert logged(house) == [("ann", "accept", False)]


def test_taking_back_before_the_drain_brings_one_row(house):
    undo(house, say(house, "ann", "K", "accept", by=None))
    drain(house)
    assert logged(house) == [("ann", "accept", True)]


def test_taking_back_after_the_drain_brings_a_second_row(house):
    said = say(house, "ann", "K", "accept", by=None)
    drain(house)
    undo(house, said)
    undo(house, said)
    assert [drain(house), drain(house)] == [1, 0]
    assert logged(house) == [("ann", "accept", False), ("ann", "accept", True)]


def test_a_crash_after_the_append_doubles_nothing(house):
    """The log itself is asked what it has; nothing else needs to have been written."""
    say(house, "ann", "K", "done", by=None)
    drain(house)
    house.ledger.close()
    assert drain(open_house(house.folder)) == 0


def test_two_people_may_say_the_same(house):
    one, other = (say(house, "ann", "K", "accept", by=name) for name in ("Salla", "Jukka"))
    assert one != other
    assert drain(house) == 2


@pytest.mark.parametrize(
    ("customer", "verdict", "days"),
    [("ann", "maybe", None), (" ", "accept", None), ("ann", "not_now", -1)],
)
def test_an_answer_that_makes_no_sense_is_refused(house, customer, verdict, days):
    until = house.now() + timedelta(days=days) if days else None
    with pytest.raises(InputError):
        say(house, customer, "K", verdict, by=None, until=until)
    assert drain(house) == 0


def test_an_unknown_answer_cannot_be_taken_back(house):
    with pytest.raises(NotFound):
        undo(house, "nothing")
