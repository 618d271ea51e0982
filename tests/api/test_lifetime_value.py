"""Lifetime value: published numbers to the digit, known truth, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pytest
from scipy.special import hyp2f1

import syotto
from syotto.errors import InputError
from syotto.maths import beta_geo, gamma_gamma, pareto_nbd, renewals

DATA = Path(__file__).parents[3] / "shared" / "data"
REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241]
"""Customers left after each renewal: Fader & Hardie (2007), table 1."""


@pytest.fixture(scope="module")
def cdnow() -> pa.Table:
    """2,357 customers of a shop for music; summaries as the package `lifetimes` ships them."""
    path = DATA / "lifetimes" / "cdnow_customers_summary_with_transactions.csv"
    if not path.exists():
        pytest.skip(f"{path} is not there")
    names = ["ID", "frequency", "recency", "T", "monetary_value"]
    return pyarrow.csv.read_csv(path).rename_columns(names)


def exact() -> pa.Table:
    """The same customers from the orders themselves, days / 7."""
    path = DATA / "cdnow" / "CDNOW_sample.txt"
    if not path.exists():
        pytest.skip(f"{path} is not there")
    rows = [line.split() for line in path.read_text().splitlines()]
    at = [datetime.strptime(row[2], "%Y%m%d").replace(tzinfo=UTC) for row in rows]
    orders = pa.table({"customer_id": [row[1] for row in rows], "at": at})
    seen = orders.filter(pa.array([day <= CALIBRATED for day in at]))
    return syotto.lifetime_value.summary(seen, until=CALIBRATED)


CALIBRATED = datetime(1997, 9, 30, tzinfo=UTC)


def test_beta_geo_finds_the_published_parameters():
    fit = syotto.lifetime_value.BetaGeo().fit(exact())
    assert fit.params == pytest.approx({"r": 0.2426, "alpha": 4.4136, "a": 0.7929, "b": 2.4259}, abs=6e-5)  # fmt: skip
    assert fit.log_likelihood == pytest.approx(-9582.4292, abs=6e-5)


def test_expected_purchases_are_the_published_ones(cdnow):
    fit = syotto.lifetime_value.BetaGeo().fit(cdnow)
    new = fit.expected_purchases(52).to_pylist()[0]
    assert new["expected_purchases"] == pytest.approx(1.4440, abs=6e-5)
    assert new["low"] < new["expected_purchases"] < new["high"]
    one = pa.table({"frequency": [2], "recency": [30.43], "T": [38.86]})
    assert fit.expected_purchases(39, one)["expected_purchases"][0].as_py() == pytest.approx(1.226, abs=6e-4)  # fmt: skip


def test_customers_with_hundreds_of_purchases_stay_finite(cdnow):
    many = pa.table({"frequency": np.arange(400, 501), "recency": np.full(101, 38.0), "T": np.full(101, 38.86)})  # fmt: skip
    for model in (syotto.lifetime_value.BetaGeo, syotto.lifetime_value.ParetoNBD):
        fit = model().fit(cdnow)
        for table in (fit.expected_purchases(39, many), fit.probability_alive(many)):
            for column in table.columns:
                assert np.isfinite(column.to_numpy()).all()


def test_pareto_nbd_finds_the_published_parameters(cdnow):
    fit = syotto.lifetime_value.ParetoNBD().fit(cdnow)
    assert fit.params == pytest.approx({"r": 0.553, "alpha": 10.578, "s": 0.606, "beta": 11.669}, abs=2e-3)  # fmt: skip
    assert fit.log_likelihood == pytest.approx(-9594.98, abs=0.01)


def test_gamma_gamma_finds_the_published_parameters(cdnow):
    fit = syotto.lifetime_value.GammaGamma().fit(cdnow)
    assert fit.params == pytest.approx({"p": 6.249, "q": 3.745, "v": 15.448}, abs=6e-4)
    p, q, v = fit.params.values()
    assert fit.expected_value()["expected_value"][0].as_py() == pytest.approx(p * v / (q - 1))
    assert abs(fit.correlation) < 0.2


def test_shifted_beta_geo_finds_the_published_parameters():
    lost = [before - after for before, after in pairwise(REGULAR)]
    table = pa.table({"recency": range(1, 9), "T": [8] * 8, "n": [*lost, REGULAR[-1]]})
    fit = syotto.lifetime_value.ShiftedBetaGeo().fit(table)
    assert fit.params == pytest.approx({"alpha": 0.7041, "beta": 1.1820}, abs=6e-5)
    later = fit.survival(12).to_pylist()[12]
    assert later["survival"] == pytest.approx(0.170, abs=6e-4)
    wider = syotto.lifetime_value.BetaDiscreteWeibull().fit(table)
    assert wider.log_likelihood >= fit.log_likelihood


def test_contracts_of_others_are_read_as_the_paper_has_them():
    path = DATA / "pymc-marketing" / "sbg_cohorts.csv"
    if not path.exists():
        pytest.skip(f"{path} is not there")
    table = pyarrow.csv.read_csv(path)
    regular = table.filter(pa.compute.equal(table["cohort"], "regular"))
    fit = syotto.lifetime_value.ShiftedBetaGeo().fit(regular)
    assert fit.params["alpha"] == pytest.approx(0.7041, abs=6e-5)


@pytest.mark.parametrize("modified", [False, True])
def test_the_slope_of_beta_geo_is_its_likelihoods(modified):
    told = made_up(np.random.default_rng(2), 50)
    slope_is_right(lambda p: beta_geo.likelihood(p, told, modified=modified), [0.4, 5.0, 0.8, 2.0])


def test_the_slopes_of_the_other_models_are_their_likelihoods():
    draw = np.random.default_rng(3)
    told = made_up(draw, 50)
    slope_is_right(lambda p: pareto_nbd.likelihood(p, told), [0.5, 9.0, 0.7, 12.0])
    x, z, n = draw.integers(1, 9, 50) * 1.0, draw.gamma(3, 10, 50), np.ones(50)
    slope_is_right(lambda p: gamma_gamma.likelihood(p, x, z, n), [5.0, 4.0, 12.0])
    stayed, left = draw.integers(0, 7, 50) * 1.0, draw.integers(0, 2, 50) * 1.0
    slope_is_right(lambda p: renewals.likelihood(p, stayed, left, n), [0.6, 1.3, 1.2])


def slope_is_right(surface, at) -> None:
    at = np.array(at)
    told = surface(at)[1]
    for place in range(len(at)):
        step = np.zeros(len(at))
        step[place] = 1e-5 * at[place]
        change = (surface(at + step)[0] - surface(at - step)[0]) / (2 * step[place])
        assert told[place] == pytest.approx(change, rel=1e-5, abs=1e-6)


def made_up(draw, size: int) -> beta_geo.Histories:
    x = draw.integers(0, 6, size) * 1.0
    end = draw.integers(20, 60, size) * 1.0
    last = np.where(x > 0, draw.integers(1, 20, size), 0) * 1.0
    return beta_geo.histories(x, last, end, np.ones(size))


def test_the_series_is_the_hypergeometric_function():
    for x, z in [(0, 0.3), (3, 0.9), (12, 0.97), (80, 0.5)]:
        r, a, b = 0.24, 0.79, 2.43
        ours = (1 - z) ** (a - 1) * beta_geo.series(a + b - 1 - r, a - 1, a + b + x - 1, z)
        theirs = (1 - z) ** (r + x) * hyp2f1(r + x, b + x, a + b + x - 1, z)
        assert ours == pytest.approx(theirs, rel=1e-9)


def test_there_is_no_step_where_a_is_one():
    told = made_up(np.random.default_rng(4), 20)
    near = [
        beta_geo.expected(np.array([0.3, 5.0, a, 2.0]), 52, told, modified=False)
        for a in (0.999, 1.0, 1.001)
    ]
    assert near[1] == pytest.approx((near[0] + near[2]) / 2, rel=1e-5)


def lived(draw, customers: int, *, r, alpha, a, b, weeks) -> tuple[pa.Table, np.ndarray]:
    """Customers who live as BG/NBD says; their histories, and purchases in the year after."""
    rate, leaves = draw.gamma(r, 1 / alpha, customers), draw.beta(a, b, customers)
    rows, after = [], np.zeros(customers)
    for who in range(customers):
        now, times = 0.0, []
        while True:
            now += draw.exponential(1 / rate[who]) if rate[who] > 1e-9 else np.inf
            if now > weeks + 52:
                break
            times.append(now)
            if draw.random() < leaves[who]:
                break
        seen = [time for time in times if time <= weeks]
        after[who] = len(times) - len(seen)
        rows.append((len(seen), seen[-1] if seen else 0.0, weeks))
    x, last, end = zip(*rows, strict=True)
    return pa.table({"frequency": x, "recency": last, "T": end}), after


def test_the_truth_is_inside_the_interval_about_four_times_in_five():
    truth = {"r": 0.6, "alpha": 6.0, "a": 0.9, "b": 2.5}
    hits = []
    for seed in range(12):
        draw = np.random.default_rng(seed)
        table, after = lived(draw, 800, **truth, weeks=60.0)
        fit = syotto.lifetime_value.BetaGeo().fit(table)
        hits += [fit.intervals[name].low < value < fit.intervals[name].high for name, value in truth.items()]  # fmt: skip
        told = fit.expected_purchases(52, table)["expected_purchases"].to_numpy().sum()
        assert told == pytest.approx(after.sum(), rel=0.25)
    assert 0.6 <= np.mean(hits) <= 0.98


def test_rows_may_stand_for_several_customers(cdnow):
    few = cdnow.select(["frequency", "recency", "T"])
    together = few.group_by(["frequency", "recency", "T"]).aggregate([([], "count_all")])
    counted = together.rename_columns(["frequency", "recency", "T", "n"])
    for model in (syotto.lifetime_value.BetaGeo, syotto.lifetime_value.ModifiedBetaGeo):
        assert model().fit(few).params == pytest.approx(model().fit(counted).params, rel=1e-6)


def test_a_summary_counts_days_and_weeks():
    at = [datetime(2026, 1, day, hour, tzinfo=UTC) for day, hour in [(1, 9), (1, 18), (8, 9), (15, 1), (3, 3)]]  # fmt: skip
    orders = pa.table({"customer_id": ["b", "b", "b", "b", "a"], "at": at})
    assert syotto.lifetime_value.summary(orders).to_pylist() == [
        {"customer_id": "a", "frequency": 0, "recency": 0.0, "T": 12 / 7},
        {"customer_id": "b", "frequency": 2, "recency": 2.0, "T": 2.0},
    ]
    with pytest.raises(InputError, match="before the newest order"):
        syotto.lifetime_value.summary(orders, until=datetime(2026, 1, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("frequency", 1.5, "column frequency of `table` is 1.5 in row 1"),
        ("recency", 40.0, "column recency of `table` is 40 in row 1"),
        ("recency", 0.0, "column recency of `table` is 0 in row 1"),
        ("T", float("nan"), "column T of `table` is nan in row 1"),
        ("n", -1.0, "column n of `table` is -1 in row 1"),
    ],
)
def test_a_wrong_row_is_named(column, value, said):
    table = {"frequency": [0.0, 2.0], "recency": [0.0, 9.0], "T": [30.0, 30.0], "n": [1.0, 1.0]}
    table[column][1] = value
    with pytest.raises(InputError, match=said):
        syotto.lifetime_value.BetaGeo().fit(pa.table(table))


def test_what_tells_nothing_is_refused():
    nobody = pa.table({"frequency": [0, 0], "monetary_value": [0.0, 0.0]})
    with pytest.raises(InputError, match="0 customers came back"):
        syotto.lifetime_value.GammaGamma().fit(nobody)
    with pytest.raises(InputError, match="nobody has left"):
        syotto.lifetime_value.ShiftedBetaGeo().fit(pa.table({"recency": [3, 4], "T": [3, 4]}))
    with pytest.raises(InputError, match="no column recency"):
        syotto.lifetime_value.BetaGeo().fit(pa.table({"frequency": [1], "T": [3.0]}))
    empty = pa.table({name: pa.array([], pa.float64()) for name in ("frequency", "recency", "T")})
    with pytest.raises(InputError, match="empty"):
        syotto.lifetime_value.ParetoNBD().fit(empty)
