"""Why: reasons in plain words, and the query that shows where a number comes from."""

from __future__ import annotations

from dataclasses import dataclass

import ibis

from syotto.ask.candidates import Candidate
from syotto.ask.seen import whole
from syotto.ask.sources import Sources
from syotto.ask.words import count, interval, listed, money, points, share
from syotto.errors import NotFound
from syotto.schema.words import KeepSource, Reading
from syotto.store.snapshot import Snapshot

KEEP_IN_WORDS = {
    KeepSource.OBSERVED: "observed among customers who bought it",
    KeepSource.SUPPORT: "read from how usual the combination is",
    KeepSource.ONE: "an order takes nothing away",
    KeepSource.ASSUMED: "assumed",
}


@dataclass(frozen=True)
class Origin:
    """A number, and the query over the build's tables that gives it."""

    what: str
    sql: str


def in_words(candidate: Candidate, *, horizon_days: int, currency: str) -> list[str]:
    """Sentences with every number that went into the offer, in the order of the tree."""
    sentences = (
        counted(candidate),
        anyway(candidate, horizon_days),
        added(candidate),
        risk(candidate, currency),
        range_of(candidate, currency),
    )
    return [sentence for sentence in sentences if sentence]


def counted(candidate: Candidate) -> str:
    """How many like this customer have the product."""
    if candidate.n_both is None or not candidate.n_antecedent:
        return ""
    group = f" in “{candidate.group_name}”" if candidate.group_name else ""
    who = f"owners of {listed(candidate.antecedent_names)}" if candidate.antecedent else "customers"
    adjusted = ""
    if candidate.confidence_adjusted is not None:
        adjusted = f"; {share(candidate.confidence_adjusted)} adjusted for small numbers"
    return (
        f"{count(candidate.n_both)} of {count(candidate.n_antecedent)} {who}{group} also have it "
        f"({share(candidate.confidence)}{adjusted})."
    )


def anyway(candidate: Candidate, horizon_days: int) -> str:
    if candidate.reading == Reading.CONFIDENCE or candidate.would_buy_anyway is None:
        return "Nobody is taken to buy it unasked: the chance of a sale is the confidence."
    spread = ""
    if candidate.chance_low is not None:
        spread = f" ({share(candidate.chance_low)} – {share(candidate.chance_high)})"
    chance = share(candidate.would_buy_anyway)
    return f"{chance}{spread} would buy it within {horizon_days} days anyway."


def added(candidate: Candidate) -> str:
    """What contact adds, and on what that stands."""
    extra, source = candidate.extra_if_contacted, candidate.extra_source or "not said"
    if extra is None or candidate.reading == Reading.CONFIDENCE:
        return ""
    spread = ""
    if candidate.extra_low is not None and candidate.extra_high is not None:
        spread = f" ({points(candidate.extra_low)} – {points(candidate.extra_high)})"
    pays = "it pays at no lift"
    if candidate.pays_from is not None:
        pays = f"it pays from a lift of {share(candidate.pays_from)}"
    return f"Contact adds {points(extra)}{spread}: {source}; {pays}."


def risk(candidate: Candidate, currency: str) -> str:
    if not candidate.at_risk_name or candidate.keep is None:
        return ""
    source = KEEP_IN_WORDS.get(KeepSource(candidate.keep_source or "assumed"), "")
    return (
        f"{share(candidate.keep)} keep {candidate.at_risk_name} "
        f"({money(candidate.at_risk_value, currency)} left in it) when they take this: {source}."
    )


def range_of(candidate: Candidate, currency: str) -> str:
    worth = candidate.worth
    if worth.low is None:
        return ""
    tail = " It may also lose money." if worth.may_lose else ""
    ends = interval(worth.low, worth.high, currency)
    return f"Range {ends}: both ends of the chance and of what contact adds together.{tail}"


def sql(house: Sources, customer_id: str, product_id: str | None = None) -> list[Origin]:
    """Where the numbers of one offer come from, as SQL over the newest build.

    product_id: null is the customer's best. Raises NotFound where there is no such offer.
    """
    snapshot = house.warehouse.open()
    offers = snapshot.table("offers")
    own = offers.filter(offers.customer_id == customer_id).order_by("rank", "product_id")
    chosen = own if product_id is None else own.filter(own.product_id == product_id)
    found = chosen.limit(1).to_pyarrow().to_pylist()
    if not found:
        raise NotFound(
            f"Customer {customer_id!r} has no such offer.",
            fix="See the candidates of the customer.",
        )
    offer = found[0]
    everything = whole(house).warehouse.open()  # the counts were made over all customers
    group, antecedent = offer["customer_group"], offer["antecedent"] or []
    counts = counts_of(everything, group, antecedent, offer["product_id"])
    every = everything.table("offers")
    same = every.filter(every.customer_id == customer_id, every.product_id == offer["product_id"])
    return [
        Origin("the offer with all its numbers", ibis.to_sql(same, dialect="duckdb")),
        Origin("the counts n_antecedent, n_both, n_group", ibis.to_sql(counts, dialect="duckdb")),
    ]


def counts_of(
    snapshot: Snapshot, customer_group: str, antecedent: list[str], product_id: str
) -> ibis.Table:
    """One row: customers of the group, those who have all of `antecedent`, and the product too."""
    groups = snapshot.table("customer_groups")
    owned = snapshot.table("owned")
    members = groups.filter(groups.customer_group == customer_group).select("customer_id")
    products = [*antecedent, product_id]
    own = owned.filter(owned.product_id.isin(products)).semi_join(members, "customer_id")
    per_customer = own.group_by("customer_id").agg(
        has_antecedent=own.product_id.isin(antecedent).sum() == len(antecedent)
        if antecedent
        else ibis.literal(value=True),
        has_product=(own.product_id == product_id).any(),
    )
    has = per_customer.agg(
        n_antecedent=per_customer.has_antecedent.sum(),
        n_both=(per_customer.has_antecedent & per_customer.has_product).sum(),
    )
    return has.cross_join(members.agg(n_group=members.count()))
