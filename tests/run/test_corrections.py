"""What a person says is wrong is right everywhere, until the source itself changes."""

from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

from syotto.errors import InputError, NotFound
from syotto.know.corrections import corrected
from syotto.run.audience import audience
from syotto.run.corrections import correct, drain_corrections, undo
from syotto.run.load import load
from syotto.run.rights import Recipient, give, rights_of, suppress
from syotto.schema.raw import CORRECTIONS, PEOPLE
from tests.run.loaded import house_in, rows
from tests.run.part import part_build
from tests.tables import rows_of, table

NOW = datetime(2024, 5, 1, tzinfo=UTC)
ANN = {"source_id": "c0001", "email": "ann@mill.example", "first_name": "An", "last_name": "Aho"}


def person(**more):
    return pa.Table.from_pylist([{**ANN, **more}])


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    made = house_in(tmp_path_factory.mktemp("w") / "w")
    load(made, "people", [person()])
    load(made, "people", [person(source_id="shop-1", title="CEO")])
    load(made, "people", [person(source_id="other", email="bob@mill.example")])
    part_build(made, "permissions")
    return made


@pytest.fixture
def house(built, tmp_path):
    import shutil

    from syotto.run.house import open_house

    built.ledger.close()
    shutil.copytree(built.folder, tmp_path / "w", symlinks=True)
    return open_house(tmp_path / "w")


def addresses(house):
    made = audience(house, "raw.people").rows.to_pylist()
    return {row["source_id"]: row["address"] for row in made}


def may(house, address, who="c0001"):
    asked = {"purpose": "mailing", "channel": "email", "now": house.now()}
    return rights_of(house, [Recipient(who, address)], **asked)[0]


SAID = """
correction_id | at         | person_ref | field      | value  | was | undone_at
1             | 2026-01-01 | c0001      | first_name | Anna   | An  | -
2             | 2026-01-02 | c0001      | first_name | Annika | An  | {undone}
3             | 2026-01-03 | c0001      | title      | CTO    | CEO | -
4             | 2026-01-03 | bob        | phone      | NOTHING | 12 | -
5             | 2026-01-03 | bob        | birth_date | 1980-02-29 | NOTHING | -
"""
RECORDS = """
source_id | first_name | title | phone | country
c0001     | {first}    | CFO   | 12    | FI
bob       | An         | CEO   | 12    | SE
"""


def names(undone="-", first="An"):
    """source_id, first_name, title, phone, birth_date, country once corrections are in."""
    said = table(CORRECTIONS, SAID.format(undone=undone))
    empty = {name: said[name].replace("NOTHING", "") for name in ("value", "was")}
    rows = corrected(table(PEOPLE, RECORDS.format(first=first)), said.mutate(**empty))
    shown = ("source_id", "first_name", "title", "phone", "birth_date", "country")
    return {row[0]: row[1:] for row in rows_of(rows, *shown)}


def test_the_newest_correction_counts_and_the_one_before_when_it_is_taken_back():
    assert names()["c0001"] == ("Annika", "CFO", "12", None, "FI")
    assert names(undone="2026-01-05")["c0001"][0] == "Anna"


def test_a_correction_yields_when_the_source_says_something_else():
    assert names(first="Annie")["c0001"] == ("Annie", "CFO", "12", None, "FI")


def test_nothing_is_a_value_too_and_nobody_else_is_touched():
    assert names()["bob"] == ("An", "CEO", None, date(1980, 2, 29), "SE")


def test_what_they_say_is_in_the_next_build_until_it_is_taken_back(house):
    (first, _) = correct(house, "c0001", {"email": "anna@new.example"}, by="salla")
    assert (first.was, first.value) == ("ann@mill.example", "anna@new.example")
    part_build(house, "permissions")
    assert known_address(house) == "anna@new.example"
    undo(house, first.correction_id)
    part_build(house, "permissions")
    assert known_address(house) == "ann@mill.example"
    assert [row["undone_at"] is not None for row in rows(house, "corrections")].count(True) == 1


