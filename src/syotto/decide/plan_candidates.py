"""All that could be done for customers today, from every subject, in one table and in euros.

    expected_margin = now + later - cannibalised - cost - pressure

What does not compete keeps its row and says why, the first of these that holds:

feedback       somebody said no to it
not_permitted  the person may not be contacted that way
over           it is too late for it
unknown        what it would bring is not known
unproved       they buy it in a rhythm of their own, and what a contact adds to that is assumed only
with_seller    a seller works on them as a lead
same_sale      another candidate of the customer would sell the same product, and is worth more
held           a complaint, a late delivery or a quote is open: nothing is sold meanwhile
rested         a seller contacted them a short while ago; or the plan wrote to them by itself
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue, Column

from syotto.decide.euro_tree import lifted_by
from syotto.decide.feedback import hidden
from syotto.decide.hold import hold_said, with_hold
from syotto.decide.plan_channels import WAYS, from_offers
from syotto.decide.rest import rest_said, with_rest
from syotto.decide.supply import added_by
from syotto.schema.handed import LIVE, LeadState
from syotto.schema.plan import BY_SELLERS, CANDIDATE, CANDIDATES, SELLER, CausedBy, Kind
from syotto.schema.pressure import SAID_AS
from syotto.schema.rights import SELLING
from syotto.schema.table import MOMENT
from syotto.schema.words import Channel, Verdict

COLUMNS = tuple(one.name for one in CANDIDATE)
SAID = 4
"""Reasons of a lead that are told, the weightiest first."""
WAITS = ("held", "rested")
"""Reasons that pass by themselves: what they stop is the best there was, and is told so."""
NOTHING = ibis.literal(value=False)


def candidates(
    offers: Table,
    lead_scores: Table,
    keeping: Table,
    supplies: Table,
    referring: Table,
    act_lifts: Table,
    customers: Table,
    people: Table,
    accounts: Table,
    leads: Table,
    permissions: Table,
    feedback: Table,
    last_contacts: Table,
    holds: Table,
    contact_prices: Table,
    plan_channels: Table,
    *,
    as_of: datetime,
    channel: str,
    contact_minutes: float,
    horizon_days: int,
    rest_days: int,
    call_cost: float,
    early_cost: float,
    assumed_rebuys: bool,
) -> Table:
    """One row for each thing that could be done for a customer; schema CANDIDATES."""
    called = from_leads(
        lead_scores, people, accounts, act_lifts, contact_minutes, call_cost, early_cost
    )
    subjects = (weighed(rows, contact_minutes) for rows in (called, keeping, supplies, referring))
    each = from_offers(offers, plan_channels, permissions, people, channel)
    owned = with_owner(ibis.union(each, *subjects), customers)
    told = with_hold(with_pressure(owned, contact_prices), holds)
    told = with_rest(told, last_contacts, as_of=as_of, rest_days=rest_days)
    told = with_feedback(told, hidden(feedback, as_of=as_of, horizon_days=horizon_days))
    told = with_permission(told, permissions)
    late = (told.until < ibis.literal(as_of, type=MOMENT)).fill_null(NOTHING)
    told = told.mutate(unproved=unproved(told, assumed_rebuys), late=late)
    return ranked(with_why_not(with_same_sale(with_live_lead(told, leads))))


def from_leads(
    scores: Table,
    people: Table,
    accounts: Table,
    act_lifts: Table,
    contact_minutes: float,
    call_cost: float,
    early_cost: float,
) -> Table:
    """Whom a call is expected to pay for. Without a chance there are no euros to compare.

    Some of them would come without the call. What it adds to their chance is measured where lots
    decided who was called, else assumed.
    """
    ready = scores.filter(scores.qualified, scores.expected_profit.notnull())
    calls = added_by(act_lifts, Kind.LEAD.value)
    rows = owned_by(ready, people, accounts).cross_join(calls)
    cost = call_cost + (1 - rows.probability) * early_cost
    rows = rows.mutate(cost=cost)
    gain = rows.expected_profit.cast("float64") + rows.cost
    rows = rows.mutate(value=gain / rows.probability.nullif(0.0))
    ends = [
        lifted_by(chance, lift) * rows.value - rows.cost
        for chance in (rows.low, rows.high)
        for lift in (rows.lift_low, rows.lift_high)
    ]
    named = rows.mutate(
        customer_id=ibis.coalesce(rows.account_id, rows.person_id),
        kind=ibis.literal(Kind.LEAD.value),
        what=rows.person_id,
        product_id=ibis.null("string"),
        channel=ibis.literal(Channel.PHONE.value),
        now=lifted_by(rows.probability, rows.lift) * rows.value,
        later=0.0,
        cannibalised=0.0,
        low=ibis.least(*ends),
        high=ibis.greatest(*ends),
        minutes=ibis.literal(contact_minutes),
        owner=rows.owner,
        reasons=rows.reasons[:SAID].join("; "),
        basis=rows.caused_by,
        until=ibis.null(MOMENT),
    )
    return named.select(*COLUMNS)


def owned_by(rows: Table, people: Table, accounts: Table) -> Table:
    """Adds `owner`: who looks after the account, else the person."""
    own = people.select("person_id", own="owner")
    firms = accounts.select("account_id", looks_after="owner")
    told = rows.left_join(own, "person_id").drop("person_id_right")
    told = told.left_join(firms, "account_id").drop("account_id_right")
    return told.mutate(owner=ibis.coalesce(told.looks_after, told.own)).drop("own", "looks_after")


def weighed(rows: Table, contact_minutes: float) -> Table:
    """Adds `net`: what the act is worth but for the patience it costs; null: not known.

    minutes that nobody tells are those of any contact, or none where no seller is needed.
    """
    sums = {name: rows[name].fill_null(0.0) for name in ("now", "later", "cannibalised", "cost")}
    net = sums["now"] + sums["later"] - sums["cannibalised"] - sums["cost"]
    known = (rows.now.notnull() | rows.later.notnull()) & (
        (rows.basis != CausedBy.UNKNOWN.value).fill_null(ibis.literal(value=True))
    )
    usual = ibis.ifelse(rows.channel.isin(BY_SELLERS), contact_minutes, 0.0)
    told = rows.select(*COLUMNS).mutate(
        minutes=rows.minutes.coalesce(usual), until=rows.until.cast(MOMENT)
    )
    return told.mutate(net=ibis.ifelse(known, net, ibis.null("float64")))


def with_pressure(rows: Table, prices: Table) -> Table:
    """Adds `pressure` and `expected_margin`; the range takes in that of the price.

    Who was never contacted has no price. A candidate that names nobody is priced as the account.
    """
    nobody = ibis.literal("")
    named = prices.select(
        priced_id="customer_id",
        priced_person=prices.person_id.fill_null(nobody),
        priced_channel="channel",
        price="price",
        price_low=prices.low.coalesce(prices.price),
        price_high=prices.high.coalesce(prices.price),
    )
    asked = rows.mutate(
        through=rows.channel.cases(*SAID_AS.items(), else_=rows.channel),
        whom=rows.person_id.fill_null(nobody),
    )
    of = [
        asked.customer_id == named.priced_id,
        asked.whom == named.priced_person,
        asked.through == named.priced_channel,
    ]
    told = asked.left_join(named, of)
    pressure = told.price.fill_null(0.0)
    return told.select(
        *(name for name in rows.columns if name not in ("low", "high", "net")),
        pressure=pressure,
        expected_margin=told.net - pressure,
        low=told.low - told.price_high.fill_null(0.0),
        high=told.high - told.price_low.fill_null(0.0),
    )


def with_owner(rows: Table, customers: Table) -> Table:
    """Whoever looks after the customer does what nobody else is named for."""
    looks = customers.select(looked_id="customer_id", looks_after="owner")
    joined = rows.left_join(looks, rows.customer_id == looks.looked_id)
    owner = ibis.coalesce(joined.owner, joined.looks_after)
    return joined.mutate(owner=owner).select(*rows.columns)


def with_feedback(rows: Table, hiding: Table) -> Table:
    """Adds `said_no`: to the customer, to the thing, or to the product that it would sell.

    Who has a product may still need its service or supplies.
    """
    told = hiding.group_by("customer_id", "product_id").agg(
        has_it=(hiding.verdict == Verdict.ALREADY_HAS.value).all()
    )
    every = told.filter(told.product_id.isnull()).select(never_id="customer_id")
    about = told.filter(told.product_id.notnull()).select(
        no_id="customer_id", no_to="product_id", has_it="has_it"
    )
    subject = ibis.coalesce(rows.product_id, rows.what)
    joined = rows.mutate(subject=subject).left_join(every, rows.customer_id == every.never_id)
    said = joined.left_join(
        about, [joined.customer_id == about.no_id, joined.subject == about.no_to]
    )
    still = said.has_it & (said.kind == Kind.SUPPLY.value)
    no = said.never_id.notnull() | (said.no_id.notnull() & ~still.fill_null(NOTHING))
    return said.mutate(said_no=no).drop("subject", "never_id", "no_id", "no_to", "has_it")


def with_permission(rows: Table, permissions: Table) -> Table:
    """Adds `forbidden`: what is known of the person's permissions allows no such contact."""
    selling = permissions.filter(permissions.purpose.isin([one.value for one in SELLING]))
    allowed = selling.group_by(permitted_id="person_id").agg(
        by_any=(selling.allowed & selling.channel.isin(WAYS[:2])).any(),
        **{f"by_{way}": (selling.allowed & (selling.channel == way)).any() for way in WAYS},
    )
    who = ibis.coalesce(rows.person_id, rows.customer_id)
    joined = rows.mutate(who=who)
    joined = joined.left_join(allowed, joined.who == allowed.permitted_id)
    may = ibis.cases(
        (joined.channel == SELLER, joined.by_any),
        *((joined.channel == way, joined[f"by_{way}"]) for way in WAYS),
        else_=ibis.literal(value=True),
    )
    added = [name for name in joined.columns if name not in rows.columns]
    return joined.mutate(forbidden=(~may).fill_null(NOTHING)).drop(*added)


