"""People joined and taken apart by hand: what builds, rights and numbers of before make of it."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from syotto.demo.simulate import simulate
from syotto.errors import InputError, NotFound
from syotto.run.build import build
from syotto.run.house import open_house
from syotto.run.identity import drain_merges, merge, merges, unmerge
from syotto.run.load import load, undo
from syotto.run.renamed import present
from syotto.run.rights import Recipient, rights_of, withdraw
from syotto.schema import DERIVED
from syotto.schema.raw import ACCOUNTS, MEMBERSHIPS, ORDER_LINES, PEOPLE
from syotto.schema.raw_world import CONSENTS, EVENTS
from syotto.store import identity as book
from syotto.store.ledger import Ledger
from tests.company import workspace
from tests.run.loaded import rows
from tests.run.part import part_build
from tests.tables import arrow, drawn

NOW = datetime(2026, 5, 1, tzinfo=UTC)
CRM = """
    source_id | email        | phone         | first_name | last_name | account_ref | updated_at
    c1        | ann@mill.fi  | +358401234567 | Ann        | Aho       | m1          | 2025-01-01
    c2        | bob@mill.fi  | -             | Bob        | Berg      | m1          | 2025-01-02
    """
PORTAL = """
    source_id | email        | first_name | last_name | updated_at
    p1        | ANN@mill.fi  | A.         | Aho       | 2025-02-01
    p9        | a.a@home.fi  | Annika     | Aho       | 2025-02-02
    c2        | cia@mill.fi  | Cia        | Carlsson  | 2025-02-03
    """
FIRMS = "source_id | name | domain | updated_at\nm1 | Mill Oy | mill.fi | 2025-01-01"
SEEN = """
    event_id | at         | kind | name        | user_id | anonymous_id
    1        | 2026-03-01 | page | Page Viewed | -       | laptop
    2        | 2026-03-02 | page | Page Viewed | p1      | laptop
    3        | 2026-03-03 | page | Page Viewed | p9      | phone
    4        | 2026-03-04 | page | Page Viewed | -       | other
    """
SAID = """
    person_ref | purpose   | channel | given | at
    c1         | marketing | email   | true  | 2026-01-05
    p9         | marketing | email   | false | 2026-01-02
    """
BOUGHT = """
    order_id | line_no | at         | person_ref | product_id | quantity | amount
    1        | 1       | 2026-04-01 | c1         | A          | 1        | 10.00
    2        | 1       | 2026-04-02 | p1         | B          | 2        | 20.00
    3        | 1       | 2026-04-03 | p9         | C          | 3        | 30.00
    """
PLACES = "person_ref | account_ref | role\nc1 | m1 | buyer"


def frame(spec, drawing):
    found = drawn(drawing, dict(spec.columns.items()))
    return arrow(spec, found).select(list(found[0]))


def filled(house):
    for table, spec, drawing, source in (
        ("people", PEOPLE, CRM, "crm"),
        ("people", PEOPLE, PORTAL, "portal"),
        ("accounts", ACCOUNTS, FIRMS, "crm"),
        ("memberships", MEMBERSHIPS, PLACES, "crm"),
        ("events", EVENTS, SEEN, "web"),
        ("consents", CONSENTS, SAID, "crm"),
        ("order_lines", ORDER_LINES, BOUGHT, "shop"),
    ):
        load(house, table, [frame(spec, drawing)], source=source)
    return house


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Built as it is, with two people joined, and after they were taken apart: all the tables."""
    house = filled(workspace(tmp_path_factory.mktemp("w") / "w", country="FI"))
    build(house)
    before = tables(house)
    (number,) = merge(house, "person", ["p9", "c1"], by="sam", evidence={"said": "the same desk"})
    build(house)
    joined = tables(house)
    rights = house, allowed(house, "p9"), allowed(house, "c1"), present(house, ["p9", "c1"])
    unmerge(house, number, by="sam")
    build(house)
    return before, joined, tables(house), rights


def tables(house):
    snapshot = house.warehouse.open()
    return {
        name: sorted(snapshot.table(name).to_pyarrow().to_pylist(), key=str) for name in DERIVED
        if name in snapshot.names
    }  # fmt: skip


def allowed(house, who):
    (right,) = rights_of(
        house, [Recipient(who, None)], purpose="mailing", channel="email", now=house.now()
    )
    return right.allowed


def named(found, column):
    return {row[column] for row in found}


def test_two_systems_of_one_number_are_two_people_and_of_one_address_one(built):
    before, *_ = built
    assert named(before["people"], "person_id") == {"c1", "c2", "portal:c2", "p9"}
    assert named(before["customers"], "customer_id") == {"c1", "p9"}
    ann = next(r for r in before["customers"] if r["customer_id"] == "c1")
    assert (ann["orders"], ann["amount"]) == (2, Decimal("30.00"))


def test_what_a_browser_did_before_its_only_user_signed_in_is_theirs(built):
    before, *_ = built
    who = {r["event_id"]: (r["person_id"], r["account_id"]) for r in before["events"]}
    assert who == {
        "1": ("c1", "m1"), "2": ("c1", "m1"), "3": ("p9", None), "4": ("visitor:other", None),
    }  # fmt: skip


def test_joined_people_are_one_in_every_table(built):
    _, joined, *_ = built
    assert named(joined["customers"], "customer_id") == {"c1"}
    assert named(joined["people"], "person_id") == {"c1", "c2", "portal:c2"}
    for name, made in joined.items():
        if name not in ("identities", "renamed"):
            assert not any("'p9'" in str(row) for row in made), name


def test_the_strictest_word_of_a_joined_person_counts_under_each_of_their_numbers(built):
    _, _, _, (_, under_gone, under_kept, numbers) = built
    assert (under_gone, under_kept) == (False, False)
    assert numbers == {"p9": "c1"}


