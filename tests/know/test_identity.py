"""Who is who, drawn by hand: what joins two records, what keeps them apart, whose browser it is."""

from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings, strategies as st

from syotto.know.accounts import accounts
from syotto.know.identity import identities, reads
from syotto.know.identity_accounts import account_identities, reads as account_reads
from syotto.know.identity_names import renamed, resolved
from syotto.know.people import people
from syotto.maths.unions import first_members
from syotto.run.local import run
from syotto.schema.known import ACCOUNT_IDENTITIES, IDENTITIES, RENAMED
from syotto.schema.raw import ACCOUNTS, MERGES, ORDER_LINES, PEOPLE
from syotto.schema.raw_world import EVENTS, OPPORTUNITIES, QUOTES
from syotto.settings import Settings
from tests.tables import arrow, drawn, rows_of, table
from tests.thorough import examples

AS_OF = datetime(2026, 5, 1, tzinfo=UTC)
RULES = {name: getattr(Settings(), name) for name in ("shared_by", "nobodys")}
NO_EVENTS, NO_MERGES = "event_id | at", "merge_id | kind | kept | other"


def drawing(spec, text):
    """Of records without a moment the first is the oldest."""
    rows = drawn(text, dict(spec.columns.items()))
    for day, row in enumerate(rows, 1):
        row.setdefault("source", "crm")
        row["received_at"] = row.get("received_at") or datetime(2026, 1, day, tzinfo=UTC)
    return arrow(spec, rows)


def found(records, events=NO_EVENTS, merges=NO_MERGES, versions="source_id"):
    people, before = drawing(PEOPLE, records), drawing(PEOPLE, versions)
    given = (people, drawing(EVENTS, events), drawing(MERGES, merges), before)
    read = [run(lambda *t, n=n: reads(*t)[n], *given) for n in range(3)]
    return identities(*read, as_of=AS_OF, **RULES)


def who(*given):
    """source:number -> person"""
    rows = found(*given).to_pylist()
    return {
        f"{row['source']}:{row['identifier']}": row["person_id"]
        for row in rows
        if row["kind"] == "ref"
    }


def known_as(kind, *given):
    return {r["identifier"]: r["person_id"] for r in found(*given).to_pylist() if r["kind"] == kind}


TWO = """
    source | source_id | email        | first_name | last_name | phone
    crm    | c1        | Ann@Mill.fi  | {one}      | {last}    | {phone}
    portal | p1        | ann@mill.fi  | {other}    | Aho       | {phone}
    """


def two(one="Ann", other="Ann", last="Aho", phone="-"):
    return who(TWO.format(one=one, other=other, last=last, phone=phone))


@pytest.mark.parametrize("other", ["Ann", "ANN", "A.", "-"])
def test_the_same_address_and_name_is_one_person_by_the_oldest_number(other):
    assert two(other=other) == {"crm:c1": "c1", "portal:p1": "c1"}


def test_a_slip_of_the_pen_is_no_other_name():
    assert two(one="Helena", other="Helnea") == {"crm:c1": "c1", "portal:p1": "c1"}


@pytest.mark.parametrize("other", ["Bob", "Anja", "Anni"])
def test_the_same_address_under_another_name_is_another_person(other):
    assert two(other=other) == {"crm:c1": "c1", "portal:p1": "p1"}


def test_an_address_of_two_people_is_neithers_own():
    assert known_as("email", TWO.format(one="Ann", other="Bob", last="Aho", phone="-")) == {}


@pytest.mark.parametrize(
    "box", ["info@mill.fi", "Sales@mill.fi", "einkauf@mill.de", "test@test.com"]
)
def test_a_mailbox_of_the_firm_joins_nobody(box):
    records = f"""
    source | source_id | email | first_name | last_name
    crm    | c1        | {box} | Ann        | Aho
    portal | p1        | {box} | Ann        | Aho
    """
    assert who(records) == {"crm:c1": "c1", "portal:p1": "p1"}
    assert known_as("email", records) == {}


def test_an_address_of_more_people_than_a_few_joins_nobody():
    names = ["Ann Aho", "Bob Berg", "Cia Carl", "Dan Dahl", "Ann Aho"]
    lines = [f"s{n} | n{n} | all@mill.fi | {' | '.join(x.split())}" for n, x in enumerate(names)]
    text = "source | source_id | email | first_name | last_name\n" + "\n".join(lines)
    assert len(set(who(text).values())) == 5


def test_a_telephone_number_joins_only_where_the_names_agree():
    records = """
    source | source_id | phone            | first_name | last_name
    crm    | c1        | +358 40 123 4567 | Ann        | Aho
    erp    | e1        | 00358401234567   | Ann        | Aho
    web    | w1        | +358401234567    | -          | -
    shop   | s1        | 000000           | Ann        | Aho
    """
    assert who(records) == {"crm:c1": "c1", "erp:e1": "c1", "web:w1": "w1", "shop:s1": "s1"}


