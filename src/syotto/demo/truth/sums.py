"""What is true of a simulated company, computed from its hidden numbers.

Given how many picks an account made, each pick is independent, so
    P(owns A)       = 1 - (1 - qA)^picks
    P(owns A and B) = 1 - (1 - qA)^picks - (1 - qB)^picks + (1 - qA - qB + qAB)^picks
with q the share of picks that bring a product (and stay), qAB both.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa

from syotto.demo.rows.identities import customer_ref
from syotto.demo.world import catalogue
from syotto.demo.world.buying import MOST_PICKS, contract_hazard, order_hazard, pick_shares
from syotto.demo.world.chance import Chance, Flags, Floats, Ints
from syotto.demo.world.habit import nobody
from syotto.demo.world.live import pass_day
from syotto.demo.world.state import NEVER, State, World


def places(names: list[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


def customers_of(world: World, rows: pa.Table) -> tuple[Ints, Flags]:
    """The account of each row's customer, and whether there is one."""
    known = places(customer_ref(world).to_pylist())
    account = np.array([known.get(ref, -1) for ref in rows["customer_id"].to_pylist()], dtype=int)
    return account, account >= 0


def looked_up(world: World, rows: pa.Table) -> tuple[Ints, Ints, Flags]:
    """Account and product of each row, and whether its chance is known in truth."""
    account, known = customers_of(world, rows)
    product_of = places(world.market.product_id)
    product = np.array([product_of.get(p, -1) for p in rows["product_id"].to_pylist()], dtype=int)
    deal = (product >= catalogue.ORDERED) & (product < catalogue.FIRST_CONTRACT)
    return account, product, known & (product >= 0) & ~deal


def orderable(*products: int) -> bool:
    return all(0 <= product < catalogue.ORDERED for product in products)


def members(world: World, customer_groups: pa.Table) -> dict[str, Ints]:
    """The accounts of each found group."""
    account, known = customers_of(world, customer_groups)
    group = np.array(customer_groups["customer_group"].to_pylist(), dtype=object)
    return {name: account[known & (group == name)] for name in set(group[known])}


def owners(world: World, state: State, who: Ints, own_days: int) -> tuple[Floats, Floats]:
    """Expected owners of each product, and of each two, among the accounts `who`."""
    many = catalogue.ORDERED
    picks, certain = bought(world, state, own_days)
    stays = 1 - world.p.return_share
    share = pick_shares(world, who) * stays
    n = picks[who][:, None]
    lacks = (1 - share) ** n * ~certain[who]
    both = np.empty((many, many))
    for a in range(many):
        joint = pick_both(world, who, a) * stays**2
        neither = np.clip(1 - share - share[:, [a]] + joint, 0, 1) ** n
        neither = neither * ~certain[who] * ~certain[who][:, [a]]
        both[a] = (1 - lacks - lacks[:, [a]] + neither).sum(axis=0)
    return (1 - lacks).sum(axis=0), both


def pick_both(world: World, who: Ints, a: int) -> Floats:
    """P(a pick brings both a and b), for every b: one of them brings the other."""
    market, tastes = world.market, world.accounts.tastes[who]
    joint = np.zeros_like(tastes)
    if market.companion[a] >= 0:
        joint[:, market.companion[a]] += tastes[:, a] * market.companion_share[a]
    for lead in np.flatnonzero(market.companion == a):
        joint[:, lead] += tastes[:, lead] * market.companion_share[lead]
    return joint


def bought(world: World, state: State, own_days: int) -> tuple[Ints, Flags]:
    """Picks made by each account in the time that counts; what it has because it was asked."""
    since = state.day - own_days
    account, product, lead, caused, returned = state.journal.read(
        "line", "account product lead caused returned", since
    )
    lead, caused = lead.astype(np.bool_), caused.astype(np.bool_)
    picks = np.bincount(account[lead & ~caused], minlength=world.accounts.n)
    certain = np.zeros((world.accounts.n, catalogue.ORDERED), dtype=np.bool_)
    stayed = caused & (returned >= state.day)
    certain[account[stayed], product[stayed]] = True
    return picks, certain


def order_brings(share: Floats, more: float) -> Floats:
    """P(an order brings the product) where a pick does with `share`: picks go on with `more`."""
    lasts = np.array([more**k * (1 - more) for k in range(MOST_PICKS - 1)])
    lasts = np.append(lasts, 1 - lasts.sum())
    without = sum(p * (1 - share) ** (k + 1) for k, p in enumerate(lasts))
    return np.asarray(1 - without)


def buys_unasked(world: World, state: State, horizon: int, lives: int) -> Floats:
    """P(buys within the horizon if nobody is contacted): (accounts, products).

    Each future gives hazards; their mean chance has no noise left but that of leaving customers,
    goodwill and complaints. Deals stay nan.
    """
    m, many = world.accounts.n, len(world.market.product_id)
    brings = order_brings(pick_shares(world, np.arange(m)), world.p.more_lines)
    chance = np.full((m, many), np.nan)
    ordered, contracts = np.zeros((m, catalogue.ORDERED)), np.zeros(state.held.shape)
    for life in range(1, lives + 1):
        orders, signs = hazards(world, state, horizon, life)
        ordered += 1 - np.exp(-orders[:, None] * brings)
        contracts += 1 - np.exp(-signs)
    chance[:, : catalogue.ORDERED] = ordered / lives
    chance[:, catalogue.FIRST_CONTRACT :] = contracts / lives
    return chance


def hazards(world: World, state: State, horizon: int, life: int) -> tuple[Floats, Floats]:
    """Summed hazards of orders and of contracts in one future without contact."""
    other = replace(world, chance=Chance(world.seed, life))
    ahead = state.copy()
    ahead.offer_until[:] = -NEVER
    orders, signs = np.zeros(world.accounts.n), np.zeros(state.held.shape)
    for day in range(state.day, state.day + horizon):
        orders += order_hazard(other, ahead, day)
        signs += contract_hazard(other, ahead)
        pass_day(other, ahead, day, nobody())
    return orders, signs


def kept(world: World, sold: int, held: int) -> float:
    """The true chance that a held product stays when another is sold."""
    if min(sold, held) < catalogue.FIRST_CONTRACT:
        return 1.0
    first = catalogue.FIRST_CONTRACT
    return float(1 - world.market.replaces[sold - first, held - first])


def rand_index(one: Ints, other: Ints) -> float:
    """Adjusted Rand index (Hubert and Arabie 1985) of two ways to group the same things."""
    table = np.zeros((one.max() + 1, other.max() + 1))
    np.add.at(table, (one, other), 1)
    pairs = (table * (table - 1) / 2).sum()
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    of_rows, of_columns = (rows * (rows - 1) / 2).sum(), (columns * (columns - 1) / 2).sum()
    total = table.sum() * (table.sum() - 1) / 2
    expected = of_rows * of_columns / total
    most = (of_rows + of_columns) / 2
    return float((pairs - expected) / (most - expected)) if most > expected else 0.0
