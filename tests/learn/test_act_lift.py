"""What calls to leads, reminders and requests add, where lots decided."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from syotto.learn.act_lift import act_lifts
from syotto.run import local
from syotto.schema.derived import LIFTS, ORDER_LINES, RECORDED_DECISIONS
from syotto.schema.raw_world import OPPORTUNITIES
from syotto.schema.referred import REFERRALS
from syotto.schema.timeline import ASSETS
from tests.tables import arrow

DAY = datetime(2026, 1, 1, tzinfo=UTC)
LATER = DAY + timedelta(days=200)
SETTINGS = {
    "horizon_days": 90, "lead_days": 60, "lead_outcome": "opportunity",
    "lead_lift": 0.3, "lead_lift_low": 0.1, "lead_lift_high": 0.5,
    "referral_rate": 0.03, "referral_rate_low": 0.01, "referral_rate_high": 0.08,
}  # fmt: skip
OFFERS = [{"name": "all", "lift": 0.2, "low": 0.05, "high": 0.4, "extra_source": "assumed"}]


def lots(kind, treated, control, *, what="p{}", product=None, at=DAY, again=0):
    """Decisions: the first `treated` customers contacted, the next `control` left alone."""
    return [
        {
            "decision_id": f"{kind}{n}-{again}",
            "at": at,
            "customer_id": f"c{n}",
            "what": what.format(n),
            "product_id": product,
            "arm": "treated" if n < treated else "control",
            "propensity": 0.9 if n < treated else 0.1,
            "reason": f"best_{kind}" if n < treated else f"control_{kind}",
        }
        for n in range(treated + control)
    ]


def cases(who, *, by="person_ref", name="p{}", after=10):
    at = DAY + timedelta(days=after)
    return [
        {"opportunity_id": f"V{n}", by: name.format(n), "created_at": at, "closed_at": at,
         "won": n % 2 == 0}
        for n in who
    ]  # fmt: skip


def orders(who, product="P", after=10):
    at = DAY + timedelta(days=after)
    return [
        {"order_id": f"O{n}", "line_no": 1, "at": at, "customer_id": f"c{n}", "kind": "sale",
         "product_id": product}
        for n in who
    ]  # fmt: skip


def brought(who, after=10):
    return [
        {"referral_id": f"R{n}", "at": DAY + timedelta(days=after), "customer_id": f"c{n}",
         "referred_id": f"new{n}", "became": "came", "credit": 1.0,
         "came_at": DAY + timedelta(days=after + 1)}
        for n in who
    ]  # fmt: skip


def found(decisions, opportunities=(), lines=(), assets=(), referrals=(), **settings):
    tables = (
        arrow(RECORDED_DECISIONS, list(decisions)),
        arrow(LIFTS, OFFERS),
        arrow(OPPORTUNITIES, list(opportunities)),
        arrow(ORDER_LINES, list(lines)),
        arrow(ASSETS, list(assets)),
        arrow(REFERRALS, list(referrals)),
    )
    made = local.run(act_lifts, *tables, as_of=LATER, **{**SETTINGS, **settings})
    return {row["kind"]: row for row in made.to_pylist()}


def drawn(rng, treated, control, with_contact, without):
    """Who has the outcome, of the treated and of the control group."""
    chance = np.where(np.arange(treated + control) < treated, with_contact, without)
    return np.flatnonzero(rng.random(treated + control) < chance).tolist()


def test_a_known_lift_of_calls_lies_in_its_interval_four_times_in_five():
    rng, hits = np.random.default_rng(7), 0
    decisions = lots("lead", 1800, 600)
    for _ in range(30):
        row = found(decisions, cases(drawn(rng, 1800, 600, 0.15, 0.10)))["lead"]
        assert row["extra_source"] == "measured"
        hits += row["low"] <= 0.5 <= row["high"]
    assert 18 <= hits <= 29


def test_of_lots_that_change_nothing_nothing_is_found():
    same = [*range(60), *range(300, 360)]
    row = found(lots("lead", 300, 300), cases(same))["lead"]
    assert (row["lift"], row["came_treated"], row["came_control"]) == (pytest.approx(0), 60, 60)
    assert row["low"] < 0 < row["high"]


def test_too_few_leave_what_is_assumed():
    rows = found(lots("lead", 300, 300), cases([*range(60), *range(300, 319)]))
    assert (rows["lead"]["extra_source"], rows["lead"]["lift"]) == ("assumed", 0.3)
    assert (rows["lead"]["treated"], rows["lead"]["came_control"]) == (300, 19)
    assert {kind: (row["extra_source"], row["lift"]) for kind, row in rows.items()} == {
        "lead": ("assumed", 0.3), "supply": ("assumed", 0.2), "rebuy": ("assumed", 0.2),
        "referral": ("assumed", 0.03),
    }  # fmt: skip


def test_a_lead_succeeds_by_the_outcome_of_the_settings_in_its_days():
    decisions = lots("lead", 100, 100)
    hits = [*range(40), *range(100, 140)]
    assert found(decisions, cases(hits, after=61))["lead"]["came_treated"] == 0
    assert found(decisions, cases(hits), lead_outcome="won")["lead"]["came_treated"] == 20
    by_company = cases(hits, by="account_ref", name="c{}")
    assert found(decisions, by_company)["lead"]["came_control"] == 40
    assert found(decisions, lines=orders(hits), lead_outcome="order")["lead"]["came_control"] == 40


def test_a_reminder_worked_where_the_product_was_bought_or_the_asset_serviced():
    hits = [*range(60), *range(200, 230)]
    again = lots("supply", 200, 200, what="P", product="P")
    made = found(again, lines=orders(hits) + orders(range(60, 100), product="Q"))
    row = made["rebuy"]
    assert made["supply"]["treated"] == 0
    assert (row["lift"], row["extra_source"]) == (pytest.approx(1.0), "measured")
    late = found(again, lines=orders(hits, after=91))["rebuy"]
    assert late["came_treated"] == 0
    machines = [
        {"asset_id": f"X{n}", "installed_at": DAY, "due_at": DAY,
         "serviced_at": DAY + timedelta(days=30)}
        for n in hits
    ]  # fmt: skip
    of_assets = lots("supply", 200, 200, what="X{}", product="P")
    assert found(of_assets, assets=machines)["supply"]["lift"] == pytest.approx(1.0)
    assert found(of_assets, lines=orders(hits))["supply"]["came_treated"] == 0


def test_what_a_request_adds_is_the_difference_of_the_shares_though_nobody_comes_without():
    row = found(lots("referral", 500, 100, what="a recommendation"), referrals=brought(range(30)))
    row = row["referral"]
    assert (row["lift"], row["extra_source"]) == (pytest.approx(0.06), "measured")
    assert 0.0 < row["low"] < 0.06 < row["high"] < 0.09
    few = found(lots("referral", 500, 19, what="a recommendation"), referrals=brought(range(30)))
    assert few["referral"]["extra_source"] == "assumed"


def test_who_is_drawn_again_about_the_same_counts_with_the_first_draw():
    first = lots("lead", 100, 100)
    again = lots("lead", 100, 0, at=DAY + timedelta(days=40), again=1)
    row = found(first + again, cases(range(50), after=50))["lead"]
    assert (row["treated"], row["came_treated"]) == (100, 50)


def test_a_draw_whose_days_are_not_over_waits_and_certain_ones_tell_nothing():
    late = lots("lead", 100, 100, at=LATER - timedelta(days=59))
    assert found(late)["lead"]["treated"] == 0
    certain = [{**row, "propensity": 1.0} for row in lots("lead", 100, 100)]
    assert found(certain)["lead"]["treated"] == 0
