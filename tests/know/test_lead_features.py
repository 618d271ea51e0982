"""What was known of a lead at a moment, and what came after it: nothing of the one in the other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

import duckdb
import ibis
import numpy as np
import pytest

from syotto.know.lead_features import lead_features
from syotto.schema.derived import ORDER_LINES
from syotto.schema.handed import LEADS
from syotto.schema.journeys import STAGES, TOUCHPOINTS
from syotto.schema.known import ACCOUNTS, PEOPLE
from syotto.schema.leads import FEATURES
from syotto.schema.raw_world import OPPORTUNITIES
from syotto.schema.segmented import PERSONAS
from tests.tables import arrow, drawn

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
SPECS = (PEOPLE, TOUCHPOINTS, STAGES, ACCOUNTS, PERSONAS, OPPORTUNITIES, ORDER_LINES, LEADS)
NEWEST = AS_OF - timedelta(days=60)  # the newest moment whose outcome is known
PEOPLE_ROWS = """
person_id | account_id
ann       | MILL
bea       | MILL
cid       | -
"""


def ago(days: float) -> datetime:
    return AS_OF - timedelta(days=days)


def met(who: str, days: float, kind: str = "Page Viewed") -> dict:
    company = None if who == "cid" else "MILL"
    return {
        "person_id": who,
        "account_id": company,
        "at": ago(days),
        "kind": kind,
        "channel": "web",
    }


def case(days: float, **more) -> dict:
    return {"opportunity_id": f"o{days}", "created_at": ago(days), **more}


def order(who: str, days: float) -> dict:
    return {"order_id": f"o{days}", "customer_id": who, "kind": "sale", "at": ago(days)}


def said(who: str, days: float, step: str, reason: str | None = None) -> dict:
    return {"person_ref": who, "at": ago(days), "step": step, "reason": reason}


@cache
def query(outcome: str) -> str:
    """One SQL for all tests: to write it costs more than to run it."""
    tables = [spec.unbound() for spec in SPECS]
    rows = lead_features(*tables, as_of=AS_OF, lead_days=60, lead_outcome=outcome)
    return ibis.to_sql(rows, dialect="duckdb")


def made(touches, cases=(), orders=(), stages=(), answers=(), outcome="opportunity") -> dict:
    """Rows by person and how many days before AS_OF."""
    engine = duckdb.connect(config={"threads": 1})
    given = [
        drawn(PEOPLE_ROWS, dict(PEOPLE.columns.items())), touches, stages,
        [{"account_id": "MILL", "tier": "A"}], [{"person_id": "ann", "persona": "finance"}],
        cases, orders, answers,
    ]  # fmt: skip
    for spec, rows in zip(SPECS, given, strict=True):
        engine.register(spec.unbound().get_name(), arrow(spec, list(rows)))
    engine.execute("SET TimeZone = 'UTC'")
    found = engine.sql(query(outcome)).to_arrow_table()
    return {(row["person_id"], (AS_OF - row["cut"]).days): row for row in found.to_pylist()}


def test_a_moment_counts_what_was_before_it():
    rows = made([met("ann", 61), met("ann", 80, "Offer Requested"), met("bea", 59)])
    then = rows["ann", 60]
    assert (then["touches_30"], then["asked_90"], then["company_touches_90"]) == (2, 1, 2)
    assert (then["days_since_last"], then["days_since_asked"]) == (1, 20)
    assert (then["persona"], then["tier"]) == ("finance", "A")
    assert rows["ann", 0]["company_people_90"] == 2
    assert ("bea", 60) not in rows  # never met by then
    assert rows["bea", 0]["touches_30"] == 0
    assert ("cid", 0) in rows


@pytest.mark.parametrize(
    ("one", "who"),
    [
        ({"account_ref": "MILL"}, {"ann", "bea"}),
        ({"account_ref": "MILL", "person_ref": "ann"}, {"ann"}),
        ({"person_ref": "ann"}, {"ann"}),
        ({"person_ref": "cid"}, {"cid"}),
    ],
)
def test_a_case_that_opens_within_the_days_is_the_outcome_of_whom_it_names(one, who):
    touches = [met(name, 200) for name in ("ann", "bea", "cid")]
    rows = made(touches, [case(30, **one)])
    assert {name for name, days in rows if days == 60 and rows[name, days]["outcome"]} == who
    assert not any(row["outcome"] for (_, days), row in rows.items() if days > 60)
    assert all(row["outcome"] is None for (_, days), row in rows.items() if days == 0)


@pytest.mark.parametrize(
    ("one", "left_out"),
    [
        ({"account_ref": "MILL"}, {"ann", "bea"}),
        ({"person_ref": "ann"}, {"ann", "bea"}),  # a case of the company that she works for
        ({"person_ref": "cid"}, {"cid"}),
    ],
)
def test_whose_case_was_open_teaches_nothing(one, left_out):
    touches = [met(name, 200) for name in ("ann", "bea", "cid")]
    rows = made(touches, [case(70, closed_at=ago(20), won=True, **one)])
    assert {"ann", "bea", "cid"} - {name for name, days in rows if days == 60} == left_out
    known = {name: rows[name, 0]["cases_won"] for name in ("ann", "bea", "cid")}
    assert known == {name: float(name in left_out) for name in known}


def test_orders_are_those_of_the_customer():
    rows = made(
        [met(name, 200) for name in ("ann", "cid")],
        orders=[order("MILL", 100), order("cid", 90), order("cid", 10)],
        outcome="order",
    )
    assert rows["ann", 60]["days_since_order"] == 40
    assert rows["cid", 60]["orders_365"] == 1
    assert [rows[name, 60]["outcome"] for name in ("ann", "cid")] == [False, True]


@pytest.mark.parametrize("outcome", ["opportunity", "won", "order"])
def test_what_came_after_a_moment_changes_nothing_that_was_known_then(outcome):
    draw = np.random.default_rng(1)
    kinds = ["Page Viewed", "Offer Requested", "Brochure Downloaded"]
    touches = [
        met(who, days, kinds[place % 3])
        for who in ("ann", "bea", "cid")
        for place, days in enumerate(draw.uniform(0, 500, 40))
    ]
    cases = [
        case(days, account_ref="MILL", closed_at=ago(days - 9), won=days > 300)
        for days in draw.uniform(10, 500, 5)
    ]
    orders = [order(who, days) for who in ("MILL", "cid") for days in draw.uniform(0, 500, 9)]
    stages = [
        {"subject": "person", "subject_id": who, "stage": stage, "place": place,
         "entered_at": ago(day), "left_at": ago(day - 150) if place < 3 else None}
        for who in ("ann", "cid")
        for place, (stage, day) in enumerate([("aware", 450), ("lead", 300), ("customer", 150)], 1)
    ]  # fmt: skip
    whole = made(touches, cases, orders, stages, outcome=outcome)

    def before(rows: list[dict], *names: str) -> list[dict]:
        """What of them had happened by NEWEST, with later moments not there yet."""
        kept = [row for row in rows if row[names[0]] <= NEWEST]
        late = dict.fromkeys(names[1:])
        return [row | {k: v for k, v in late.items() if row[k] and row[k] > NEWEST} for row in kept]

    past = made(
        before(touches, "at"),
        [row | ({} if row["closed_at"] else {"won": None}) for row in before(cases, "created_at", "closed_at")],
        before(orders, "at"), before(stages, "entered_at", "left_at"), outcome=outcome,
    )  # fmt: skip
    then = {key: row for key, row in whole.items() if key[1] >= 60}
    assert then
    assert then.keys() == {key for key in past if key[1] >= 60}
    for key, row in then.items():
        assert {name: row[name] for name in FEATURES} == {
            name: past[key][name] for name in FEATURES
        }


@pytest.mark.parametrize(
    ("reason", "own", "of_company", "nobody"),
    [
        ("too_early", True, True, False),
        ("wrong_person", True, False, False),
        ("not_reached", True, True, None),
    ],
)
def test_what_a_rejection_teaches(reason, own, of_company, nobody):
    """own: a case of hers came; of_company: one that names nobody; nobody: none came."""
    for cases, expected in (
        ([case(30, person_ref="ann")], own),
        ([case(30, account_ref="MILL")], of_company),
        ([], nobody),
    ):
        rows = made([met("ann", 200)], cases, answers=[said("ann", 50, "rejected", reason)])
        assert rows.get(("ann", 60), {"outcome": None})["outcome"] is expected


def test_a_rejection_is_remembered_from_its_moment_on():
    rows = made([met("ann", 400)], answers=[said("ann", 130, "rejected", "too_early")])
    assert [rows["ann", days]["rejected_365"] for days in (180, 120, 0)] == [0, 1, 1]
    assert rows["ann", 180]["days_since_rejected"] is None
    assert rows["ann", 120]["days_since_rejected"] == 10


def test_who_never_buys_teaches_nothing_until_sales_take_them_up_again():
    never = said("ann", 250, "rejected", "competitor")
    touches = [met("ann", 500)]
    assert {days for _, days in made(touches, answers=[never])} == {0, 300, 360, 420, 480}
    again = made(touches, answers=[never, said("ann", 130, "recycled")])
    assert {days for _, days in again} == {0, 60, 120, 300, 360, 420, 480}