def with_live_lead(rows: Table, leads: Table) -> Table:
    """Adds `lead_owner`: not null where a seller has them as a lead that has not ended."""
    states = leads.filter(leads.step.isin([one.value for one in LeadState]))
    last = states.group_by("lead_id").agg(
        state=states.step.argmax(states["at"]),
        who=ibis.coalesce(states.account_ref, states.person_ref).max(),
        lead_owner=states.owner.max(),
    )
    live = last.filter(last.state.isin([one.value for one in LIVE]), last.who.notnull())
    one = live.group_by(live_id="who").agg(lead_owner=live.lead_owner.fill_null("").max())
    return rows.left_join(one, rows.customer_id == one.live_id).drop("live_id")


def unproved(rows: Table, assumed_rebuys: bool) -> BooleanValue:
    """What customers buy again by themselves: the lift assumed of offers, of what they lack, would
    count their own orders as caused by us. Installed products are another matter: there something
    runs out whether anybody thinks of it or not.
    """
    if assumed_rebuys:
        return NOTHING
    again = (rows.kind == Kind.SUPPLY.value) & (rows.what == rows.product_id)
    return (again & (rows.basis != CausedBy.MEASURED.value)).fill_null(NOTHING)


def with_same_sale(rows: Table) -> Table:
    """Adds `same_sale`: something else of the customer's, worth more, would sell the product too.

    The same act through another channel is no other: the plan does one of them.
    """
    open_to = ~(rows.said_no | rows.forbidden | rows.late | rows.unproved)
    alike = ibis.window(
        group_by=["customer_id", rows.product_id],
        order_by=[open_to.desc(), *by_worth(rows)],
    )
    first = (rows.kind == rows.kind.first().over(alike)) & (
        rows.what == rows.what.first().over(alike)
    )
    return rows.mutate(same_sale=rows.product_id.notnull() & ~first)


