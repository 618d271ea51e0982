"""Buying: repeat orders (BG/NBD), contracts (sBG), what an offer adds, what it ends.

Assumptions: 1. while a customer, an account orders at its own rate times weekday and need;
2. after an order it leaves for good with its own chance; 3. an order is one to six picks, each from
the account's tastes, a companion comes along with its own chance, independent between orders;
4. a fresh offer multiplies the hazard of the offered product by exp(lift), which may be below one;
5. a contract may end at each anniversary with the account's own chance; a sold one may end another.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from syotto.demo.world import catalogue
from syotto.demo.world.chance import Flags, Floats, Ints, normal_of
from syotto.demo.world.state import CALL_OFFER, EMAIL_OFFER, NEVER, State, World

WEEK = (1.36, 1.36, 1.36, 1.36, 1.36, 0.1, 0.1)
BEFORE = 365
MOST_PICKS = 6
PICK_SLOTS = 6
GOES_ON, LEAD, COMPANION, LUCK = 0, 1, 2, 3
QUANTITY, REFUSAL, RETURN = range(3)  # the columns of an order line's luck
LADDER = 3  # the first contracts are steps of one ladder


@dataclass(frozen=True)
class Picks:
    """Order lines to be: the place of their account in today's list, product, luck, pick or not."""

    place: Ints
    product: Ints
    luck: Floats
    lead: Flags  # picked, not brought by another product


def order_hazard(world: World, state: State, day: int) -> Floats:
    """Chance of an unasked order today, by account."""
    p = world.p
    rate = np.where(state.customer, world.accounts.rate, p.first_order)
    rate = np.where(state.lost_on < NEVER, p.first_order / 4, rate)
    complaining = np.where(state.open_case_until >= day, p.open_case_orders, 1.0)
    return np.asarray(np.minimum(rate * WEEK[day % 7] * np.exp(state.log_need) * complaining, 0.9))


def mean_picks(world: World) -> float:
    more = world.p.more_lines
    return float(sum(more**k for k in range(MOST_PICKS)))


def pick_shares(world: World, accounts: Ints) -> Floats:
    """P(a pick brings the product), companions included: (len(accounts), ordered products)."""
    shares: Floats = world.accounts.tastes[accounts].copy()
    market = world.market
    leads = np.flatnonzero(market.companion >= 0)
    brought = world.accounts.tastes[accounts][:, leads] * market.companion_share[leads]
    shares[:, market.companion[leads]] += brought
    return shares


def pick_share(world: World, account: Ints, product: Ints) -> Floats:
    """The same for one product of each account."""
    market, tastes = world.market, world.accounts.tastes
    leader = np.full(catalogue.ORDERED, -1)
    leader[market.companion[market.companion >= 0]] = np.flatnonzero(market.companion >= 0)
    lead = leader[product]
    brought = tastes[account, lead] * market.companion_share[lead]
    return np.asarray(tastes[account, product] + np.where(lead >= 0, brought, 0.0))


def order(world: World, state: State, day: int) -> None:
    """Unasked orders, orders that an offer caused, and who leaves after an order."""
    hazard = order_hazard(world, state, day)
    who = world.chance.happens("orders", day, hazard)
    write_lines(world, state, day, who, picked(world, state, day, who), caused=False)
    leaves = world.chance.luck("leaving", day, who) < world.accounts.drop[who]
    won = who[~state.customer[who]]
    state.customer[won], state.lost_on[won] = True, NEVER
    leave(state, day, who[leaves], "dropped out after an order")
    for slot in (EMAIL_OFFER, CALL_OFFER):
        order_offered(world, state, day, hazard, slot)


def order_before(world: World, state: State) -> None:
    """The orders of the year before the first day, which the ERP remembers."""
    for day in range(-BEFORE, 0):
        hazard = order_hazard(world, state, day) * state.customer
        who = world.chance.happens("orders", day, hazard)
        write_lines(world, state, day, who, picked(world, state, day, who), caused=False)


