from __future__ import annotations

from decimal import Decimal

import pytest

from syotto.ask.customer import customer
from syotto.ask.customers import customers
from syotto.ask.why import in_words, sql
from syotto.errors import NotFound


def ids(answer):
    return [row.customer_id for row in answer.customers]


def test_those_who_paid_most_come_first(house):
    answer = customers(house)
    assert ids(answer) == ["ann", "bob", "dan", "cid", "eve", "fay"]
    assert answer.found == 6
    assert answer.customers[0].amount == Decimal("955.00")


@pytest.mark.parametrize(
    ("text", "found"),
    [("ahola", ["ann"]), ("AN", ["ann", "dan"]), ("%", []), ("' or 1=1 --", []), ("$text", [])],
)
def test_search_looks_in_numbers_and_names_and_takes_text_as_text(house, text, found):
    assert ids(customers(house, text)) == found


def test_pages_follow_each_other(house):
    seen, after = [], None
    while True:
        page = customers(house, after=after, limit=2)
        seen += ids(page)
        after = page.next_after
        if after is None:
            break
    assert seen == ["ann", "bob", "dan", "cid", "eve", "fay"]


def test_a_group_can_be_chosen(house):
    answer = customers(house, customer_group="homes")
    assert ids(answer) == ["eve", "fay"]
    assert answer.finding == "2 customers in “Homes”, those who paid most first."


def test_one_customer_with_orders_months_and_what_they_have(house):
    ann = customer(house, "ann")
    assert [order.order_id for order in ann.orders] == ["O2", "O1"]
    assert ann.orders[1].products == ["pump", "postage"]
    assert ann.orders[1].kind == "sale"
    assert [(f"{m.month:%Y-%m}", m.amount) for m in ann.months] == [
        ("2025-10", Decimal("915.00")),
        ("2025-11", Decimal(0)),
        ("2025-12", Decimal(0)),
        ("2026-01", Decimal("40.00")),
    ]
    assert [row.product_id for row in ann.owned] == ["S", "P"]


def test_months_add_up_to_the_order_lines(house):
    cid = customer(house, "cid")
    assert sum(month.amount for month in cid.months) == Decimal("880.00")


def test_a_return_is_a_return(house):
    kinds = {order.order_id: order.kind for order in customer(house, "cid").orders}
    assert kinds == {"C4": "return", "O4": "sale"}


def test_the_chosen_candidate_and_why_not_the_others(house):
    outcomes = {c.product_id: c.outcome for c in customer(house, "bob").candidates}
    assert outcomes == {"K": "chosen", "S": "would not pay for the contact"}
    assert customer(house, "dan").candidates[0].outcome == "would pay, but no contact was chosen"


def test_no_contact_is_a_finding_too(house):
    assert customer(house, "cid").finding == (
        "Leave Cedar alone today: no offer is expected to pay for the contact."
    )


def test_every_number_of_the_tree_leads_to_its_gain(house):
    for name in ("ann", "bob", "cid"):
        for candidate in customer(house, name).candidates:
            t = candidate.tree
            assert t.added * t.value - t.added * t.lost - t.cost == pytest.approx(t.gain)
            assert sum(branch.chance for branch in t.branches) == pytest.approx(1)


def test_the_tree_forks_where_a_product_is_at_risk(house):
    ann, bob = (customer(house, name).candidates[0].tree for name in ("ann", "bob"))
    assert [branch.words for branch in ann.branches[0].branches] == ["keeps seal", "ends seal"]
    assert [branch.margin for branch in ann.branches[0].branches] == [500.0, 400.0]
    assert bob.branches[0].branches == ()
    assert ann.formula("EUR") == "8\u00a0% × €500 − 8\u00a0% × €10 − €5.00 = €34"


def test_reasons_carry_their_counts_and_what_is_assumed(house):
    words = in_words(customer(house, "ann").candidates[0], horizon_days=90, currency="EUR")
    assert words[0] == (
        "1 of 4 owners of pump in “Mills” also have it (25\u00a0%; 24\u00a0% adjusted for small numbers)."
    )
    assert "40\u00a0% (30\u00a0% – 50\u00a0%) would buy it within 90 days anyway." in words
    assert any(
        "assumed" in sentence and "pays from a lift of 2.5\u00a0%" in sentence for sentence in words
    )
    assert any("keep seal" in sentence for sentence in words)


def test_the_query_gives_the_counts_that_the_offer_shows(house):
    from syotto.ask.why import counts_of

    candidate = customer(house, "ann").candidates[0]
    snapshot = house.warehouse.open()
    row = counts_of(snapshot, "mills", candidate.antecedent, "K").to_pyarrow().to_pylist()[0]
    assert row == {
        "n_antecedent": candidate.n_antecedent,
        "n_both": candidate.n_both,
        "n_group": candidate.n_group,
    }
    origins = sql(house, "ann")
    assert ["offers" in origins[0].sql, "owned" in origins[1].sql] == [True, True]


def test_who_is_not_known_is_said(house):
    with pytest.raises(NotFound):
        customer(house, "nobody")
    with pytest.raises(NotFound):
        sql(house, "eve")
    with pytest.raises(NotFound):
        customers(house, after="nobody")