def test_taken_apart_every_derived_table_is_as_it_was_row_for_row(built):
    before, joined, after, _ = built
    assert before["customers"] != joined["customers"]
    for name, made in before.items():
        assert after[name] == made, name


def test_merges_are_facts_with_evidence(built):
    *_, (house, *_) = built
    (one,) = merges(house)
    assert (one["kept"], one["other"], one["by"], one["undone_by"]) == ("c1", "p9", "sam", "sam")
    assert one["evidence"] == {"said": "the same desk"}
    (fact,) = rows(house, "merges")
    assert (fact["merge_id"], fact["evidence"]) == (one["merge_id"], '{"said": "the same desk"}')
    assert fact["undone_at"] == one["undone_at"]
    assert drain_merges(house) == 0


def test_what_is_said_under_a_number_of_before_counts_at_once(built):
    *_, (house, *_) = built
    (number,) = merge(house, "person", ["c1", "c2"], by=None)
    build(house)
    try:
        assert allowed(house, "c1")
        withdraw(
            house, person_id="c2", address=None, purpose="mailing", channel="email",
            at=NOW - timedelta(days=1), source="web",
        )  # fmt: skip
        assert not allowed(house, "c1")
    finally:
        unmerge(house, number, by=None)


def test_who_cannot_be_joined_is_said(built):
    *_, (house, *_) = built
    with pytest.raises(InputError, match="only one"):
        merge(house, "person", ["c1", "c1"], by=None)
    with pytest.raises(NotFound, match="'nobody'"):
        merge(house, "person", ["c1", "nobody"], by=None)
    with pytest.raises(NotFound, match="no merge 'x'"):
        unmerge(house, "x", by=None)


def test_two_systems_may_use_one_number_and_take_back_their_loads_by_themselves(tmp_path):
    house = filled(workspace(tmp_path / "w"))
    numbers = [row["source_id"] for row in rows(house, "people")]
    assert sorted(numbers) == ["c1", "c2", "c2", "p1", "p9"]
    undo(house, "load-000002")
    assert [row["last_name"] for row in rows(house, "people")] == ["Aho", "Berg"]
    gone = load(house, "people", [frame(PEOPLE, PORTAL)], source="portal", full=True)
    assert (gone.added, gone.vanished) == (3, 0)
    less = frame(PEOPLE, PORTAL).slice(0, 2)
    assert load(house, "people", [less], source="portal", full=True).vanished == 1
    assert [r["last_name"] for r in rows(house, "people") if r["source_id"] == "c2"] == ["Berg"]


def test_who_corrects_the_oldest_record_takes_no_number_from_anybody(tmp_path):
    house = filled(workspace(tmp_path / "w"))
    firm = "source_id | name | domain | updated_at\nw7 | Mill | mill.fi | 2025-01-03"
    load(house, "accounts", [frame(ACCOUNTS, firm)], source="web")
    for later in ("2026-02-01", "2026-04-01"):
        changed = CRM.replace("2025-01-01", later).replace("Ann  ", "Anna ")
        load(house, "people", [frame(PEOPLE, changed)], source="crm")
        renewed = FIRMS.replace("2025-01-01", later).replace("Oy", "Oyj")
        load(house, "accounts", [frame(ACCOUNTS, renewed)], source="crm")
    for as_of, called, firm in (
        (None, "Anna", "Mill Oyj"),
        (datetime(2026, 3, 1, tzinfo=UTC), "Anna", "Mill Oyj"),
        (datetime(2025, 12, 31, tzinfo=UTC), "A.", "Mill"),
    ):
        part_build(house, "people", "accounts", as_of=as_of)
        snapshot = house.warehouse.open()
        people = snapshot.table("people").to_pyarrow().to_pylist()
        ann = next(row for row in people if row["person_id"] == "c1")
        assert (ann["first_name"], ann["records"]) == (called, 2), as_of
        assert ann["first_at"] == datetime(2025, 1, 1, tzinfo=UTC)
        (mill,) = snapshot.table("accounts").to_pyarrow().to_pylist()
        assert (mill["account_id"], mill["name"]) == ("m1", firm), as_of


def test_a_merge_stands_on_either_database_and_is_taken_apart_once(ledger_url):
    ledger = Ledger.open(ledger_url)
    row = {"merge_id": "m", "kind": "person", "kept": "a", "other": "b", "at": NOW, "by": "sam"}
    with ledger.begin() as connection:
        connection.execute(book.merges.insert().values(**row, evidence={"said": "so"}))
        assert book.standing(connection, "person", "a", "b") == "m"
        for who in ("sam", "pat"):
            book.undo(connection, "m", NOW, who)
        assert book.standing(connection, "person", "a", "b") is None
        assert book.merge_of(connection, "m")["undone_by"] == "sam"
    with pytest.raises(sa.exc.IntegrityError), ledger.begin() as connection:
        connection.execute(book.merges.insert().values(**{**row, "merge_id": "n", "kind": "x"}))


@pytest.mark.slow
def test_taken_apart_a_whole_company_is_as_it_was_row_for_row(tmp_path):
    simulate(tmp_path / "w", people=200, days=90, seed=3)
    house = open_house(tmp_path / "w")
    build(house)
    before = tables(house)
    known = house.warehouse.open().table("people").order_by("person_id").limit(2).to_pyarrow()
    (number,) = merge(house, "person", known["person_id"].to_pylist(), by=None)
    build(house)
    assert tables(house)["people"] != before["people"]
    unmerge(house, number, by=None)
    build(house)
    after = tables(house)
    assert [name for name in before if after[name] != before[name]] == []
