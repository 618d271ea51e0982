from __future__ import annotations

import base64

import pytest

from syotto.ask.tips import given_by, tips
from syotto.errors import InputError, NotFound
from syotto.run.build import build
from syotto.run.drain import drain_all
from syotto.run.forget import forget
from syotto.run.tips import (
    AN_HOUR,
    TooMany,
    add_giver,
    end_giver,
    give,
    link_of,
    linked_giver,
    photo,
    user_giver,
)
from tests.run.loaded import columns, file, house_in, rows

JPEG = base64.b64encode(b"\xff\xd8\xff\xe0 a card").decode()
ANNA = {"who": "Anna Virtanen, Mill Oy", "need": "a pump", "reach": "anna@mill.fi"}


@pytest.fixture
def house(tmp_path):
    made = house_in(tmp_path / "shop")
    yield made
    made.ledger.close()


@pytest.fixture
def ville(house):
    return add_giver(house, "Ville", "field-service", by="ann")


def tell(house, giver, key="12345678", **given):
    return give(house, giver, {**ANNA, "key": key, **given})


def test_a_tip_is_an_event_a_person_and_a_company(house, ville):
    tell(house, ville)
    assert drain_all(house) == 1
    assert columns(house, "people", "source_id", "first_name", "last_name", "email", "company") == [
        ("anna@mill.fi", "Anna", "Virtanen", "anna@mill.fi", "Mill Oy")
    ]
    assert columns(house, "accounts", "source_id", "name", "domain") == [
        ("Mill Oy", "Mill Oy", "mill.fi")
    ]
    assert columns(house, "memberships", "person_ref", "account_ref") == [
        ("anna@mill.fi", "Mill Oy")
    ]
    (event,) = rows(house, "events")
    assert (event["name"], event["channel"]) == ("Tip Given", "tip")
    assert '"origin":"field-service"' in event["properties"].replace(" ", "")


def test_a_tip_sent_twice_is_one(house, ville):
    assert tell(house, ville) == tell(house, ville)
    assert drain_all(house) == 1
    assert len(given_by(house, ville.giver_id)) == 1


def test_one_number_of_two_givers_is_two_tips(house, ville):
    other = add_giver(house, "Mia", "front-desk", by=None)
    assert tell(house, ville) != tell(house, other)


def test_a_crash_before_the_row_is_mended_when_it_is_sent_again(house, ville, monkeypatch):
    from syotto.store import tips as book

    def broken(*_):
        raise OSError("no power")

    with monkeypatch.context() as broken_off:
        broken_off.setattr(book, "add_tip", broken)
        with pytest.raises(OSError, match="no power"):
            tell(house, ville)
    tell(house, ville)
    assert drain_all(house) == 1
    assert [one.who for one in given_by(house, ville.giver_id)] == ["Anna Virtanen, Mill Oy"]


def test_a_link_is_ours_until_it_is_ended(house, ville):
    text = link_of(house, ville.giver_id).removeprefix("/t/")
    assert linked_giver(house, text) == ville
    with pytest.raises(InputError, match="not one of ours"):
        linked_giver(house, text[:-2] + "xx")
    end_giver(house, ville.giver_id)
    with pytest.raises(InputError, match="was ended"):
        linked_giver(house, text)
    with pytest.raises(NotFound):
        end_giver(house, "nobody")


def test_a_giver_has_a_name_and_an_origin_that_there_is(house):
    with pytest.raises(InputError, match="no name"):
        add_giver(house, " ", "event", by=None)
    with pytest.raises(InputError, match="no origin 'moon'"):
        add_giver(house, "Ville", "moon", by=None)


def test_who_signs_in_gives_by_the_origin_that_names_them(tmp_path):
    house = house_in(tmp_path / "shop")
    section = {"desk": {"title": "Desk", "people": ["Mia@shop.fi"]}}
    object.__setattr__(house.settings, "origins", section)
    assert user_giver(house, "mia@shop.fi").origin == "desk"
    assert user_giver(house, "ann@shop.fi").origin == "colleagues"
    tell(house, user_giver(house, "mia@shop.fi"))
    (giver,) = tips(house).givers
    assert (giver.name, giver.signs_in, giver.tips) == ("mia@shop.fi", True, 1)


def test_too_many_within_an_hour_wait(house, ville, monkeypatch):
    monkeypatch.setattr("syotto.run.tips.AN_HOUR", 2)
    assert AN_HOUR > 2
    tell(house, ville, "00000001")
    tell(house, ville, "00000002")
    with pytest.raises(TooMany):
        tell(house, ville, "00000003")
    tell(house, ville, "00000002")  # what is there already is no new one


def test_the_photo_is_kept_as_it_came(house, ville):
    path, kind = photo(house, tell(house, ville, photo=JPEG))
    assert (path.read_bytes(), kind) == (b"\xff\xd8\xff\xe0 a card", "image/jpeg")
    with pytest.raises(NotFound):
        photo(house, tell(house, ville, "87654321"))


def test_the_giver_sees_where_the_person_stands_after_a_build(house, ville, tmp_path):
    people = "source_id,email,first_name,last_name\n7,anna@mill.fi,Anna,Virtanen\n"
    from syotto.run.load import load

    load(house, "people", file(tmp_path, "crm.csv", people), source="crm")
    tell(house, ville)
    drain_all(house)
    assert [one.state for one in given_by(house, ville.giver_id)] == ["Received"]
    build(house)
    assert [one.state for one in given_by(house, ville.giver_id)] == ["Stands as lead"]
    assert "The most came from Ville: 1." in tips(house).finding


def test_who_is_erased_goes_with_their_tips_and_photos(house, ville):
    path, _ = photo(house, tell(house, ville, photo=JPEG))
    drain_all(house)
    build(house)
    gone = forget(house, "anna@mill.fi")
    assert not path.exists()
    assert (gone.ledger["tips"], gone.left) == (1, ())
    assert given_by(house, ville.giver_id) == []
    tell(house, ville, "another-one", photo=JPEG)
    assert list((house.folder / "tips").iterdir()) == []
    assert (drain_all(house), given_by(house, ville.giver_id)) == (0, [])
