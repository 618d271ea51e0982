"""What a day may bring, as things stand before luck decides it.

A trial counts the margin to be expected each day of orders, contracts and sales cases, given all
that the policy did to people until then. Which of them luck then draws would drown it: projects are
few and dear, and so are a large customer's orders. Who leaves tired of contact takes a year along,
and who is brought by somebody whom we asked brings one, as contracts count with one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from syotto.demo.rows.sales import contract_money, line_money
from syotto.demo.world import catalogue
from syotto.demo.world.buying import (
    contract_hazard,
    mean_picks,
    order_hazard,
    pick_shares,
    up_for_renewal,
    usual_quantity,
)
from syotto.demo.world.chance import Floats, logistic, normal_of
from syotto.demo.world.contact import tired
from syotto.demo.world.journey import opening, win_odds
from syotto.demo.world.state import CALL_OFFER, EMAIL_OFFER, NEVER, State, World

KIND = "prospect"
SLOTS = EMAIL_OFFER, CALL_OFFER
YEAR = 365
GRID = 99
"""Places at which the distribution of quantities is read for its mean."""


@dataclass(frozen=True)
class Prospects:
    """Mean margins by account: of an order line of each product, of a year of each contract, of a
    project, of a year's orders of a customer. `note` writes what today may bring into the journal.
    """

    line: Floats  # (accounts, ordered products), what comes back counted
    contract: Floats  # (accounts, contracts)
    project: Floats
    year: Floats

    @classmethod
    def of(cls, world: World) -> Prospects:
        line = mean_lines(world)
        return cls(line, contract_years(world), mean_projects(world), order_years(world, line))

    def note(self, world: World, state: State, day: int) -> None:
        state.journal.note(
            KIND,
            day=np.array([day]),
            orders=np.array([self.orders(world, state, day)]),
            contracts=np.array([self.contracts(world, state, day)]),
            projects=np.array([self.projects(world, state)]),
            brought=np.array([self.brought(world, state, day)]),
            left=np.array([self.left(world, state)]),
        )

    def orders(self, world: World, state: State, day: int) -> float:
        return float(self.orders_of_each(world, state, day).sum())

    def orders_of_each(self, world: World, state: State, day: int) -> Floats:
        """By account: lines that come unasked, less those that a tiresome offer talks out of, and
        offered. Whom we asked somebody to bring counts as `brought`, not again with their orders.
        """
        share = pick_shares(world, np.arange(world.accounts.n))
        mail, call = (answer(state, day, slot, 0, share.shape) for slot in SLOTS)
        factor = np.minimum(mail.kept, call.kept) + mail.added + call.added
        hazard = order_hazard(world, state, day)
        (came,) = state.journal.read("recommended", "account")
        hazard[came] = np.minimum(hazard[came], world.p.first_order)
        lines = hazard[:, None] * mean_picks(world) * share * factor
        return np.asarray((lines * self.line).sum(axis=1))

    def contracts(self, world: World, state: State, day: int) -> float:
        """Contracts started, less those that they replace and those that are not renewed."""
        starts = contract_hazard(world, state)
        first = catalogue.FIRST_CONTRACT
        mail, call = (answer(state, day, slot, first, starts.shape) for slot in SLOTS)
        starts = starts * (mail.kept * call.kept + mail.added + call.added)
        replaced = (starts @ world.market.replaces) * state.held
        account, contract = up_for_renewal(state, day)
        ended = world.accounts.churn[account] * self.contract[account, contract]
        return float(((starts - replaced) * self.contract).sum() - ended.sum())

    def projects(self, world: World, state: State) -> float:
        """Each lead's chance to open a case, times the odds of winning it as things stand."""
        lead, chance = opening(world, state)
        account = state.account[lead]
        won = logistic(win_odds(world, state, account))
        return float((chance * won * self.project[account]).sum())

    def brought(self, world: World, state: State, day: int) -> float:
        """A year's orders of an account that never bought, for each chance that one is brought."""
        (chance,) = state.journal.read("ask", "chance", day)
        never = ~state.customer & (state.lost_on == NEVER)
        return float(chance.sum() * self.year[never].mean()) if never.any() else 0.0

    def left(self, world: World, state: State) -> float:
        """A year of those who may leave today because they are tired of contact."""
        worth = self.year + (state.held * self.contract).sum(axis=1)
        return float((tired(world, state) * worth).sum())


@dataclass(frozen=True)
class Answer:
    """What fresh offers of one side do to the chance of each product, by account: the share of
    what comes unasked that stays, and what is added to it.
    """

    kept: Floats
    added: Floats


def answer(state: State, day: int, slot: int, first: int, shape: tuple[int, ...]) -> Answer:
    """shape: accounts and products; `first` is the number of the first of these products."""
    product = state.offer_product[:, slot] - first
    fresh = (state.offer_until[:, slot] >= day) & (product >= 0) & (product < shape[1])
    account = np.flatnonzero(fresh)
    at = account, product[account]
    factor = np.exp(state.offer_lift[account, slot])
    kept, added = np.ones(shape), np.zeros(shape)
    kept[at], added[at] = np.minimum(factor, 1.0), np.maximum(factor - 1, 0.0)
    return Answer(kept, added)


def mean_lines(world: World) -> Floats:
    """Margin of a line of each ordered product, by account."""
    spread = np.exp(world.p.line_noise * normal_of((np.arange(GRID) + 0.5) / GRID))
    everybody = np.arange(world.accounts.n)
    worth = np.empty((world.accounts.n, catalogue.ORDERED))
    for product in range(catalogue.ORDERED):
        chosen = np.full(len(everybody), product)
        usual = usual_quantity(world, everybody, chosen)
        quantity = np.round(usual[:, None] * spread).clip(1).mean(axis=1)
        _, worth[:, product] = line_money(world, everybody, chosen, quantity)
    return worth * (1 - world.p.return_share)


def contract_years(world: World) -> Floats:
    everybody = np.arange(world.accounts.n)
    places = range(world.market.replaces.shape[0])
    margins = [contract_money(world, everybody, np.full(len(everybody), one))[1] for one in places]
    return np.column_stack(margins)


def order_years(world: World, line: Floats) -> Floats:
    """Margin of a year's orders of a customer at even need, who may drop out after each."""
    everybody = np.arange(world.accounts.n)
    order = (mean_picks(world) * pick_shares(world, everybody) * line).sum(axis=1)
    often, drop = world.accounts.rate * YEAR, np.maximum(world.accounts.drop, 1e-9)
    return np.asarray(order * (1 - (1 - drop) ** often) / drop)


def mean_projects(world: World) -> Floats:
    """The mean margin of a project, by account."""
    everybody = np.arange(world.accounts.n)
    tastes = world.market.deal_tastes[world.accounts.type]
    worth = np.zeros(world.accounts.n)
    for place in range(tastes.shape[1]):
        product = np.full(len(everybody), catalogue.ORDERED + place)
        _, margin = line_money(world, everybody, product, np.ones(len(everybody)))
        worth += tastes[:, place] * margin
    return worth
