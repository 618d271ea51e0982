"""Who brought whom, as customers: what became of it, and how credit is shared."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table

from syotto.know.holds import COMPLAINTS, open_at
from syotto.know.moments import moment
from syotto.schema.membership import sole_membership
from syotto.schema.referred import REFERRALS, Brought
from syotto.schema.words import Arm

GRACE_DAYS = 30
"""Who bought so shortly before we heard of the referral came by it all the same."""


def referrals(given: Table, customers: Table, memberships: Table, *, as_of: datetime) -> Table:
    """schema REFERRALS. A colleague of the same company is no new customer and left out.

    Several who brought the same customer share the credit by their weights.
    """
    told = given.filter(given["at"] <= moment(as_of))
    bringing = at_home(told, "referrer_ref", "customer_id", memberships, as_of)
    named = at_home(bringing, "referred_ref", "referred_id", memberships, as_of)
    named = named.mutate(person_id=named.referrer_ref)
    bought = customers.select(buyer="customer_id", first_at="first_at")
    known = named.left_join(bought, named.referred_id == bought.buyer)
    return credited(became(known.filter(known.customer_id != known.referred_id)))


def at_home(rows: Table, ref: str, name: str, memberships: Table, as_of: datetime) -> Table:
    """`name`: the account of the person in column `ref`, or what stands there itself."""
    sole = sole_membership(memberships, as_of)
    homes = sole.select(member="person_ref", home="account_ref").view()
    placed = rows.left_join(homes, rows[ref] == homes.member)
    return placed.select(*rows.columns, **{name: placed.home.coalesce(placed[ref])})


def became(known: Table) -> Table:
    since = known["at"] - ibis.interval(days=GRACE_DAYS)
    came = (known.first_at >= since).fill_null(ibis.literal(value=False))
    states = ibis.cases(
        ((known.arm == Arm.CONTROL.value).fill_null(ibis.literal(value=False)), "held_back"),
        (came, Brought.CAME.value),
        (known.first_at.notnull(), Brought.BEFORE.value),
        else_=Brought.OPEN.value,
    )
    return known.mutate(
        became=states, came_at=ibis.ifelse(came, known.first_at, ibis.null("timestamp('UTC')"))
    )


def credited(told: Table) -> Table:
    """With `credit`: of all who brought the same customer, one; none for who was held back."""
    out = told.became.isin([Brought.HELD_BACK.value, Brought.BEFORE.value])
    weight = ibis.ifelse(out, 0.0, ibis.greatest(told.weight.fill_null(1.0), 0.0))
    weighed = told.mutate(part=weight)
    all_of = weighed.part.cast("decimal(38, 9)").sum().over(group_by="referred_id")
    share = weighed.part / all_of.cast("float64").nullif(0.0)
    return weighed.mutate(credit=share.fill_null(0.0)).select(*REFERRALS.columns)


def satisfied(cases: Table, memberships: Table, *, as_of: datetime, satisfied_from: float) -> Table:
    """schema SATISFIED: whose last mark was good enough. Nobody with a complaint open, ever."""
    told = cases.filter(cases.opened_at <= moment(as_of))
    placed = at_home(told, "person_ref", "home", memberships, as_of)
    named = placed.select(
        "case_id", "kind", "score", "opened_at", "closed_at",
        customer_id=placed.account_ref.coalesce(placed.home),
        person_id=placed.person_ref,
    )  # fmt: skip
    named = named.filter(named.customer_id.notnull())
    complaint = named.kind.lower().isin(COMPLAINTS)
    angry = named.filter(complaint, open_at(named.closed_at, as_of)).select("customer_id")
    marked = named.filter(named.score.notnull()).mutate(
        at=named.closed_at.coalesce(named.opened_at)
    )
    known = marked.filter(marked["at"] <= moment(as_of))
    newest = ibis.window(
        group_by=["customer_id", "person_id"],
        order_by=[ibis.desc("at"), ibis.desc("case_id")],
    )
    placed = known.mutate(place=ibis.row_number().over(newest))
    last = placed.filter(placed.place == 0).select("customer_id", "person_id", "at", mark="score")
    return last.filter(last.mark >= satisfied_from).anti_join(angry.distinct(), "customer_id")