def test_one_number_of_two_systems_is_one_person_unless_the_names_differ():
    records = """
    source | source_id | first_name | last_name
    crm    | 17        | Ann        | Aho
    web    | 17        | -          | -
    erp    | 17        | Bob        | Berg
    """
    assert who(records) == {"crm:17": "17", "web:17": "17", "erp:17": "erp:17"}


def test_a_new_surname_under_the_same_number_and_address_is_no_other_person():
    assert who(
        """
        source | source_id | email       | first_name | last_name
        crm    | c1        | ann@mill.fi | Ann        | Aho
        site   | c1        | Ann@Mill.fi |            | Berg-Aho
        shop   | s1        | ann@mill.fi | Ann        | Aho
        """
    ) == {"crm:c1": "c1", "site:c1": "c1", "shop:s1": "c1"}


def test_a_chain_through_a_record_without_a_name_joins_no_two_names():
    records = """
    source | source_id | email       | first_name | last_name
    crm    | 17        | -           | Ann        | Aho
    web    | 17        | bob@mill.fi | -          | -
    erp    | e1        | bob@mill.fi | Bob        | Berg
    """
    assert who(records) == {"crm:17": "17", "web:17": "17", "erp:e1": "e1"}


SEEN = """
    event_id | at         | user_id | anonymous_id
    1        | 2026-02-01 | -       | laptop
    2        | 2026-02-02 | c1      | laptop
    3        | 2026-02-03 | c1      | kiosk
    4        | 2026-02-04 | c2      | kiosk
    5        | 2026-02-05 | 99      | phone
    """
PAIR = """
    source_id | first_name | last_name
    c1        | Ann        | Aho
    c2        | Bob        | Berg
    """


def test_a_browser_is_whose_alone_it_is_and_never_joins_two_people():
    assert known_as("anonymous_id", PAIR, SEEN) == {"laptop": "c1", "phone": "99"}
    assert who(PAIR, SEEN) == {"crm:c1": "c1", "crm:c2": "c2", ":99": "99"}


def test_what_somebody_joined_is_one_and_the_browser_is_theirs():
    joined = "merge_id | kind | kept | other\nm1 | person | c1 | c2"
    assert who(PAIR, SEEN, joined)["crm:c2"] == "c1"
    assert known_as("anonymous_id", PAIR, SEEN, joined)["kiosk"] == "c1"


def test_a_record_is_as_old_as_its_first_version():
    records = TWO.format(one="Ann", other="Ann", last="Aho", phone="-")
    edited = records.replace("| phone", "| phone | updated_at").replace("| -\n", "| - | {}\n")
    now = edited.format("2026-03-01", "2026-02-01")
    assert set(who(now).values()) == {"p1"}
    before = "source | source_id | updated_at\ncrm | c1 | 2026-01-01\ncrm | c1 | 2026-03-01"
    assert set(who(now, NO_EVENTS, NO_MERGES, before).values()) == {"c1"}


RECORDS = st.lists(
    st.tuples(
        st.sampled_from(["crm", "erp", "web"]),
        st.integers(1, 6),
        st.sampled_from(["a@x.fi", "b@x.fi", "info@x.fi", None]),
        st.sampled_from([("Ann", "Aho"), ("Bob", "Berg"), ("A.", "Aho"), (None, None)]),
    ),
    unique_by=lambda row: row[:2],
    min_size=1,
    max_size=12,
)


@settings(max_examples=examples(20), deadline=None)
@given(RECORDS, st.randoms(use_true_random=False))
def test_the_order_in_which_records_arrive_changes_nothing(given, random):
    rows = [
        {
            "source": source, "source_id": str(number), "email": email, "first_name": name[0],
            "last_name": name[1], "received_at": datetime(2026, 1, 1 + number % 3, tzinfo=UTC),
        }
        for source, number, email, name in given
    ]  # fmt: skip

    def made(some):
        empty = [drawing(EVENTS, NO_EVENTS), drawing(MERGES, NO_MERGES), arrow(PEOPLE, [])]
        tables = [arrow(PEOPLE, some), *empty]
        read = [run(lambda *t, n=n: reads(*t)[n], *tables) for n in range(3)]
        return sorted(map(str, identities(*read, as_of=AS_OF, **RULES).to_pylist()))

    shuffled = list(rows)
    random.shuffle(shuffled)
    assert made(rows) == made(shuffled)


@settings(max_examples=examples(30), deadline=None)
@given(
    st.integers(2, 40).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=60),
            st.integers(0, 60),
        )
    )
)
def test_new_pairs_upon_what_is_known_are_the_same_as_all_at_once(drawn):
    count, pairs, cut = drawn
    edges = np.array(pairs, np.int32).reshape(-1, 2)
    whole = first_members(edges[:, 0], edges[:, 1], count)
    early = first_members(edges[:cut, 0], edges[:cut, 1], count)
    later = first_members(edges[cut:, 0], edges[cut:, 1], count, early)
    assert np.array_equal(whole, later)


