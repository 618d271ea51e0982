"""What came of some days of the company, in euros and in people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from syotto.demo.rows.sales import contract_money, line_money
from syotto.demo.world import catalogue
from syotto.demo.world.chance import Floats, logistic
from syotto.demo.world.journey import opening, win_odds
from syotto.demo.world.state import State, World

EMAIL_COST = 0.02


@dataclass(frozen=True)
class Tally:
    """Margin after the cost of contacts, and what happened; `margin` has all of it in.

    early: calls to people who had shown no interest in anything yet.
    """

    margin: float
    orders: float
    contracts_margin: float
    projects: float
    cost: float
    contacts: int
    complaints: int
    lost: int
    contracts: int
    early: int

    @property
    def sales(self) -> float:
        """Margin of orders and contracts after the cost of contacts: projects left out."""
        return self.margin - self.projects


def tallied(world: World, state: State, since: int, call_cost: float) -> Tally:
    """Everything from day `since` on."""
    calls, mails = contacted(state, since)
    cost = calls * call_cost + mails * EMAIL_COST
    orders = order_margin(world, state, since)
    contracts, number = contract_margin(world, state, since)
    projects = project_margin(state, since)
    return Tally(
        margin=orders + contracts + projects - cost,
        orders=orders,
        contracts_margin=contracts,
        projects=projects,
        cost=cost,
        contacts=calls + mails,
        complaints=len(state.journal.read("case", "number", since)[0]),
        lost=len(state.journal.read("lost", "account", since)[0]),
        contracts=number,
        early=early_calls(state, since),
    )


def contacted(state: State, since: int) -> tuple[int, int]:
    (kind,) = state.journal.read("activity", "kind", since)
    calls = int((kind != catalogue.VISIT).sum())
    return calls, len(state.journal.read("mail", "person", since)[0])


def early_calls(state: State, since: int) -> int:
    """Calls to visitors and suspects, as they stood on the morning of the call."""
    who, day, kind = state.journal.read("activity", "person day kind", since)
    who, day = who[kind != catalogue.VISIT], day[kind != catalogue.VISIT]
    person, on, stage, before = state.journal.read("stage", "person day stage before")
    order = np.lexsort((on, person))
    person, on, stage, before = (one[order] for one in (person, on, stage, before))
    days = state.day + 1
    after = np.searchsorted(person * days + on, who * days + day)
    last, known = np.maximum(after - 1, 0), np.minimum(after, max(len(person) - 1, 0))
    stood = state.stage[who]
    if len(person):
        follows = (after < len(person)) & (person[known] == who)
        stood = np.where(follows, before[known], stood)
        stood = np.where((after > 0) & (person[last] == who), stage[last], stood)
    return int((stood < catalogue.PROSPECT).sum())


def order_margin(world: World, state: State, since: int) -> float:
    """Sold in the time and not sent back."""
    account, product, quantity, returned = state.journal.read(
        "line", "account product quantity returned", since
    )
    _, margin = line_money(world, account, product, quantity)
    return float(margin[returned >= state.day].sum())


def contract_margin(world: World, state: State, since: int) -> tuple[float, int]:
    """A year of margin for each contract signed, less one for each ended; and their number."""
    signed = state.journal.read("contract sale", "account contract", since)
    ended = state.journal.read("contract end", "account contract", since)
    _, gained = contract_money(world, *signed)
    _, gone = contract_money(world, *ended)
    return float(gained.sum() - gone.sum()), len(signed[0]) - len(ended[0])


def note_prospects(world: World, state: State, day: int, worth: Floats) -> None:
    """What the sales cases that may open today are worth: each lead's chance to open one, times
    the odds of winning as things stand, times the mean margin of a project of the account.

    Projects are few and dear: which of them luck opens would drown what a policy does to chances.
    """
    lead, chance = opening(world, state)
    account = state.account[lead]
    margin = (chance * logistic(win_odds(world, state, account)) * worth[account]).sum()
    state.journal.note("prospects", day=np.array([day]), margin=np.array([margin]))


def project_worth(world: World) -> Floats:
    """The mean margin of a project, by account."""
    everybody = np.arange(world.accounts.n)
    tastes = world.market.deal_tastes[world.accounts.type]
    worth = np.zeros(world.accounts.n)
    for place in range(tastes.shape[1]):
        product = np.full(len(everybody), catalogue.ORDERED + place)
        _, margin = line_money(world, everybody, product, np.ones(len(everybody)))
        worth += tastes[:, place] * margin
    return worth


def project_margin(state: State, since: int) -> float:
    """Expected of the cases that may have opened in the time, whether or not luck opened them."""
    (margin,) = state.journal.read("prospects", "margin", since)
    return float(margin.sum())
