"""Who brought whom, what that was worth, and whether the incentive pays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis
from ibis import Table

from syotto.ask.sources import Sources, rows
from syotto.ask.words import many, money, share
from syotto.ask.worth import Worth
from syotto.errors import NotFound
from syotto.schema.referred import (
    QUADRANT_WORDS,
    REFERRAL_SPLIT,
    REFERRAL_VALUES,
    SATISFIED,
    Known,
    Quadrant,
)
from syotto.store.snapshot import Snapshot

BEST = 200
BASIS_WORDS = {
    Known.ASKED: "their own answer",
    Known.HOLDOUT: "an experiment",
    Known.OTHERS: "answers of others",
    Known.ASSUMED: "assumed",
}
NOT_ADDED = (
    "The margins of those who were brought are in their own values already. "
    "What a customer brings and what customers buy are never added up."
)


@dataclass(frozen=True)
class Bringer:
    """A customer who brought somebody. pays_to: incentive for the next one."""

    customer_id: str
    customer_name: str
    owner: str | None
    quadrant: str
    worth: Worth
    own_value: float
    referrals: int
    brought: int
    credit: float
    p_type1: float | None
    basis: str | None
    incentive: float
    pays_to: float | None
    pays: bool | None


@dataclass(frozen=True)
class Part:
    """A quadrant: how many customers, what they bring and what they buy, on the mean."""

    quadrant: str
    customers: int
    value: float
    own_value: float


@dataclass(frozen=True)
class Split:
    """How many of those brought would not have come otherwise, and the incentive that pays."""

    p_type1: float
    low: float
    high: float
    basis: str
    why: str
    came: int
    margin: Worth
    pays_to: Worth
    incentive: float
    for_nothing: float
    verdict: str
    bad: bool


@dataclass(frozen=True)
class Referrals:
    """Referral values beside what customers buy; those who brought most first."""

    finding: str
    currency: str
    as_of: datetime
    split: Split | None
    parts: list[Part]
    bringers: list[Bringer]
    satisfied: int
    not_added: str


def referrals(house: Sources, limit: int = BEST) -> Referrals:
    """Raises NotFound before the first build, and in one that is older than the table."""
    snapshot = house.warehouse.open()
    if REFERRAL_VALUES.name not in snapshot.names:
        raise NotFound("This build knows nothing of referrals.", fix="Build again.")
    currency = house.settings.currency
    found = split_of(snapshot, currency)
    bringers = [bringer_of(row) for row in rows(best(snapshot, limit))]
    return Referrals(
        finding=finding(found, bringers, currency),
        currency=currency,
        as_of=snapshot.build.as_of,
        split=found,
        parts=parts(snapshot),
        bringers=bringers,
        satisfied=rows(snapshot.table(SATISFIED.name).agg(n=ibis._.count()))[0]["n"],
        not_added=NOT_ADDED,
    )


def best(snapshot: Snapshot, limit: int) -> Table:
    values = snapshot.table(REFERRAL_VALUES.name)
    customers = snapshot.table("customers").select("customer_id", "name", "owner")
    told = values.filter(values.referrals > 0).left_join(customers, "customer_id")
    named = told.drop("customer_id_right")
    return named.order_by(ibis.desc("value"), "customer_id").limit(limit)


def bringer_of(row: dict[str, Any]) -> Bringer:
    return Bringer(
        customer_id=row["customer_id"],
        customer_name=row["name"] or row["customer_id"],
        owner=row["owner"],
        quadrant=QUADRANT_WORDS[Quadrant(row["quadrant"])],
        worth=Worth(row["value"], row["low"], row["high"]),
        own_value=row["own_value"] or 0.0,
        referrals=row["referrals"],
        brought=row["brought"],
        credit=row["credit"],
        p_type1=row["p_type1"],
        basis=BASIS_WORDS[Known(row["basis"])] if row["basis"] else None,
        incentive=row["incentive"] or 0.0,
        pays_to=row["pays_to"],
        pays=row["pays"],
    )


def parts(snapshot: Snapshot) -> list[Part]:
    values = snapshot.table(REFERRAL_VALUES.name)
    of_each = values.group_by("quadrant").agg(
        customers=values.count(),
        value=values.value.cast("decimal(38, 9)").sum().cast("float64"),
        own_value=values.own_value.cast("decimal(38, 9)").sum().cast("float64"),
    )
    known = {row["quadrant"]: row for row in rows(of_each)}
    return [
        Part(
            QUADRANT_WORDS[one],
            known[one]["customers"],
            known[one]["value"] / known[one]["customers"],
            known[one]["own_value"] / known[one]["customers"],
        )
        for one in Quadrant
        if one in known
    ]


def split_of(snapshot: Snapshot, currency: str) -> Split | None:
    found = rows(snapshot.table(REFERRAL_SPLIT.name))
    if not found:
        return None
    row = found[0]
    verdict, bad = judged(row, currency)
    return Split(
        p_type1=row["p_type1"], low=row["low"], high=row["high"],
        basis=BASIS_WORDS[Known(row["basis"])], why=row["why"], came=row["came"],
        margin=Worth(row["margin"], row["margin_low"], row["margin_high"]),
        pays_to=Worth(row["pays_to"], row["pays_to_low"], row["pays_to_high"]),
        incentive=row["incentive"] or 0.0, for_nothing=row["for_nothing"] or 0.0,
        verdict=verdict, bad=bad,
    )  # fmt: skip


def judged(row: dict[str, Any], currency: str) -> tuple[str, bool]:
    """Whether the incentive pays, in words; True: it does not."""
    paid, most = row["incentive"] or 0.0, row["pays_to"]
    if most is None:
        return "What one who is brought is worth is not known yet.", False
    pays = f"An incentive pays up to {money(max(most, 0.0), currency)}"
    if paid <= 0:
        return f"{pays}; none is paid.", False
    is_paid = f"{pays}; {money(paid, currency)} are paid on average"
    if paid > row["pays_to_high"]:
        return f"{is_paid}: too much. It pays for those who would have come anyway.", True
    if paid > row["pays_to_low"]:
        return f"{is_paid}: whether that pays is not yet known.", False
    return f"{is_paid}: it pays.", False


def finding(found: Split | None, bringers: list[Bringer], currency: str) -> str:
    if found is None:
        return "Nobody is known to have brought anybody."
    came = many(found.came, "customer")
    text = f"{came} came by a referral; {share(found.p_type1)} would not have come otherwise."
    if found.for_nothing > 0:
        lost = money(found.for_nothing, currency)
        text += f" About {lost} of incentives went to those who would have come anyway."
    return text