def known_address(house):
    permissions = house.warehouse.open().table("permissions")
    mine = permissions.filter(permissions.person_id == "c0001", permissions.channel == "email")
    return mine.address.to_pyarrow().to_pylist()[0]


def test_their_other_records_are_corrected_where_they_say_the_same(house):
    made = correct(house, "c0001", {"first_name": "Anna", "title": "CTO"}, by=None)
    assert {(one.person_ref, one.field) for one in made} == {
        ("c0001", "first_name"), ("shop-1", "first_name"), ("c0001", "title"),
    }  # fmt: skip
    made = correct(house, ANN["email"], {"title": "Chair"}, by=None)
    assert {one.person_ref for one in made} == {"c0001", "shop-1"}


def test_a_mailing_goes_to_the_new_address_at_once(house):
    correct(house, "c0001", {"email": "anna@new.example"}, by=None)
    assert addresses(house) == {
        "c0001": "anna@new.example", "shop-1": "anna@new.example", "other": "bob@mill.example",
    }  # fmt: skip


def test_a_message_that_waits_goes_to_the_new_address_or_to_nobody(tmp_path):
    from syotto.run.outbox import intend
    from syotto.store.corrections import redirect
    from tests.run.mail import mail_house, service

    house = mail_house(tmp_path / "m")
    intend(house, [service(1, person_id="c0001", address=ANN["email"]),
                   service(2, person_id="c0001", address="elsewhere@mill.example")])  # fmt: skip
    with house.ledger.begin() as connection:
        redirect(connection, "c0001", ANN["email"], "anna@new.example", NOW)
        assert found(connection) == [
            ("anna@new.example", "intended"), ("elsewhere@mill.example", "intended"),
        ]  # fmt: skip
        redirect(connection, "c0001", "anna@new.example", "", NOW)
        assert [state for _, state in found(connection)] == ["skipped", "intended"]


def found(connection):
    import sqlalchemy as sa

    from syotto.store.outbox import outbox

    query = sa.select(outbox.c.address, outbox.c.state).order_by(outbox.c.intent_key)
    return [tuple(row) for row in connection.execute(query)]


def test_who_said_no_under_the_old_address_has_said_no(house):
    give(house, person_id="c0001", address=None, purpose="mailing", channel="email", at=NOW,
         source="web")  # fmt: skip
    suppress(house, ANN["email"], "email", "complaint", NOW)
    correct(house, "c0001", {"email": "anna@new.example"}, by=None)
    assert not may(house, "anna@new.example").allowed
    part_build(house, "permissions")
    assert not may(house, "anna@new.example").allowed


def test_an_address_that_did_not_work_says_nothing_about_the_next_one(house):
    give(house, person_id="c0001", address=None, purpose="mailing", channel="email", at=NOW,
         source="web")  # fmt: skip
    suppress(house, ANN["email"], "email", "hard bounce", NOW)
    assert not may(house, ANN["email"]).allowed
    correct(house, "c0001", {"email": "anna@new.example"}, by=None)
    assert may(house, "anna@new.example").allowed


def test_a_correction_is_in_the_log_once(house):
    correct(house, "other", {"city": "Oulu"}, by=None)
    assert drain_corrections(house) == 1
    assert drain_corrections(house) == 0


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"owner": "me"}, "cannot be corrected"),
        ({"email": "nonsense"}, "no e-mail address"),
        ({"birth_date": "May"}, "no day"),
        ({"first_name": "An"}, "already"),
    ],
)
def test_what_cannot_be_right_is_refused(house, said, what):
    with pytest.raises(InputError, match=what):
        correct(house, "c0001", said, by=None)


def test_nobody_is_not_corrected(house):
    with pytest.raises(NotFound, match="No record"):
        correct(house, "nobody@nowhere.example", {"city": "Oulu"}, by=None)
