"""The simulated company beside real ones; skipped where the real data is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from syotto.demo.simulate import past
from syotto.demo.truth.plausibility import available, compare

DATA = Path(__file__).parents[2].parent / "shared" / "data"


@pytest.mark.skipif(not available(DATA), reason=f"no real data in {DATA}")
def test_the_company_is_like_real_ones_where_it_can_be_compared():
    states = [past(8_000, 365, seed)[1] for seed in (1, 2, 3)]
    for statistic in compare(DATA, states):
        assert statistic.alike, statistic
