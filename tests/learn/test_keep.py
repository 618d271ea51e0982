"""Whether contact keeps customers: known only where chance decided, and counted by who stayed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from syotto.decide.keep import keep_candidates
from syotto.learn.keep import keep_effects
from syotto.schema import raw
from syotto.schema.derived import CUSTOMERS, ORDER_LINES, SUBSCRIPTIONS
from syotto.schema.lifetime import CHURN_RISKS
from tests.tables import from_rows

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
DRAWN = AS_OF - timedelta(days=200)


def measured(stayed: dict[str, int], of: int = 100, **more):
    """`of` customers in each arm, of whom so many bought again."""
    drawn, bought = [], []
    for arm, many in stayed.items():
        for number in range(of):
            name = f"{arm}{number}"
            drawn.append({"person_ref": name, "at": DRAWN, "action": "keep", "arm": arm} | more)
            if number < many:
                bought.append({"order_id": name, "line_no": 1, "customer_id": name, "kind": "sale", "at": AS_OF - timedelta(days=9)})  # fmt: skip
    made = keep_effects(
        from_rows(raw.EXPOSURES, drawn), from_rows(raw.MEMBERSHIPS, []),
        from_rows(ORDER_LINES, bought), from_rows(SUBSCRIPTIONS, []),
        as_of=AS_OF, horizon_days=90,
    )  # fmt: skip
    return made.to_pyarrow().to_pylist()[0]


def test_of_forty_leavers_in_a_hundred_contact_keeps_half():
    row = measured({"treated": 80, "control": 60})
    assert (row["treated"], row["control"]) == (100, 100)
    assert row["kept"] == pytest.approx(0.5)
    assert 0 < row["low"] < 0.5 < row["high"] <= 1


def test_nothing_is_found_where_nothing_is():
    row = measured({"treated": 60, "control": 60})
    assert row["kept"] == pytest.approx(0)
    assert row["low"] < 0 < row["high"]


def test_few_leavers_tell_nothing():
    assert measured({"treated": 95, "control": 85})["kept"] is None


def test_who_was_certain_to_be_contacted_tells_nothing():
    assert measured({"treated": 80, "control": 60}, propensity=1.0)["treated"] == 0


def test_a_company_whose_people_were_drawn_for_both_arms_at_once_is_in_neither():
    places = [{"person_ref": who, "account_ref": "mill"} for who in ("ann", "bea")]
    drawn = [
        {"person_ref": who, "at": DRAWN, "action": "keep", "arm": arm}
        for who, arm in (("ann", "control"), ("bea", "treated"), ("cid", "treated"))
    ]
    again = {"person_ref": "cid", "at": DRAWN + timedelta(days=1), "action": "keep", "arm": "control"}  # fmt: skip
    row = keep_effects(
        from_rows(raw.EXPOSURES, [*drawn, again]), from_rows(raw.MEMBERSHIPS, places),
        from_rows(ORDER_LINES, []), from_rows(SUBSCRIPTIONS, []), as_of=AS_OF, horizon_days=90,
    ).to_pyarrow().to_pylist()[0]  # fmt: skip
    assert (row["treated"], row["control"]) == (1, 0)


def risk(**more):
    return {
        "risk_id": "contract:s1", "customer_id": "ann", "kind": "contract", "what": "A",
        "subscription_id": "s1", "due_at": AS_OF + timedelta(days=30), "hazard": 0.4,
        "at_stake": 500.0, "pays_from": 0.025, "warnings": ["a complaint is open"],
        "missing": "nobody knows",
    } | more  # fmt: skip


def candidates(*risks):
    made = keep_candidates(
        from_rows(CHURN_RISKS, list(risks)),
        from_rows(CUSTOMERS, [{"customer_id": "ann", "owner": "Salla"}]),
        as_of=AS_OF, horizon_days=90, contact_cost=5.0, channel="seller",
    )  # fmt: skip
    return made.to_pyarrow().to_pylist()


def test_a_contract_that_is_due_becomes_a_candidate_that_says_what_is_not_known():
    row = candidates(risk())[0]
    assert (row["kind"], row["what"], row["owner"], row["basis"]) == ("keep", "s1", "Salla", "unknown")  # fmt: skip
    assert row["later"] is None
    assert (row["low"], row["high"]) == (-5.0, pytest.approx(195.0))
    assert row["until"] == AS_OF + timedelta(days=30)
    assert row["reasons"] == "contract A is not renewed with 40 %; at stake: 500; a complaint is open; nobody knows"  # fmt: skip


def test_what_is_measured_is_what_it_changes_later():
    row = candidates(risk(saving=45.0, saving_low=10.0, saving_high=80.0, missing=None, warnings=[]))[0]  # fmt: skip
    assert (row["later"], row["cost"], row["basis"]) == (50.0, 5.0, "measured")
    assert (row["low"], row["high"]) == (10.0, 80.0)
    assert row["reasons"] == "contract A is not renewed with 40 %; at stake: 500"


def test_what_is_not_due_or_can_never_pay_is_no_candidate():
    late = risk(due_at=AS_OF + timedelta(days=91))
    rhythm = risk(kind="rhythm", subscription_id=None, due_at=AS_OF + timedelta(days=1))
    assert candidates(late, rhythm, risk(pays_from=None)) == []
    assert candidates(rhythm | {"due_at": AS_OF - timedelta(days=1)})[0]["what"] == "orders"


def test_who_belongs_to_two_companies_counts_for_themselves():
    places = [
        {"person_ref": who, "account_ref": firm}
        for who, firm in (("ann", "mill"), ("ann", "yard"), ("bea", "mill"))
    ]
    drawn = [
        {"person_ref": who, "at": DRAWN, "action": "keep", "arm": arm}
        for who, arm in (("ann", "treated"), ("bea", "control"))
    ]
    row = keep_effects(
        from_rows(raw.EXPOSURES, drawn), from_rows(raw.MEMBERSHIPS, places),
        from_rows(ORDER_LINES, []), from_rows(SUBSCRIPTIONS, []), as_of=AS_OF, horizon_days=90,
    ).to_pyarrow().to_pylist()[0]  # fmt: skip
    assert (row["treated"], row["control"]) == (1, 1)
