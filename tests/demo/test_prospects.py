"""What a day may bring is on average what luck then draws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from syotto.demo.rows.sales import contract_money, line_money
from syotto.demo.trials.prospects import KIND, Prospects
from syotto.demo.world import catalogue
from syotto.demo.world.chance import Chance
from syotto.demo.world.contact import contacts, together
from syotto.demo.world.habit import nobody
from syotto.demo.world.live import live
from syotto.demo.world.state import NEVER
from tests.demo.worlds import lived

DAYS, LIVES = 30, 40


def drawn(world, state, since):
    """Margin of what luck drew: order lines not sent back, contracts started less those ended."""
    account, product, quantity, back = state.journal.read(
        "line", "account product quantity returned", since
    )
    lines = line_money(world, account, product, quantity)[1][back == NEVER].sum()
    started, ended = (
        contract_money(world, *state.journal.read(kind, "account contract", since))[1].sum()
        for kind in ("contract sale", "contract end")
    )
    return lines, started - ended


def offered_to_everybody(world, product, contract):
    """Half of the main contacts are called about a product, half about a contract; all get mail."""
    main = world.accounts.first_person
    place = np.where(np.arange(len(main)) % 2, product, catalogue.FIRST_CONTRACT + contract)
    call = contacts(main, place, catalogue.PHONE)
    return together([call, contacts(main, np.roll(place, 1), catalogue.EMAIL)])


@pytest.mark.parametrize("asked", ["nobody", "everybody"])
def test_on_average_luck_draws_what_was_to_be_expected(asked):
    world, past = lived()
    worth = Prospects.of(world)
    chosen = offered_to_everybody(world, 3, 1) if asked == "everybody" else nobody()
    gaps, sums = [], []
    for life in range(1, LIVES + 1):
        state = past.copy()
        other = replace(world, chance=Chance(world.seed, life))
        began = state.day
        first = lambda _w, _s, day: chosen if day == began else nobody()  # noqa: B023, E731
        live(other, state, first, DAYS, watch=worth.note)
        told = state.journal.read(KIND, "orders contracts", began)
        expected = np.array([one.sum() for one in told])
        gaps.append(np.array(drawn(other, state, began)) - expected)
        sums.append(expected)
    gap, sd = np.mean(gaps, axis=0), np.std(gaps, axis=0, ddof=1)
    assert (np.abs(gap) < 3.5 * sd / np.sqrt(LIVES)).all(), (gap, sd / np.sqrt(LIVES))
    assert (np.mean(sums, axis=0) != 0).all()
    assert (np.std(sums, axis=0, ddof=1) < sd / 2).all()
