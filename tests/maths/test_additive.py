"""Curves that rows were drawn with are found, and nothing where nothing is."""

from __future__ import annotations

import numpy as np
import pytest

from syotto.maths.additive import fit_additive
from syotto.maths.bins import coded, cut_numbers, cut_words, shares, stability
from syotto.maths.isotonic import fit_steps
from syotto.maths.logistic import sigmoid


def rows(n: int, seed: int = 1):
    draw = np.random.default_rng(seed)
    codes = draw.integers(1, 9, (3, n)).astype(np.uint8)
    curve = np.array([0, -1.5, -1, -0.5, 0, 0, 0.5, 1, 1.5])
    odds = -1 + curve[codes[0]] + np.where(codes[1] == 3, 1.0, 0.0)
    return codes, (draw.random(n) < sigmoid(odds)).astype(float), curve


def fitted(codes, one, **more):
    return fit_additive(codes, one, bins=[9, 9, 9], ordered=[True, False, True], rough=1, **more)


def test_curves_are_found_and_add_nothing_on_average():
    codes, one, curve = rows(40_000)
    found = fitted(codes, one)
    assert found.values[0][1:] == pytest.approx(curve[1:] - curve[codes[0]].mean(), abs=0.15)
    others = np.delete(found.values[1], [0, 3])
    assert found.values[1][3] - others.mean() == pytest.approx(1, abs=0.15)
    assert np.abs(found.values[2][1:]).max() < 0.15
    for values, column in zip(found.values, codes, strict=True):
        assert values[column].mean() == pytest.approx(0, abs=1e-9)
    assert found.odds(codes) == pytest.approx(found.level + found.parts(codes).sum(axis=0))


def test_a_start_near_the_answer_leads_to_the_same_answer():
    codes, one, _ = rows(4_000)
    found = fitted(codes, one)
    again = fitted(codes, one, start=found)
    assert np.stack(again.values) == pytest.approx(np.stack(found.values), abs=0.05)


def test_more_smoothing_bends_less():
    codes, one, _ = rows(2_000)
    soft, firm = (
        fit_additive(codes, one, bins=[9, 9, 9], ordered=[True] * 3, rough=rough).values[0][1:]
        for rough in (1, 300)
    )
    assert np.abs(np.diff(firm)).sum() < np.abs(np.diff(soft)).sum()


def test_chances_never_fall_with_the_score_and_hold_what_comes():
    draw = np.random.default_rng(2)
    score = draw.normal(-1, 1, 4000)
    one = (draw.random(4000) < sigmoid(2 * score)).astype(float)
    steps = fit_steps(score, one)
    at = np.linspace(-3, 2, 60)
    middle, low, high = steps.chances(at)
    assert (np.diff(middle) >= 0).all()
    true = sigmoid(2 * at)
    assert np.mean((low <= true) & (true <= high)) > 0.6
    assert middle == pytest.approx(true, abs=0.12)


@pytest.mark.parametrize("seed", range(40))
def test_nor_do_they_fall_where_a_small_group_follows_a_large_one(seed):
    draw = np.random.default_rng(seed)
    score = draw.normal(-2, 0.5, 300 + 50 * seed)
    steps = fit_steps(score, (draw.random(len(score)) < sigmoid(score)).astype(float))
    lines = np.array([steps.low, steps.middle, steps.high])
    assert (np.diff(lines, axis=1) >= 0).all()
    assert (np.diff(lines, axis=0) > 0).all()


@pytest.mark.parametrize(
    ("value", "label"), [(np.nan, "not known"), (0.0, "up to 0"), (1.0, "0 to 1"), (9.0, "over 3")]
)
def test_numbers_become_bins_with_names(value, label):
    cut = cut_numbers("visits", np.array([0, 0, 1, 1, 2, 2, 3, 3, 4.0] * 10))
    assert cut.label(int(coded(cut, np.array([value]))[0])) == label


def test_rare_words_are_others():
    cut = cut_words("origin", np.array(["web"] * 30 + ["fair"] * 25 + ["tip"] * 3 + [None], object))
    codes = coded(cut, np.array(["fair", "tip", None, "web", "never"], object))
    assert [cut.label(int(code)) for code in codes] == ["fair", "another", "not known", "web", "another"]  # fmt: skip


def test_what_stays_as_it_was_has_not_moved():
    cut = cut_numbers("x", np.arange(1000.0))
    before = shares(cut, coded(cut, np.arange(1000.0)))
    assert stability(before, before) == 0
    assert stability(before, shares(cut, coded(cut, np.arange(1000.0) + 500))) > 0.25
