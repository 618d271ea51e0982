"""What a contact through each channel adds, beside the usual one, for the plan to choose by.

1. Where chance decided and enough was bought, the lift of a channel is measured as the whole one is
   (`learn/lift`), from those whom the plan meant for that channel: contacted, or held out.
2. Else it is assumed, beside a contact of a seller's. Of a channel whose messages tell who opened
   them it is the share that was opened: what nobody reads adds nothing, and one that is read is
   taken to add as much as a seller's call, half of it or twice as much.
3. Else the setting stands, four times smaller or larger.

`adds` multiplies what contact adds (`lifts`), which is about the usual channel, so that one adds 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import ibis
from ibis import Table
from ibis.expr.types import StringValue, Value

from syotto.learn.lift import FEWEST, draws, in_one_row, rates, taken, whole, with_outcome
from syotto.maths.intervals import REACH, wilson
from syotto.schema.plan import ADDS, BY_SELLERS, COSTS, PLAN_CHANNELS, through
from syotto.schema.pressure import SAID_AS
from syotto.schema.words import Channel, ExtraSource

RANGE, OPENED_RANGE = 4.0, 2.0
"""An assumed number may be so many times smaller or larger."""
BACK = timedelta(days=365)
USUAL = "usual"
NOTHING = ibis.null("int64")


def plan_channels(
    lifts: Table,
    contacts: Table,
    exposures: Table,
    decisions: Table,
    order_lines: Table,
    subscriptions: Table,
    memberships: Table,
    *,
    as_of: datetime,
    horizon_days: int,
    outcome_days: int,
    channel: str,
    other_channels: Sequence[str],
    contact_minutes: float,
    contact_costs: Mapping[str, float],
    contact_adds: Mapping[str, float],
) -> Table:
    """The usual channel, and each of the others; schema PLAN_CHANNELS."""
    others = list(dict.fromkeys(one for one in other_channels if one != channel))
    every = named(lifts, [channel, *others])
    known = [*ADDS, *contact_adds]
    settings = {one: contact_adds.get(one, ADDS.get(one, ADDS[Channel.EMAIL])) for one in known}
    costs = {**COSTS, **contact_costs}
    rows = every.mutate(
        minutes=ibis.ifelse(every.channel.isin(BY_SELLERS), contact_minutes, 0.0),
        cost=number_of(every.channel, {one: costs[one] for one in others if one in costs}),
        setting=number_of(every.channel, settings).fill_null(settings[Channel.EMAIL]),
    )
    told = assumed(rows, opened(contacts, as_of), channel)
    if not others:
        return described(unmeasured(told), channel)
    days = min(outcome_days, horizon_days)
    bought = taken(order_lines, subscriptions)
    arms = [
        rates(with_outcome(drawn, bought, days).mutate(category=ibis.literal(one)))
        for one in (channel, *others)
        for drawn in [drawn_by(one, exposures, decisions, memberships, as_of, days)]
    ]
    found = in_one_row(ibis.union(*arms), "category")
    return described(beside(told, found, lifts, days / horizon_days), channel)


def named(lifts: Table, channels: list[str]) -> Table:
    """One row for each channel, whatever is known."""
    return lifts.agg(n=lifts.count()).select(channel=ibis.literal(channels).unnest())


def number_of(channel: StringValue, numbers: Mapping[str, float]) -> Value:
    nothing = ibis.null("float64")
    return channel.cases(*numbers.items(), else_=nothing) if numbers else nothing


def opened(contacts: Table, as_of: datetime) -> Table:
    """seen_by, contacts, opened: of the messages of a year of which that is known."""
    lately = contacts["at"] > ibis.literal(as_of - BACK, type="timestamp('UTC')")
    seen = contacts.filter(lately, contacts.opened.notnull())
    return seen.group_by(seen_by="channel").agg(
        contacts=seen.count(), opened=seen.opened.cast("int64").sum()
    )


def assumed(rows: Table, seen: Table, usual: str) -> Table:
    """Adds adds, low, high: beside the usual channel, by what was opened or by the settings."""
    met = rows.left_join(seen, rows.channel == seen.seen_by).drop("seen_by")
    read, of = met.opened.cast("float64"), met.contacts.cast("float64")
    told = (met.opened >= FEWEST).fill_null(ibis.literal(value=False))
    low, high = wilson(read, of)
    own = met.mutate(
        told=told,
        own=ibis.ifelse(told, read / of, met.setting),
        least=ibis.ifelse(told, low / OPENED_RANGE, met.setting / RANGE),
        most=ibis.ifelse(told, high * OPENED_RANGE, met.setting * RANGE),
    )
    both = own.cross_join(own.filter(own.channel == usual).select(base="own"))
    first = both.channel == usual
    base = both.base.nullif(0.0)
    return both.mutate(
        adds=ibis.ifelse(first, 1.0, (both.own / base).fill_null(1.0)),
        low=ibis.ifelse(first, 1.0, (both.least / base).fill_null(0.0)),
        high=ibis.ifelse(first, 1.0, (both.most / base).fill_null(1.0)),
    )


def drawn_by(
    channel: str,
    exposures: Table,
    decisions: Table,
    memberships: Table,
    as_of: datetime,
    days: int,
) -> Table:
    """Whom chance drew for this channel."""
    word = SAID_AS.get(channel, channel)
    shown, decided = (
        rows.filter(rows.channel.lower().substitute(dict(SAID_AS)) == word)
        for rows in (exposures, decisions)
    )
    return whole(draws(shown, decided, memberships, as_of), as_of, days)


def unmeasured(rows: Table) -> Table:
    return rows.mutate(
        measured=ibis.literal(value=False), bought_treated=NOTHING, bought_control=NOTHING
    )


def beside(rows: Table, found: Table, lifts: Table, share: float) -> Table:
    """Where a channel's own lift is measured, and the whole one, that counts."""
    every = lifts.filter(lifts.category.isnull())
    every = every.filter(every.extra_source == ExtraSource.MEASURED.value, every.lift > 0)
    middle = every.agg(usual_lift=every.lift.max())
    met = rows.left_join(found, rows.channel == found.category).cross_join(middle)
    reach = met.variance.sqrt() * REACH
    enough = (met.bought_treated >= FEWEST) & (met.bought_control >= FEWEST)
    known = (enough & met.log.notnull() & met.usual_lift.notnull()).fill_null(
        ibis.literal(value=False)
    )
    ends = {"adds": met.log, "low": met.log - reach, "high": met.log + reach}
    return met.mutate(
        measured=known,
        **{
            name: ibis.ifelse(known, (end.exp() - 1) * share / met.usual_lift, met[name])
            for name, end in ends.items()
        },
    )


def described(rows: Table, usual: str) -> Table:
    """Adds basis, and the same in words."""
    first = rows.channel == usual
    words = [(one, told.capitalize()) for one, told in spelled(usual).items()]
    name = rows.channel.cases(*words, else_="By " + rows.channel)
    times = (rows.adds * 100).round(0).cast("int64").cast("string") + " %"
    beside_it = f" of what a contact {through(usual)} adds"
    counted = rows.opened.cast("string") + " of " + rows.contacts.cast("string")
    basis = ibis.cases(
        (rows.measured, ExtraSource.MEASURED.value), (first, USUAL), else_=ExtraSource.ASSUMED.value
    )
    about = ibis.cases(
        (rows.measured & ~first, name + " " + times + beside_it + ", measured by chance"),
        (first, name + ", the usual way"),
        (rows.told, name + " " + times + beside_it + ": assumed, as " + counted + " were opened"),
        else_=name + " " + times + beside_it + ": assumed, it is read less often",
    )
    return rows.mutate(basis=basis, about=about).select(*PLAN_CHANNELS.columns)


def spelled(usual: str) -> Mapping[str, str]:
    return {one: through(one) for one in {**ADDS, usual: 1.0}}
