"""Who was erased and comes back of their own will is let in; what was erased does not return."""

from __future__ import annotations

import pyarrow as pa
import pytest
import sqlalchemy as sa

from syotto.errors import InputError, NotFound
from syotto.run.erased import erased, readmit
from syotto.run.forget import keep_out, note
from syotto.run.load import load
from syotto.run.rights import Recipient, rights_of
from syotto.sense.persons import Who
from syotto.store.rights import erasures
from tests.run.loaded import house_in, rows

ANN = Who(
    ids=frozenset({"c1"}), emails=frozenset({"Ann@mill.example"}), phones=frozenset({"+35840"})
)
BOB = Who(ids=frozenset({"c2"}), phones=frozenset({"+35840"}))
PROOF = "web form of 2026-05-01"


@pytest.fixture
def house(tmp_path):
    """Ann and Bob were erased; they shared a telephone."""
    made = house_in(tmp_path / "w")
    for who in (ANN, BOB):
        note(made, keep_out(made, who), {}, {}, "anna")
    return made


def came(house, number="c1", email="ann@mill.example", city="Oulu"):
    row = {"source_id": number, "email": email, "city": city}
    return load(house, "people", [pa.Table.from_pylist([row])]).added


def test_new_rows_of_who_was_let_in_are_taken_again(house):
    assert came(house) == 0
    (number,) = readmit(house, "ANN@mill.example", proof=PROOF, by="salla")
    assert came(house, city="Turku") == 1
    assert [row["city"] for row in rows(house, "people")] == ["Turku"]
    with house.ledger.read() as connection:
        query = sa.select(erasures).where(erasures.c.erasure_id == number)
        (row,) = connection.execute(query).mappings()
    assert (row["lifted_by"], row["lifted_proof"]) == ("salla", PROOF)


def test_what_we_may_do_is_asked_anew(house):
    readmit(house, "c1", proof=PROOF, by=None)
    asked = {"purpose": "mailing", "channel": "email", "now": house.now()}
    assert not rights_of(house, [Recipient("c1", "ann@mill.example")], **asked)[0].allowed


def test_what_another_erasure_keeps_out_stays_out(house):
    readmit(house, "c1", proof=PROOF, by=None)
    gone = erased(house)
    assert [gone.is_(one) for one in ("c1", "ann@mill.example", "+35840", "c2")] == [
        False, False, True, True,
    ]  # fmt: skip


def test_a_second_time_there_is_nothing_to_lift(house):
    readmit(house, "c1", proof=PROOF, by=None)
    with pytest.raises(NotFound, match="was not erased"):
        readmit(house, "c1", proof=PROOF, by=None)


def test_there_must_be_a_proof(house):
    with pytest.raises(InputError, match="Nothing shows"):
        readmit(house, "c1", proof=" ", by=None)
    assert came(house) == 0
