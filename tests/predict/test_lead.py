"""Chances are tested as they are used: what came later changes nothing that was said before."""

from __future__ import annotations

import numpy as np

from syotto.maths.bins import coded, cut_numbers
from syotto.predict.lead import Cases, blocks, drift, fit, walked
from syotto.predict.lead_fit import Fit
from syotto.predict.lead_score import score


def cases(n: int = 1200, wait: int = 100):
    draw = np.random.default_rng(1)
    x = draw.normal(size=n)
    one = draw.random(n) < 1 / (1 + np.exp(1 - x))
    at = np.arange(n)
    return {"x": x}, one, at, at + wait


def as_cases(columns, one, at, known):
    cut = cut_numbers("x", columns["x"])
    return (cut,), Cases(np.stack([coded(cut, columns["x"])]), one.astype(float), at, known)


def test_the_future_does_not_change_what_was_said_of_the_past():
    columns, one, at, known = cases()
    later = np.where(at < 1000, one, ~one)
    before, after = (walked(*as_cases(columns, told, at, known), False, 0) for told in (one, later))
    there = ~np.isnan(before)
    assert there[1000:].all()
    assert (before[there & (at < 1100)] == after[there & (at < 1100)]).all()
    assert (before[1150:] != after[1150:]).any()


def test_a_block_is_told_by_what_was_known_before_it_began():
    _, found = as_cases(*cases(wait=300))
    told = list(blocks(found))
    assert len(told) == 40
    for first, last, known in told:
        assert last > first
        assert (found.known[known] <= found.at[first]).all()
        assert (np.delete(found.known, known) > found.at[first]).all()


def test_a_case_that_was_open_for_long_is_not_known_before_it_closed():
    """Moments of closing are in another order than those of opening."""
    columns, one, at, _ = cases()
    open_for = np.random.default_rng(2).integers(1, 600, len(at))
    _, found = as_cases(columns, one, at, at + open_for)
    sizes = []
    for first, _, known in blocks(found):
        assert (found.known[known] <= found.at[first]).all()
        assert (np.delete(found.known, known) > found.at[first]).all()
        sizes.append(len(known))
    assert min(sizes) > 100
    assert sizes == sorted(sizes)


def test_a_fit_that_was_written_down_scores_the_same():
    columns, one, at, known = cases(3000)
    found = fit(columns, one, at, known)
    again = Fit.from_json(found.to_json())
    assert again == found
    told, retold = (score(each, columns) for each in (found, again))
    assert (told.probability == retold.probability).all()
    assert told.reasons.to_pylist()[0][0].startswith("x ")


def test_what_changed_since_is_seen():
    columns, one, at, known = cases(1000)
    found = fit(columns, one, at, known)
    assert drift(found, columns)["x"] < 0.01
    assert drift(found, {"x": columns["x"] + 2})["x"] > 0.25
