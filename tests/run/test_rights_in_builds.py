"""Rights through load, build and what is said between two builds, on a small company."""

from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from syotto.ask.permitted import of_people
from syotto.ask.today import today
from syotto.run.build import build
from syotto.run.load import load, undo
from syotto.run.rights import Recipient, give, rights_of, suppress, withdraw
from syotto.run.waits import about
from syotto.schema.raw import ACCOUNTS, PEOPLE
from syotto.schema.raw_world import CASES, CONSENTS, SUPPRESSIONS
from tests.company import order_lines, workspace
from tests.run.loaded import rows
from tests.run.part import part_build
from tests.tables import arrow, drawn

NOW = datetime(2024, 5, 1, tzinfo=UTC)
ADDRESS = "c0001@mill.example"


def frame(spec, drawing):
    found = drawn(drawing, dict(spec.columns.items()))
    names = list(found[0])
    return arrow(spec, found).select(names)


PEOPLE_ROWS = """
    source_id | email              | first_name | country
    c0001     | c0001@mill.example | Ann        | FI
    c0002     | c0002@mill.example | Bob        | FI
    c0003     | c0003@mill.example | Cid        | FI
    """


@pytest.fixture
def house(tmp_path):
    made = workspace(tmp_path / "w", group_size=50, contact_cost=0.1, customer_days=0)
    load(made, "order_lines", [order_lines()])
    load(made, "people", [frame(PEOPLE, PEOPLE_ROWS)])
    return made


def may(house, who="c0001", purpose="mailing", channel="email"):
    (right,) = rights_of(
        house, [Recipient(who, None)], purpose=purpose, channel=channel, now=house.now()
    )
    return right


def say(house, what, person="c0001", purpose="mailing", channel="email", at=NOW):
    what(
        house, person_id=person, address=None, purpose=purpose, channel=channel, at=at, source="web"
    )


def test_what_was_said_between_two_builds_is_in_the_next_one_and_leaves_the_ledger(house):
    build(house)
    assert not may(house).allowed
    say(house, give)
    assert may(house).basis == "consent"
    build(house)
    with house.ledger.read() as connection:
        from syotto.store.rights import every_change

        assert every_change(connection) == []
    right = may(house)
    assert (right.basis, right.since) == ("consent", NOW)
    permissions = house.warehouse.open().table("permissions")
    assert permissions.filter(permissions.basis == "consent").count().to_pyarrow().as_py() == 1
    say(house, withdraw, at=NOW + timedelta(days=1))
    assert not may(house).allowed
    build(house)
    assert not may(house).allowed
    assert len(rows(house, "consents")) == 2


def test_a_loaded_list_counts_before_the_next_build_and_no_more_when_it_is_taken_back(house):
    say(house, give)
    part_build(house, "permissions")
    listed = frame(SUPPRESSIONS, f"identifier | channel | reason\n{ADDRESS} | email | unsubscribed")
    report = load(house, "suppressions", [listed])
    address = [Recipient("c0001", ADDRESS)]

    def allowed():
        asked = {"purpose": "mailing", "channel": "email", "now": house.now()}
        return rights_of(house, address, **asked)[0].allowed

    assert not allowed()
    undo(house, report.load_id)
    assert allowed()


def test_a_loaded_objection_counts_at_once(house):
    say(house, give)
    part_build(house, "permissions")
    said = f"person_ref | purpose | channel | given | at\nc0001 | Newsletter | email | false | {NOW:%Y-%m-%d}"
    load(house, "consents", [frame(CONSENTS, said)])
    assert not may(house).allowed


def total(house):
    lines = house.warehouse.open().table("order_lines")
    return lines.amount.sum().to_pyarrow().as_py(), lines.count().to_pyarrow().as_py()


PERSONAL = ("customers", "owned", "purchases", "chances", "offers", "decisions", "customer_groups")

TELLING = ("objections", "permissions", "identities", "people", "memberships")
"""Who they are and what is allowed: without it nobody could keep to what they said."""


