"""Ranks, and the area under the curve."""

from __future__ import annotations

import numpy as np
from scipy.stats import rankdata

from syotto.maths.ranking import ranks


def test_equal_numbers_share_the_middle_of_their_ranks():
    assert ranks(np.array([3.0, 1.0, 3.0, 2.0])).tolist() == [3.5, 1.0, 3.5, 2.0]


def test_ranks_are_those_of_scipy():
    value = np.random.default_rng(7).integers(0, 40, 500).astype(float)
    assert np.array_equal(ranks(value), rankdata(value))
    assert ranks(np.array([])).tolist() == []
