"""What the company would see if it lived on: what customers bring, and what one more contact loses.

Lives differ by luck alone; the firm goes on with its habits in all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from syotto.demo.rows.sales import billed, contract_money, line_money
from syotto.demo.trials.prospects import Prospects
from syotto.demo.world.chance import Chance, Floats, Ints
from syotto.demo.world.contact import Contacts, contacts, tired, together
from syotto.demo.world.habit import habit
from syotto.demo.world.live import live
from syotto.demo.world.state import State, World

YEAR = 365
YEAR_DAYS = 365.25


@dataclass(frozen=True)
class Future:
    """What each account brings in one life, discounted to tonight: by orders, and by the contracts
    that run tonight. Projects, which sales cases sell, are not in it.
    """

    orders: Floats
    contracts: Floats


def other_life(world: World, life: int) -> World:
    return replace(world, chance=Chance(world.seed, life))


def future(world: World, state: State, *, years: float, discount: float, life: int = 1) -> Future:
    """The next `years` in one life."""
    other, ahead = other_life(world, life), state.copy()
    live(other, ahead, habit, round(years * YEAR_DAYS))
    return Future(ordered(other, ahead, state.day, discount), held(other, state, ahead, discount))


def ordered(world: World, ahead: State, since: int, discount: float) -> Floats:
    """Margin of lines less what came back, by the account they are booked on.

    What was ordered before and comes back later counts too.
    """
    account, day, product, quantity, returned = ahead.journal.read(
        "line", "account day product quantity returned"
    )
    sold, back = day >= since, (returned >= since) & (returned < ahead.day)
    parts = [
        (account[sold], product[sold], quantity[sold], day[sold]),
        (account[back], product[back], -quantity[back], returned[back]),
    ]
    who, what, many, on = (np.concatenate([part[at] for part in parts]) for at in range(4))
    _, margin = line_money(world, who, what, many)
    late = (1 + discount) ** (-(on - since) / YEAR_DAYS)
    return summed(world, billed(world, who, on), margin * late)


def held(world: World, state: State, ahead: State, discount: float) -> Floats:
    """Margin of the contracts that run tonight, day by day until they end."""
    account, contract = np.nonzero(state.held)
    number, on = ahead.journal.read("contract end", "number day", state.day)
    ends = np.full(ahead.numbers["contract"], ahead.day)
    ends[number] = on
    _, yearly = contract_money(world, account, contract)
    years = (ends[state.held_number[account, contract]] - state.day) / YEAR_DAYS
    force = np.log1p(discount)
    paid = -np.expm1(-force * years) / force if force else years
    return summed(world, account, yearly * paid)


def summed(world: World, account: Ints, margin: Floats) -> Floats:
    return np.bincount(account, margin, world.accounts.n).astype(np.float64)


@dataclass(frozen=True)
class Lost:
    """What one more contact to the main contacts of some customers loses in a year, in euros;
    brought: what these bring in that year without it.
    """

    lost: float
    brought: float


def lost_by(world: World, state: State, channel: int, account: Ints, lives: int) -> Lost:
    """One more contact about no product, tonight, to the main contact of each account.

    Margin of orders counts as each day makes it likely, given what people went through until then;
    who leaves because they are tired does so by their chance: few do, and luck would drown it.
    """
    person = world.accounts.first_person[account]
    once = contacts(person, np.full(len(person), -1), channel)
    prospects = Prospects.of(world)
    alone, after = (
        np.mean(
            [
                a_year(world, state, prospects, more, life)[account].sum()
                for life in range(1, lives + 1)
            ]
        )
        for more in (None, once)
    )
    return Lost(float(alone - after), float(alone))


def a_year(
    world: World, state: State, prospects: Prospects, more: Contacts | None, life: int
) -> Floats:
    """Margin of orders to be expected in a year under the old habits, by account."""
    patient = replace(other_life(world, life), p=replace(world.p, leave_tired=0.0))
    margin, stays = np.zeros(world.accounts.n), np.ones(world.accounts.n)

    def policy(_: World, ahead: State, day: int) -> Contacts:
        asked = habit(patient, ahead, day)
        return together([asked, more]) if more and day == state.day else asked

    def watch(_: World, ahead: State, day: int) -> None:
        margin[:] += stays * prospects.orders_of_each(patient, ahead, day)
        stays[:] *= 1 - tired(world, ahead)

    live(patient, state.copy(), policy, YEAR, watch=watch)
    return margin
