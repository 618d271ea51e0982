"""What one more contact costs in patience, for everybody in a build and for one person live.

    recent = sum over contacts of wear(channel) * 2 ** -(days ago / half-life)
    price  = risk(channel) * (1 + growth * recent) * worth

1. Contacts wear by a stock that fades geometrically, as advertising does (Broadbent 1979, One way
   TV advertisements work, Journal of the Market Research Society 21).
2. The share of a customer's yearly margin that a contact loses grows evenly with that stock.
3. Through which channel somebody was contacted makes no difference but for its wear.
4. What is logged about a company as a whole counts for each of its people; a candidate that names
   nobody is priced as the most contacted of them.
5. `worth` is what to expect of the customer in a year: running contracts, and of orders their own
   past and the mean of all, by how well the past tells (credibility, Bühlmann 1967, Experience
   rating and credibility, ASTIN Bulletin 4). Who bought nothing counts as the mean of all.
6. Each person of an account stands for the whole of it: whoever is lost may be the one who decides.

Both evaluators stand here: Ibis for a build, Python for one person.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import NumericValue, Value

from syotto.schema.pressure import ANYBODY, CONTACT_PRICES, SAID_AS, WEAR
from syotto.schema.table import EXACT

DAY = 86_400
YEAR = 365.25 * DAY
LN2 = math.log(2)
LATELY = 90
FORGOTTEN = 10
"""Half-lives after which a contact counts for nothing: a thousandth."""
NOBODY = ibis.null("string")


@dataclass(frozen=True)
class PriceFit:
    """A row of `pressure_fits`."""

    risk: float
    risk_low: float
    risk_high: float
    growth: float
    growth_low: float
    growth_high: float
    half_life_days: float


@dataclass(frozen=True)
class Price:
    """Euros that one more contact is expected to lose, with the interval."""

    price: float
    low: float
    high: float


def recent_of(contacts: Iterable[tuple[str, datetime]], half_life: float, now: datetime) -> float:
    """Recent contacts of one person, each channel and moment by its wear; half_life in days."""
    ages = [((now - at).total_seconds() / DAY / half_life, channel) for channel, at in contacts]
    return sum(
        WEAR.get(SAID_AS.get(channel, channel), 1.0) * math.exp(-LN2 * age)
        for age, channel in ages
        if 0 <= age <= FORGOTTEN
    )


def price_of(fits: Mapping[str, PriceFit], channel: str, recent: float, worth: float) -> Price:
    """What one more contact through `channel` costs who has so many recent ones."""
    fit = fit_of(fits, channel)
    return Price(
        fit.risk * (1 + fit.growth * recent) * worth,
        fit.risk_low * (1 + fit.growth_low * recent) * worth,
        fit.risk_high * (1 + fit.growth_high * recent) * worth,
    )


def fit_of(fits: Mapping[str, PriceFit], channel: str) -> PriceFit:
    """A channel's own, or that of any other."""
    return fits.get(SAID_AS.get(channel, channel)) or fits[ANYBODY]


def contact_prices(
    contacts: Table, fits: Table, customers: Table, subscriptions: Table, people: Table,
    *, as_of: datetime,
) -> Table:  # fmt: skip
    """One row per person, or account, and channel of who was contacted; schema CONTACT_PRICES."""
    worn = wear_of(contacts, fits, people, as_of)
    through = fits.filter(fits.channel != ANYBODY)
    met = worn.cross_join(through.drop("wear", "half_life_days", "contacts"))
    told = with_worth(met, worths(customers, subscriptions, fits, as_of))
    return at_price(told).select(*CONTACT_PRICES.columns)


def at_price(told: Table) -> Table:
    """Adds price, low and high from recent, worth and the columns of a fit."""

    def of(risk: Value, growth: Value) -> Value:
        return risk * (growth * told.recent + 1) * told.worth

    return told.mutate(
        price=of(told.risk, told.growth),
        low=of(told.risk_low, told.growth_low),
        high=of(told.risk_high, told.growth_high),
    )


