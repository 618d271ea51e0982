"""What the ERP and the CRM would export about sales: products, orders, contracts, cases, offers."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from syotto.demo.rows.columns import flags, hour, moments, money, numbered, table, words
from syotto.demo.rows.identities import ACCOUNT, CRM, ERP, Identities
from syotto.demo.world import catalogue
from syotto.demo.world.aftersales import mergers
from syotto.demo.world.chance import Flags, Floats, Ints
from syotto.demo.world.journey import LOST_REASONS
from syotto.demo.world.state import NEVER, State, World
from syotto.schema import raw, raw_world

CHANNELS = ("web store", "e-mail", "phone", "field")
UNITS = ("Parts", "Projects", "Services")
QUOTED_AFTER = 7.0
"""Days from opening a case to the written offer."""


def products(world: World) -> pa.Table:
    """The price list; one margin in twenty is missing."""
    market = world.market
    unknown = world.chance.stream("product noise").random(len(market.product_id)) < 0.05
    return table(
        raw.PRODUCTS,
        product_id=market.product_id,
        name=market.name,
        category=market.category,
        price=money(market.price),
        margin_share=pa.array(market.margin_share, mask=unknown),
        available=np.ones(len(unknown), dtype=np.bool_),
    )


def billed(world: World, account: Ints, day: Ints) -> Ints:
    """The account that an order is booked on: a merged company is its buyer's from that day."""
    sold, buyer, on = mergers(world)
    new = np.arange(world.accounts.n)
    new[sold] = buyer
    since = np.full(world.accounts.n, NEVER)
    since[sold] = on
    return np.where(day >= since[account], new[account], account)


def refs(world: World, account: Ints) -> dict[str, pa.Array]:
    """Who is named on a document: the company and its buyer, or the person alone."""
    solo = world.accounts.solo[account]
    return {
        "person_ref": numbered(ERP, world.accounts.first_person[account], 6),
        "account_ref": numbered(ACCOUNT, np.where(solo, -1, account), 6),
    }


def line_money(
    world: World, account: Ints, product: Ints, quantity: Floats
) -> tuple[Floats, Floats]:
    """Amount and margin: the discount is taken from the margin."""
    full = world.market.price[product] * quantity
    amount = np.round(full * (1 - world.accounts.discount[account]), 2)
    return amount, np.round(amount - full * (1 - world.market.margin_share[product]), 2)


def contract_money(world: World, account: Ints, contract: Ints) -> tuple[Floats, Floats]:
    """Amount and margin of a year of a contract."""
    product = catalogue.FIRST_CONTRACT + contract
    return line_money(world, account, product, world.accounts.bulk[account])


def order_lines(world: World, who: Identities, state: State, since: int, until: int) -> pa.Table:
    """Sales, returns and delivered machines of [since, until); since 0 includes all before."""
    names = "order day account product quantity returned place"
    since = since or -NEVER
    sold = state.journal.read("line", names, since, until)
    everything = state.journal.read("line", names, -NEVER, until)
    came_back = (everything[5] >= since) & (everything[5] < until)
    back = [column[came_back] for column in everything]
    order, day, account, product, quantity, _, place = sold
    parts = [
        lines(world, who, "O", order, day, account, product, quantity, place),
        lines(world, who, "R", back[0], back[5], back[2], back[3], -back[4], back[6]),
        deal_lines(world, who, state, since, until),
    ]
    return pa.concat_tables(parts)


def deal_lines(world: World, who: Identities, state: State, since: int, until: int) -> pa.Table:
    number, day, account, product, won = state.journal.read(
        "deal close", "number day account product won", since, until
    )
    won = won.astype(np.bool_)
    one = np.ones(int(won.sum()))
    return lines(
        world, who, "M", number[won], day[won], account[won], product[won], one, number[won]
    )


def lines(
    world: World, who: Identities, letter: str, order: Ints, day: Ints, account: Ints,
    product: Ints, quantity: Floats, place: Ints,
) -> pa.Table:  # fmt: skip
    luck = world.chance.pick(f"line noise {letter}", 0, place, 2)
    by_order = world.chance.pick(f"order noise {letter}", 0, order, 2)
    amount, margin = line_money(world, account, product, quantity)
    account = billed(world, account, day)
    at = day + hour(by_order[:, 0], who.ahead[account])
    category = np.where(product < catalogue.ORDERED, 0, 1)
    return table(
        raw.ORDER_LINES,
        order_id=numbered(letter, order),
        line_no=line_numbers(order, place),
        at=moments(at),
        **refs(world, account),
        product_id=words(world.market.product_id, product),
        quantity=pa.array(quantity.astype(np.int64)).cast(pa.decimal128(19, 0)),
        amount=money(amount),
        margin=money(margin, luck[:, 0] < world.p.margin_missing),
        channel=words(CHANNELS, np.floor(by_order[:, 1] * len(CHANNELS))),
        unit=words(UNITS, category),
        product_name=words(world.market.name, product),
        country=words(list(catalogue.COUNTRIES), world.accounts.country[account]),
    )


