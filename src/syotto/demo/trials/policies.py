"""Policies to try on the simulated company: ours, what firms usually do, nothing, and an oracle."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from syotto.demo.rows.sales import contract_money, line_money
from syotto.demo.trials.acts import SYOTTO
from syotto.demo.trials.sight import (
    Policy,
    Sight,
    bought,
    by_seller,
    most_popular_lacking,
    popular,
)
from syotto.demo.world import catalogue
from syotto.demo.world.buying import (
    WEEK,
    contract_hazard,
    mean_picks,
    order_hazard,
    pick_share,
    usual_quantity,
)
from syotto.demo.world.chance import Floats
from syotto.demo.world.contact import Contacts, contacts, lift
from syotto.demo.world.habit import nobody

POINTS = {"page": 1.0, "portal": 2.0, "clicked": 5.0, "form": 10.0}
"""Points of the threshold score for what somebody did in the last four weeks."""
THRESHOLD = 8.0
WINDOW = 28


class Nothing:
    """Nobody is contacted."""

    name = "nothing"
    builds = False

    def choose(self, sight: Sight) -> Contacts:
        return nobody()


class BlastEveryone:
    """Every week an e-mail with the best seller to everybody who agreed."""

    name = "blast-everyone"
    builds = False

    def choose(self, sight: Sight) -> Contacts:
        person = np.flatnonzero(sight.state.consent & sight.state.known)
        best = popular(sight)[sight.week % 5]
        return contacts(person, np.full(len(person), best), catalogue.EMAIL)


class NewestLeadFirst:
    """Sellers call whoever came in last: forms, trade shows, then the newest cases."""

    name = "newest-lead-first"
    builds = False

    def choose(self, sight: Sight) -> Contacts:
        came = np.full(sight.world.people.n, -1.0)
        for kind in ("show", "form"):
            person, day = sight.state.journal.read(kind, "person day")
            np.maximum.at(came, person, day.astype(np.float64))
        lead = np.flatnonzero(came >= 0)
        person = by_seller(sight, lead, came[lead])
        return contacts(
            person, most_popular_lacking(sight, sight.state.account[person]), catalogue.PHONE
        )


class ThresholdScore:
    """Points for what people did; sellers call those above a fixed score, highest first."""

    name = "threshold-score"
    builds = False

    def choose(self, sight: Sight) -> Contacts:
        score = self.points(sight)
        hot = np.flatnonzero((score >= THRESHOLD) & sight.state.known)
        person = by_seller(sight, hot, score[hot])
        return contacts(
            person, most_popular_lacking(sight, sight.state.account[person]), catalogue.PHONE
        )

    def points(self, sight: Sight) -> Floats:
        journal, n = sight.state.journal, sight.world.people.n
        since = sight.day - WINDOW
        score = np.zeros(n)
        for kind in ("page", "portal", "form"):
            (person,) = journal.read(kind, "person", since)
            score += POINTS[kind] * np.bincount(person, minlength=n)
        person, clicked = journal.read("mail", "person clicked", since)
        score += POINTS["clicked"] * np.bincount(person[clicked.astype(np.bool_)], minlength=n)
        return score


class Oracle:
    """Knows every hidden number: calls where the true gain is highest, with the best angle."""

    name = "oracle"
    builds = False

    def __init__(self, cost: float) -> None:
        self.cost = cost

    def choose(self, sight: Sight) -> Contacts:
        world, state = sight.world, sight.state
        main = world.accounts.first_person
        everybody = np.arange(world.accounts.n)
        angle = world.people.angle[main, :-1].argmax(axis=1)
        gain = np.full((world.accounts.n, len(world.market.product_id)), -np.inf)
        for product in (*range(catalogue.ORDERED), *contract_places(world.market.product_id)):
            asked = contacts(main, np.full(len(main), product), catalogue.PHONE, angle=angle)
            factor = np.exp(lift(world, state, asked, sight.day)) - 1
            gain[:, product] = factor * self.worth_unasked(sight, product)
        fresh = state.offer_until[:, 1] >= sight.day + 7
        best = gain.argmax(axis=1)
        value = np.where(fresh, -np.inf, gain[everybody, best] * world.p.reached - self.cost)
        worth = np.flatnonzero(value > self.cost)
        person = by_seller(sight, main[worth], value[worth])
        account = state.account[person]
        return contacts(person, best[account], catalogue.PHONE, angle=angle[account])

    def worth_unasked(self, sight: Sight, product: int) -> Floats:
        """Margin that the product brings every account unasked while an offer is fresh."""
        world, state = sight.world, sight.state
        account = np.arange(world.accounts.n)
        if product >= catalogue.FIRST_CONTRACT:
            contract = product - catalogue.FIRST_CONTRACT
            hazard = contract_hazard(world, state)[:, contract] * world.p.offer_days
            return np.asarray(hazard * self.contract_worth(sight, contract))
        quantity = usual_quantity(world, account, np.full(len(account), product))
        _, margin = line_money(world, account, np.full(len(account), product), quantity)
        hazard = order_hazard(world, state, sight.day) * mean_picks(world) / WEEK[sight.day % 7]
        share = pick_share(world, account, np.full(len(account), product))
        return np.asarray(hazard * world.p.offer_days * share * margin)

    def contract_worth(self, sight: Sight, contract: int) -> Floats:
        """Yearly margin of the contract less that of those it ends."""
        world, state = sight.world, sight.state
        everybody = np.arange(world.accounts.n)
        _, margin = contract_money(world, everybody, np.full(len(everybody), contract))
        for held in range(state.held.shape[1]):
            _, ended = contract_money(world, everybody, np.full(len(everybody), held))
            margin = margin - state.held[:, held] * world.market.replaces[contract, held] * ended
        return margin


class OracleOfCrossSelling(Oracle):
    """The same, but offers only what the customer did not buy in a year: the most that a list can
    win which knows no repeat orders."""

    name = "oracle-cross-sell"

    def worth_unasked(self, sight: Sight, product: int) -> Floats:
        worth = super().worth_unasked(sight, product)
        if product >= catalogue.ORDERED:
            return worth
        return np.asarray(np.where(bought(sight, 365)[:, product], 0.0, worth))


def contract_places(products: Sequence[str]) -> range:
    return range(catalogue.FIRST_CONTRACT, len(products))


def policies(cost: float) -> dict[str, Policy]:
    """Every policy by name. Add yours: anything with `name`, `builds` and `choose`."""
    every: tuple[Policy, ...] = (
        Nothing(),
        BlastEveryone(),
        NewestLeadFirst(),
        ThresholdScore(),
        SYOTTO,
        Oracle(cost),
        OracleOfCrossSelling(cost),
    )
    return {policy.name: policy for policy in every}
