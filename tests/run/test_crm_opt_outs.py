"""Who says no here is told to the CRM, and no no there is ever taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from syotto.errors import SettingError
from syotto.run.crm import allow, wishes_of
from syotto.run.crm_push import again
from syotto.run.crm_sync import diff
from syotto.run.crm_wishes import Lead
from syotto.run.rights import Recipient, give, rights_of, suppress, withdraw
from syotto.schema.crm import Push, Refusal
from syotto.schema.rights import MARKETING
from syotto.schema.words import Channel, Purpose
from syotto.store import crm as book
from tests.run.crms import (
    FIELDS,
    KEY,
    NAMES,
    SPEAK,
    beside,
    firm as a_firm,
    handed,
    killed_at,
    look,
    opened,
)
from tests.run.loaded import rows

WISHES = 'push = ["leads", "opt-outs"]\n'
AINO, CIA = "1001", "1002"
MAIL = {"hubspot": "hs_email_optout", "salesforce": "HasOptedOutOfEmail", "dynamics": "donotemail"}
CALLS = {"salesforce": "DoNotCall", "dynamics": "donotphone"}
LEAD = '[crm.salesforce.records.people]\nobject = "Lead"\n'
ONE = pytest.mark.parametrize("beginning", ["dynamics"], indirect=True)
EACH = [one if one == "dynamics" else pytest.param(one, marks=pytest.mark.slow) for one in SPEAK]


@pytest.fixture(scope="session")
def firm(tmp_path_factory):
    return a_firm(tmp_path_factory.mktemp("crm-opt-outs") / "firm")


@pytest.fixture(params=EACH)
def beginning(request, tmp_path, firm):
    """A CRM that knows Aino by a number that the firm knows, and Cia by her address."""
    with beside(request.param, tmp_path, firm, wishes=WISHES) as (server, house):
        yield request.param, server, house


def contact(server, name, number):
    return server.book.all(NAMES[name][0])[number]


def said(server, name, number, ticks=MAIL):
    return contact(server, name, number).get(ticks[name]) in (True, "true")


def no_mail(house, person_id=None, address=None):
    withdraw(
        house, person_id=person_id, address=address, purpose=MARKETING, channel=Channel.EMAIL,
        at=house.now(), source="link",
    )  # fmt: skip


def may_mail(house, address):
    (right,) = rights_of(
        house, [Recipient(None, address)], purpose=Purpose.MAILING, channel=Channel.EMAIL,
        now=house.now(),
    )  # fmt: skip
    return right


def state(house, name, number):
    with house.ledger.read() as connection:
        return book.some(connection, book.crm_writes, name, 9, kind="opt-outs", our_id=number)


def calls_about(server, name):
    return sum(
        any(tick in f"{target} {body}" for tick in (MAIL[name], "unsubscribe-all"))
        for how, target, body in server.asked
        if how in ("PATCH", "POST") and not target.endswith(("read", "search"))
    )


def test_who_unsubscribes_here_is_told_there_once_it_is_allowed(beginning):
    name, server, house = beginning
    look(house, name)
    no_mail(house, person_id="p1")
    no_mail(house, address="cia@yard.example")  # known by her address alone
    assert look(house, name).waiting == 2
    plan = {one.record_id: dict(one.values) for one in diff(house, name, environ=KEY)}
    assert {number: list(values) for number, values in plan.items()} == {
        AINO: [MAIL[name]], CIA: [MAIL[name]],
    }  # fmt: skip
    assert {value for values in plan.values() for _, value in values.values()} == {"true"}
    assert not said(server, name, AINO)
    allow(house, name, by=None)
    assert look(house, name).written == 2
    assert said(server, name, AINO)
    assert said(server, name, CIA)
    asked = calls_about(server, name)
    made = look(house, name)
    assert (made.written, made.same, made.waiting) == (0, 0, 0)
    assert diff(house, name, environ=KEY) == []
    assert calls_about(server, name) == asked


def test_calls_are_told_apart_from_mail(beginning):
    name, server, house = beginning
    if name not in CALLS:
        pytest.skip("HubSpot has no field of its own for calls")
    allow(house, name, by=None)
    phone = FIELDS[name]["phone"]
    server.book.put(NAMES[name][0], CIA, **{phone: "+358 50 1112223"})
    withdraw(
        house, person_id=None, address="+358501112223", purpose=Purpose.CALLS,
        channel=Channel.PHONE, at=house.now(), source="seller",
    )  # fmt: skip
    look(house, name)
    assert said(server, name, CIA, CALLS)
    assert not said(server, name, CIA)
    assert not said(server, name, AINO, CALLS)


@pytest.mark.slow
def test_a_lead_of_salesforce_has_the_same_fields(tmp_path, firm):
    with beside("salesforce", tmp_path, firm, wishes=WISHES + LEAD) as (server, house):
        server.book.objects["Lead"] = server.book.objects.pop("Contact")
        allow(house, "salesforce", by=None)
        no_mail(house, person_id="p1")
        look(house, "salesforce")
        row = server.book.all("Lead")[AINO]
        assert row["HasOptedOutOfEmail"] is True
        assert "Syotto_Id__c" not in row  # nothing else of the record was written


@ONE
def test_a_consent_here_takes_no_no_away_there(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    server.book.put(NAMES[name][0], CIA, **{MAIL[name]: True})
    no_mail(house, person_id="p1")
    look(house, name)
    for address in ("aino@mill.example", "cia@yard.example"):
        give(
            house, person_id=None, address=address, purpose=Purpose.MAILING,
            channel=Channel.EMAIL, at=house.now(), source="form",
        )  # fmt: skip
    look(house, name)
    assert said(server, name, AINO)
    assert said(server, name, CIA)
    # what stood there before is no word of today, whatever else is changed in the record
    loaded = len(rows(house, "consents"))
    for number in (AINO, CIA):
        server.book.put(NAMES[name][0], number, **{FIELDS[name]["title"]: "Buyer in chief"})
    look(house, name)
    assert len(rows(house, "consents")) == loaded
    assert may_mail(house, "cia@yard.example").allowed
    # and who says no there again, by whatever way, has said no
    server.book.put(NAMES[name][0], CIA, **{MAIL[name]: False})
    look(house, name)
    server.book.put(NAMES[name][0], CIA, **{MAIL[name]: True})
    look(house, name)
    assert len(rows(house, "consents")) == loaded + 1


@ONE
def test_who_takes_the_tick_away_there_gets_it_again_while_the_no_stands_here(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    no_mail(house, person_id="p1")
    look(house, name)
    server.book.put(NAMES[name][0], AINO, **{MAIL[name]: False})
    look(house, name)
    assert said(server, name, AINO)


@ONE
def test_who_agrees_before_it_is_told_is_not_told(beginning):
    name, server, house = beginning
    look(house, name)
    no_mail(house, person_id="p1")
    assert look(house, name).waiting == 1
    give(
        house, person_id="p1", address=None, purpose=Purpose.MAILING, channel=Channel.EMAIL,
        at=house.now() + timedelta(seconds=0), source="form",
    )  # fmt: skip
    allow(house, name, by=None)
    made = look(house, name)
    assert (made.written, made.waiting) == (0, 0)
    assert not said(server, name, AINO)


def test_what_is_refused_says_why_and_the_others_are_told(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    no_mail(house, person_id="p1")
    no_mail(house, address="cia@yard.example")
    cias = iter(["The address is locked"])
    server.book.refuse = lambda _, given: next(cias, None)
    made = look(house, name)
    assert (made.failed, made.written) == (1, 1)
    (wrong,) = [row for one in (AINO, CIA) for row in state(house, name, one) if row["problem"]]
    assert wrong["problem"].startswith("The address is locked")
    assert look(house, name).failed == 0  # it waits for somebody
    again(house, name, "opt-outs", wrong["our_id"])
    assert look(house, name).written == 1
    assert said(server, name, AINO)
    assert said(server, name, CIA)


@ONE
def test_a_complaint_is_a_no_and_a_bounce_is_none(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    suppress(house, "aino@mill.example", Channel.EMAIL, "hard bounce", house.now())
    suppress(house, "cia@yard.example", Channel.EMAIL, "complaint", house.now())
    look(house, name)
    assert (said(server, name, AINO), said(server, name, CIA)) == (False, True)


@ONE
def test_a_lead_that_comes_there_after_a_no_is_ticked_in_the_same_look(beginning):
    name, server, house = beginning
    no_mail(house, person_id="p2")
    allow(house, name, by=None)
    handed(house, name, [Lead("lead-5", "p2", "a1", None, "Seals", "called us")])
    look(house, name)
    (bo,) = [
        row for row in server.book.all(NAMES[name][0]).values()
        if row[FIELDS[name]["email"]] == "bo@mill.example"
    ]  # fmt: skip
    assert bo[MAIL[name]] is True


@ONE
def test_nothing_is_told_that_is_not_wished(beginning):
    name, server, house = beginning
    house.settings.crm[name]["push"] = ["leads"]
    allow(house, name, by=None)
    no_mail(house, person_id="p1")
    assert look(house, name).waiting == 0
    assert diff(house, name, environ=KEY) == []
    assert not said(server, name, AINO)


@ONE
def test_a_crm_without_a_field_for_it_says_so(beginning):
    name, _, house = beginning
    house.settings.crm[name]["records"] = {"people": {"opt_outs": []}}
    with pytest.raises(SettingError, match="no field for an opt-out"):
        look(house, name)


def test_tryton_has_no_field_for_it():
    from syotto.act.crm_tryton import SHAPES, Tryton

    assert not any(shape.opt_outs for shape in SHAPES.values())
    (told,) = Tryton.opt_out(object(), [Refusal("7", ("donotemail",))])
    assert (told.record_id, bool(told.problem)) == (None, True)


def test_the_word_is_known():
    assert wishes_of("x", {"push": ["opt-outs"]}).push == {Push.OPT_OUTS}


@pytest.mark.parametrize(
    "name",
    [one if one == "dynamics" else pytest.param(one, marks=pytest.mark.slow) for one in SPEAK],
)
def test_killed_at_every_request_on_either_database(name, tmp_path, firm, ledger_url):
    with beside(name, tmp_path, firm, wishes=WISHES, ledger=ledger_url) as (server, house):
        allow(house, name, by=None)
        no_mail(house, person_id="p1")
        no_mail(house, address="cia@yard.example")
        numbers = range(2, 24, 3) if name == "dynamics" else range(1, 24)
        ends = {
            killed_at(server, house, name, number, done_first=number % 2 == 0) for number in numbers
        }
        assert ends <= {-9, 0}
        assert -9 in ends
        look(house, name)
        made = look(house, name)
        assert (made.written, made.failed, made.waiting) == (0, 0, 0)
        assert said(server, name, AINO)
        assert said(server, name, CIA)
        assert rows(house, "consents") == []  # a tick of ours never comes back as their word
        with house.ledger.read() as connection:
            states = {row["state"] for row in book.some(connection, book.crm_writes, name, 99)}
        assert states == {book.DONE}
        with opened(house, name) as c:
            assert {one.record_id for one in c.crm.read("people", [AINO, CIA])} == {AINO, CIA}