def picked(world: World, state: State, day: int, who: Ints) -> Picks:
    """The picks of today's orders and what came along with them."""
    u = world.chance.pick("picks", day, who, MOST_PICKS * PICK_SLOTS)
    u = u.reshape(len(who), MOST_PICKS, PICK_SLOTS)
    goes_on = np.cumprod(u[:, :-1, GOES_ON] < world.p.more_lines, axis=1).astype(np.bool_)
    taken = np.column_stack([np.ones(len(who), dtype=np.bool_), goes_on])
    place, slot = np.nonzero(taken)
    edges = np.cumsum(world.accounts.tastes[who], axis=1)[place]
    lead = np.minimum((u[place, slot, LEAD, None] >= edges).sum(axis=1), catalogue.ORDERED - 1)
    companion = world.market.companion[lead]
    comes = (companion >= 0) & (u[place, slot, COMPANION] < world.market.companion_share[lead])
    places = np.concatenate([place, place[comes]])
    product = np.concatenate([lead, companion[comes]])
    luck = u[place, slot, LUCK:]
    luck = np.concatenate([luck, 1 - luck[comes]])
    stays = ~refused(state, day, who[places], product, luck[:, REFUSAL])
    leads = np.arange(len(places)) < len(place)
    return Picks(places[stays], product[stays], luck[stays], leads[stays])


def refused(state: State, day: int, who: Ints, product: Ints, luck: Floats) -> Flags:
    """Picks that a tiresome offer talked the customer out of."""
    out = np.zeros(len(who), dtype=np.bool_)
    for slot in (EMAIL_OFFER, CALL_OFFER):
        fresh = state.offer_until[who, slot] >= day
        lift = np.where(fresh, state.offer_lift[who, slot], 0.0)
        out |= (state.offer_product[who, slot] == product) & (luck > np.exp(np.minimum(lift, 0.0)))
    return out


def order_offered(world: World, state: State, day: int, hazard: Floats, slot: int) -> None:
    """Orders of the offered product beyond those that come unasked."""
    product, lift = state.offer_product[:, slot], state.offer_lift[:, slot]
    fresh = np.flatnonzero((state.offer_until[:, slot] >= day) & (lift > 0) & (product >= 0))
    fresh = fresh[product[fresh] < catalogue.ORDERED]
    share = pick_share(world, fresh, product[fresh])
    extra = hazard[fresh] * mean_picks(world) * share * (np.exp(lift[fresh]) - 1)
    who = fresh[world.chance.luck(f"offered orders {slot}", day, fresh) < extra]
    u = world.chance.pick(f"offered lines {slot}", day, who, 3)
    one = np.ones(len(who), dtype=np.bool_)
    picks = Picks(np.arange(len(who)), product[who], u, one)
    write_lines(world, state, day, who, picks, caused=True)
    state.customer[who], state.lost_on[who] = True, NEVER
    state.offer_until[who, slot] = day


def write_lines(
    world: World, state: State, day: int, who: Ints, picks: Picks, *, caused: bool
) -> None:
    """Order lines with quantities; a few come back in full some days later."""
    place, product, luck = picks.place, picks.product, picks.luck
    account = who[place]
    spread = np.exp(world.p.line_noise * normal_of(luck[:, QUANTITY]))
    after = 5 + np.floor(luck[:, QUANTITY] * 25).astype(np.int64)
    back = luck[:, RETURN] < world.p.return_share
    state.journal.note(
        "line",
        order=state.number("order", len(who))[place],
        day=np.full(len(place), day),
        account=account,
        product=product,
        quantity=np.round(usual_quantity(world, account, product) * spread).clip(1),
        returned=np.where(back, day + after, NEVER),
        lead=picks.lead,
        caused=np.full(len(place), caused),
    )