def wear_of(contacts: Table, fits: Table, people: Table, as_of: datetime) -> Table:
    """customer_id, person_id, recent, contacts, last_at: of people, and of accounts (null).

    people: who belongs to which account, and so has what was logged about it as a whole.
    """
    half_life = fits.agg(half_life=fits.half_life_days.max())
    known = contacts.cross_join(half_life)
    days = (ibis.literal(as_of).epoch_seconds() - known["at"].epoch_seconds()) / DAY
    age = days / known.half_life
    wear = known.channel.cases(*WEAR.items(), else_=1.0).cast("float64")
    fresh = known.mutate(
        counts=(wear * (age * -LN2).exp()).cast(EXACT), lately=(days <= LATELY).cast("int64"),
        age=age,
    ).filter(lambda rows: rows.age <= FORGOTTEN)  # fmt: skip
    own = summed(fresh.filter(fresh.person_id.notnull()), "customer_id", "person_id")
    whole = summed(fresh.filter(fresh.person_id.isnull()), "customer_id")
    named = whole.select(home="customer_id", all_of="recent", many="contacts", newest="last_at")
    met = own.left_join(named, own.customer_id == named.home)
    met = met.select(
        "customer_id", "person_id",
        recent=met.recent + met.all_of.fill_null(0.0),
        contacts=met.contacts + met.many.fill_null(0),
        last_at=ibis.greatest(met.last_at, met.newest.coalesce(met.last_at)),
    )  # fmt: skip
    homes = people.select("person_id", customer_id="account_id")
    others = whole.join(homes, "customer_id").anti_join(own, ["customer_id", "person_id"])
    of_all = whole.mutate(person_id=NOBODY).select(*met.columns)
    each = met.union(others.select(*met.columns))
    every = each.union(of_all)
    accounts = every.group_by("customer_id").agg(
        recent=every.recent.max(), contacts=every.contacts.max(), last_at=every.last_at.max()
    )
    return each.union(accounts.mutate(person_id=NOBODY).select(*met.columns))


def summed(fresh: Table, *keys: str) -> Table:
    return fresh.group_by(*keys).agg(
        recent=fresh.counts.sum().cast("float64"),
        contacts=fresh.lately.sum(),
        last_at=fresh["at"].max(),
    )


def worths(customers: Table, subscriptions: Table, fits: Table, as_of: datetime) -> Table:
    """worth_of, worth: a year's margin of each customer, orders and running contracts.

    A past of n half-years counts n r / (n r + 1 - r), the mean of all the rest, where a half-year
    tells the next one with the correlation r (Spearman and Brown 1910); all of it where that is
    not known. Without this the customers of whom little is known would look cheap to contact.
    """
    running = subscriptions.filter(subscriptions.ended_at.isnull())
    held = running.group_by(holder="customer_id").agg(
        yearly=running.yearly_margin.sum().cast("float64")
    )
    met = customers.left_join(held, customers.customer_id == held.holder)
    years = (ibis.literal(as_of).epoch_seconds() - met.first_at.epoch_seconds()) / YEAR
    own = met.mutate(
        bought=met.margin.cast("float64") / ibis.greatest(years, 1.0),
        halves=ibis.greatest(2 * years, 0.0),
    )
    whole = own.agg(usual=mean(own.bought)).cross_join(fits.agg(r=fits.reliability.max()))
    told = own.cross_join(whole)
    known = told.halves * told.r
    counts = known / (known + 1 - told.r).nullif(0.0)
    bought = told.usual + counts.fill_null(1.0) * (told.bought - told.usual)
    worth = ibis.greatest(bought + told.yearly.fill_null(0.0), 0.0)
    return told.select(worth_of="customer_id", worth=worth)


def with_worth(rows: Table, worth: Table) -> Table:
    """Adds `worth`; who bought nothing yet has the usual one."""
    joined = rows.left_join(worth, rows.customer_id == worth.worth_of)
    told = joined.cross_join(usual_worth(worth))
    return told.mutate(worth=told.worth.coalesce(told.usual))


def usual_worth(worth: Table) -> Table:
    """usual: the mean of all customers, nothing without any."""
    return worth.agg(usual=mean(worth.worth).fill_null(0.0))


def mean(numbers: NumericValue) -> NumericValue:
    """The same to the digit, in whatever order the rows come; null without any."""
    return numbers.cast(EXACT).sum().cast("float64") / numbers.count().nullif(0)
