"""Is the price of a contact true? Companies live on with and without one more of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pyarrow as pa
import pytest

from syotto.demo.simulate import past
from syotto.demo.trials.prospects import KIND, Prospects
from syotto.demo.world import catalogue, habit
from syotto.demo.world.contact import contacts, together
from syotto.demo.world.live import live
from syotto.demo.world.state import START, moment
from syotto.learn.pressure import pressure_fits

PEOPLE, PAST, YEAR, SEEDS = 600, 300, 365, 20
BRINGS = pa.table({"adds": [0.475], "low": [0.074], "high": [1.79], "year": [400.0]})
"""As the build of a company of 2,000 people finds: half a hundredth of a year's margin in a year."""
NO_HALVES = pa.table({name: [0.0] for name in ("n", "a", "b", "aa", "bb", "ab")}).slice(0, 0)
AT = pa.timestamp("us", "UTC")
CHANNELS = {"email": catalogue.EMAIL, "phone": catalogue.PHONE}


@dataclass(frozen=True)
class Company:
    """stated: the interval by channel at usual recent contacts. lost: margin that one more contact
    to each of `bought`'s main contacts lost within a year; bought: a year's margin of these.
    """

    stated: dict[str, tuple[float, float]]
    lost: dict[str, float]
    bought: dict[str, float]


def table(person, channel, day, opened=None) -> pa.Table:
    at = [START + timedelta(days=float(one)) for one in day]
    return pa.table(
        {
            "person": [f"p{one}" for one in person],
            "channel": [channel] * len(at),
            "at": pa.array(at, AT),
            "opened": pa.array(opened if opened is not None else [None] * len(at), pa.bool_()),
        }
    )


def logged(state) -> pa.Table:
    """What the firm's systems show of its contacts."""
    person, day, opened = state.journal.read("mail", "person day opened")
    who, on, kind = state.journal.read("activity", "person day kind")
    calls = kind != catalogue.VISIT
    mails = table(person, "email", day + 0.3, opened.astype(bool))
    return pa.concat_tables([mails, table(who[calls], "phone", on[calls] + 0.4)])


def harmed(state) -> pa.Table:
    who, day = state.journal.read("case", "person day")
    gone, on, given = state.journal.read("consent", "person day given")
    left = ~given.astype(bool)
    parts = [table(who, "complaint", day + 0.6), table(gone[left], "left", on[left] + 0.5)]
    every = pa.concat_tables(parts).rename_columns(["person", "kind", "at", "opened"])
    return every.select(["person", "kind", "at"])


def sales(state) -> pa.Table:
    """Orders in the 30 days after a complaint, and in the 60 after these."""
    account, opened = state.journal.read("case", "account day", until=state.day - 90)
    buyer, day, order = state.journal.read("line", "account day order")
    _, first = np.unique(order, return_index=True)
    soon, later = np.zeros(len(account)), np.zeros(len(account))
    for place, (who, when) in enumerate(zip(account, opened, strict=True)):
        after = day[first][buyer[first] == who] - when
        soon[place] = ((after > 0) & (after <= 30)).sum()
        later[place] = ((after > 30) & (after <= 90)).sum()
    return pa.table({"soon": soon, "later": later, "complaints": np.ones(len(account))})


def expected(state, since) -> float:
    """Margin of orders and contracts, as each day made it likely."""
    orders, contracts = state.journal.read(KIND, "orders contracts", since)
    return float(orders.sum() + contracts.sum())


def lived_on(seed: int) -> Company:
    world, state = past(PEOPLE, PAST, seed)
    today, account = state.day, np.flatnonzero(state.customer)
    main = world.accounts.first_person[account]
    fits = pressure_fits(
        logged(state), harmed(state), sales(state), BRINGS, NO_HALVES, as_of=moment(today),
        contact_risk={}, contact_growth=0.3, contact_half_life=30.0,
        horizon_days=90,
    )  # fmt: skip
    told = {row["channel"]: row for row in fits.to_pylist()}
    stated, lost, bought = {}, {}, {}
    alone, worth = state.copy(), Prospects.of(world)
    year = worth.year + (state.held * worth.contract).sum(axis=1)
    live(world, alone, habit.habit, YEAR, watch=worth.note)
    for name, channel in CHANNELS.items():
        some = state.consent[main] if name == "email" else np.ones(len(main), bool)
        once = contacts(main[some], np.full(int(some.sum()), -1), channel, campaign=9)

        def more(w, s, day, once=once):
            every = habit.habit(w, s, day)
            return together([every, once]) if day == today else every

        after = state.copy()
        live(world, after, more, YEAR, watch=worth.note)
        mine = account[some]
        lost[name] = expected(alone, today) - expected(after, today)
        bought[name] = float(year[mine].sum())
        worn = recent(state, main[some], today)
        row = told[name]
        stated[name] = (
            row["risk_low"] * (1 + row["growth_low"] * worn),
            row["risk_high"] * (1 + row["growth_high"] * worn),
        )
    return Company(stated, lost, bought)


def recent(state, people, today) -> float:
    """The mean of recent contacts of these people, as `wear_of` counts them."""
    total = 0.0
    for kind, wear in (("mail", 1.0), ("activity", 3.0)):
        who, day = state.journal.read(kind, "person day")
        age = today - day[np.isin(who, people)]
        total += wear * (0.5 ** (age / 30)).sum()
    return float(total / len(people))


@pytest.fixture(scope="module")
def companies():
    return [lived_on(seed) for seed in range(900, 900 + SEEDS)]


@pytest.mark.slow
@pytest.mark.parametrize("channel", CHANNELS)
def test_the_true_price_of_a_contact_is_within_the_stated_range(companies, channel):
    """The truth is one number of the world, found over all companies: what one more contact loses,
    as a share of a year's margin.
    """
    truth = sum(one.lost[channel] for one in companies) / sum(
        one.bought[channel] for one in companies
    )
    within = [one.stated[channel][0] <= truth <= one.stated[channel][1] for one in companies]
    print(channel, "truth", truth, "stated", companies[0].stated[channel], np.mean(within))
    assert np.mean(within) >= 0.9
