"""The chance of one person at once is what a build would say of the same row."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pytest

from syotto.predict.lead import fit
from syotto.predict.lead_live import chance_now
from syotto.predict.lead_score import score
from syotto.predict.lead_steps import columns_of
from syotto.schema.leads import FEATURES, LEAD_FEATURES, LIVE_FEATURES

MAY_LACK = [name for name in FEATURES if name not in LIVE_FEATURES or name.startswith("days")]
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def people(number: int) -> pa.Table:
    """Each is asked for more the more they are met; gaps in every column."""
    draw = np.random.default_rng(7)
    rows = []
    for place in range(number):
        row = {
            name: draw.choice(["a", "b"]) if kind == "words" else float(draw.integers(0, 9))
            for name, (kind, _) in FEATURES.items()
        }
        gap = draw.choice(MAY_LACK)
        home = "a1" if place % 2 else None
        rows.append({**row, gap: None, "person_id": f"p{place}", "account_id": home, "cut": NOW})
    return pa.Table.from_pylist(rows, LEAD_FEATURES.columns.to_pyarrow())


def test_one_person_is_told_what_the_build_tells():
    rows = people(400)
    columns = columns_of(rows)
    first = next(about for kind, about in FEATURES.values() if kind != "words")
    one = np.nan_to_num(columns[first]) > 5
    at = np.arange(len(one), dtype=np.int64)
    found = fit(columns, one, at, at + 1)
    told = score(found, columns)
    for place, row in enumerate(rows.to_pylist()[:40]):
        assert chance_now(found, row, [], NOW) == pytest.approx(
            (told.probability[place], told.low[place], told.high[place]), abs=1e-12
        )
