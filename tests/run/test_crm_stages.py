"""How far people are is told to the CRM, only forward, and only of records that we know."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta

import pyarrow as pa
import pytest

from syotto.errors import SettingError
from syotto.run import leads
from syotto.run.build import build
from syotto.run.crm import allow, wishes_of
from syotto.run.crm_push import again
from syotto.run.crm_sync import diff
from syotto.run.house import open_house
from syotto.run.lead_undo import take_back
from syotto.run.load import load
from syotto.schema.crm import STAGES, Push
from syotto.store import crm as book
from tests.run.crms import (
    FIELDS,
    KEY,
    NAMES,
    SPEAK,
    beside,
    firm as a_firm,
    killed_at,
    look,
)

WORDS = {
    "hubspot": STAGES,
    "salesforce": {"marketing-qualified": "Open - Not Contacted", "sales-accepted": "Working - Contacted"},
    "dynamics": {"suspect": 1, "prospect": 2, "marketing-qualified": 3, "sales-accepted": 4, "sales-qualified": 5, "customer": 6},
}  # fmt: skip
FIELD = {"hubspot": "lifecyclestage", "salesforce": "Status", "dynamics": "stage"}
MINE = {
    "hubspot": "",
    "salesforce": '[crm.salesforce.records.people.fields]\nstage = "Status"\n'
    "[crm.salesforce.records.people.stages]\n"
    'marketing-qualified = "Open - Not Contacted"\nsales-accepted = "Working - Contacted"\n',
    "dynamics": '[crm.dynamics.records.people.fields]\nstage = "stage"\n'
    "[crm.dynamics.records.people.stages]\nsuspect = 1\nprospect = 2\nmarketing-qualified = 3\n"
    "sales-accepted = 4\nsales-qualified = 5\ncustomer = 6\n",
}
SELLER = '[[sellers]]\nname = "Salla"\n'
AINO, BO, CIA = "1001", "1003", "1004"
ONE = pytest.mark.parametrize("beginning", ["dynamics"], indirect=True)
EACH = [one if one == "dynamics" else pytest.param(one, marks=pytest.mark.slow) for one in SPEAK]


def seen(number, at, person, name):
    """Something a person did, as a row of events."""
    return {
        "event_id": number, "at": at, "kind": "track", "name": name, "user_id": person,
        "channel": "web",
    }  # fmt: skip


@pytest.fixture(scope="session")
def firm(tmp_path_factory):
    """Aino is a prospect, Bo has bought, Cia is known and did nothing yet."""
    folder = a_firm(tmp_path_factory.mktemp("crm-stages") / "firm")
    house = open_house(folder)
    did = [seen("e1", "2026-03-01", "p1", "Product Viewed"), seen("e2", "2026-03-02", "p2", "Order Completed")]  # fmt: skip
    load(house, "events", [pa.Table.from_pylist(did)], source="erp")
    numbers = [{"source_id": BO, "email": "bo@mill.example"}, {"source_id": CIA, "email": "cia@yard.example"}]  # fmt: skip
    for name in SPEAK:
        load(house, "people", [pa.Table.from_pylist(numbers)], source=name)
    build(house)
    house.ledger.close()
    return folder


@pytest.fixture(params=EACH)
def beginning(request, tmp_path, firm):
    """A CRM that knows all three, and a fourth by an address that is in no build."""
    with with_bo(request.param, tmp_path, firm) as (server, house):
        yield request.param, server, house


@contextmanager
def with_bo(name, folder, firm, **given):
    """The server with the records that the firm knows."""
    wishes = f'push = ["stages"]\n{MINE[name]}{SELLER}'
    with beside(name, folder, firm, wishes=wishes, **given) as (server, house):
        people, f = NAMES[name][0], FIELDS[name]
        server.book.put(people, BO, **{f["email"]: "bo@mill.example", f["last"]: "Berg"})
        server.book.put(people, CIA, **{f["email"]: "cia@yard.example", f["last"]: "Ceder"})
        yield server, house


def put(server, name, number, stage):
    server.book.put(NAMES[name][0], number, **{FIELD[name]: stage})


def stage(server, name, number):
    return server.book.all(NAMES[name][0])[number].get(FIELD[name])


def word(name, ours):
    return WORDS[name].get(ours)


def lead(house, person, *answers, ago=timedelta(hours=1)):
    """A seller gets somebody and answers, some time ago."""
    at = house.now() - ago
    made = leads.route(house, person, "Asked for pumps", now=at)
    for number, said in enumerate(answers, 1):
        leads.answer(house, made.lead_id, said, by="Salla", now=at + timedelta(seconds=number))
    return made.lead_id


def wishes(house, name):
    with house.ledger.read() as connection:
        return book.some(connection, book.crm_writes, name, 99)


def written(server, name):
    return [
        one for one in server.asked
        if one[0] in ("PATCH", "POST") and FIELD[name] in str((one[2] or {}).get("inputs") or one[2])
        and not one[1].endswith(("/read", "/search"))
    ]  # fmt: skip


def test_how_far_people_are_is_told_once_it_is_allowed(beginning):
    name, server, house = beginning
    lead(house, "p1")
    plan = {one.record_id: dict(one.values) for one in prepared(house, name)}
    expected = {AINO: "marketing-qualified", BO: "customer", CIA: "suspect"}
    if name == "salesforce":  # it has words for leads alone: who bought is at least that far
        expected = {AINO: "marketing-qualified", BO: "sales-accepted"}
    assert plan == {number: {"stage": (None, one)} for number, one in expected.items()}
    assert not written(server, name)
    allow(house, name, by=None)
    assert look(house, name).written == len(expected)
    assert {number: stage(server, name, number) for number in expected} == {
        number: word(name, one) for number, one in expected.items()
    }
    assert stage(server, name, "1002") is None  # by her address alone nobody is known
    about = server.book.all(NAMES[name][0])[AINO]
    assert not {"syotto_id", "Syotto_Id__c"} & set(about)  # nothing else of the record was written
    asked = len(written(server, name))
    for _ in range(2):
        made = look(house, name)
        assert (made.written, made.failed, made.waiting) == (0, 0, 0)
    assert diff(house, name, environ=KEY) == []
    assert len(written(server, name)) == asked


def prepared(house, name):
    """What would be written, after a look that wrote nothing."""
    assert look(house, name).waiting
    return diff(house, name, environ=KEY)


def test_nobody_goes_back_and_whom_somebody_set_further_stays(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    further, lower = ("sales-accepted", "marketing-qualified") if name == "salesforce" else ("customer", "prospect")  # fmt: skip
    put(server, name, AINO, word(name, further))  # by hand: here she is a prospect
    put(server, name, BO, word(name, lower))
    put(server, name, CIA, "77")  # a stage that is none of ours
    look(house, name)
    assert stage(server, name, AINO) == word(name, further)
    assert stage(server, name, BO) == word(name, "sales-accepted" if name == "salesforce" else "customer")  # fmt: skip
    assert stage(server, name, CIA) == "77"


@ONE
def test_sales_say_how_far_a_lead_is_once_it_cannot_be_taken_back(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    number = lead(house, "p1", "accept", ago=timedelta(minutes=2))
    look(house, name)
    assert stage(server, name, AINO) == word(name, "marketing-qualified")
    take_back(house, number, "Salla")
    leads.answer(house, number, "accept", by="Salla", now=house.now() - timedelta(minutes=12))
    look(house, name)
    assert stage(server, name, AINO) == word(name, "sales-accepted")
    leads.answer(house, number, "case", by="Salla", now=house.now() - timedelta(minutes=11.5))
    look(house, name)
    assert stage(server, name, AINO) == word(name, "sales-qualified")


@ONE
def test_who_is_sent_back_here_stays_there_and_is_not_told_again(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    number = lead(house, "p1", "accept")
    look(house, name)
    leads.answer(house, number, "not_now", by="Salla", now=house.now() - timedelta(minutes=30))
    look(house, name)
    assert stage(server, name, AINO) == word(name, "sales-accepted")


@ONE
def test_who_is_set_back_there_by_hand_stays_until_they_come_further(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    number = lead(house, "p1")
    look(house, name)
    put(server, name, AINO, word(name, "suspect"))
    assert look(house, name).written == 0
    assert stage(server, name, AINO) == word(name, "suspect")
    leads.answer(house, number, "accept", by="Salla", now=house.now() - timedelta(minutes=30))
    look(house, name)
    assert stage(server, name, AINO) == word(name, "sales-accepted")
    with house.ledger.read() as connection:
        (clash,) = book.some(connection, book.crm_conflicts, name, 9)
    assert (clash["field"], clash["ours"], clash["theirs"], clash["chosen"]) == (
        "stage", "sales-accepted", "suspect", "ours",
    )  # fmt: skip


@ONE
def test_by_a_rule_of_its_own_only_what_is_empty_there_is_filled(beginning):
    name, server, house = beginning
    house.settings.crm[name]["conflicts"] = {"stage": "theirs"}
    allow(house, name, by=None)
    put(server, name, BO, word(name, "prospect"))
    look(house, name)
    assert stage(server, name, BO) == word(name, "prospect")
    assert stage(server, name, AINO) == word(name, "prospect")


def test_what_is_refused_says_why_and_the_others_are_told(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    bought = word(name, "sales-accepted" if name == "salesforce" else "customer")
    lead(house, "p1")
    server.book.refuse = lambda _, given: "No such stage" if given.get(FIELD[name]) == bought else None  # fmt: skip
    made = look(house, name)
    assert (made.failed, made.written) == (1, 1 if name == "salesforce" else 2)
    (wrong,) = [row for row in wishes(house, name) if row["problem"]]
    assert (wrong["our_id"], wrong["problem"][:13]) == (BO, "No such stage")
    assert stage(server, name, AINO) == word(name, "marketing-qualified")
    assert look(house, name).failed == 0  # it waits for somebody
    server.book.refuse = lambda *_: None
    again(house, name, "stages", BO)
    assert look(house, name).written == 1
    assert stage(server, name, BO) == bought


@ONE
def test_it_goes_on_when_the_crm_asks_to_be_left_alone(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    waited = []
    for_it = [(429, {"Retry-After": "2"}, {"error": {"message": "slow"}})]
    look(house, name)
    lead(house, "p1")
    server.first = for_it * 2
    assert look(house, name, pause=waited.append).written == 1
    assert waited == [2, 2]
    assert stage(server, name, AINO) == word(name, "marketing-qualified")


@ONE
def test_nothing_is_told_that_is_not_wished_and_nothing_without_a_field(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    house.settings.crm[name]["push"] = ["opt-outs"]
    assert look(house, name).waiting == 0
    assert not written(server, name)
    house.settings.crm[name]["push"] = ["stages"]
    house.settings.crm[name]["records"] = {}
    with pytest.raises(SettingError, match="no field for the stage of a person"):
        look(house, name)


@pytest.mark.slow
def test_hubspot_takes_a_hundred_in_a_call(tmp_path, firm):
    with with_bo("hubspot", tmp_path, firm) as (server, house):
        numbers = [str(5000 + n) for n in range(230)]
        for number in numbers:
            server.book.put("contacts", number, email=f"{number}@many.example", lastname=number)
        allow(house, "hubspot", by=None)
        look(house, "hubspot")
        build(house)
        assert (
            look(house, "hubspot").written == 231
        )  # and Cia's other record, which it knows by now
        sizes = [len(body["inputs"]) for _, _, body in written(server, "hubspot")]
        assert sizes == [3, 100, 100, 31]
        assert {stage(server, "hubspot", number) for number in numbers} == {"subscriber"}


def test_the_word_is_known():
    assert wishes_of("x", {"push": ["stages"]}).push == {Push.STAGES}


@pytest.mark.parametrize(
    "name",
    [one if one == "dynamics" else pytest.param(one, marks=pytest.mark.slow) for one in SPEAK],
)
@pytest.mark.parametrize("every", [7, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "all"])
def test_killed_at_a_request_on_either_database(name, every, tmp_path, firm, ledger_url):
    with with_bo(name, tmp_path, firm, ledger=ledger_url) as (server, house):
        allow(house, name, by=None)
        lead(house, "p1")
        ends = {
            killed_at(server, house, name, number, done_first=number % 2 == 0)
            for number in range(3, 24, every)
        }
        assert ends <= {-9, 0}
        assert -9 in ends
        look(house, name)
        made = look(house, name)
        assert (made.written, made.failed, made.waiting) == (0, 0, 0)
        assert stage(server, name, AINO) == word(name, "marketing-qualified")
        assert {row["state"] for row in wishes(house, name)} == {book.DONE}
        assert len(server.book.all(NAMES[name][0])) == 4
