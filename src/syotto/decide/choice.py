"""The decision for every customer, out of the plan: what is done, or no contact; and why.

Reasons, first match wins:
no_candidate   nothing speaks for any act
feedback       somebody said no to all that pays
not_permitted  they may not be contacted in any way that pays
over           it is too late for all that would have paid
with_seller    a seller works on them as a lead
no_gain        nothing is worth its contact
held           a complaint, a late delivery or a quote is open: nothing is sold meanwhile
rested         contacted a short while ago
capacity       the seller's list is full of better ones; or their seller is away, the money for
               today is spent, the same person is contacted elsewhere (away, budget, elsewhere)
control        would get an offer today, but is in the control group: left alone to learn from;
               control_lead, control_supply ... where it would have been another act
best_offer     on today's list; best_lead, best_keep ...: another act than an offer

Propensity is the probability with which the action was chosen. Chance enters by the control group,
and by `explore_share`: who would find a place is contacted with 1 - control_share; exempt customers
always; the rest is decided without chance. So `best_offer` and `control` of one moment are an
experiment, and so are `best_lead` and `control_lead`.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table

from syotto.decide.control import with_arm
from syotto.maths.hashing import digest
from syotto.schema import DERIVED
from syotto.schema.plan import Kind
from syotto.schema.words import Action

ACCOUNT, PERSON = "account", "person"
NO_CANDIDATE = "no_candidate"
LEFT_TO_LEARN = "control"
"""How reasons begin of who is left alone by chance: on record with the channel through which they
would have been contacted."""
NOTHING_SPEAKS = "Nothing they lack goes with what they have."


def decisions(
    plan: Table,
    offers: Table,
    customers: Table,
    customer_groups: Table,
    *,
    as_of: datetime,
    control_share: float,
    control_exempt: list[str],
    **deciding: object,
) -> Table:
    """One row per customer, and per who may become one; schema DECISIONS.

    deciding: more settings that the plan came from.
    """
    policy = policy_version(control_share=control_share, control_exempt=control_exempt, **deciding)
    drawn = with_arm(everybody(plan, customers, customer_groups), control_share, control_exempt)
    planned = plan.select(
        *(name for name in plan.columns if name not in ("person_id", "owner", "arm")),
        whom=plan.person_id,
        seller=plan.owner,
    )
    rows = drawn.left_join(planned, "customer_id").drop("customer_id_right")
    return described(with_products(rows, offers), as_of, policy)


def policy_version(**deciding: object) -> str:
    """The deciding settings as sixteen hex digits."""
    return digest(*(f"{name}={deciding[name]!r}" for name in sorted(deciding)))


def everybody(plan: Table, customers: Table, customer_groups: Table) -> Table:
    """Customers in their groups, and whoever else something could be done for."""
    named = customers.select("customer_id", "kind", "owner").join(customer_groups, "customer_id")
    named = named.select("customer_id", "owner", "customer_group", of=named.kind)
    others = plan.anti_join(customers, "customer_id")
    account = (others.person_id != others.customer_id).fill_null(ibis.literal(value=True))
    return named.union(
        others.select(
            "customer_id",
            "owner",
            customer_group=ibis.null("string"),
            of=ibis.ifelse(account, ACCOUNT, PERSON),
        )
    )


def with_products(rows: Table, offers: Table) -> Table:
    """Adds `products`: of an offer those that are offered together."""
    bundles = offers.select(
        bundled_for="customer_id", bundled_id="product_id", products=offers.products
    )
    of = [rows.customer_id == bundles.bundled_for, rows.product_id == bundles.bundled_id]
    return rows.left_join(bundles, of)


def described(rows: Table, as_of: datetime, policy: str) -> Table:
    done = rows.place.notnull()
    drawn = rows.reason.startswith(LEFT_TO_LEARN).fill_null(ibis.literal(value=False))
    account = rows.of == ACCOUNT
    nobody = ibis.null("string")
    offer = rows.kind == Kind.OFFER.value
    named = rows.mutate(
        decision_id=(f"{policy}|{as_of.isoformat()}|" + rows.customer_id)
        .hexdigest("md5")
        .substr(0, 16),
        at=ibis.literal(as_of, type="timestamp('UTC')"),
        person_id=ibis.ifelse(account, ibis.ifelse(done, rows.whom, nobody), rows.customer_id),
        account_id=ibis.ifelse(account, rows.customer_id, nobody),
        owner=ibis.ifelse(done, rows.seller, nobody).coalesce(rows.owner),
        action=ibis.ifelse(done, rows.kind, Action.NO_CONTACT.value),
        what=ibis.ifelse(offer, nobody, rows.what),
        products=ibis.ifelse(offer, rows.products, ibis.null("array<string>")),
        channel=ibis.ifelse(done | drawn, rows.channel, nobody),
        propensity=rows.propensity.fill_null(1.0),
        expected_margin=ibis.ifelse(done, rows.expected_margin, 0.0),
        low=ibis.ifelse(done, rows.low, 0.0),
        high=ibis.ifelse(done, rows.high, 0.0),
        reason=rows.reason.fill_null(NO_CANDIDATE),
        reasons=rows.reasons.fill_null(NOTHING_SPEAKS),
        runners_up=rows.beaten.fill_null(ibis.literal([], type="array<string>")),
        policy_version=ibis.literal(policy),
    )
    return named.select(*DERIVED["decisions"].columns)
