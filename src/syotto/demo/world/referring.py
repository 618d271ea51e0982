"""Who brought whom: some of the accounts that were won came by a recommendation.

Nothing else in the world depends on recommendations that nobody asked for, so the same seed lives
the same life with and without. Of those who were brought some would have come anyway: that is the
truth that estimates are held against. What they answer when they are asked is right most of the
time. Who was brought because we asked for it (`contact.recommend`) would not have come otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from syotto.demo.world.chance import Flags, Floats, Ints
from syotto.demo.world.state import State, World

INCENTIVE = 50.0
BEFORE_DAYS = 15
"""A recommendation is told of so many days before the first order, at most."""


@dataclass(frozen=True)
class Referred:
    """One place per recommendation; a second customer may have recommended to the same account."""

    referrer: Ints  # account
    account: Ints  # who was brought, or only named
    day: Floats
    only: Flags  # would not have come otherwise
    asked: Flags
    answer: Flags  # says that they would have come anyway
    anonymous: Flags
    came: Flags


def referred(world: World, state: State) -> Referred:
    """Everything about recommendations up to tonight."""
    referrer, brought, on = state.journal.read("recommended", "referrer account day")
    account, day, came = named(world, state, brought)
    twice = world.chance.luck("referred twice", 0, account) < world.p.referred_twice
    account = np.concatenate([account, account[twice & came]])
    day, came = (np.concatenate([x, x[twice & came]]) for x in (day, came))
    again = np.arange(len(account)) >= len(twice)
    unasked = referrers(world, state, account, again)
    account, day = np.concatenate([account, brought]), np.concatenate([day, on.astype(float)])
    came = np.concatenate([came, first_orders(world, state)[brought] < state.day])
    ours = np.arange(len(account)) >= len(unasked)
    u = world.chance.pick("referrals", 0, account, 6)
    only = ours | (u[:, 0] < world.p.referred_only)
    right = u[:, 2] < world.p.answers_right
    return Referred(
        referrer=np.concatenate([unasked, referrer]),
        account=account,
        day=day,
        only=only,
        asked=(u[:, 1] < world.p.referred_asked) & came,
        answer=np.where(right, ~only, only),
        anonymous=u[:, 3] < world.p.referred_anonymous,
        came=came,
    )


def first_orders(world: World, state: State) -> Ints:
    """Day of each account's first order line; today where there is none."""
    account, day = state.journal.read("line", "account day")
    first = np.full(world.accounts.n, state.day)
    np.minimum.at(first, account, day)
    return first


def named(world: World, state: State, brought: Ints) -> tuple[Ints, Floats, Flags]:
    """Accounts that were won by a recommendation, and some that were only named: who, day, came.

    brought: accounts that came because we asked for it.
    """
    first = first_orders(world, state)
    new = ~first_customers(world)
    new[brought] = False
    u = world.chance.pick("referred", 0, np.arange(world.accounts.n), 3)
    new &= not new.all()  # where nobody is a customer, nobody can recommend us
    came = new & (first < state.day) & (u[:, 0] < world.p.referred_share)
    only_named = new & (first >= state.day) & (u[:, 1] < world.p.referred_in_vain)
    who = np.flatnonzero(came | only_named)
    earlier = first - np.floor(u[:, 2] * BEFORE_DAYS) - 1.0
    anytime = np.floor(u[:, 2] * state.day)
    return who, np.where(came, np.maximum(earlier, 0.0), anytime)[who], came[who]


def first_customers(world: World) -> Flags:
    """Who bought from us on the first day, as the first state has it."""
    luck = world.chance.stream("first state").random(world.accounts.n)
    return np.asarray(luck < world.p.customer_share)


def referrers(world: World, state: State, account: Ints, again: Flags) -> Ints:
    """Old customers, rather those whose main contact is well disposed; never the same twice."""
    old = np.flatnonzero(first_customers(world))
    if not len(old):
        return old
    edges = np.cumsum(world.people.goodwill[world.accounts.first_person[old]] ** 2)
    u = world.chance.luck("referrers", 0, account)
    u = np.where(again, (u + 0.5) % 1.0, u)
    return old[np.minimum(np.searchsorted(edges / edges[-1], u), len(old) - 1)]
