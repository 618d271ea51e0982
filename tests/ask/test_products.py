from __future__ import annotations

from decimal import Decimal

import pytest

from syotto.ask.groups import groups
from syotto.ask.product import product
from syotto.ask.products import products
from syotto.errors import NotFound


def test_charges_are_listed_only_when_searched_for(house):
    assert [row.product_id for row in products(house).products] == ["P", "S", "K"]
    assert [row.product_id for row in products(house, "post").products] == ["POST"]


def test_pages_follow_each_other(house):
    first = products(house, limit=2)
    second = products(house, limit=2, after=first.next_after)
    assert [row.product_id for row in (*first.products, *second.products)] == ["P", "S", "K"]


def test_one_product_with_its_holders_pairs_and_months(house):
    kit = product(house, "K")
    assert [holder.customer_id for holder in kit.holders] == ["eve", "cid"]
    assert kit.owners == 2
    pair = kit.pairs[0]
    assert (pair.product_id, pair.n_both, pair.n_this, pair.n_other) == ("P", 1, 1, 4)
    assert pair.confidence == 1.0
    assert [(f"{m.month:%Y-%m}", m.amount, m.buyers) for m in kit.months] == [
        ("2025-12", Decimal("240.00"), 2)
    ]


def test_a_pair_reads_from_either_side(house):
    pump = {pair.product_id: pair for pair in product(house, "P").pairs}
    assert (pump["K"].n_both, pump["K"].n_this, pump["K"].confidence) == (1, 4, 0.25)


def test_whom_to_offer_it_to_has_the_control_group_marked(house):
    kit = product(house, "K", best=3)
    assert [(p.customer_id, p.arm) for p in kit.prospects] == [
        ("ann", "treated"),
        ("bob", "treated"),
        ("dan", "control"),
    ]
    assert kit.prospects_found == 3
    assert [p.customer_id for p in product(house, "K", best=1).prospects] == ["ann"]


def test_nobody_who_has_it_is_among_those_to_offer_it_to(house):
    holders = {holder.customer_id for holder in product(house, "S").holders}
    prospects = {prospect.customer_id for prospect in product(house, "S", best=100).prospects}
    assert prospects
    assert not holders & prospects


def test_a_charge_is_never_offered(house):
    assert "never offered" in product(house, "POST").finding


def test_an_unknown_product_is_said(house):
    with pytest.raises(NotFound):
        product(house, "nothing")


def test_groups_say_who_brings_what(house):
    answer = groups(house)
    assert [(group.name, group.customers, group.actions) for group in answer.groups] == [
        ("Mills", 4, 2),
        ("Homes", 2, 0),
    ]
    assert answer.finding == "“Mills”: 67\u00a0% of the customers bring 92\u00a0% of the margin."
    assert sum(group.margin_share for group in answer.groups) == pytest.approx(1)
