"""The choice for every customer: the best offer, or no contact; and the rest of the story.

Reasons, first match wins:
no_candidate  nothing they lack speaks for them
feedback      somebody said no to every offer that pays
no_gain       no offer is worth its contact
held          a complaint, a late delivery or a quote is open: nothing is sold meanwhile
rested        contacted a short while ago
capacity      the seller's list is full of better ones
control       would be on the list, but is in the control group: left alone to learn from
best_offer    on today's list

Propensity is the probability with which the action was chosen. Chance enters by the control group
alone: who would find a place is proposed with 1 - control_share; exempt customers always; the rest
is decided without chance. So `best_offer` and `control` of one moment are an experiment.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.decide.control import with_arm
from syotto.decide.feedback import hidden, without_hidden
from syotto.decide.hold import hold_said, with_hold
from syotto.decide.rest import rest_said, with_rest
from syotto.maths.hashing import digest
from syotto.schema import DERIVED
from syotto.schema.words import Action, Arm

ACCOUNT = "account"
NOBODY = ""  # customers without an owner share one list
WORDS = {
    "no_candidate": "Nothing they lack goes with what they have.",
    "feedback": "Somebody said no to every offer that pays.",
    "no_gain": "No offer is worth its contact.",
    "control": "In the control group: left alone, so that we learn what contact adds.",
    "capacity": "Pays, but the list is full of better ones.",
}


def decisions(
    offers: Table,
    customers: Table,
    customer_groups: Table,
    feedback: Table,
    last_contacts: Table,
    holds: Table,
    *,
    as_of: datetime,
    horizon_days: int,
    control_share: float,
    control_exempt: list[str],
    capacity: int,
    channel: str,
    rest_days: int,
    **deciding: object,
) -> Table:
    """One row per customer; schema DECISIONS. `deciding`: more settings that offers came from."""
    policy = policy_version(
        horizon_days=horizon_days, control_share=control_share, control_exempt=control_exempt,
        capacity=capacity, channel=channel, rest_days=rest_days, **deciding,
    )  # fmt: skip
    open_offers = without_hidden(offers, hidden(feedback, as_of=as_of, horizon_days=horizon_days))
    named = customers.select("customer_id", "kind", "owner").join(customer_groups, "customer_id")
    drawn = with_arm(named, control_share, control_exempt)
    rested = with_rest(drawn, last_contacts, as_of=as_of, rest_days=rest_days)
    chosen = with_best(with_hold(rested, holds), offers, open_offers)
    placed = with_place(with_reason(chosen), capacity)
    return described(placed, as_of, control_share, channel, policy)


def policy_version(**deciding: object) -> str:
    """The deciding settings as sixteen hex digits."""
    return digest(*(f"{name}={deciding[name]!r}" for name in sorted(deciding)))


BEST = ("product_id", "products", "expected_margin", "low", "high", "reasons")


def with_best(customers: Table, offers: Table, open_offers: Table) -> Table:
    """Each customer with the best open offer, the next two, and what was there before."""
    order = ibis.window(group_by="customer_id", order_by=open_offers["rank"])
    places = open_offers.mutate(
        place_left=ibis.row_number().over(order),
        second=open_offers.product_id.lead(1).over(order),
        third=open_offers.product_id.lead(2).over(order),
    )
    best = places.filter(places.place_left == 0).select(
        "second", "third", *BEST, best_id=places.customer_id
    )
    before = offers.filter(offers["rank"] == 1).select(
        before_id=offers.customer_id, before_margin=offers.expected_margin
    )
    joined = customers.left_join(before, customers.customer_id == before.before_id)
    return joined.left_join(best, joined.customer_id == best.best_id)


def with_reason(chosen: Table) -> Table:
    """Adds `reason`; capacity is not looked at yet."""
    pays = (chosen.expected_margin > 0).fill_null(ibis.literal(value=False))
    paid_before = (chosen.before_margin > 0).fill_null(ibis.literal(value=False))
    reason = ibis.cases(
        (chosen.before_id.isnull(), "no_candidate"),
        (~pays & paid_before, "feedback"),
        (~pays, "no_gain"),
        (chosen.held_words.notnull(), "held"),
        (chosen.contacted_days.notnull(), "rested"),
        (chosen.arm == Arm.CONTROL.value, "control"),
        else_="best_offer",
    )
    return chosen.mutate(reason=reason)


def with_place(chosen: Table, capacity: int) -> Table:
    """Adds `place` on the seller's list; who finds none has the reason `capacity`.

    The control group takes no place, and is told apart only where one would have been found.
    """
    wanted = chosen.filter(chosen.reason.isin(["best_offer", "control"]))
    best_first = ibis.cumulative_window(
        group_by=wanted.owner.fill_null(NOBODY),
        order_by=[wanted.expected_margin.round(9).desc(), wanted.customer_id],
    )
    proposed = (wanted.reason == "best_offer").cast("int64")
    number = proposed.sum().over(best_first) + 1 - proposed
    listed = wanted.select(listed_id="customer_id", listed=wanted.reason, number=number)
    on_list = listed.filter(listed.number <= capacity)
    joined = chosen.left_join(on_list, chosen.customer_id == on_list.listed_id)
    full = joined.reason.isin(["best_offer", "control"]) & joined.number.isnull()
    place = ibis.ifelse(joined.listed == "best_offer", joined.number, ibis.null("int64"))
    return joined.mutate(place=place, reason=ibis.ifelse(full, "capacity", joined.reason))


def described(
    rows: Table, as_of: datetime, control_share: float, channel: str, policy: str
) -> Table:
    offered = rows.reason == "best_offer"
    account = rows.kind == ACCOUNT
    nobody = ibis.null("string")
    named = rows.mutate(
        decision_id=(f"{policy}|{as_of.isoformat()}|" + rows.customer_id)
        .hexdigest("md5")
        .substr(0, 16),
        at=ibis.literal(as_of, type="timestamp('UTC')"),
        person_id=ibis.ifelse(account, nobody, rows.customer_id),
        account_id=ibis.ifelse(account, rows.customer_id, nobody),
        action=ibis.ifelse(offered, Action.OFFER.value, Action.NO_CONTACT.value),
        channel=ibis.ifelse(offered, ibis.literal(channel), nobody),
        propensity=propensity(rows, control_share),
        expected_margin=ibis.ifelse(offered, rows.expected_margin, 0.0),
        low=ibis.ifelse(offered, rows.low, 0.0),
        high=ibis.ifelse(offered, rows.high, 0.0),
        reasons=said(rows),
        runners_up=ibis.cases(
            (rows.third.notnull(), ibis.array([rows.second, rows.third])),
            (rows.second.notnull(), ibis.array([rows.second])),
            else_=ibis.literal([], type="array<string>"),
        ),
        policy_version=ibis.literal(policy),
    )
    return named.select(*DERIVED["decisions"].columns)


def propensity(rows: Table, control_share: float) -> Column:
    by_chance = rows.reason.isin(["best_offer", "control"]) & (rows.arm != Arm.EXEMPT.value)
    treated = ibis.ifelse(rows.arm == Arm.CONTROL.value, control_share, 1 - control_share)
    return ibis.ifelse(by_chance, treated, 1.0)


def said(rows: Table) -> Column:
    words: list[tuple[Column, str | Column]] = [
        (rows.reason == code, text) for code, text in WORDS.items()
    ]
    words.append((rows.reason == "held", hold_said(rows)))
    words.append((rows.reason == "rested", rest_said(rows.contacted_days)))
    return ibis.cases(*words, else_=rows.reasons)
