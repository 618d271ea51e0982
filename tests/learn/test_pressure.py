"""What a contact loses: found where it is, refused where too little follows, never invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import ibis
import numpy as np
import pyarrow as pa
import pytest

from syotto.learn.pressure import FEWEST, pressure_fits
from syotto.learn.pressure_facts import brings, halves, harms, sales
from syotto.maths.self_controlled import stock
from syotto.schema import raw_world
from syotto.schema.derived import CUSTOMERS, OFFERS, ORDER_LINES, SUBSCRIPTIONS
from syotto.schema.happened import EVENTS
from syotto.schema.pressure import RISK
from tests.tables import rows_of, table

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
BRINGS = pa.table({"adds": [20.0], "low": [10.0], "high": [30.0], "year": [400.0]})
"""Within a quarter of a year: a fifth of a year's margin in a year."""
NO_SALES = pa.table({"soon": [0], "later": [0], "complaints": [0]}).slice(0, 0)
HALVES = ("n", "a", "b", "aa", "bb", "ab")
NO_HALVES = pa.table({name: pa.array([], pa.float64()) for name in HALVES})
AT = pa.timestamp("us", "UTC")


NOBODY = pa.table(
    {"person": pa.array([], pa.string()), "channel": pa.array([], pa.string()),
     "at": pa.array([], AT), "opened": pa.array([], pa.bool_())}
)  # fmt: skip
NO_HARM = NOBODY.select(["person", "at"]).append_column("kind", pa.array([], pa.string()))


def moments(days) -> pa.Array:
    return pa.array([AS_OF - timedelta(days=float(day)) for day in days], AT)


def mailed(people: int, every: int, opened=None) -> pa.Table:
    """Everybody is mailed every so many days for a year; the oldest first."""
    ago = np.arange(364, 8, -every)
    who = np.repeat(np.arange(people), len(ago))
    return pa.table(
        {
            "person": [f"p{one}" for one in who],
            "channel": ["email"] * len(who),
            "at": moments(np.tile(ago, people)),
            "opened": pa.array([None] * len(who) if opened is None else opened, pa.bool_()),
        }
    )


def followed(contacts: pa.Table, chosen, kind: str, after: float = 1.0) -> pa.Table:
    some = contacts.take(pa.array(np.flatnonzero(chosen)))
    at = [one.as_py() + timedelta(days=after) for one in some["at"]]
    return pa.table({"person": some["person"], "kind": [kind] * len(at), "at": pa.array(at, AT)})


