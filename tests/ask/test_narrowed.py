from __future__ import annotations

from decimal import Decimal

import ibis
import pyarrow as pa
import pytest

from syotto.ask.blind_spots import PART, blind_spots
from syotto.ask.experience import experience
from syotto.ask.live import live
from syotto.ask.narrowed import PATTERNS, Limits, Narrowed
from syotto.ask.seen import Hidden, Seen, numbers_seen, seen_by, sees, visible
from syotto.ask.users import users
from syotto.run.house import open_house
from syotto.run.workspace import create
from syotto.schema.access import MAY, NOBODY_YET, Role, Viewer


def seller(*owners, units=None):
    return Viewer("sam", MAY[Role.SELLER], Role.SELLER, frozenset(owners), units)


def narrowed(house, owners=None, units=None):
    limits = Limits(owners and frozenset(owners), units and frozenset(units), 90)
    return Narrowed(house.warehouse.open(), limits)


def rows(snapshot, name):
    return snapshot.table(name).to_pyarrow().to_pylist()


def customers(snapshot):
    return {row["customer_id"] for row in rows(snapshot, "customers")}


@pytest.mark.parametrize(
    ("owners", "units", "seen"),
    [
        (["Salla"], None, {"ann", "bob", "fay"}),
        (["Salla", "Jukka"], None, {"ann", "bob", "cid", "dan", "fay"}),
        (None, ["North"], {"ann", "cid", "fay"}),
        (["Salla"], ["North"], {"ann", "fay"}),
        (["salla"], None, set()),
        (["Nobody"], None, set()),
        (["x' OR 1=1 --"], None, set()),
    ],
)
def test_customers_of_the_owners_and_units_are_seen(house, owners, units, seen):
    assert customers(narrowed(house, owners, units)) == seen


def test_every_table_tells_of_those_customers_only(house):
    mine, whole = narrowed(house, ["Salla"]), house.warehouse.open()
    for name in whole.names:
        found = rows(mine, name)
        assert {row["customer_id"] for row in found if "customer_id" in row} <= {
            "ann",
            "bob",
            "fay",
        }
        if name in PATTERNS:
            assert found == rows(whole, name)
    assert len(rows(mine, "owned")) == 4


def test_a_table_that_no_rule_knows_is_empty(house):
    assert rows(house.warehouse.open(), "findings") != []
    assert rows(narrowed(house, ["Salla"]), "findings") == []


def test_products_and_groups_are_counted_over_ones_own_customers(house):
    mine = narrowed(house, ["Salla"])
    sold = {row["product_id"]: row for row in rows(mine, "products")}
    assert {code: (row["buyers"], row["recent_buyers"]) for code, row in sold.items()} == {
        "P": (2, 1), "S": (2, 2), "K": (0, 0), "POST": (0, 0),
    }  # fmt: skip
    assert (sold["P"]["amount"], sold["P"]["margin"]) == (Decimal(1850), Decimal(620))
    assert (sold["K"]["price"], sold["K"]["amount"]) == (Decimal(120), None)
    groups = {row["customer_group"]: row for row in rows(mine, "groups")}
    mills = groups["mills"]
    assert (mills["customers"], mills["orders"], mills["amount"]) == (2, 1.5, Decimal(1905))
    assert groups["homes"]["customers"] == 1


def test_a_narrowed_table_has_the_columns_of_the_whole_one(house):
    mine, whole = narrowed(house, ["Salla"], ["North"]), house.warehouse.open()
    for name in whole.names:
        assert mine.table(name).schema() == whole.table(name).schema(), name


def test_who_is_not_limited_reads_the_workspace_itself(house):
    assert seen_by(house, NOBODY_YET) is house
    assert visible(house) is None


def test_two_sellers_with_the_same_limits_share_what_is_kept_and_others_do_not(house):
    first, again, other = (
        seen_by(house, seller(name)).warehouse.open() for name in ("Salla", "Salla", "Jukka")
    )
    assert first is again
    assert first is not other
    assert numbers_seen(first) is numbers_seen(again)
    assert numbers_seen(other) & {"ann", "bob", "cid", "dan", "eve", "fay"} == {"cid", "dan"}


def test_who_may_become_a_customer_is_seen_by_whoever_looks_after_them(house):
    jukka, salla = (seen_by(house, seller(name)) for name in ("Jukka", "Salla"))
    assert [sees(jukka, one) for one in ("new", "mats", "kai")] == [True, True, False]
    assert [sees(salla, one) for one in ("new", "mats", "kai")] == [False, False, True]


def test_what_cannot_be_narrowed_is_refused_to_the_limited(house):
    seen = seen_by(house, seller("Salla"))
    assert isinstance(seen, Seen)
    for store in ("log", "ledger"):
        with pytest.raises(Hidden):
            getattr(seen, store)
    with pytest.raises(Hidden):
        users(seen)


def test_before_the_first_build_the_limited_see_nobody(tmp_path):
    create(tmp_path / "new")
    seen = seen_by(open_house(tmp_path / "new"), seller("Salla"))
    assert visible(seen) == frozenset()
    assert live(seen).events == 0


def test_people_of_ones_own_accounts_are_seen_in_segments_though_they_never_bought(house):
    mine = narrowed(house, ["Salla"])
    people = {row["person_id"] for row in rows(mine, "people")}
    everybody = {row["person_id"] for row in rows(house.warehouse.open(), "people")}
    assert people - customers(mine)
    assert everybody - people
    members = ibis.memtable(pa.table({"person_id": sorted(everybody)}))
    seen = mine.named(members, ("person_id",)).to_pyarrow()["person_id"].to_pylist()
    assert set(seen) == people


def test_what_is_counted_over_everybody_says_so_to_who_sees_a_part(house):
    view = seen_by(house, seller("Salla"))
    assert (blind_spots(view).finding, blind_spots(view).spots) == (PART, [])
    assert (experience(view).finding, experience(view).measures) == (PART, [])
