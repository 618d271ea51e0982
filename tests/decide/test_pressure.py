"""Contact prices: what a table says of everybody is what the function says of one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import ibis
import numpy as np
import pytest

from syotto.decide.pressure import (
    PriceFit,
    contact_prices,
    price_of,
    recent_of,
    worths,
)
from syotto.schema.derived import CUSTOMERS, SUBSCRIPTIONS
from syotto.schema.known import PEOPLE
from syotto.schema.pressure import CHANNELS, CONTACTS, PRESSURE_FITS
from tests.tables import from_rows, rows_of, table

AS_OF = datetime(2026, 1, 31, tzinfo=UTC)
FIT = {
    "risk": 0.001, "risk_low": 0.0005, "risk_high": 0.004, "growth": 0.3, "growth_low": 0.1,
    "growth_high": 0.6, "half_life_days": 30.0, "wear": 1.0, "basis": "assumed",
}  # fmt: skip
FITS = from_rows(
    PRESSURE_FITS,
    [
        FIT | {"channel": "email"},
        FIT | {"channel": "phone", "risk": 0.003, "wear": 3.0},
        FIT | {"channel": "any", "risk": 0.002},
    ],
)
KNOWN = {
    "email": PriceFit(0.001, 0.0005, 0.004, 0.3, 0.1, 0.6, 30.0),
    "phone": PriceFit(0.003, 0.0005, 0.004, 0.3, 0.1, 0.6, 30.0),
    "any": PriceFit(0.002, 0.0005, 0.004, 0.3, 0.1, 0.6, 30.0),
}
CUSTOMER = table(
    CUSTOMERS,
    """
    customer_id | margin  | first_at
    mill        | 4000.00 | 2024-01-31
    shop        | 500.00  | 2026-01-01
    """,
)
CONTRACT = table(
    SUBSCRIPTIONS,
    """
    subscription_id | customer_id | product_id | started_at | ended_at   | yearly_margin
    1               | mill        | care       | 2025-01-01 | -          | 1000.00
    2               | mill        | care       | 2024-01-01 | 2024-12-31 | 700.00
    """,
)


STAFF = table(
    PEOPLE,
    """
    person_id | account_id
    cid       | mill
    fay       | mill
    gil       | shop
    hal       | -
    """,
)


def prices(drawing: str) -> ibis.Table:
    return contact_prices(table(CONTACTS, drawing), FITS, CUSTOMER, CONTRACT, STAFF, as_of=AS_OF)


def test_a_contact_counts_half_after_its_half_life_and_a_call_as_three():
    told = prices(
        """
        customer_id | person_id | channel | at
        shop        | ann       | email   | 2026-01-31
        shop        | ann       | email   | 2026-01-01
        shop        | ann       | phone   | 2025-12-02
        """
    )
    recent = [row[0] for row in rows_of(told.filter(told.channel == "email"), "recent")]
    assert recent == [pytest.approx(1 + 0.5 + 3 / 4)] * 2


def test_a_price_is_risk_times_growth_times_a_years_margin():
    told = prices(
        """
        customer_id | person_id | channel | at
        shop        | ann       | email   | 2026-01-01
        """
    )
    price, low, high, worth = rows_of(
        told.filter(told.channel == "email", told.person_id.notnull()),
        "price", "low", "high", "worth",
    )[0]  # fmt: skip
    assert worth == 500.0
    assert price == pytest.approx(500 * 0.001 * (1 + 0.3 * 0.5))
    assert low == pytest.approx(500 * 0.0005 * (1 + 0.1 * 0.5))
    assert high == pytest.approx(500 * 0.004 * (1 + 0.6 * 0.5))


def test_a_year_of_a_customer_is_orders_over_years_and_running_contracts():
    told = prices(
        """
        customer_id | person_id | channel | at
        mill        | cid       | email   | 2026-01-30
        new         | dan       | email   | 2026-01-30
        """
    )
    worth = dict(rows_of(told, "customer_id", "worth"))
    assert worth["mill"] == pytest.approx(2000 + 1000, rel=2e-3)
    assert worth["new"] == pytest.approx((worth["mill"] + 500) / 2)


def test_the_less_the_past_tells_the_more_a_customer_counts_as_any_other():
    told = contact_prices(
        table(CONTACTS, "customer_id | person_id | channel | at\nmill | cid | email | 2026-01-30"),
        FITS.mutate(reliability=ibis.literal(0.5)),
        CUSTOMER, CONTRACT, STAFF, as_of=AS_OF,
    )  # fmt: skip
    halves = 2 * 731 / 365.25
    counts = halves * 0.5 / (1 + (halves - 1) * 0.5)
    own, usual = 4000 / (halves / 2), (4000 / (halves / 2) + 500) / 2
    worth = rows_of(told, "worth")[0][0]
    assert worth == pytest.approx(usual + counts * (own - usual) + 1000)
    assert usual + 1000 < worth < own + 1000


@pytest.mark.parametrize(("tells", "share"), [(0.0, 0.0), (0.5, 2 / 3), (1.0, 1.0)])
def test_a_past_of_a_year_counts_as_far_as_a_half_year_tells_the_next(tells, share):
    customers = table(
        CUSTOMERS,
        """
        customer_id | margin | first_at
        year        | 900.00 | 2025-01-30 18:00:00
        today       | 100.00 | 2026-01-31
        """,
    )
    told = dict(
        rows_of(
            worths(customers, CONTRACT, FITS.mutate(reliability=ibis.literal(tells)), AS_OF),
            "worth_of", "worth",
        )
    )  # fmt: skip
    assert told["year"] == pytest.approx(500 + share * 400)
    assert told["today"] == pytest.approx(500 if tells < 1 else 100)


def test_a_company_is_as_tired_as_its_most_contacted_person_and_shares_what_was_said_to_it():
    told = prices(
        """
        customer_id | person_id | channel | at
        mill        | cid       | email   | 2026-01-31
        mill        | cid       | phone   | 2026-01-31
        mill        | eve       | email   | 2026-01-31
        mill        | -         | email   | 2026-01-31
        """
    )
    email = told.filter(told.channel == "email")
    recent = {person: value for value, person in rows_of(email, "recent", "person_id")}
    five, two, one = (pytest.approx(n) for n in (5, 2, 1))
    assert recent == {"cid": five, "eve": two, "fay": one, None: five}


def test_who_was_met_as_a_part_of_the_company_alone_pays_for_that():
    told = prices(
        """
        customer_id | person_id | channel | at
        shop        | -         | phone   | 2026-01-31
        """
    )
    email = rows_of(told.filter(told.channel == "email"), "person_id", "recent", "contacts")
    assert set(email) == {("gil", 3.0, 1), (None, 3.0, 1)}


def test_a_channel_without_a_fit_of_its_own_costs_what_any_other_does():
    assert price_of(KNOWN, "pigeon", 2.0, 500.0).price == pytest.approx(500 * 0.002 * 1.6)
    assert price_of(KNOWN, "seller", 0.0, 500.0).price == pytest.approx(500 * 0.003)


def test_a_build_and_one_person_live_have_the_same_price():
    """Each of 300 people with contacts of their own is told by both evaluators."""
    draw = np.random.default_rng(3)
    happened = {
        f"p{who}": [
            (CHANNELS[draw.integers(len(CHANNELS))], AS_OF - timedelta(seconds=int(ago)))
            for ago in draw.integers(0, 400 * 86_400, draw.integers(0, 9))
        ]
        for who in range(300)
    }
    rows = [
        {"customer_id": "shop", "person_id": who, "channel": channel, "at": at}
        for who, told in happened.items()
        for channel, at in told
    ]
    built = contact_prices(from_rows(CONTACTS, rows), FITS, CUSTOMER, CONTRACT, STAFF, as_of=AS_OF)
    told = {row[:2]: row[2:] for row in rows_of(
        built.filter(built.person_id.notnull()),
        "person_id", "channel", "price", "low", "high", "recent",
    )}  # fmt: skip
    assert len({who for who, _ in told}) > 200
    for (who, channel), whole in told.items():
        recent = recent_of(happened[who], 30.0, AS_OF)
        one = price_of(KNOWN, channel, recent, 500.0)
        assert whole == pytest.approx((one.price, one.low, one.high, recent), rel=1e-6)