def fitted(contacts, harmed, sold=NO_SALES, **given):
    settings = {"contact_risk": {}, "contact_growth": 0.3, "contact_half_life": 30.0,
                "horizon_days": 365 // 4, "brings": BRINGS, "halves": NO_HALVES} | given  # fmt: skip
    learned = (settings.pop(name) for name in ("brings", "halves"))
    rows = pressure_fits(contacts, harmed, sold, *learned, as_of=AS_OF, **settings).to_pylist()
    return {row["channel"]: row for row in rows}


def test_without_enough_that_followed_the_settings_stand_and_say_so():
    contacts = mailed(40, 30)
    few = followed(contacts, np.arange(contacts.num_rows) < FEWEST - 1, "left")
    email = fitted(contacts, few)["email"]
    assert email["basis"] == "assumed"
    assert (email["risk"], email["growth"]) == (RISK["email"], 0.3)
    assert (email["unsubscribes"], email["unsubscribed"]) == (None, FEWEST - 1)
    assert "fewer than 20" in email["about"]
    own = fitted(contacts, few, contact_risk={"email": 0.01}, contact_growth=1.0)["email"]
    assert (own["risk"], own["growth"]) == (0.01, 1.0)


def test_who_leaves_after_a_mail_is_counted_times_what_contact_adds():
    rng = np.random.default_rng(5)
    contacts = mailed(400, 14)
    left = rng.random(contacts.num_rows) < 0.02
    email = fitted(contacts, followed(contacts, left, "left"))["email"]
    mean = 1 + email["growth"] * recent(contacts)
    assert email["basis"] == "description"
    assert email["unsubscribes"] * mean == pytest.approx(0.02 * 0.2, rel=0.15)
    assert email["risk_low"] < email["risk"] < email["risk_high"]


def test_what_contacts_bring_is_the_same_in_whatever_order_rows_come():
    rng = np.random.default_rng(11)
    many = 3_000
    columns = {
        "customer_id": [f"c{n}" for n in range(many)], "rank": [1] * many,
        "value": rng.lognormal(4, 3, many), "extra_if_contacted": rng.random(many),
        "extra_low": rng.random(many), "extra_high": rng.random(many),
    }  # fmt: skip
    rows = pa.table(columns)
    customers = table(
        CUSTOMERS, "customer_id | margin | first_at | last_at\nann | 9 | 2025-01-01 | 2025-12-01"
    )
    nothing = table(SUBSCRIPTIONS, "subscription_id")
    found = {
        rows_of(brings(ibis.memtable(some), customers, nothing), "adds", "low", "high", "year")[0]
        for some in (rows, rows.take(rng.permutation(many)), rows.take(rng.permutation(many)))
    }
    assert len(found) == 1


def test_without_offers_nothing_is_known_of_what_leaving_and_fading_cost():
    contacts = mailed(400, 14)
    left = followed(contacts, np.arange(contacts.num_rows) % 50 == 0, "left")
    email = fitted(contacts, left, brings=BRINGS.slice(0, 0))["email"]
    assert (email["basis"], email["risk"]) == ("assumed", RISK["email"])
    assert "no offers" in email["about"]


def test_contacts_add_what_everybodys_best_offer_adds_to_what_they_bring():
    offers = table(
        OFFERS,
        """
        customer_id | product_id | rank | value | extra_if_contacted | extra_low | extra_high
        ann         | A          | 1    | 100   | 0.1                | 0.05      | 0.2
        ann         | B          | 2    | 900   | 0.1                | 0.05      | 0.2
        bob         | A          | 1    | 50    | 0.2                | 0.1       | 0.3
        """,
    )
    customers = table(
        CUSTOMERS,
        """
        customer_id | margin | first_at   | last_at
        ann         | 300    | 2025-06-01 | 2025-12-01
        bob         | 800    | 2023-12-01 | 2025-11-01
        """,
    )
    contracts = table(
        SUBSCRIPTIONS,
        """
        subscription_id | customer_id | yearly_margin | ended_at
        1               | ann         | 40            | -
        2               | bob         | 90            | 2025-01-01
        """,
    )
    ((adds, low, high, year),) = rows_of(
        brings(offers, customers, contracts), "adds", "low", "high", "year"
    )
    assert (adds, low, high) == pytest.approx((20.0, 10.0, 35.0))
    assert year == pytest.approx(300 + 800 / (731 / 365.25) + 40)
    assert rows_of(brings(offers.filter(offers.rank == 2), customers, contracts), "adds") == []


def recent(contacts: pa.Table) -> float:
    """The mean of recent contacts: one every 14 days."""
    many = contacts.num_rows // len(set(contacts["person"].to_pylist()))
    fade = 0.5 ** (14 / 30)
    return float(np.mean([sum(fade**k for k in range(1, n + 1)) for n in range(many)]))


def test_complaints_that_come_anyway_cost_nothing_and_those_that_mails_make_do():
    rng = np.random.default_rng(6)
    contacts = mailed(600, 28)
    day = rng.uniform(0.1, 364, 900)
    anyway = pa.table(
        {
            "person": [f"p{one}" for one in rng.integers(0, 600, 900)],
            "kind": ["complaint"] * 900,
            "at": moments(day),
        }
    )
    plain = fitted(contacts, anyway)["email"]["complaints"]
    made = followed(contacts, rng.random(contacts.num_rows) < 0.05, "complaint")
    more = fitted(contacts, pa.concat_tables([anyway, made]))["email"]
    mean = 1 + more["growth"] * 1.0
    assert plain < 0.0002
    assert more["complaints"] * mean == pytest.approx(0.05 * 0.04, rel=0.25)


def test_a_risk_that_grows_with_recent_contacts_is_seen_to_grow():
    rng = np.random.default_rng(7)
    contacts = mailed(400, 7)
    many = contacts.num_rows // 400
    at = np.tile(np.arange(many) * 7.0, 400)
    before = stock(np.repeat(np.arange(400), many), at, np.ones(len(at)), 30.0)
    steep = rng.random(len(at)) < 0.002 * (1 + 2.0 * before)
    flat = rng.random(len(at)) < 0.01
    grown, still = (fitted(contacts, followed(contacts, one, "left"))["email"]
                    for one in (steep, flat))  # fmt: skip
    assert still["growth"] < 0.25 < 0.45 < grown["growth"]
    assert still["growth_low"] < still["growth"] < still["growth_high"]


def test_opening_that_falls_with_recent_contacts_costs_and_else_does_not():
    rng = np.random.default_rng(8)
    contacts = mailed(300, 7)
    n = contacts.num_rows // 300
    fade = 0.5 ** (7 / 30)
    before = np.tile([sum(fade**k for k in range(1, one + 1)) for one in range(n)], 300)
    tired = rng.random(contacts.num_rows) < 0.5 - 0.04 * before
    steady = rng.random(contacts.num_rows) < 0.3
    none = pa.table({"person": pa.array([], pa.string()), "kind": pa.array([], pa.string()),
                     "at": pa.array([], AT)})  # fmt: skip
    falls = fitted(mailed(300, 7, tired), none)["email"]
    stays = fitted(mailed(300, 7, steady), none)["email"]
    memory = 30 / np.log(2) / 365
    usual = 1 + 0.3 * before.mean()
    assert falls["response"] * usual == pytest.approx(0.04 / tired.mean() * 0.2 * memory, rel=0.2)
    assert stays["response"] < falls["response"] / 5


def test_a_complaint_loses_what_is_bought_less_in_the_month_after_it():
    rng = np.random.default_rng(9)
    sold = pa.table(
        {"soon": rng.poisson(0.6, 400), "later": rng.poisson(2.0, 400), "complaints": [1] * 400}
    )
    contacts = mailed(300, 28)
    made = followed(contacts, rng.random(contacts.num_rows) < 0.05, "complaint")
    day = rng.uniform(0.1, 364, 300)
    other = pa.table({"person": [f"p{one}" for one in range(300)], "kind": ["complaint"] * 300,
                      "at": moments(day)})  # fmt: skip
    harmed = pa.concat_tables([made, other])
    learned, usual = fitted(contacts, harmed, sold)["email"], fitted(contacts, harmed)["email"]
    assert learned["complaints"] / usual["complaints"] == pytest.approx(
        0.4 * 30 / 365 / 0.04, rel=0.25
    )


def test_harm_is_leaving_and_complaining_once_a_day_and_no_machine_does_it():
    events = table(
        EVENTS,
        """
        event_id | at         | name         | actor   | person_id
        1        | 2025-06-01 | Unsubscribed | human   | ann
        2        | 2025-06-02 | Unsubscribed | machine | bob
        3        | 2025-06-03 | Page Viewed  | human   | cid
        """,
    )
    cases = table(
        raw_world.CASES,
        """
        case_id | person_ref | account_ref | kind      | opened_at
        1       | dan        | mill        | Complaint | 2025-06-04
        2       | -          | mill        | claim     | 2025-06-05
        3       | dan        | mill        | service   | 2025-06-06
        """,
    )
    consents = table(
        raw_world.CONSENTS,
        """
        person_ref | purpose   | channel | given | at
        ann        | marketing | email   | false | 2025-06-01
        eve        | mailing   | email   | false | 2025-06-07
        eve        | mailing   | email   | true  | 2025-06-08
        fay        | tracking  | email   | false | 2025-06-09
        """,
    )
    assert rows_of(harms(events, cases, consents), "person", "kind") == [
        ("ann", "left"), ("dan", "complaint"), ("eve", "left"), ("mill", "complaint"),
    ]  # fmt: skip


def test_the_last_two_half_years_are_of_whoever_was_a_customer_before_them():
    customers = table(
        CUSTOMERS,
        """
        customer_id | first_at   | last_at
        mill        | 2024-01-01 | 2025-12-31
        shop        | 2024-06-01 | 2024-08-01
        new         | 2025-02-01 | 2025-03-01
        """,
    )
    lines = table(
        ORDER_LINES,
        """
        order_id | line_no | at         | customer_id | margin
        a        | 1       | 2025-12-31 | mill        | 30
        b        | 1       | 2025-08-01 | mill        | 10
        c        | 1       | 2025-05-01 | mill        | 5
        d        | 1       | 2024-08-01 | shop        | 70
        e        | 1       | 2025-03-01 | new         | 90
        """,
    )
    assert rows_of(halves(lines, customers), *HALVES) == [(2, 40.0, 5.0, 1600.0, 25.0, 200.0)]


def summed(late, before) -> pa.Table:
    sums = (len(late), late.sum(), before.sum(), late @ late, before @ before, late @ before)
    return pa.table({name: [float(one)] for name, one in zip(HALVES, sums, strict=True)})


def test_how_well_a_half_year_tells_the_next_is_their_correlation():
    rng = np.random.default_rng(3)
    usual = rng.gamma(2, 300, 500)
    late, before = (rng.gamma(1, usual) for _ in range(2))
    told = fitted(NOBODY, NO_HARM, halves=summed(late, before))
    (found,) = {row["reliability"] for row in told.values()}
    assert found == pytest.approx(np.corrcoef(late, before)[0, 1])


@pytest.mark.parametrize(
    ("late", "before", "told"),
    [
        pytest.param(np.arange(19.0), np.arange(19.0), None, id="too few"),
        pytest.param(np.arange(20.0), np.arange(20.0), 1.0, id="enough"),
        pytest.param(np.arange(20.0), -np.arange(20.0), 0.0, id="never below zero"),
        pytest.param(np.full(20, 7.0), np.arange(20.0), None, id="all alike"),
    ],
)
def test_too_few_or_all_alike_tell_nothing_of_what_lasts(late, before, told):
    every = fitted(NOBODY, NO_HARM, halves=summed(late, before))
    assert every["any"]["reliability"] == (told if told is None else pytest.approx(told))


def test_orders_after_a_complaint_are_counted_when_both_times_are_over():
    cases = table(
        raw_world.CASES,
        """
        case_id | account_ref | kind      | opened_at
        1       | mill        | complaint | 2025-06-01
        2       | shop        | complaint | 2025-12-01
        """,
    )
    lines = table(
        ORDER_LINES,
        """
        order_id | line_no | at         | customer_id | product_id | kind
        a        | 1       | 2025-06-10 | mill        | P          | sale
        a        | 2       | 2025-06-10 | mill        | Q          | sale
        b        | 1       | 2025-07-20 | mill        | P          | sale
        c        | 1       | 2025-12-20 | shop        | P          | sale
        """,
    )
    assert rows_of(sales(cases, lines), "whose", "soon", "later", "complaints") == [
        ("mill", 1, 1, 1)
    ]
