"""Who is worth a call: expected profit of calling now, as far as sellers have time.

    profit = chance x win rate x margin - cost of the call - (1 - chance) x cost of being early

Until closed cases tell the chance, so many points qualify a lead. What that costs is shown.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import NumericValue

from syotto.schema.handed import AGAIN, NEVER
from syotto.schema.leads import LEAD_SCORES, NEVER_BUYS, Stage
from syotto.schema.scoring import Scoring
from syotto.schema.table import EXACT, MONEY
from syotto.schema.words import LineKind

OPPORTUNITY, ORDER = "opportunity", "order"
NOBODY = ""


def lead_scores(
    totals: Table,
    chances: Table,
    people: Table,
    accounts: Table,
    opportunities: Table,
    order_lines: Table,
    leads: Table,
    *,
    as_of: datetime,
    scoring: Scoring,
    lead_outcome: str,
    lead_value: float,
    lead_capacity: int,
    call_cost: float,
    early_cost: float,
    margin_share: float,
) -> Table:
    """A row for everybody, and whether a call pays now; schema LEAD_SCORES."""
    customer = totals.mutate(customer_id=ibis.coalesce(totals.account_id, totals.person_id))
    told = chances.rename(scored="person_id", moves="reasons")
    own = people.select(own_id="person_id", own="owner")
    firms = accounts.select(firm="account_id", theirs="owner")
    rows = (
        customer.left_join(told, [("person_id", "scored")])
        .left_join(own, [("person_id", "own_id")])
        .left_join(firms, [("account_id", "firm")])
        .left_join(with_open_case(opportunities, people), [("customer_id", "has_case")])
        .left_join(who_never_buys(leads), [("person_id", "never")])
    )
    value = success_value(opportunities, order_lines, lead_outcome, lead_value, margin_share)
    rows = rows.mutate(owner=ibis.coalesce(rows.own, rows.theirs, NOBODY)).cross_join(value)
    gain = rows.probability * rows.value - call_cost - (1 - rows.probability) * early_cost
    rows = rows.mutate(expected_profit=gain.round(2).cast(MONEY))
    rows = ranked(rows.mutate(worth=worth(rows, scoring)), lead_capacity)
    return said(rows, scoring, lead_capacity).select(*LEAD_SCORES.columns)


def with_open_case(opportunities: Table, people: Table) -> Table:
    """Customers whose sales case is open: the company, else that of the person, else the person."""
    running = opportunities.filter(opportunities.closed_at.isnull(), opportunities.won.isnull())
    named = running.select(named=ibis.coalesce(running.account_ref, running.person_ref))
    homes = people.select(member="person_id", home="account_id")
    placed = named.left_join(homes, [("named", "member")])
    return placed.select(has_case=ibis.coalesce(placed.home, placed.named)).distinct()


def who_never_buys(leads: Table) -> Table:
    """People whom sales rejected as such, and did not take up again since."""
    each = leads.group_by(never=leads.person_ref).agg(
        said_at=leads["at"].max(where=leads.reason.isin(NEVER)),
        again_at=leads["at"].max(where=leads.step.isin(AGAIN)),
    )
    still = each.again_at.isnull() | (each.again_at < each.said_at)
    return each.filter(each.said_at.notnull(), still).select("never")


def success_value(
    opportunities: Table, order_lines: Table, outcome: str, given: float, margin_share: float
) -> Table:
    """One row with `value`: the margin that a success is expected to bring; null: not known."""
    if given:
        return opportunities.agg(cases=opportunities.count()).select(value=ibis.literal(given))
    if outcome == ORDER:
        sold = order_lines.filter(order_lines.kind == LineKind.SALE.value)
        each = sold.group_by("order_id").agg(margin=sold.margin.cast(EXACT).sum())
        return each.agg(value=each.margin.mean().cast("float64"))
    closed = opportunities.filter(opportunities.won.notnull())
    won = closed.won.cast("int64").sum()
    amounts = closed.amount.cast(EXACT).sum(where=closed.won) / closed.amount.count(
        where=closed.won
    )
    rate = (won + 0.5) / (closed.count() + 1) if outcome == OPPORTUNITY else ibis.literal(1.0)
    return closed.agg(value=(amounts.cast("float64") * rate * margin_share))


def worth(rows: Table, scoring: Scoring) -> NumericValue:
    """Euros where they are known, else points beyond what is enough; above zero: call."""
    points = rows.points - scoring.enough + POINT
    return ibis.coalesce(rows.expected_profit.cast("float64"), points)


POINT = 1e-9
"""Exactly enough points are enough."""


def ranked(rows: Table, capacity: int) -> Table:
    """place: among those of the same seller who are worth a call, from 0."""
    calls = (rows.worth > 0) & rows.has_case.isnull() & rows.never.isnull()
    order = [calls.desc(), rows.worth.desc(), rows.person_id]
    place = ibis.row_number().over(group_by="owner", order_by=order)
    within = (place < capacity) | (rows.owner == NOBODY)
    return rows.mutate(calls=calls, place=place, qualified=calls & within)


def said(rows: Table, scoring: Scoring, capacity: int) -> Table:
    """With stage, reasons, and why not."""
    known = rows.expected_profit.notnull()
    open_case = rows.has_case.notnull()
    loses = "A call would cost more than it is expected to bring."
    few = f"Fewer than the {scoring.enough:g} points that qualify a lead."
    full = f"Others are worth more, and a seller has time for {capacity}."
    why_not = ibis.cases(
        (rows.qualified, ibis.null(str)),
        (open_case, "A sales case of the company is open."),
        (rows.never.notnull(), NEVER_BUYS),
        (~rows.calls & known, loses),
        (~rows.calls, few),
        else_=full,
    )
    stage = ibis.cases(
        (open_case, Stage.SQL.value), (rows.qualified, Stage.MQL.value), else_=Stage.NONE.value
    )
    none = ibis.literal([], type="array<string>")
    reasons = rows.reasons.fill_null(none).concat(rows.moves.fill_null(none))
    return rows.mutate(
        stage=stage,
        why_not=why_not,
        reasons=reasons,
        scoring_version=ibis.literal(scoring.version),
    )
