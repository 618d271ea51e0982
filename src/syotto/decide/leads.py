"""Who is worth a call: expected profit of calling now, as far as sellers have time.

    profit = chance x win rate x margin - cost of the call - (1 - chance) x cost of being early

Until closed cases tell the chance, so many points qualify a lead. What that costs is shown.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import NumericValue

from syotto.schema.leads import LEAD_SCORES, Stage
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
    told = chances.rename(moves="reasons")
    rows = totals.left_join(told, "person_id").drop("person_id_right")
    rows = with_owner(rows, people, accounts)
    rows = with_open_case(rows, opportunities)
    value = success_value(opportunities, order_lines, lead_outcome, lead_value, margin_share)
    rows = rows.cross_join(value)
    gain = rows.probability * rows.value - call_cost - (1 - rows.probability) * early_cost
    rows = rows.mutate(expected_profit=gain.round(2).cast(MONEY))
    rows = ranked(rows.mutate(worth=worth(rows, scoring)), lead_capacity)
    return said(rows, scoring, lead_capacity).select(*LEAD_SCORES.columns)


def with_owner(rows: Table, people: Table, accounts: Table) -> Table:
    """Who looks after them: the person's seller, else the company's."""
    own = people.select("person_id", own="owner")
    theirs = accounts.select("account_id", theirs="owner")
    rows = rows.left_join(own, "person_id").drop("person_id_right")
    rows = rows.left_join(theirs, "account_id").drop("account_id_right")
    return rows.mutate(owner=ibis.coalesce(rows.own, rows.theirs, NOBODY))


def with_open_case(rows: Table, opportunities: Table) -> Table:
    """Of the company, or of the person where there is none."""
    running = opportunities.filter(opportunities.closed_at.isnull(), opportunities.won.isnull())
    of = running.select(who=ibis.coalesce(running.account_ref, running.person_ref)).distinct()
    of = of.filter(of.who.notnull()).mutate(open_case=True)
    key = ibis.coalesce(rows.account_id, rows.person_id)
    wide = rows.mutate(key=key)
    return wide.left_join(of, wide.key == of.who).drop("who").drop("key")


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
    calls = (rows.worth > 0) & rows.open_case.isnull()
    order = [calls.desc(), rows.worth.desc(), rows.person_id]
    place = ibis.row_number().over(group_by="owner", order_by=order)
    within = (place < capacity) | (rows.owner == NOBODY)
    return rows.mutate(calls=calls, place=place, qualified=calls & within)


def said(rows: Table, scoring: Scoring, capacity: int) -> Table:
    """With stage, reasons, and why not."""
    known = rows.expected_profit.notnull()
    open_case = rows.open_case.notnull()
    loses = "A call would cost more than it is expected to bring."
    few = f"Fewer than the {scoring.enough:g} points that qualify a lead."
    full = f"Others are worth more, and a seller has time for {capacity}."
    why_not = ibis.cases(
        (rows.qualified, ibis.null(str)),
        (open_case, "A sales case of the company is open."),
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