COMPANIES = """
    source | source_id | name             | domain   | registration_no
    crm    | a1        | Savo Mill Oy     | savo.fi  | FI-123
    erp    | k9        | Savo Mill        | -        | fi-123
    web    | w1        | SAVO MILL Ltd    | savo.fi  | -
    shop   | s1        | Kotka Paper      | savo.fi  | -
    fair   | f1        | Ann's firm       | gmail.com | -
    list   | l1        | Ann's firm       | gmail.com | -
    """


def companies():
    given = drawing(ACCOUNTS, COMPANIES), drawing(MERGES, NO_MERGES), arrow(ACCOUNTS, [])
    read = [run(lambda *t, n=n: account_reads(*t)[n], *given) for n in range(2)]
    return account_identities(*read, as_of=AS_OF, **RULES)


def test_companies_are_one_by_registration_number_or_by_domain_and_name():
    refs = {r["identifier"]: r["account_id"] for r in companies().to_pylist() if r["kind"] == "ref"}
    assert refs == {"a1": "a1", "k9": "a1", "w1": "a1", "s1": "s1", "f1": "f1", "l1": "l1"}


def test_a_company_says_of_each_field_what_its_newest_record_says():
    made = run(accounts, drawing(ACCOUNTS, COMPANIES), companies(), as_of=AS_OF).to_pylist()
    savo = next(row for row in made if row["account_id"] == "a1")
    assert (savo["name"], savo["domain"], savo["records"]) == ("SAVO MILL Ltd", "savo.fi", 3)


def test_a_person_says_of_each_field_what_their_newest_record_says():
    records = """
    source | source_id | email       | first_name | last_name | title | account_ref
    crm    | c1        | ann@mill.fi | Ann        | Aho       | Buyer | a1
    portal | p1        | ann@mill.fi | A.         | Aho       | -     | a2
    """
    known = found(records)
    made = run(people, drawing(PEOPLE, records), known, as_of=AS_OF).to_pylist()
    assert [(r["person_id"], r["name"], r["title"], r["account_id"]) for r in made] == [
        ("c1", "A. Aho", "Buyer", "a2")
    ]


def test_tables_name_a_person_by_the_number_that_counts():
    identity = table(
        IDENTITIES,
        """
        kind | source | identifier | person_id | since      | how
        ref  | crm    | 17         | 17        | 2026-01-01 | record
        ref  | erp    | 17         | erp:17    | 2026-01-02 | record
        ref  | web    | w1         | 17        | 2026-01-03 | record
        """,
    )
    nobody = table(ACCOUNT_IDENTITIES, "identifier"), table(OPPORTUNITIES, "opportunity_id")
    called = renamed(identity, *nobody, as_of=AS_OF)
    orders = table(
        ORDER_LINES,
        """
        order_id | person_ref | source
        1        | 17         | erp
        2        | 17         | shop
        3        | w1         | shop
        4        | x          | shop
        """,
    )
    made = resolved(ORDER_LINES, orders, called.cast(RENAMED.columns))
    assert rows_of(made, "order_id", "person_ref") == [
        ("1", "erp:17"), ("2", "17"), ("3", "17"), ("4", "x"),
    ]  # fmt: skip


def test_cases_of_two_systems_with_one_number_are_two():
    cases = table(
        OPPORTUNITIES,
        """
        opportunity_id | source | created_at
        1              | crm    | 2026-01-02
        1              | old    | 2026-01-01
        2              | crm    | 2026-01-03
        """,
    )
    nobody = table(IDENTITIES, "identifier"), table(ACCOUNT_IDENTITIES, "identifier")
    called = renamed(*nobody, cases, as_of=AS_OF)
    called = called.cast(RENAMED.columns)
    numbered = resolved(OPPORTUNITIES, cases, called)
    assert rows_of(numbered, "source", "opportunity_id") == [
        ("crm", "2"), ("crm", "crm:1"), ("old", "1"),
    ]  # fmt: skip
    quotes = table(
        QUOTES,
        """
        quote_id | opportunity_id | source
        a        | 1              | crm
        b        | 1              | old
        c        | 1              | shop
        d        | crm:1          | shop
        e        | -              | crm
        """,
    )
    assert rows_of(resolved(QUOTES, quotes, called), "quote_id", "opportunity_id") == [
        ("a", "crm:1"), ("b", "1"), ("c", "1"), ("d", "crm:1"), ("e", None),
    ]  # fmt: skip


def test_nothing_comes_from_nothing():
    empty = found("source_id")
    assert empty.num_rows == 0
    assert isinstance(empty, pa.Table)
