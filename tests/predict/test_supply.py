"""What falls due, from days of purchase, machines, readings and contracts as steps see them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from syotto.predict import supply_needs, supply_steps
from syotto.schema import RAW
from syotto.schema.derived import CUSTOMERS, PRODUCTS, PURCHASES, SUBSCRIPTIONS
from syotto.schema.supply import REBUYS, SUPPLY_FITS
from syotto.schema.timeline import ASSETS
from tests.tables import from_rows, table

AS_OF = datetime(2026, 6, 1, tzinfo=UTC)
NAMES = "product_id | name\nP | pump\nC | care"
TERMS = {
    "as_of": AS_OF, "horizon_days": 90, "service_days": 365, "service_value": 0.0,
    "reading_limits": {"wear": 4.0},
}  # fmt: skip


def bought(regular: int = 60, seed: int = 2):
    """Customers who buy every month or so, up to now; the last one stopped a year ago."""
    chance = np.random.default_rng(seed)
    rows = []
    for number in range(regular):
        day = AS_OF - timedelta(days=float(chance.uniform(2, 25)))
        for _ in range(8):
            rows.append((f"c{number:03}", day.date()))
            day -= timedelta(days=float(chance.lognormal(3.4, 0.3)))
    rows += [("gone", (AS_OF - timedelta(days=400 + 30 * k)).date()) for k in range(5)]
    return [{"customer_id": who, "product_id": "P", "day": day} for who, day in sorted(rows)]


def made(days=(), assets="", readings=(), contracts="", terms="", **more):
    """supply_needs as rows, by the steps and what they read."""
    empty = "asset_id\n"
    rebuys = from_rows(REBUYS, list(days))
    stood = table(ASSETS, assets or empty)
    read = from_rows(RAW["readings"], list(readings))
    pairs = sorted({(row["customer_id"], row["product_id"]) for row in days})
    spent = [
        {"customer_id": who, "product_id": what, "times": 5, "margin": 50} for who, what in pairs
    ]
    given = {**TERMS, **more}
    learnt = supply_steps.fits(
        *(one.to_pyarrow() for one in supply_steps.learned_from(rebuys, stood, read)),
        **{name: given[name] for name in ("as_of", "service_days", "reading_limits")},
    )
    tables = supply_needs.read_from(
        rebuys, stood, read, table(SUBSCRIPTIONS, contracts or "subscription_id\n"),
        table(RAW["subscriptions"], terms or "subscription_id\n"),
        from_rows(SUPPLY_FITS, learnt.to_pylist()), from_rows(PURCHASES, spent),
        table(CUSTOMERS, "customer_id | kind\nmill | account"), table(PRODUCTS, NAMES),
    )  # fmt: skip
    found = supply_needs.needs(*(one.to_pyarrow() for one in tables), **given)
    return learnt.to_pylist(), found.to_pylist()


def test_what_is_bought_every_month_is_due_within_the_next():
    _, found = made(bought())
    assert {row["kind"] for row in found} == {"supply"}
    assert len(found) > 50
    one = found[0]
    assert one["last_at"] <= AS_OF <= one["low_at"] + timedelta(days=1)
    assert one["low_at"] <= one["due_at"] <= one["high_at"] <= AS_OF + timedelta(days=91)
    assert one["reason"].startswith("Bought pump on 8 days, the last one ")
    assert (one["rests_on"], one["value"]) == (7, 10.0)
    assert 0.25 <= one["in_horizon"] <= 1


def test_who_stopped_long_ago_is_not_waited_for():
    _, found = made(bought())
    assert "gone" not in {row["customer_id"] for row in found}


def test_too_few_purchases_foretell_nothing_and_say_so():
    learnt, found = made(bought(regular=5))
    assert found == []
    assert learnt[0]["how"] == "unknown"
    assert "fewer than" in learnt[0]["why"]


MACHINES = """
asset_id | account_id | product_id | installed_at | serviced_at | due_at
M1       | mill       | P          | 2020-01-01   | 2025-07-01  | 2026-07-01
M2       | mill       | P          | 2020-01-01   | 2026-05-01  | 2027-05-01
M3       | mill       | P          | 2020-01-01   | 2020-05-01  | 2021-05-01
M4       | -          | P          | 2020-01-01   | 2025-07-01  | 2026-07-01
"""


def test_machines_are_due_by_age_and_not_forever():
    learnt, found = made(assets=MACHINES)
    assert [(row["asset_id"], row["kind"]) for row in found] == [("M1", "service")]
    one = found[0]
    assert one["due_at"] == one["low_at"] == one["high_at"] == datetime(2026, 7, 1, tzinfo=UTC)
    assert one["basis"] == "setting service_days"
    assert learnt[0]["why"] == "2 of 3 machines were serviced in the last 365 days"
    assert one["in_horizon"] == pytest.approx(2.5 / 4)


def worn(slope: float = 0.015):
    """Six machines serviced 150 days ago whose wear rises; weekly readings."""
    machines = ["asset_id | account_id | product_id | installed_at | serviced_at | due_at"]
    chance, readings = np.random.default_rng(8), []
    since = AS_OF - timedelta(days=150)
    for number in range(6):
        machines.append(f"W{number} | mill | P | 2020-01-01 | {since:%Y-%m-%d} | 2027-01-01")
        rise = slope * (1 + number / 10)
        readings += [
            {"asset_id": f"W{number}", "at": since + timedelta(days=day), "measure": "wear",
             "value": 1.0 + rise * day + float(chance.normal(0, 0.05))}
            for day in range(7, 150, 7)
        ]  # fmt: skip
    return "\n".join(machines), readings


def test_readings_say_when_the_limit_is_reached():
    machines, readings = worn()
    _, found = made(assets=machines, readings=readings)
    assert {row["kind"] for row in found} == {"wear"}
    slowest = next(row for row in found if row["asset_id"] == "W0")
    true = AS_OF + timedelta(days=3.0 / 0.015 - 150)
    assert slowest["low_at"] - timedelta(days=1) <= true <= slowest["high_at"] + timedelta(days=1)
    assert slowest["low_at"] < slowest["high_at"]
    assert "reaches 4 (21 readings)" in slowest["reason"]


def test_a_measure_without_a_limit_says_nothing():
    machines, readings = worn()
    _, found = made(assets=machines, readings=readings, reading_limits={})
    assert found == []


def test_readings_that_do_not_rise_are_refused():
    machines, readings = worn(slope=-0.01)
    learnt, found = made(assets=machines, readings=readings)
    assert found == []
    assert "does not rise" in next(row["why"] for row in learnt if row["kind"] == "wear")


def test_of_one_machine_only_what_comes_first():
    machines, readings = worn()
    _, found = made(assets=machines.replace("2027-01-01", "2026-01-01"), readings=readings)
    assert [row["kind"] for row in found] == ["service"] * 6


def test_yearly_contracts_renew_on_their_day():
    _, found = made(
        contracts="""
        subscription_id | customer_id | account_id | product_id | started_at | ended_at   | yearly_margin
        S1              | mill        | mill       | C          | 2024-07-10 | -          | 120.00
        S2              | mill        | mill       | C          | 2024-07-10 | 2026-01-01 | 120.00
        S3              | mill        | mill       | C          | 2024-07-10 | -          | 120.00
        S4              | mill        | mill       | C          | 2024-05-10 | -          | 120.00
        """,
        terms="subscription_id | period\nS1 | year\nS2 | year\nS3 | month\nS4 | year",
    )
    assert [(row["subject"], row["due_at"]) for row in found] == [
        ("S1", datetime(2026, 7, 10, tzinfo=UTC))
    ]
    assert found[0]["reason"] == "care runs since 10 Jul 2024 and renews every year"


@pytest.mark.parametrize(
    ("started", "day"),
    [
        (datetime(2024, 2, 29, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC)),
        (datetime(2026, 6, 1, tzinfo=UTC), datetime(2027, 6, 1, tzinfo=UTC)),
        (datetime(2020, 6, 2, tzinfo=UTC), datetime(2026, 6, 2, tzinfo=UTC)),
    ],
)
def test_anniversaries(started, day):
    assert supply_needs.next_year_day(started, AS_OF) == day
