"""A CRM is read and written by its number, both ways, and never twice."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from syotto.errors import Busy, NotFound, SettingError, Throttled
from syotto.run.crm import allow, forbid, state_of
from syotto.run.crm_push import again
from syotto.run.crm_sync import diff
from syotto.run.forget import forget
from syotto.schema.crm import Kind
from syotto.store import crm as book, marks
from syotto.store.ledger_tables import metadata
from tests.crm_servers import FIRST
from tests.run.crms import FIELDS, KEY, NAMES, SPEAK, beside, firm as a_firm, handed, look, opened
from tests.run.loaded import columns, rows


@pytest.fixture(scope="session")
def firm(tmp_path_factory):
    return a_firm(tmp_path_factory.mktemp("crm") / "firm")


ONE = pytest.mark.parametrize("beginning", ["dynamics"], indirect=True)
"""What does not depend on how a CRM speaks is tried with one."""
ALL = pytest.mark.parametrize("beginning", SPEAK, indirect=True)
EACH = [one if one == "dynamics" else pytest.param(one, marks=pytest.mark.slow) for one in SPEAK]


@pytest.fixture(params=EACH)
def beginning(request, tmp_path, firm):
    """A CRM that knows Aino by a number that the firm knows, and Cia by her address."""
    with beside(request.param, tmp_path, firm) as (server, house):
        yield request.param, server, house


def there(server, name, place):
    return server.book.all(NAMES[name][place])


def failed(house, name):
    with house.ledger.read() as connection:
        return book.some(connection, book.crm_writes, name, 10, state=book.FAILED)


def sizes(server, name):
    return [len(there(server, name, place)) for place in range(4)]


@ALL
def test_leads_become_companies_people_and_cases_once_they_are_allowed_to(beginning):
    name, server, house = beginning
    handed(house, name)
    first = look(house, name)
    assert (first.allowed, first.written, first.waiting) == (False, 0, 7)
    assert sizes(server, name) == [2, 0, 0, 0]  # what was there
    plan = {(one.kind, one.our_id): one.how for one in diff(house, name, environ=KEY)}
    new = [(kind, one) for kind in ("opportunities", "tasks") for one in ("lead-1", "lead-2")]
    assert plan == {
        **dict.fromkeys([("accounts", "a1"), ("accounts", "a2"), *new], "new"),
        **dict.fromkeys([("people", "p1"), ("people", "p3")], "changed"),
    }
    assert sizes(server, name) == [2, 0, 0, 0]
    allow(house, name, by="boss")
    second = look(house, name)
    assert (second.failed, second.waiting) == (0, 0)
    assert sizes(server, name) == [2, 2, 2, 2]  # Cia was found by her address
    aino, f = there(server, name, 0)["1001"], FIELDS[name]
    assert aino[f["last"]] == "Ahola-Virta"  # theirs counts: it was there
    assert aino[f["phone"]] == "+358 40 1234567"  # nothing was there
    handed(house, name)
    assert look(house, name).written == 0
    assert sizes(server, name) == [2, 2, 2, 2]


def test_what_became_of_a_case_comes_back(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    handed(house, name)
    look(house, name)
    won, lost = list(there(server, name, 2))
    ends = {
        "hubspot": [{"dealstage": "closedwon", "closedate": "2026-05-02T00:00:00Z"}, {"dealstage": "closedlost", "closed_lost_reason": "price"}],
        "salesforce": [{"StageName": "Closed Won", "CloseDate": "2026-05-02"}, {"StageName": "Closed Lost"}],
        "dynamics": [{"statecode": 1, "actualclosedate": "2026-05-02"}, {"statecode": 2}],
    }[name]  # fmt: skip
    assert [row["won"] for row in rows(house, "opportunities")] == []  # read before it was written
    look(house, name)
    assert [(row["won"], row["closed_at"]) for row in rows(house, "opportunities")] == [
        (None, None)
    ] * 2
    server.book.put(NAMES[name][2], won, **ends[0])
    server.book.put(NAMES[name][2], lost, **ends[1])
    assert look(house, name).pulled["opportunities"] == 2
    told = {row["opportunity_id"]: row for row in rows(house, "opportunities")}
    assert (told[won]["won"], told[lost]["won"]) == (True, False)
    assert (f"{told[won]['closed_at']:%Y-%m-%d}", float(told[won]["amount"])) == (
        "2026-05-02",
        1200.0,
    )
    assert {told[won]["person_ref"], told[lost]["person_ref"]} == set(there(server, name, 0))
    assert {told[won]["account_ref"], told[lost]["account_ref"]} == set(there(server, name, 1))
    assert look(house, name).pulled == {"accounts": 0, "people": 0, "opportunities": 0}


def test_every_page_is_read_and_then_only_what_changed(beginning):
    name, server, house = beginning
    people, f = NAMES[name][0], FIELDS[name]
    server.book.per_page = 40
    numbers = [
        server.book.put(people, **{f["email"]: f"n{i}@x.example", f["last"]: f"N{i}"})
        for i in range(230)
    ]
    assert look(house, name).pulled["people"] == 232
    assert len(rows(house, "people")) == 232 + 5
    server.book.put(people, numbers[7], **{f["last"]: "Changed"})
    assert look(house, name).pulled["people"] == 1
    assert ("Changed",) in columns(house, "people", "last_name")


@ONE
def test_each_field_has_its_own_rule_where_both_sides_changed(beginning):
    name, server, house = beginning
    people, f = NAMES[name][0], FIELDS[name]
    values = {f["phone"]: "+358 9 111", f["title"]: "Director", f["first"]: "Aina"}
    server.book.put(people, "1001", **values)
    allow(house, name, by=None)
    look(house, name)
    aino = dict(there(server, name, 0)["1001"])
    assert aino[f["phone"]] == "+358 40 1234567"  # ours
    assert aino[f["title"]] == "Director"  # the newest: theirs
    assert aino[f["first"]] == "Aina"  # theirs
    with house.ledger.read() as connection:
        clashes = book.some(connection, book.crm_conflicts, name, 9)
    chosen = {row["field"]: row["chosen"] for row in clashes}
    assert chosen == {"phone": "ours", "title": "theirs", "first_name": "theirs"}
    look(house, name)
    assert there(server, name, 0)["1001"] == aino


def test_what_is_refused_says_why_and_the_rest_is_written(beginning):
    name, server, house = beginning
    phone = FIELDS[name]["phone"]
    server.book.refuse = lambda _, given: (
        "Number is on a list" if given.get(phone) == "+358 50 1112223" else None
    )
    allow(house, name, by=None)
    handed(house, name)
    made = look(house, name)
    wrong = {(row["kind"], row["our_id"]): row["problem"] for row in failed(house, name)}
    assert wrong.pop(("people", "p3")).startswith("Number is on a list")
    assert wrong == dict.fromkeys(
        [("opportunities", "lead-2"), ("tasks", "lead-2")], "its person_ref could not be written"
    )
    assert (made.failed, len(there(server, name, 0)), len(there(server, name, 2))) == (3, 2, 1)
    server.book.refuse = lambda _, values: None
    for kind, one in (("people", "p3"), ("opportunities", "lead-2"), ("tasks", "lead-2")):
        again(house, name, kind, one)
    assert look(house, name).failed == 0
    assert sizes(server, name) == [2, 2, 2, 2]
    with pytest.raises(NotFound):
        again(house, name, "people", "p3")


def test_a_busy_crm_is_waited_for_and_a_tired_one_left_alone(beginning):
    name, server, house = beginning
    waited = []
    server.first = [
        (429, {"Retry-After": "3"}, {"message": "slow down"}),
        (503, {}, {"message": "later"}),
    ]
    look(house, name, pause=waited.append)
    assert waited == [0.5 if name == "salesforce" else 3.0, 1.0]  # its client shows no headers
    full = {
        "salesforce": (403, {}, [{"errorCode": "REQUEST_LIMIT_EXCEEDED", "message": "TotalRequests Limit exceeded."}]),
    }.get(name, (429, {"Retry-After": "600"}, {"message": "You have reached your daily limit."}))  # fmt: skip
    server.first = [full]
    with pytest.raises(Throttled) as told:
        look(house, name)
    assert told.value.seconds == (3_600 if name == "salesforce" else 600)
    state = state_of(house, name)
    assert state.not_before > house.now()
    assert "no more calls" in state.error
    server.first = [(500, {}, {"message": "oops"})] * 5
    with pytest.raises(Busy, match="cannot be reached"):
        look(house, name)
    look(house, name)
    assert state_of(house, name).error is None


@ONE
def test_a_key_that_is_not_let_in_is_told_and_never_shown(beginning):
    name, server, house = beginning
    server.first = [(401, {}, {"message": "The key is wrong"})] * 3
    with pytest.raises(SettingError) as told:
        look(house, name)
    assert "does not let us in" in told.value.what or "gives us no token" in told.value.what
    assert "fresh" not in str(told.value)


def test_a_record_deleted_there_no_longer_counts_here(beginning):
    name, server, house = beginning
    look(house, name)
    assert len(rows(house, "people")) == 7
    server.book.drop(NAMES[name][0], "1002")
    swept_again(house, name)
    look(house, name)
    assert len(rows(house, "people")) == 6
    with house.ledger.read() as connection:
        (known,) = book.records_of(connection, name, "people", by="record_id", values=["1002"])
    assert known["gone_at"]
    handed(house, name)
    allow(house, name, by=None)
    look(house, name)
    assert len(there(server, name, 0)) == 2  # a lead is a lead: she is made anew


def test_an_answer_that_lacks_records_deletes_nobody(tmp_path, firm):
    with beside("hubspot", tmp_path, firm) as (server, house):
        server.book.put("contacts", email="n3@x.example", lastname="N3")
        look(house, "hubspot")
        server.book.drop("contacts", "1002")
        whole = server.speak

        def in_part(given, method, path, query, body):
            status, headers, told = whole(given, method, path, query, body)
            if path.endswith("contacts/batch/read"):
                told = {**told, "results": told["results"][:1]}
            return status, headers, told

        server.speak = in_part
        swept_again(house, "hubspot")
        assert look(house, "hubspot").gone == 1
        numbers = {row["source_id"] for row in rows(house, "people")}
        assert numbers >= {"1001", "1003"}
        assert "1002" not in numbers
        server.speak = whole
        wrong = {"category": "INTERNAL_ERROR", "message": "a part of us is down"}
        server.first = [(207, {}, {"status": "COMPLETE", "results": [], "errors": [wrong]})]
        with opened(house, "hubspot") as c, pytest.raises(Busy, match="a part of us is down"):
            c.crm.read(Kind.PEOPLE, ["1001"])


def test_all_records_with_a_value_are_found(beginning):
    name, server, house = beginning
    domain = {"hubspot": "domain", "salesforce": "Website", "dynamics": "websiteurl"}[name]
    server.book.per_page = 40
    for _ in range(130):
        server.book.put(NAMES[name][1], **{domain: "mill.example"})
    with opened(house, name) as c:
        assert len(c.crm.find(Kind.ACCOUNTS, "domain", ["mill.example"])) == 130


def swept_again(house, name):
    with house.ledger.begin() as connection:
        marks.move(connection, f"crm/{name}/sweep", {}, house.now())


@ONE
def test_who_may_no_longer_write_only_reads(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    forbid(house, name)
    handed(house, name)
    assert look(house, name).written == 0
    assert len(there(server, name, 2)) == 0


@ONE
def test_two_do_not_speak_with_it_at_once(beginning):
    name, _, house = beginning
    with opened(house, name), pytest.raises(Busy, match="another process"):
        look(house, name)


def leads_table(connection):
    """The ledger's leads, or as much of them as a CRM needs; what it must have besides is filled."""
    table = metadata.tables.get("leads")
    if table is None:
        made = [sa.Column(one.name, one.type) for one in book.LEADS.columns]
        table = sa.Table("leads", sa.MetaData(), *made)
        table.create(connection)
    for column in table.columns:
        if not column.nullable and column.name not in book.LEADS.c:
            column.default = sa.ColumnDefault(FILLED[type(column.type).__name__])
    return table


