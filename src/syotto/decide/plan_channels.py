"""An offer once for each channel through which the customer may and can be contacted.

Through the usual channel it is worth what the offer says. Through another one a contact adds so
many times as much (`plan_channels`), and costs and takes what that channel does. Who is known to
allow no message through it, or has no address for one, is no candidate there. The plan does one of
them, so that no sale is counted twice.
"""

from __future__ import annotations

import ibis
from ibis import Table

from syotto.schema.plan import CausedBy, Kind
from syotto.schema.rights import SELLING
from syotto.schema.table import MOMENT
from syotto.schema.words import Channel, ExtraSource, Reading

WAYS = (Channel.EMAIL.value, Channel.PHONE.value, Channel.SMS.value, Channel.POST.value)
"""Channels for which it is known who may be contacted through them."""


def from_offers(
    offers: Table, channels: Table, permissions: Table, people: Table, usual: str
) -> Table:
    """Offers as candidates; through the usual channel `net` is their gain to the digit."""
    rows = through_each(offers, channels, permissions, people, usual)
    own = (rows.channel == usual) & (rows.basis != ExtraSource.MEASURED.value)
    anyway = rows.would_buy_anyway.fill_null(0.0)
    extra = ibis.least(rows.extra_if_contacted * rows.adds, 1 - anyway)
    extra = ibis.ifelse(own, rows.extra_if_contacted, extra)
    lost = extra * (1 - rows.keep) * rows.at_risk_value
    cost = rows.contact_cost.coalesce(rows.cost)
    net = extra * rows.value - lost.fill_null(0.0) - cost
    low, high = ends(rows, cost)
    measured = rows.extra_source == ExtraSource.MEASURED.value
    measured &= rows.reading == Reading.INCREMENTAL.value  # by confidence, no lift is asked
    measured &= rows.basis != ExtraSource.ASSUMED.value
    nobody = ibis.null("string")
    return rows.select(
        "customer_id",
        person_id=rows.reached,
        kind=ibis.literal(Kind.OFFER.value),
        what=rows.product_id,
        product_id=rows.product_id,
        channel=rows.channel,
        now=extra * rows.value,
        later=ibis.literal(0.0),
        cannibalised=lost.fill_null(0.0),
        cost=cost,
        low=ibis.ifelse(own, rows.low, low),
        high=ibis.ifelse(own, rows.high, high),
        minutes=rows.minutes,
        owner=nobody,
        reasons=ibis.ifelse(own, rows.reasons, rows.reasons + " " + rows.about + "."),
        basis=ibis.ifelse(measured, CausedBy.MEASURED.value, CausedBy.ASSUMED.value),
        until=ibis.null(MOMENT),
        net=ibis.ifelse(own, rows.expected_margin, net),
    )


def through_each(
    offers: Table, channels: Table, permissions: Table, people: Table, usual: str
) -> Table:
    """Each offer through each channel that reaches the customer; adds `reached`: whom of them."""
    terms = channels.select(
        "channel", "minutes", "adds", "basis", "about",
        contact_cost="cost", adds_low="low", adds_high="high",
    )  # fmt: skip
    every = offers.cross_join(terms)
    found = reachable(permissions, people)
    asked = every.mutate(way=ibis.ifelse(every.channel == usual, "", every.channel))
    of = [asked.customer_id == found.reached_at, asked.way == found.reached_by]
    told = asked.left_join(found, of)
    return told.filter(~told.way.isin(WAYS) | told.reached.notnull())


def reachable(permissions: Table, people: Table) -> Table:
    """reached_at, reached_by, reached: whom of a customer's people a channel reaches.

    Who said yes themselves comes before those whom a rule allows.
    """
    may = permissions.filter(
        permissions.allowed,
        permissions.purpose.isin([one.value for one in SELLING]),
        permissions.channel.isin(WAYS),
    )
    homes = people.select(member="person_id", home="account_id")
    placed = may.left_join(homes, may.person_id == homes.member)
    said = placed.stated.fill_null(ibis.literal(value=False))
    named = placed.select(
        reached_at=placed.home.coalesce(placed.person_id),
        reached_by="channel",
        first=ibis.ifelse(said, "0", "1") + placed.person_id,
    )
    best = named.group_by("reached_at", "reached_by").agg(first=named.first.min())
    return best.select("reached_at", "reached_by", reached=best.first.substr(1))


def ends(rows: Table, cost: ibis.Value) -> tuple[ibis.Value, ibis.Value]:
    """The least and the most, over the range of the chance and of what such a contact adds.

    A measured channel has the range of its own lift, an assumed one that of both.
    """
    worth = rows.value - ((1 - rows.keep) * rows.at_risk_value).fill_null(0.0)
    middle, chance = rows.extra_if_contacted, rows.would_buy_anyway.nullif(0.0)
    own = rows.basis == ExtraSource.MEASURED.value
    spread = (
        ibis.ifelse(own, middle * (rows.chance_low / chance).fill_null(1.0), rows.extra_low),
        ibis.ifelse(own, middle * (rows.chance_high / chance).fill_null(1.0), rows.extra_high),
    )
    most = 1 - rows.would_buy_anyway.fill_null(0.0)
    every = [
        ibis.least(extra * adds, most) * worth - cost
        for extra in spread
        for adds in (rows.adds_low, rows.adds_high)
    ]
    return ibis.least(*every), ibis.greatest(*every)
