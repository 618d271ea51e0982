"""Lifetime value of customers whose truth is known: found, covered, and refused where it must be."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from syotto.predict import lifetime, lifetime_test
from syotto.predict.churn import risks
from syotto.predict.lifetime_contracts import kept
from syotto.predict.lifetime_fit import SEGMENT, learned
from syotto.predict.lifetime_rows import CONTRACTS, fits_table, known, numbers
from syotto.schema.lifetime import CONTRACT_HISTORIES, KEEP_EFFECTS, LIFETIME_HISTORIES
from syotto.schema.rights import HOLDS
from tests.predict import lives

NOBODY = CONTRACT_HISTORIES.columns.to_pyarrow().empty_table()
NO_ORDERS = LIFETIME_HISTORIES.columns.to_pyarrow().empty_table()
YEARS = lives.AHEAD * 7 / 365.25


@pytest.fixture(scope="module")
def world():
    """Histories, what came of them, what was learned, and the values."""
    told = lives.bought(1)
    histories = lives.histories(told)
    seen = [days for days in told if days and days[0][0] <= lives.WEEKS]
    fits = lifetime.fits(histories, NOBODY, as_of=lives.AS_OF)
    values = lifetime.values(
        histories, NOBODY, fits, as_of=lives.AS_OF, subscription_years=YEARS, discount=0.0
    )
    return histories, lives.came(seen, lives.WEEKS, lives.AHEAD), fits, values


def test_the_true_rate_lies_in_its_interval(world):
    _, _, fits, _ = world
    row = next(row for row in fits.to_pylist() if row["chosen"] and row["about"] == "purchases")
    assert row["low"][0] * 0.9 <= lives.TRUTH["r"] <= row["high"][0] * 1.1
    assert row["held_out"] == max(one["held_out"] or -9 for one in fits.to_pylist() if one["about"] == "purchases") or row["model"] == "BG/NBD"  # fmt: skip


def test_what_came_lies_in_the_intervals_of_four_customers_in_five(world):
    _, came, _, values = world
    for low, high, of in (
        ("purchases_low", "purchases_high", came[:, 0]),
        ("low", "high", came[:, 1]),
    ):
        inside = (numbers(values, low) <= of) & (of <= numbers(values, high))
        assert 0.77 <= inside.mean() <= 0.97


def test_values_add_up_to_what_came(world):
    _, came, _, values = world
    assert numbers(values, "value").sum() == pytest.approx(came[:, 1].sum(), rel=0.12)
    assert numbers(values, "expected_purchases").sum() == pytest.approx(came[:, 0].sum(), rel=0.1)


def test_what_all_values_share_in_error_is_told_apart_from_chance(world):
    _, came, _, values = world
    value, own, shared = (numbers(values, name) for name in ("value", "own_error", "shared_error"))
    assert (shared[value > 0] > 0).all()
    assert (shared < own).mean() > 0.9
    alike, apart = shared.sum(), np.sqrt((shared**2).sum())
    assert alike > 10 * apart
    away = 2 * np.hypot(alike, np.sqrt((own**2).sum()))
    assert abs(value.sum() - came[:, 1].sum()) < away


def test_who_stayed_silent_is_less_alive_than_who_just_bought(world):
    histories, _, _, values = world
    silent = numbers(histories, "weeks") - numbers(histories, "last_week")
    back = numbers(histories, "repeats") >= 2
    alive = numbers(values, "probability_alive")
    assert alive[back & (silent > 26)].mean() + 0.2 < alive[back & (silent < 4)].mean()
    assert (numbers(values, "alive_low") <= alive).all()
    assert (alive <= numbers(values, "alive_high")).all()


def test_a_discount_makes_values_smaller_and_years_larger(world):
    histories, _, fits, values = world
    given = {"as_of": lives.AS_OF}
    late = lifetime.values(histories, NOBODY, fits, **given, subscription_years=YEARS, discount=0.5)
    more = lifetime.values(histories, NOBODY, fits, **given, subscription_years=2 * YEARS, discount=0.0)  # fmt: skip
    value = numbers(values, "value")
    assert (numbers(late, "value") < value).all()
    assert (numbers(more, "value") > value).all()


def test_the_order_of_rows_does_not_matter(world):
    histories, _, _, values = world
    turned = histories.take(pa.array(np.arange(histories.num_rows)[::-1]))
    again = lifetime.values(
        turned, NOBODY, lifetime.fits(turned, NOBODY, as_of=lives.AS_OF), as_of=lives.AS_OF,
        subscription_years=YEARS, discount=0.0,
    )  # fmt: skip
    assert again.equals(values)


def test_the_forecast_is_closer_than_both_naive_ones(world):
    histories, _, fits, _ = world
    rows = lifetime_test.forecasts(histories, fits, as_of=lives.AS_OF).to_pylist()
    whole = rows[0]
    assert whole["tenth"] == 0
    reach = whole["high"] - whole["low"]
    assert abs(whole["purchases"] - whole["came"]) < reach
    assert whole["error"] < min(whole["error_as_before"], whole["error_as_all"])
    assert sum(row["came"] for row in rows[1:]) == whole["came"]
    assert 0.75 <= whole["covered"] <= 0.97


def test_too_few_who_came_back_are_refused_with_the_reason():
    few = lives.histories(lives.bought(2, customers=20))
    fits = lifetime.fits(few, NOBODY, as_of=lives.AS_OF)
    values = lifetime.values(
        few, NOBODY, fits, as_of=lives.AS_OF, subscription_years=2.0, discount=0.1
    )
    assert values["value"].null_count == values.num_rows
    assert set(values["basis"].to_pylist()) == {"refused"}
    assert "30 are needed" in values["why"][0].as_py()


def test_where_nobody_was_known_at_the_cut_the_simplest_model_says_its_parameters(world):
    histories, *_ = world
    for name in ("then_repeats", "then_last_week", "then_weeks", "then_margin"):
        place = histories.schema.get_field_index(name)
        kind = histories.schema.field(place)
        histories = histories.set_column(place, kind, pa.nulls(histories.num_rows, kind.type))
    (row,) = [one for one in learned(histories) if one["about"] == "purchases"]
    assert (row["model"], row["chosen"], row["customers"]) == ("BG/NBD", True, histories.num_rows)
    assert row["names"] == ["r", "alpha", "a", "b"]
    assert len(row["parameters"]) == len(row["low"]) == 4


def test_a_segment_of_its_own_is_learned_and_a_small_one_is_read_as_the_whole(world):
    histories, *_ = world
    rows = np.arange(histories.num_rows)
    names = np.where(rows < 2 * SEGMENT, "north", np.where(rows < 2 * SEGMENT + 20, "isle", "south"))  # fmt: skip
    place = histories.schema.get_field_index("segment")
    split = histories.set_column(place, "segment", pa.array(names.tolist()))
    made = learned(split)
    assert {row["segment"] for row in made} == {"all", "north", "south"}
    values = lifetime.values(
        split, NOBODY, fits_table(made), as_of=lives.AS_OF, subscription_years=2.0, discount=0.1
    ).to_pylist()
    assert [values[place]["segment"] for place in (0, 2 * SEGMENT, -1)] == ["north", "all", "south"]
    assert all(row["value"] is not None for row in values)


def now(moment=lives.AS_OF) -> float:
    return moment.timestamp() / 86_400


def test_contracts_end_at_years_however_they_are_billed_and_tell_the_true_chance():
    table, chances = lives.contracts(3)
    fits = known(lifetime.fits(NO_ORDERS, table, as_of=lives.AS_OF), CONTRACTS)
    found = kept(table, fits, now(), years=2.0, discount=0.0)
    truth = chances[found.rows]
    assert found.hazard.mean() == pytest.approx(truth.mean(), abs=0.03)
    assert 0.72 <= ((found.low <= truth) & (truth <= found.high)).mean() <= 0.9
    assert (found.due > 0).all()
    assert ((found.shared > 0) & (found.shared < found.value)).all()
    assert (found.due <= 366).all()


def test_a_contract_that_nobody_leaves_brings_its_margin():
    sure = known(lifetime.fits(NO_ORDERS, lives.contracts(4)[0], as_of=lives.AS_OF), CONTRACTS)
    fit = sure["all"]
    stays = {"all": type(fit)(fit.model, np.array([1e-9, 1.0]), fit.covariance)}
    found = kept(lives.contracts(4)[0], stays, now(), years=2.0, discount=0.0)
    assert found.value == pytest.approx(np.full(len(found.value), 200.0), rel=1e-4)
    assert found.shared == pytest.approx(np.zeros(len(found.shared)), abs=1e-3)
    assert found.at_stake == pytest.approx(200.0 - found.due / 365.25 * 100, rel=1e-3)


def effects(**measured):
    row = dict.fromkeys(KEEP_EFFECTS.columns) | {"name": "keep"} | measured
    return pa.Table.from_pylist([row], KEEP_EFFECTS.columns.to_pyarrow())


def danger(world, held=(), **measured):
    histories, _, fits, values = world
    table, _ = lives.contracts(3, 300)
    both = pa.concat_tables([fits, lifetime.fits(NO_ORDERS, table, as_of=lives.AS_OF)])
    holds = pa.Table.from_pylist(list(held), HOLDS.columns.to_pyarrow())
    made = risks(
        histories, values, table, both, holds, effects(**measured), as_of=lives.AS_OF,
        subscription_years=2.0, discount=0.1, contact_cost=5.0,
    )  # fmt: skip
    return made.to_pylist()


def test_what_saving_is_worth_is_not_said_before_it_is_measured(world):
    rows = danger(world)
    assert {row["kind"] for row in rows} == {"contract", "rhythm"}
    assert all(row["saving"] is None for row in rows)
    assert all("half of them left alone" in row["missing"] for row in rows)


def test_a_measured_act_is_worth_what_it_keeps_less_its_cost(world):
    row = max(danger(world, kept=0.25, low=0.1, high=0.4), key=lambda one: one["at_stake"])
    lost = row["hazard"] * row["at_stake"]
    assert row["saving"] == pytest.approx(0.25 * lost - 5)
    assert (row["saving_low"], row["saving_high"]) == pytest.approx((0.1 * lost - 5, 0.4 * lost - 5))  # fmt: skip
    assert row["missing"] is None
    assert row["pays_from"] == pytest.approx(5 / lost)


def test_silence_and_complaints_are_said_in_words(world):
    row = next(one for one in danger(world) if one["kind"] == "rhythm" and one["warnings"])
    assert "no purchase for" in row["warnings"][0]
    hold = {"customer_id": row["customer_id"], "hold": "complaint", "about": "c1", "since": lives.AS_OF, "words": "a complaint is open"}  # fmt: skip
    again = next(one for one in danger(world, [hold]) if one["risk_id"] == row["risk_id"])
    assert again["warnings"] == [*row["warnings"], "a complaint is open"]


@pytest.mark.slow
def test_over_twenty_seeds_values_and_hazards_lie_in_their_intervals_four_times_in_five():
    inside, hazards, totals, held = [], [], 0, 0
    for seed in range(20):
        told = lives.bought(100 + seed, 600)
        histories = lives.histories(told)
        came = lives.came(
            [d for d in told if d and d[0][0] <= lives.WEEKS], lives.WEEKS, lives.AHEAD
        )
        fits = lifetime.fits(histories, NOBODY, as_of=lives.AS_OF)
        values = lifetime.values(
            histories, NOBODY, fits, as_of=lives.AS_OF, subscription_years=YEARS, discount=0.0
        )
        low, high = numbers(values, "low"), numbers(values, "high")
        inside.append(((low <= came[:, 1]) & (came[:, 1] <= high)).mean())
        own, shared = numbers(values, "own_error"), numbers(values, "shared_error")
        error = np.hypot(shared.sum(), np.sqrt((own**2).sum()))
        off = abs(numbers(values, "value").sum() - came[:, 1].sum())
        totals += off <= 2 * error
        held += off <= 1.28 * error
        table, chances = lives.contracts(100 + seed, 600)
        learned_ = known(lifetime.fits(NO_ORDERS, table, as_of=lives.AS_OF), CONTRACTS)
        found = kept(table, learned_, now(), years=2.0, discount=0.0)
        truth = chances[found.rows]
        hazards.append(((found.low <= truth) & (truth <= found.high)).mean())
    assert 0.78 <= np.mean(inside) <= 0.95
    assert 0.75 <= np.mean(hazards) <= 0.86
    assert totals >= 18
    assert 13 <= held <= 19
