"""What acts that are no offers add, where lots decided: calls to leads, reminders, requests.

1. Lots are our own decisions: `best_lead` and `control_lead` are the two arms of whoever would have
   been called as a lead; so for `supply` and `referral`. All count by what was decided, whether or
   not somebody called (intention to treat).
2. A customer counts once for each thing it was about, with the first draw: who was contacted is
   drawn again after a rest, who is left alone stays as they are, and later draws are not alike.
3. The outcome of a lead is what `lead_outcome` says, of that person, or of the company where the
   case names nobody, within `lead_days`; of what falls due that it was bought, or the asset
   serviced, within `horizon_days`, each for itself: a reminder of a service tells nothing of what
   is bought again anyway; of a request that somebody whom they brought came in that time.
4. Leads and reminders: the relative lift, as of offers (`lift`), and refused like it. A request has
   hardly an outcome without it, so there it is the difference of the shares, with Newcombe's
   interval; fewer than FEWEST who brought somebody, or in either arm, refuse it.

Where lots are too few the assumption stands: of reminders what offers add, of the others their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import ibis
from ibis import Table

from syotto.learn.lift import FEWEST, in_one_row, rates, whole
from syotto.maths.intervals import REACH, difference
from syotto.schema.plan import ACT_LIFTS, REBUY, Kind
from syotto.schema.words import Arm, ExtraSource, LineKind

ORDER, WON = "order", "won"
Hits = tuple[str, Table]
"""A column of the draws, and who (or what) had a success when: hit_of, hit_at."""


def act_lifts(
    decisions: Table,
    lifts: Table,
    opportunities: Table,
    order_lines: Table,
    assets: Table,
    referrals: Table,
    *,
    as_of: datetime,
    horizon_days: int,
    lead_days: int,
    lead_outcome: str,
    lead_lift: float,
    lead_lift_low: float,
    lead_lift_high: float,
    referral_rate: float,
    referral_rate_low: float,
    referral_rate_high: float,
) -> Table:
    """One row for each kind of act; schema ACT_LIFTS."""
    sales = order_lines.filter(order_lines.kind == LineKind.SALE.value)
    brought = referrals.filter(referrals.came_at.notnull())
    of_offers = lifts.filter(lifts.category.isnull()).select("lift", "low", "high")

    def drawn(kind: Kind, days: int, hits: Sequence[Hits]) -> Table:
        return with_outcome(whole(draws(decisions, kind), as_of, days), hits, days)

    called = drawn(Kind.LEAD, lead_days, successes(opportunities, sales, lead_outcome))
    reminded = drawn(Kind.SUPPLY, horizon_days, [bought(sales), serviced(assets)])
    again = reminded.bought_from.notnull()
    arrived = ibis.greatest(brought["at"], brought.came_at)
    came = brought.select(hit_of="customer_id", hit_at=arrived)
    asked = drawn(Kind.REFERRAL, horizon_days, [("who", came)])
    of_calls = said(of_offers, lead_lift, lead_lift_low, lead_lift_high)
    of_requests = said(of_offers, referral_rate, referral_rate_low, referral_rate_high)
    return ibis.union(
        relative(called, of_calls, Kind.LEAD.value),
        relative(reminded.filter(~again), of_offers, Kind.SUPPLY.value),
        relative(reminded.filter(again), of_offers, REBUY),
        apart(asked, of_requests, Kind.REFERRAL.value),
    )


def said(one: Table, lift: float, low: float, high: float) -> Table:
    """What the settings assume, in one row as `one`."""
    ends = {"lift": lift, "low": low, "high": high}
    return one.select(**{name: ibis.literal(end) for name, end in ends.items()})


def draws(decisions: Table, kind: Kind) -> Table:
    """The first draw of each customer about each thing, as `lift.draws`.

    bought_from: the customer and the product, where it is about one that they buy again.
    """
    lots = decisions.filter(decisions.reason.isin([f"best_{kind.value}", f"control_{kind.value}"]))
    first = ibis.window(group_by=["customer_id", "what"], order_by=["at", "decision_id"])
    placed = lots.mutate(place=ibis.row_number().over(first))
    again = ibis.ifelse(placed.what == placed.product_id, placed.product_id, ibis.null("string"))
    return placed.filter(placed.place == 0).select(
        "at", "arm", "propensity", draw="decision_id", who="customer_id", sought="what",
        bought_from=placed.customer_id + "|" + again,
    )  # fmt: skip


def successes(opportunities: Table, sales: Table, outcome: str) -> Sequence[Hits]:
    """Of leads: by the person, and by the company where no person is named."""
    if outcome == ORDER:
        return [("who", sales.select(hit_of="customer_id", hit_at="at"))]
    at = "closed_at" if outcome == WON else "created_at"
    meant = opportunities.filter(opportunities.won) if outcome == WON else opportunities
    named = meant.person_ref.notnull()
    return [
        ("sought", meant.filter(named).select(hit_of="person_ref", hit_at=at)),
        ("who", meant.filter(~named).select(hit_of="account_ref", hit_at=at)),
    ]


def bought(sales: Table) -> Hits:
    return "bought_from", sales.select(
        hit_of=sales.customer_id + "|" + sales.product_id, hit_at="at"
    )


def serviced(assets: Table) -> Hits:
    """Assets that were serviced, the last time that is known."""
    return "sought", assets.select(hit_of="asset_id", hit_at="serviced_at")


def with_outcome(drawn: Table, hits: Sequence[Hits], days: int) -> Table:
    """Adds `bought` (0 or 1): a success within the days after the draw."""
    found = []
    for column, successes_ in hits:
        met = drawn.join(successes_, drawn[column] == successes_.hit_of)
        until = met["at"] + ibis.interval(days=days)
        found.append(met.filter(met.hit_at > met["at"], met.hit_at <= until).select(hit="draw"))
    success = (ibis.union(*found) if len(found) > 1 else found[0]).distinct()
    joined = drawn.left_join(success, drawn.draw == success.hit)
    return joined.select(*drawn.columns, bought=joined.hit.notnull().ifelse(1.0, 0.0))


def relative(outcomes: Table, assumed: Table, kind: str) -> Table:
    """The ratio of the rates, less one."""
    arms = rates(outcomes.mutate(category=ibis.null("string")))
    row = in_one_row(arms)
    row = row.mutate(reach=REACH * row.variance.sqrt())
    enough = (row.bought_treated >= FEWEST) & (row.bought_control >= FEWEST)
    ends = {"lift": row.log, "low": row.log - row.reach, "high": row.log + row.reach}
    found = row.mutate(
        known=enough & row.log.notnull(), **{k: v.exp() - 1 for k, v in ends.items()}
    )
    return told(found, assumed, kind)


def apart(outcomes: Table, assumed: Table, kind: str) -> Table:
    """The difference of the shares."""
    treated, control = (outcomes.arm == arm for arm in (Arm.TREATED.value, Arm.CONTROL.value))
    row = outcomes.agg(
        treated=treated.sum().fill_null(0),
        control=control.sum().fill_null(0),
        bought_treated=outcomes.bought.sum(where=treated).fill_null(0).cast("int64"),
        bought_control=outcomes.bought.sum(where=control).fill_null(0).cast("int64"),
    )
    came, n, alone, held = (
        row[name].cast("float64")
        for name in ("bought_treated", "treated", "bought_control", "control")
    )
    n, held = n.nullif(0.0), held.nullif(0.0)
    low, high = difference(came, n, alone, held)
    enough = (row.bought_treated >= FEWEST) & (row.treated >= FEWEST) & (row.control >= FEWEST)
    found = row.mutate(known=enough, lift=came / n - alone / held, low=low, high=high)
    return told(found, assumed, kind)


def told(found: Table, assumed: Table, kind: str) -> Table:
    """A row of ACT_LIFTS: what was found, else what is assumed."""
    known = found.known.fill_null(ibis.literal(value=False))
    beside = assumed.select(lift_else="lift", low_else="low", high_else="high")
    row = found.mutate(known=known).cross_join(beside)
    return row.select(
        kind=ibis.literal(kind),
        **{
            name: ibis.ifelse(row.known, row[name], row[f"{name}_else"])
            for name in ("lift", "low", "high")
        },
        extra_source=ibis.ifelse(row.known, ExtraSource.MEASURED.value, ExtraSource.ASSUMED.value),
        treated=row.treated,
        control=row.control,
        came_treated=row.bought_treated,
        came_control=row.bought_control,
    ).select(*ACT_LIFTS.columns)
