"""What customers are worth and what contacts cost, beside what is true.

lifetime value      what a customer brings in one future; and fifths of the customers, by their
                    figure, with the interval of their mean
contract hazard     the account's own chance to end a contract at its next anniversary
referral split      the chance of one who was brought not to have come otherwise
price of a contact  share of a year's margin that one more contact to each main contact loses
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from syotto.demo.truth import ahead
from syotto.demo.truth.compared import Compared
from syotto.demo.truth.sums import customers_of
from syotto.demo.world import catalogue
from syotto.demo.world.chance import Ints
from syotto.demo.world.referring import referred
from syotto.demo.world.state import State, World
from syotto.maths.intervals import REACH
from syotto.schema.lifetime import Risk
from syotto.settings import Settings

TABLES = ("lifetime_values", "churn_risks", "referral_split", "contact_prices")
FIFTHS = 5
PRICED = {"email": catalogue.EMAIL, "phone": catalogue.PHONE}


def compared(
    world: World, state: State, tables: Mapping[str, pa.Table], settings: Settings, lives: int
) -> Iterator[Compared]:
    """All of them; lives: futures over which the price of a contact is averaged."""
    values, risks, split, prices = (tables[name] for name in TABLES)
    years, discount = settings.subscription_years, settings.discount
    yield from lifetime_values(world, state, values, years, discount)
    yield contract_hazards(world, risks)
    yield referral_split(world, state, split)
    yield contact_prices(world, state, prices, lives)


def lifetime_values(
    world: World, state: State, found: pa.Table, years: float, discount: float
) -> Iterator[Compared]:
    """Customer by customer, and in fifths. An interval holds what chance does to them, too.

    What somebody who never ordered will order is in no figure, and not in the truth beside it.
    """
    account, known = customers_of(world, found)
    told = pc.and_(pa.array(known), pc.is_valid(found["value"]))
    rows = found.filter(told)
    account = account[told.to_numpy(zero_copy_only=False)]
    future = ahead.future(world, state, years=years, discount=discount)
    ordered = pc.is_valid(rows["model"]).to_numpy(zero_copy_only=False)
    true = np.where(ordered, future.orders[account], 0.0) + future.contracts[account]
    value, low, high, own, shared = (
        rows[name].to_numpy() for name in ("value", "low", "high", "own_error", "shared_error")
    )
    note = f"euros in {years:g} years, in one future of the company"
    left_out = found.num_rows - rows.num_rows
    about = rows["customer_id"].to_pylist()
    yield Compared("lifetime value", about, true, value, low, high, left_out, note)
    fifths = [
        part for part in np.array_split(np.argsort(value, kind="stable"), FIFTHS) if len(part)
    ]
    away = [
        REACH * np.hypot(np.sqrt((own[p] ** 2).sum()), shared[p].sum()) / len(p) for p in fifths
    ]
    mean, truth = (np.array([each[part].mean() for part in fifths]) for each in (value, true))
    yield Compared(
        "lifetime value, in fifths",
        [f"fifth {number} of the figures" for number in range(1, len(fifths) + 1)],
        truth,
        mean,
        np.maximum(mean - away, 0.0),
        mean + away,
    )


def contract_hazards(world: World, found: pa.Table) -> Compared:
    """Each running contract: the chance that it is not renewed the next time."""
    rows = found.filter(pc.equal(found["kind"], Risk.CONTRACT.value))
    account, known = customers_of(world, rows)
    rows = rows.filter(pa.array(known))
    hazard, low, high = (rows[name].to_numpy() for name in ("hazard", "low", "high"))
    return Compared(
        "contract hazard",
        rows["subscription_id"].to_pylist(),
        world.accounts.churn[account[known]],
        hazard,
        low,
        high,
        int((~known).sum()),
        "at the next anniversary; no interval where too few have ended",
    )


def referral_split(world: World, state: State, found: pa.Table) -> Compared:
    """The chance of one who was brought not to have come otherwise."""
    brought = referred(world, state)
    row = {name: found[name].to_numpy() for name in ("p_type1", "low", "high")}
    many = len(np.unique(brought.account[brought.came]))
    return Compared(
        "referral split",
        ["would not have come otherwise"] * found.num_rows,
        np.full(found.num_rows, world.p.referred_only),
        row["p_type1"],
        row["low"],
        row["high"],
        0,
        ", ".join(found["basis"].to_pylist()) + f"; {many} were brought",
    )


def contact_prices(world: World, state: State, found: pa.Table, lives: int) -> Compared:
    """What one more contact to the main contacts of customers loses of their year, by channel.

    A share on both sides: what customers bring by contracts and projects is in our euros, and no
    contact ends those here.
    """
    main, about, rows = mains(world, found), [], []
    agreed = state.consent[world.accounts.first_person]
    for name, channel in PRICED.items():
        may = state.customer & (agreed | (name != "email"))
        own = (main >= 0) & may[main] & np.asarray(pc.equal(found["channel"], name))
        if own.any():
            lost = ahead.lost_by(world, state, channel, main[own], lives)
            all_of = {n: found[n].to_numpy()[own].sum() for n in ("price", "low", "high", "worth")}
            *prices, worth = all_of.values()
            rows.append((lost.lost / lost.brought, *(price / worth for price in prices)))
            about.append(name)
    truth, found_, low, high = np.array(rows).reshape(-1, 4).T
    note = f"share of a year's margin, by channel; {lives} futures"
    return Compared("price of a contact", about, truth, found_, low, high, 0, note)


def mains(world: World, found: pa.Table) -> Ints:
    """The account of which each row is about the main contact; -1: of none."""
    account = np.full(world.people.n + 1, -1)
    account[world.accounts.first_person] = np.arange(world.accounts.n)
    numbers = [int(name[-6:]) if name else -1 for name in found["person_id"].to_pylist()]
    return np.asarray(account[numbers])