def by_worth(rows: Table) -> list[Column]:
    """The best first; nothing known comes last; of equal ones by name."""
    margin = rows.expected_margin
    keys = (rows.kind, rows.what, rows.channel, rows.person_id.fill_null(""))
    return [margin.isnull(), margin.round(9).desc(), *keys]


def with_why_not(rows: Table) -> Table:
    """Adds `why_not` and `why_words`."""
    seller = (rows.minutes > 0).fill_null(NOTHING)
    told: tuple[tuple[BooleanValue, str, str | Column], ...] = (
        (rows.said_no, "feedback", "Somebody said no to it."),
        (rows.forbidden, "not_permitted", "They may not be contacted that way."),
        (rows.late, "over", "It is too late for it."),
        (
            (rows.kind != Kind.OFFER.value) & rows.expected_margin.isnull(),
            "unknown",
            "What it would bring is not known.",
        ),
        (
            rows.unproved,
            "unproved",
            "They buy it by themselves; that a contact adds to it is assumed, and not measured.",
        ),
        (rows.lead_owner.notnull(), "with_seller", "A seller works on them as a lead."),
        (
            rows.same_sale,
            "same_sale",
            "Another candidate would sell the same, and is worth more.",
        ),
        ((rows.kind != Kind.KEEP.value) & rows.held_words.notnull(), "held", hold_said(rows)),
        (seller & rows.contacted_days.notnull(), "rested", rest_said(rows.contacted_days)),
        (~seller & rows.written_days.notnull(), "rested", rest_said(rows.written_days)),
    )
    nothing = ibis.null("string")
    return rows.mutate(
        why_not=ibis.cases(*((when, code) for when, code, _ in told), else_=nothing),
        why_words=ibis.cases(*((when, words) for when, _, words in told), else_=nothing),
    )


def ranked(rows: Table) -> Table:
    """Adds `rank` among what competes, or only waits for something to pass."""
    gone = rows.why_not.notnull() & ~rows.why_not.isin(WAITS)
    best = ibis.window(group_by="customer_id", order_by=[gone, *by_worth(rows)])
    place = ibis.row_number().over(best) + 1
    told = rows.mutate(rank=ibis.ifelse(gone, ibis.null("int64"), place))
    return told.select(*CANDIDATES.columns)
