"""Who asks for us is with a seller as soon as their event is in the log."""

from __future__ import annotations

from datetime import timedelta

import pytest

from syotto.ask.tips import given_by
from syotto.run import drain as draining
from syotto.run.collect import put
from syotto.run.drain import drain_all
from syotto.run.house import House
from syotto.run.lead_answers import answer
from syotto.run.sources import add_source
from syotto.run.tips import add_giver, give
from syotto.schema.handed import LeadState
from syotto.store import leads as book
from syotto.store.sources import source_errors
from tests.run.leads import MONDAY, SALLA, employing
from tests.run.loaded import house_in

TIP = {
    "key": "12345678",
    "who": "Anna Virtanen, Mill Oy",
    "need": "a pump",
    "reach": "anna@mill.fi",
}


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.setattr(House, "now", lambda _: MONDAY)
    house_in(tmp_path / "w")
    made = employing(tmp_path / "w", SALLA)
    add_source(made, "website")
    yield made
    made.ledger.close()


def leads(house):
    with house.ledger.read() as connection:
        found = connection.execute(book.leads.select().order_by(book.leads.c.person_id)).mappings()
        return [dict(row) for row in found]


def tell(house, name, person="bob", at=MONDAY, **properties):
    event = {"type": "track", "event": name, "userId": person, "timestamp": at.isoformat(), "properties": properties}  # fmt: skip
    put(house, "website", [event])


def test_a_tip_is_with_a_seller_and_its_giver_sees_it(house):
    ville = add_giver(house, "Ville", "field-service", by=None)
    give(house, ville, TIP)
    drain_all(house)
    (lead,) = leads(house)
    assert (lead["person_id"], lead["state"], lead["owner"], lead["origin"], lead["because"]) == (
        "anna@mill.fi", "handed", "Salla Salo", "field-service", "Tip of Ville: a pump",
    )  # fmt: skip
    assert lead["hot"]
    assert [one.state for one in given_by(house, ville.giver_id)] == ["With Salla Salo"]
    answer(house, lead["lead_id"], "reject", "no_need", by="Salla Salo")
    (given,) = given_by(house, ville.giver_id)
    assert given.state.endswith(": no need for it")


@pytest.mark.parametrize(
    ("name", "properties", "because"),
    [
        ("Enquiry Received", {"subject": "Pump P-7", "text": "Hello"}, "Wrote: Pump P-7"),
        ("Demo Requested", {}, "Demo Requested"),
        ("Form Submitted", {"fields": {"email": "bob@mill.fi", "question": "40 seals?"}}, "Asked: 40 seals?"),
    ],
)  # fmt: skip
def test_who_asks_is_handed_over(house, name, properties, because):
    tell(house, name, **properties)
    drain_all(house)
    assert [(row["person_id"], row["because"]) for row in leads(house)] == [("bob", because)]


def test_who_only_subscribes_or_is_a_machine_or_asked_long_ago_is_not(house):
    tell(house, "Form Submitted", fields={"email": "bob@mill.fi"})
    tell(house, "Form Submitted", fields={"email": "b@x.fi", "question": "?"}, honeypot=True)
    tell(house, "Demo Requested", at=MONDAY - timedelta(days=3))
    tell(house, "Page Viewed")
    drain_all(house)
    assert leads(house) == []


def test_who_asks_twice_is_one_lead(house):
    tell(house, "Demo Requested")
    drain_all(house)
    tell(house, "Offer Requested")
    drain_all(house)
    assert len(leads(house)) == 1


def test_what_a_crash_left_out_is_handed_over_at_the_next_start(house, monkeypatch):
    tell(house, "Demo Requested")
    with monkeypatch.context() as broken:
        broken.setattr(draining, "hand_on", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            drain_all(house)
    assert leads(house) == []
    drain_all(house)
    assert [row["state"] for row in leads(house)] == [LeadState.HANDED]


def test_what_goes_wrong_with_one_is_told_and_holds_up_nobody(house, monkeypatch):
    from syotto.run import inbound

    route = inbound.route

    def broken(house, person_id, because, **more):
        if person_id == "bob":
            raise OSError("no disk")
        return route(house, person_id, because, **more)

    monkeypatch.setattr(inbound, "route", broken)
    tell(house, "Demo Requested")
    tell(house, "Demo Requested", "cid")
    drain_all(house)
    assert [row["person_id"] for row in leads(house)] == ["cid"]
    with house.ledger.read() as connection:
        (error,) = connection.execute(source_errors.select()).mappings()
    assert (error["source_id"], error["code"]) == ("website", "not_routed")


def test_where_no_seller_is_named_nobody_is_handed_anything(tmp_path):
    alone = house_in(tmp_path / "alone")
    add_source(alone, "website")
    put(alone, "website", [{"type": "track", "event": "Demo Requested", "userId": "bob"}])
    drain_all(alone)
    assert leads(alone) == []
    alone.ledger.close()
