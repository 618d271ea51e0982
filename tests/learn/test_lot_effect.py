"""Effects of contents that a learning lot chose: the truth is found though the chances drift."""

from __future__ import annotations

import numpy as np
import pytest

from syotto.learn.lot_effect import Lot, lot_effect
from syotto.maths.intervals import difference

GOOD = {"a": 0.8, "b": 0.2}
EVEN = {"a": 0.5, "b": 0.5}


def test_chances_that_stay_give_the_plain_difference_and_its_interval():
    found = lot_effect([Lot("a", GOOD, 800, 80), Lot("b", GOOD, 200, 30)], "a", "b")
    assert found.effect == pytest.approx(0.10 - 0.15)
    assert (found.low, found.high) == pytest.approx(difference(80, 800, 30, 200))
    assert (found.first.share, found.ratio) == (pytest.approx(0.8), pytest.approx(1))


def test_a_better_time_is_no_effect():
    # quiet: both reach 10 %, evenly chosen; then everybody buys (40 %), and a is chosen more
    lots = [
        Lot("a", EVEN, 500, 50), Lot("b", EVEN, 500, 50),
        Lot("a", GOOD, 800, 320), Lot("b", GOOD, 200, 80),
    ]  # fmt: skip
    found = lot_effect(lots, "a", "b")
    assert found.effect == pytest.approx(0)
    assert 370 / 1300 - 130 / 700 > 0.09  # what the plain shares would say
    assert not found.known


def test_moments_in_which_only_one_could_be_chosen_tell_nothing():
    lots = [Lot("a", GOOD, 80, 8), Lot("b", GOOD, 20, 2), Lot("a", {"a": 0.7, "c": 0.3}, 700, 700)]
    assert lot_effect(lots, "a", "b").first.people == 80
    assert lot_effect(lots, "b", "c") is None


def test_sizes_that_no_lot_gives_are_an_alarm():
    assert lot_effect([Lot("a", GOOD, 500, 50), Lot("b", GOOD, 500, 50)], "a", "b").alarm


def test_the_interval_holds_the_truth_four_times_in_five():
    """A lot that follows what it saw, in a time that gets better; the truth is +4 points."""
    rng, held, found = np.random.default_rng(7), 0, []
    for _ in range(300):
        lots, chance = [], 0.5
        for base in (0.06, 0.10, 0.14, 0.18):
            people = rng.binomial(600, chance)
            reached = rng.binomial(people, base + 0.04), rng.binomial(600 - people, base)
            chances = {"a": chance, "b": 1 - chance}
            lots += [Lot("a", chances, people, reached[0])]
            lots += [Lot("b", chances, 600 - people, reached[1])]
            better = reached[0] / people > reached[1] / (600 - people)
            chance = min(max(chance + (0.15 if better else -0.15), 0.05), 0.95)
        one = lot_effect(lots, "a", "b")
        held += one.low <= 0.04 <= one.high
        found.append(one.effect)
    assert np.mean(found) == pytest.approx(0.04, abs=0.003)
    assert 0.75 <= held / 300 <= 0.87