def line_numbers(order: Ints, place: Ints) -> Ints:
    """1, 2, ... within each order, in the order of their places."""
    by_order = np.lexsort((place, order))
    ordered = order[by_order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(order) else order
    lengths = np.diff(np.r_[starts, len(order)])
    number = np.empty(len(order), dtype=np.int64)
    number[by_order] = np.arange(len(order)) - np.repeat(starts, lengths) + 1
    return number


def subscriptions(world: World, state: State, until: int) -> pa.Table:
    """Contracts as they stand; also those that began before the first day."""
    number, account, contract, day = state.journal.read(
        "contract start", "number account contract day"
    )
    ended, end_day = state.journal.read("contract end", "number day", 0, until)
    last = np.full(len(number), NEVER)
    last[ended] = end_day
    amount, margin = contract_money(world, account, contract)
    return table(
        raw.SUBSCRIPTIONS,
        subscription_id=numbered("S", number),
        **refs(world, account),
        product_id=words(world.market.product_id, catalogue.FIRST_CONTRACT + contract),
        started_at=moments(day),
        ended_at=moments(last),
        amount=money(amount / 12),
        period=words(["month"], np.zeros(len(number))),
        margin=money(margin / 12),
        unit=words(UNITS, np.full(len(number), 2)),
    )


def closings(state: State, cases: int) -> tuple[Ints, Flags, Ints]:
    """By case: the day it was closed (NEVER while open), won or not, why lost."""
    number, day, won, reason = state.journal.read("deal close", "number day won reason")
    closed = np.full(cases, NEVER)
    closed[number] = day
    is_won = np.zeros(cases, dtype=np.bool_)
    is_won[number] = won
    why = np.full(cases, -1)
    why[number] = np.where(won, -1, reason)
    return closed, is_won, why


def opportunities(world: World, who: Identities, state: State) -> pa.Table:
    number, day, account, person, product = state.journal.read(
        "deal open", "number day account person product"
    )
    closed, won, why = closings(state, len(number))
    amount, _ = line_money(world, account, product, np.ones(len(number)))
    luck = world.chance.luck("case hours", 0, number)
    stage = np.where(closed < NEVER, np.where(won, 2, 3), (luck > 0.5).astype(np.int64))
    hours = hour(luck, who.ahead[account])
    return table(
        raw_world.OPPORTUNITIES,
        opportunity_id=numbered("V", number),
        person_ref=numbered(CRM, person, 6),
        account_ref=numbered(ACCOUNT, np.where(world.accounts.solo[account], -1, account), 6),
        product_id=words(world.market.product_id, product),
        owner=words(owners(world), world.accounts.owner[account]),
        created_at=moments(day + hours),
        stage=words(["Qualified", "Offer made", "Won", "Lost"], stage),
        closed_at=moments(np.where(closed < NEVER, closed + hours, NEVER)),
        won=flags(won, closed >= NEVER),
        amount=money(amount),
        list_amount=money(world.market.price[product]),
        lost_reason=words(LOST_REASONS, np.where(luck < 0.3, -1, why)),
    )


def quotes(world: World, who: Identities, state: State, until: int) -> pa.Table:
    """The written offer of each case that lived long enough."""
    number, day, account, person, product = state.journal.read(
        "deal open", "number day account person product"
    )
    closed, won, _ = closings(state, len(number))
    made = (day + QUOTED_AFTER < until) & (day + QUOTED_AFTER <= closed)
    number, day, account, person, product, closed, won = (
        column[made] for column in (number, day, account, person, product, closed, won)
    )
    amount, _ = line_money(world, account, product, np.ones(len(number)))
    hours = hour(world.chance.luck("quote hours", 0, number), who.ahead[account])
    return table(
        raw_world.QUOTES,
        quote_id=numbered("Q", number),
        opportunity_id=numbered("V", number),
        person_ref=numbered(CRM, person, 6),
        account_ref=numbered(ACCOUNT, np.where(world.accounts.solo[account], -1, account), 6),
        product_id=words(world.market.product_id, product),
        owner=words(owners(world), world.accounts.owner[account]),
        created_at=moments(day + QUOTED_AFTER - 1 + hours),
        amount=money(amount),
        list_amount=money(world.market.price[product]),
        won=flags(won, closed >= NEVER),
        closed_at=moments(np.where(closed < NEVER, closed + hours, NEVER)),
    )


def owners(world: World) -> list[str]:
    """The sellers' names."""
    many = int(world.accounts.owner.max()) + 1
    first, last = catalogue.FIRST_NAMES, catalogue.LAST_NAMES
    return [
        f"{first[(7 * i + 3) % len(first)]} {last[(i * 11 + i // len(last)) % len(last)]}"
        for i in range(many)
    ]
