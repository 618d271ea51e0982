"""Policies that build a workspace every week and do what one of its tables lists.

`syotto` does the decisions that are offers, `syotto-plan` the whole plan. `only-...` is a single
subject of the plan alone: its own best for each customer, without knowing what the others would
do or what a contact costs in patience. All of them leave the same control group alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import numpy as np
from ibis import Table

from syotto.decide.control import with_arm
from syotto.decide.referral import WHAT as RECOMMENDATION
from syotto.demo.rows.identities import customer_ref
from syotto.demo.trials.sight import CALLS, Act, Policy, Sight
from syotto.demo.truth.sums import places
from syotto.demo.world import catalogue
from syotto.demo.world.chance import Ints
from syotto.demo.world.contact import Contacts, contacts, together
from syotto.demo.world.habit import nobody
from syotto.schema.plan import CANDIDATES, PLAN, Kind
from syotto.schema.words import Action, Arm, Channel

DECISIONS, LEAD_SCORES = "decisions", "lead_scores"
Tables = Any
"""A snapshot: `table(name)` gives one of its tables."""


@dataclass(frozen=True)
class Reads:
    """What a list is read from: the table that has to be made, and how its rows become acts."""

    table: str
    listed: Callable[[Tables], list[Act]]


def acts_of(rows: Table) -> list[Act]:
    return [Act(**row) for row in rows.to_pyarrow().to_pylist()]


def offers_listed(build: Tables) -> list[Act]:
    decisions = build.table(DECISIONS)
    chosen = decisions.filter(
        (decisions.action == Action.OFFER.value) & decisions.place.notnull()
    ).order_by("place", "customer_id")
    return acts_of(chosen.select(customer="customer_id", product="product_id"))


def leads_ready(build: Tables) -> list[Act]:
    """Whom the build holds ready for sales, the most profit first, then by points. That they are
    called is no news for the workspace: calls are in what it loads.
    """
    scores = build.table(LEAD_SCORES)
    most = (ibis.desc("expected_profit", nulls_first=False), ibis.desc("points"), "person_id")
    ready = scores.filter(scores.qualified).order_by(*most)
    return acts_of(ready.select(customer=ibis.literal(""), person="person_id"))


def whole_plan(build: Tables) -> list[Act]:
    plan = build.table(PLAN.name)
    chosen = plan.filter(plan.place.notnull()).order_by("place", "customer_id")
    return acts_of(named(chosen))


def named(rows: Table) -> Table:
    return rows.select(
        customer="customer_id", person="person_id", product="product_id", channel="channel",
        what="what",
    )  # fmt: skip


def alone(kind: Kind, calls: int, control_share: float) -> Callable[[Tables], list[Act]]:
    """The best of one subject for each customer, as many as each seller can do."""

    def listed(build: Tables) -> list[Act]:
        every = with_arm(build.table(CANDIDATES.name), control_share)
        every = every.filter(every.arm != Arm.CONTROL.value)
        worth = every.expected_margin + every.pressure
        mine = every.filter(every.kind == kind.value, every.why_not.isnull(), worth > 0)
        mine = mine.mutate(worth=mine.expected_margin + mine.pressure)
        order = [ibis.desc("worth"), "what", "channel"]
        first = ibis.window(group_by="customer_id", order_by=order)
        best = mine.mutate(turn=ibis.row_number().over(first))
        best = best.filter(best.turn == 0)
        sellers = ibis.window(
            group_by=best.owner.fill_null(""), order_by=[ibis.desc("worth"), "customer_id"]
        )
        placed = best.mutate(place=ibis.row_number().over(sellers))
        fits = placed.filter((placed.place < calls) | (placed.minutes.fill_null(0.0) <= 0))
        return acts_of(named(fits.order_by(ibis.desc("worth"), "customer_id")))

    return listed


OFFERED = Reads(DECISIONS, offers_listed)
READY = Reads(LEAD_SCORES, leads_ready)


@dataclass
class Listed:
    """Does all that a table of the workspace lists."""

    name: str
    reads: Reads
    builds: bool = True

    def choose(self, sight: Sight) -> Contacts:
        return as_contacts(sight, sight.decided())


def as_contacts(sight: Sight, acts: Sequence[Act]) -> Contacts:
    """Calls by sellers, and e-mails; of who is not of this company nothing."""
    known = list(of_company(sight, acts))
    if not known:
        return nobody()
    person, product, mailed, asks = (np.array(column) for column in zip(*known, strict=True))
    parts = [
        contacts(person[chosen], product[chosen], channel, asks=asks[chosen])
        for channel, chosen in ((catalogue.EMAIL, mailed), (catalogue.PHONE, ~mailed))
    ]
    return together(parts)


def of_company(sight: Sight, acts: Sequence[Act]) -> Iterator[tuple[int, int, bool, bool]]:
    """Person, product (-1: none), whether it is an e-mail, and asks for a recommendation."""
    account_of = places(customer_ref(sight.world).to_pylist())
    product_of = places(sight.world.market.product_id)
    main: Ints = sight.world.accounts.first_person
    for act in acts:
        number = (act.person or "")[1:]
        account = account_of.get(act.customer)
        if not number.isdigit() and account is None:
            continue
        person = int(number) if number.isdigit() else int(main[account])
        by_mail, asks = act.channel == Channel.EMAIL, act.what == RECOMMENDATION
        yield person, product_of.get(act.product or "", -1), by_mail, asks


SYOTTO = Listed("syotto", OFFERED)
WHOLE = "syotto-plan"


def planners(control_share: float = 0.0) -> dict[str, Policy]:
    """The whole plan, and each of its subjects alone."""
    alone_kinds = (Kind.OFFER, Kind.LEAD, Kind.SUPPLY, Kind.KEEP, Kind.REFERRAL)
    every: tuple[Policy, ...] = (
        Listed(WHOLE, Reads(PLAN.name, whole_plan)),
        *(Listed(f"only-{kind.value}", Reads(CANDIDATES.name, alone(kind, CALLS, control_share)))
          for kind in alone_kinds),
    )  # fmt: skip
    return {policy.name: policy for policy in every}
