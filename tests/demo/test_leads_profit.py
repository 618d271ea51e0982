"""Whom the rule would have called, quarter by quarter, beside the best threshold in hindsight."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from syotto.demo.simulate import simulate
from syotto.predict.lead_score import score
from syotto.predict.lead_steps import columns_of, learned, read_back
from syotto.run.house import open_house
from syotto.run.workspace import create
from tests.run.loaded import columns
from tests.run.part import part_build


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("leads") / "w"
    create(folder, {"currency": "EUR"})
    simulate(folder, people=8_000, days=720, seed=32, progress=lambda *_: None)
    made = open_house(folder)
    newest = max(at for (at,) in columns(made, "order_lines", "at"))
    part_build(made, "lead_features", "lead_scores", as_of=newest)
    return made


def told_beforehand(house):
    """Chance and outcome of everybody at each cut of the second half, by what was known then."""
    table = house.warehouse.open().table("lead_features").to_pyarrow()
    known = table.filter(table["outcome"].is_valid())
    cuts, days = sorted(set(known["cut"].to_pylist())), house.settings.lead_days
    moment = known.schema.field("cut").type
    for cut in cuts[len(cuts) // 2 :]:
        closed = pa.scalar(cut - timedelta(days=days), moment)
        before = known.filter(pc.less_equal(known["cut"], closed))
        model = read_back(learned(before, as_of=cut, lead_days=days))
        now = known.filter(pc.equal(known["cut"], pa.scalar(cut, moment)))
        yield score(model, columns_of(now)).probability, now["outcome"].to_numpy(False).astype(bool)


def value_of_a_success(house):
    """As the firm's own cases tell it: the rule says profit = chance x value - costs."""
    rows = house.warehouse.open().table("lead_scores").to_pyarrow().to_pylist()
    surest = max((row for row in rows if row["expected_profit"] is not None), key=chance)
    costs = house.settings.call_cost + (1 - chance(surest)) * house.settings.early_cost
    return (float(surest["expected_profit"]) + costs) / chance(surest)


def chance(row):
    return row["probability"]


@pytest.mark.slow
def test_the_rule_earns_nearly_what_the_best_threshold_would_have(house):
    told = list(told_beforehand(house))
    p, came = (np.concatenate(parts) for parts in zip(*told, strict=True))
    value, call, early = (
        value_of_a_success(house), house.settings.call_cost, house.settings.early_cost,
    )  # fmt: skip
    gain = np.where(came, value - call, -call - early)
    ours = gain[p * value - call - (1 - p) * early > 0].sum()
    order = np.argsort(-p, kind="stable")
    whole = np.append(np.diff(p[order]) < 0, True)
    best = np.cumsum(gain[order])[whole].max()
    assert came.sum() > 400
    assert ours >= 0.95 * best > max(0, gain.sum())