def usual_quantity(world: World, account: Ints, product: Ints) -> Floats:
    """Pieces on a line: more in larger accounts, more of consumables than of parts."""
    many = np.where(product < len(catalogue.PARTS), 1.0, 4.0)
    return np.asarray(np.maximum(world.accounts.bulk[account] * many, 1.0))


def leave(state: State, day: int, who: Ints, why: str) -> None:
    going = who[state.customer[who]]
    state.customer[going] = False
    state.lost_on[going] = day
    state.journal.note("lost", account=going, day=np.full(len(going), day), why=[why] * len(going))


def contract_hazard(world: World, state: State) -> Floats:
    """Chance to start a contract unasked today: (accounts, contracts)."""
    need = np.exp(state.log_need)[:, None]
    hazard = world.p.contract_start * world.accounts.contract_taste * need
    hazard = hazard * state.customer[:, None] * ~state.held
    for step in range(LADDER - 1):
        higher = state.held[:, step + 1 : LADDER].any(axis=1)
        hazard[:, step] *= np.where(higher, 0.1, 1.0)
    return np.asarray(hazard)


def sign(world: World, state: State, day: int) -> None:
    """Contracts started, unasked or because of an offer, and the ones that they end."""
    hazard = contract_hazard(world, state)
    unasked = world.chance.uniform("contracts", day, hazard.size).reshape(hazard.shape) < hazard
    caused = np.zeros_like(unasked)
    for slot in (EMAIL_OFFER, CALL_OFFER):
        contract = state.offer_product[:, slot] - catalogue.FIRST_CONTRACT
        fresh = np.flatnonzero((state.offer_until[:, slot] >= day) & (contract >= 0))
        at = fresh, contract[fresh]
        factor = np.exp(state.offer_lift[fresh, slot])
        luck = world.chance.luck(f"offered contracts {slot}", day, fresh)
        caused[at] |= luck < hazard[at] * np.maximum(factor - 1, 0.0)
        kept = world.chance.luck(f"refused contracts {slot}", day, fresh)
        unasked[at] &= kept <= np.minimum(factor, 1.0)
    account, contract = np.nonzero(unasked | caused)
    start_contracts(world, state, day, account, contract, caused[account, contract])


def start_contracts(
    world: World, state: State, day: int, account: Ints, contract: Ints, caused: Flags
) -> None:
    ends = world.chance.pick("replaced contracts", day, account * 8 + contract, state.held.shape[1])
    gone, place = np.nonzero((ends < world.market.replaces[contract]) & state.held[account])
    end_contracts(state, day, account[gone], place, "replaced")
    number = state.number("contract", len(account))
    state.held[account, contract] = True
    state.held_since[account, contract] = day
    state.held_number[account, contract] = number
    days = np.full(len(account), day)
    state.journal.note(
        "contract start", number=number, account=account, contract=contract, day=days
    )
    state.journal.note("contract sale", account=account, contract=contract, day=days, caused=caused)


def up_for_renewal(state: State, day: int) -> tuple[Ints, Ints]:
    """Accounts and contracts whose anniversary is today."""
    account, contract = np.nonzero(state.held)
    held = day - state.held_since[account, contract]
    due = (held > 0) & (held % 365 == 0)
    return account[due], contract[due]


def renew(world: World, state: State, day: int) -> None:
    """On each anniversary a contract ends with the account's own chance."""
    account, contract = up_for_renewal(state, day)
    luck = world.chance.luck("renewals", day, account * 8 + contract)
    ends = luck < world.accounts.churn[account]
    end_contracts(state, day, account[ends], contract[ends], "not renewed")


def end_contracts(state: State, day: int, account: Ints, contract: Ints, why: str) -> None:
    running = state.held[account, contract]
    ending = np.unique(np.column_stack([account[running], contract[running]]), axis=0)
    account, contract = ending[:, 0], ending[:, 1]
    state.held[account, contract] = False
    state.journal.note(
        "contract end",
        number=state.held_number[account, contract],
        account=account,
        contract=contract,
        day=np.full(len(account), day),
        why=[why] * len(account),
    )
