"""Who somebody is: joined records and browsers are theirs, what is another person's too is not."""

from __future__ import annotations

import pyarrow as pa
import pytest

from syotto.run.forget import rewrite_log
from syotto.run.held import find, identity
from syotto.run.load import load
from tests.run.loaded import house_in, rows
from tests.run.part import part_build

ANN = {"source_id": "17", "email": "ann@mill.example", "first_name": "Ann", "last_name": "Ahola"}
BOB = {"source_id": "17", "email": "bob@yard.example", "first_name": "Bob", "last_name": "Boman"}
SHARED = "info@mill.example"


def people(house, source, *records):
    load(house, "people", [pa.Table.from_pylist(list(records))], source=source)


@pytest.fixture
def house(tmp_path):
    """Ann is 17 in the crm and a-9 in the shop; 17 of the shop is Bob. Cid and Dan share a mailbox."""
    made = house_in(tmp_path / "w")
    people(made, "crm", ANN)
    people(made, "shop", BOB, {**ANN, "source_id": "a-9", "phone": "+358 40 1"})
    people(
        made, "fair",
        {"source_id": "c1", "email": SHARED, "first_name": "Cid", "last_name": "Cedar"},
        {"source_id": "d1", "email": SHARED, "first_name": "Dan", "last_name": "Dahl"},
    )  # fmt: skip
    cases = [{"case_id": n, "person_ref": who, "kind": "question", "opened_at": "2026-01-01"}
             for n, who in (("k1", "17"), ("k2", "a-9"))]  # fmt: skip
    load(made, "cases", [pa.Table.from_pylist(cases[:1])], source="crm")
    load(made, "cases", [pa.Table.from_pylist([{**cases[0], "case_id": "k3"}, cases[1]])],
         source="shop")  # fmt: skip
    part_build(made, "identities")
    return made


def test_all_records_of_a_person_are_theirs_whichever_is_asked_for(house):
    for asked in ("17", "a-9", "ANN@mill.example"):
        who = identity(house, asked)
        assert {"17", "a-9"} <= who.ids, asked
        assert {one.lower() for one in who.emails} == {"ann@mill.example"}, asked
        assert find(house, asked).rows == {"people": 2, "cases": 2}, asked


def test_a_number_of_two_systems_is_told_apart(house):
    bob = identity(house, "bob@yard.example")
    assert "17" not in bob.ids
    assert bob.only == {("shop", "17")}
    assert find(house, "bob@yard.example").rows == {"people": 1, "cases": 1}
    rewrite_log(house, identity(house, "17"))
    assert [row["first_name"] for row in rows(house, "people")] == ["Bob", "Cid", "Dan"]
    assert [row["case_id"] for row in rows(house, "cases")] == ["k3"]


def test_who_shares_a_mailbox_stays(house):
    cid = identity(house, "c1")
    assert cid.emails == frozenset()
    assert find(house, "c1").rows == {"people": 1}
    rewrite_log(house, cid)
    assert "Dan" in {row["first_name"] for row in rows(house, "people")}