FILLED = {"String": "x", "Boolean": False, "Moment": FIRST, "Float": 0.0}


@ONE
def test_a_lead_that_a_seller_got_goes_there_by_itself_and_is_a_case_once_it_is_taken(beginning):
    name, server, house = beginning
    lead = {
        "lead_id": "lead-9",
        "person_id": "p2",
        "account_id": "a1",
        "owner": "Salla",
        "state": "handed",
        "because": "asked for a price",
        "due_at": house.now(),
        "opportunity_ref": None,
        "opportunity_source": None,
    }
    with house.ledger.begin() as connection:
        connection.execute(sa.insert(leads_table(connection)).values(**lead))
    allow(house, name, by=None)
    look(house, name)
    assert not there(server, name, 2)
    (task,) = there(server, name, 3).values()
    assert task["description"] == "asked for a price"
    assert look(house, name).written == 0
    with house.ledger.begin() as connection:
        connection.execute(sa.update(book.LEADS).values(state="accepted"))
    look(house, name)
    ((number, case),) = there(server, name, 2).items()
    assert case["name"] == "Bo O'Berg"
    assert len(there(server, name, 3)) == 1
    with house.ledger.read() as connection:
        (known,) = connection.execute(sa.select(book.LEADS)).mappings()
    assert (known["opportunity_ref"], known["opportunity_source"]) == (number, name)
    assert look(house, name).written == 0


@ONE
@pytest.mark.parametrize("how", ["delete", pytest.param("anonymise", marks=pytest.mark.slow)])
def test_who_is_erased_here_goes_there_and_does_not_come_back(beginning, how, monkeypatch):
    name, server, house = beginning
    monkeypatch.setenv("CRM_KEY", "fresh")
    house.settings.crm[name]["erase"] = how
    look(house, name)
    server.first = [(500, {}, {"message": "oops"})] * 5  # it does not listen at once
    monkeypatch.setattr("syotto.run.crm_erase.connected", lambda house, name: opened(house, name))
    forgotten = forget(house, "p3")
    with house.ledger.read() as connection:
        (waits,) = book.erasures(connection, name)
    assert (waits["record_id"], waits["how"]) == ("1002", how)
    assert "yard.example" not in str(forgotten)
    assert look(house, name).erased == 1
    left = there(server, name, 0).get("1002")
    if how == "delete":
        assert left is None
    else:
        assert (left["emailaddress1"], left["lastname"]) == (None, "[erased]")
    server.book.put(NAMES[name][0], "1002", emailaddress1="cia@yard.example", lastname="Ceder")
    look(house, name)
    assert not any("yard" in (row["email"] or "") for row in rows(house, "people"))
