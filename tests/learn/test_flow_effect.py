"""What a flow caused: the truth lies in the interval, nothing is found where nothing is."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from syotto.learn.flow_effect import Group, effect, group, in_words, winner
from syotto.maths.experiments import alike, drawn_together, people_to_tell, sample_ratio


def test_sizes_that_lot_does_not_give_ring_the_alarm():
    assert sample_ratio([1000, 1200], [0.5, 0.5]) == pytest.approx(2.0079e-05, rel=1e-4)
    assert sample_ratio([500, 500, 500], [1 / 3] * 3) == pytest.approx(1.0)
    assert sample_ratio([], []) == 1.0
    lost = effect(Group("treated", 0.5, 1000, 200), Group("control", 0.5, 1200, 100))
    assert lost.alarm
    assert not lost.known
    assert in_words(lost).startswith("Not to be read")


def drawn(seed: int, people: int, control_share: float, base: float, adds: float):
    lot = np.random.default_rng(seed)
    control = int(lot.binomial(people, control_share))
    reached = int(lot.binomial(people - control, base + adds))
    other = int(lot.binomial(control, base))
    return effect(
        Group("treated", 1 - control_share, people - control, reached),
        Group("control", control_share, control, other),
    )


@pytest.mark.parametrize("adds", [0.0, 0.05])
def test_the_truth_lies_in_four_of_five_intervals_and_nothing_is_found_too_often(adds):
    found = [drawn(seed, 4_000, 0.2, 0.1, adds) for seed in range(400)]
    inside = sum(one.low <= adds <= one.high for one in found) / 400
    assert 0.75 < inside < 0.87
    known = sum(one.known for one in found) / 400
    assert known < 0.25 if adds == 0 else known > 0.95
    assert not any(one.alarm for one in found)


def test_so_many_more_people_tell_four_times_in_five():
    people = people_to_tell(0.02, 0.1, 0.2)
    known = sum(drawn(seed, people, 0.2, 0.084, 0.02).known for seed in range(400)) / 400
    assert 0.72 < known < 0.88


def test_what_is_not_known_says_how_many_more_people_would_tell():
    found = effect(Group("treated", 0.9, 90, 12), Group("control", 0.1, 10, 1))
    assert not found.known
    assert found.more > 1_000
    assert f"{found.more:,} more people would tell" in in_words(found)
    nobody = effect(Group("treated", 0.9, 90, 12), Group("control", 0.1, 0, 0))
    assert in_words(nobody).startswith("Not yet known: nobody's time")


def test_no_part_of_a_split_wins_before_the_numbers_allow_it():
    close = [Group("a", 0.5, 500, 60), Group("b", 0.5, 500, 55)]
    assert winner(close) is None
    clear = [Group("a", 0.5, 500, 120), Group("b", 0.5, 500, 55)]
    assert winner(clear).name == "a"
    uneven = [Group("a", 0.5, 1000, 240), Group("b", 0.5, 1200, 120)]
    assert winner(uneven) is None


def fate(companies):
    """A row of the ledger's counts, from (people, reached) of each company."""
    people, reached = np.array(companies).T
    return SimpleNamespace(
        units=len(people), people=int(people.sum()), reached=int(reached.sum()),
        squares=int((people**2).sum()), products=int((people * reached).sum()),
        reached_squares=int((reached**2).sum()),
    )  # fmt: skip


def test_people_who_are_drawn_one_by_one_vary_as_they_always_did():
    alone = group("treated", 0.5, fate([(1, 1)] * 30 + [(1, 0)] * 70))
    assert (alone.together, alone.alike) == (1.0, pytest.approx(100 / 99))
    assert drawn_together(100, 100) == 1.0
    assert alike(1, 5, 2, 9.0) == 1.0


def test_two_companies_of_five_who_decide_alike_tell_no_more_than_two_people():
    both = group("treated", 0.5, fate([(5, 5), (5, 0)] * 20))
    assert both.people == 200
    assert both.together == 5.0
    assert both.alike == pytest.approx(5 * 40 / 39)
    nobody = group("control", 0.5, fate([(5, 0)] * 40))
    narrow = effect(Group("treated", 0.5, 200, 100), Group("control", 0.5, 200, 0))
    wide = effect(both, nobody)
    assert wide.effect == narrow.effect
    assert wide.high - wide.low > 1.5 * (narrow.high - narrow.low)


def drawn_by_company(seed: int, companies: int, adds: float):
    """Companies of different sizes in which people decide alike, half of them left alone."""
    lot = np.random.default_rng(seed)
    arms = {"treated": [], "control": []}
    sizes, leanings = lot.geometric(0.22, companies), lot.beta(0.5, 2.0, companies)
    for size, leans in zip(sizes, leanings, strict=True):
        arm = "treated" if lot.random() < 0.5 else "control"
        share = leans + (adds if arm == "treated" else 0.0) * (1 - leans)
        arms[arm].append((int(size), int(lot.binomial(size, share))))
    return effect(*(group(arm, 0.5, fate(rows)) for arm, rows in arms.items()))


@pytest.mark.parametrize("adds", [0.0, 0.2])
def test_where_companies_are_drawn_as_one_the_truth_lies_in_four_of_five_intervals(adds):
    found = [drawn_by_company(seed, 400, adds) for seed in range(300)]
    truth = adds * (1 - 0.5 / 2.5)
    inside = sum(one.low <= truth <= one.high for one in found) / 300
    assert 0.73 < inside < 0.87
    assert sum(one.alarm for one in found) <= 2
    known = sum(one.known for one in found) / 300
    assert known < 0.27 if adds == 0 else known > 0.9