def test_who_objects_to_profiling_is_in_no_list_and_the_totals_stay(house):
    build(house)
    before = total(house)
    snapshot = house.warehouse.open()
    assert "c0001" in snapshot.table("customers").customer_id.to_pyarrow().to_pylist()
    say(house, withdraw, purpose="profiling", channel="any")
    build(house)
    assert total(house) == before
    snapshot = house.warehouse.open()
    for name in snapshot.names:
        made = snapshot.table(name).to_pyarrow() if not name.startswith("raw.") else None
        if made is None or name in TELLING:
            continue
        for column in made.columns:
            if pa.types.is_string(column.type):
                assert not pc.any(pc.equal(column, "c0001")).as_py(), name
    assert not may(house, purpose="profiling", channel="any").allowed
    say(house, give, purpose="profiling", channel="any", at=NOW + timedelta(days=1))
    build(house)
    assert "c0001" in house.warehouse.open().table("customers").customer_id.to_pyarrow().to_pylist()


def test_a_suppression_holds_whatever_the_build_says(house):
    say(house, give)
    part_build(house, "permissions")
    suppress(house, ADDRESS, "email", "bounced", NOW)
    right = rights_of(
        house, [Recipient("c0001", ADDRESS)], purpose="mailing", channel="email", now=NOW
    )
    assert right[0].reason == "Suppressed: bounced."


def test_who_objects_to_profiling_is_off_todays_list_before_the_next_build(house):
    build(house)
    listed = today(house)
    assert listed.actions
    first = listed.actions[0].customer_id
    say(house, withdraw, person=first, purpose="profiling", channel="any")
    after = today(house)
    assert first not in {action.customer_id for action in after.actions}
    assert after.open == listed.open - 1
    say(house, give, person=first, purpose="profiling", channel="any", at=NOW + timedelta(days=1))
    assert today(house).open == listed.open


def test_what_waits_for_us_and_the_zone_of_a_person_are_known_to_the_guard(house):
    people = "source_id | email | time_zone\nc0001 | c0001@mill.example | Europe/Helsinki"
    load(house, "people", [frame(PEOPLE, people)])
    build(house)
    as_of = house.warehouse.open().build.as_of
    opened = f"{as_of - timedelta(days=2):%Y-%m-%d}"
    cases = f"case_id | person_ref | kind | opened_at\nk1 | c0001 | complaint | {opened}"
    load(house, "cases", [frame(CASES, cases)])
    build(house)
    known = about(house, ["c0001", "c0002"])
    assert known["c0001"].time_zone == "Europe/Helsinki"
    assert known["c0001"].hold({}).reason == "a complaint is open"
    assert known["c0002"].hold({}) is None
    decided = house.warehouse.open().table("decisions").to_pyarrow().to_pylist()
    reasons = {row["customer_id"]: row["reason"] for row in decided}
    assert reasons["c0001"] in ("held", "no_gain", "no_candidate", "not_permitted")


def test_of_a_company_it_is_shown_whom_of_its_people_we_may_contact(house):
    load(house, "accounts", [frame(ACCOUNTS, "source_id | name\n mill | Oulu Mill")])
    staff = """
        source_id | email           | first_name | country | account_ref
        p1        | ann@mill.example | Ann       | FI      | mill
        p2        | bob@mill.example | Bob       | FI      | mill
        p3        | cid@mill.example | Cid       | FI      | mill
        """
    load(house, "people", [frame(PEOPLE, staff)])
    said = """
        person_ref | purpose | channel | basis   | given | at
        p1         | mailing | email   | consent | true  | 2024-01-05
        p2         | mailing | email   | consent | false | 2024-01-05
        p3         | mailing | email   | consent | false | 2024-01-05
        """
    load(house, "consents", [frame(CONSENTS, said)])
    part_build(house, "permissions", "memberships", "people", "accounts")
    told = of_people(house.warehouse.open(), "mill")
    mail = next(row for row in told if row.what == "Offers and news by e-mail")
    assert (mail.allowed, mail.refused) == (["Ann"], 2)
    assert [people for _, people in mail.why] == [2]
    assert "Objected" in mail.why[0][0]
    assert of_people(house.warehouse.open(), "nobody") == []
