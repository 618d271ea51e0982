"""The chance of buying unasked: known truth comes back, and only the past counts."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from syotto.errors import InputError
from syotto.predict.chance_fit import Fit, fit_rows
from syotto.predict.next_product import fit, score
from syotto.schema.derived import CHANCES
from tests.predict.shop import day, lines_of, shop


def scored(*given, **settings):
    return score(*given, **settings).read_all()


CUT = day(270)
WORKED = [
    ("c1", "A", 0), ("c1", "B", 0), ("c1", "C", 0), ("c2", "A", 0), ("c2", "B", 0),
    ("c3", "A", 0), ("c3", "B", 0), ("c4", "A", 0), ("c4", "C", 0), ("c5", "A", 0), ("c6", "D", 0),
]  # fmt: skip


@pytest.fixture(scope="module")
def tied_shop():
    lines = shop(tie=0.7)
    made = fit(lines, as_of=CUT, horizon_days=60)
    return lines, made, scored(lines, made)


def bought_after(lines, chances, days):
    """For each row of `chances`, whether the pair was bought within the days after the cut."""
    end = CUT + timedelta(days=days)
    later = lines.filter(pc.and_(pc.greater_equal(lines["at"], CUT), pc.less(lines["at"], end)))
    pairs = set(zip(later["customer_id"].to_pylist(), later["product_id"].to_pylist(), strict=True))
    asked = zip(chances["customer_id"].to_pylist(), chances["product_id"].to_pylist(), strict=True)
    return np.array([pair in pairs for pair in asked], float)


def test_the_table_is_the_one_of_the_schema_and_in_order(tied_shop):
    _, _, chances = tied_shop
    assert chances.schema == CHANCES.columns.to_pyarrow()
    keys = list(zip(chances["customer_id"].to_pylist(), chances["rank"].to_pylist(), strict=True))
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_chances_fall_with_rank_and_lie_inside_their_interval(tied_shop):
    _, _, chances = tied_shop
    chance, low, high = (
        chances[name].to_numpy() for name in ("would_buy_anyway", "chance_low", "chance_high")
    )
    assert ((low > 0) & (low < chance) & (chance < high) & (high < 1)).all()
    falls = np.diff(chance) <= 1e-12
    assert falls[np.diff(chances["rank"].to_numpy()) > 0].all()


def test_in_a_steady_shop_the_chances_come_true_inside_the_interval(tied_shop):
    lines, made, chances = tied_shop
    assert made.how == "fitted"
    seen = bought_after(lines, chances, 60)
    order = np.argsort(chances["would_buy_anyway"].to_numpy())
    for third in np.array_split(order, 3):
        low, high = (chances[end].to_numpy()[third].mean() for end in ("chance_low", "chance_high"))
        luck = 2.5 * np.sqrt(seen[third].mean() / len(third))
        assert low - luck < seen[third].mean() < high + luck


def test_nothing_owned_is_ever_a_candidate(tied_shop):
    lines, _, chances = tied_shop
    past = lines.filter(pc.less(lines["at"], CUT)).select(["customer_id", "product_id"])
    keys = ["customer_id", "product_id"]
    assert len(chances.select(keys).join(past, keys=keys, join_type="inner")) == 0


def test_the_future_does_not_change_the_past(tied_shop):
    lines, made, chances = tied_shop
    past = lines.filter(pc.less(lines["at"], CUT))
    again = fit(past, as_of=CUT, horizon_days=60)
    assert again == made
    assert scored(past, again).equals(chances)


def test_a_fit_survives_being_stored(tied_shop):
    lines, made, chances = tied_shop
    back = Fit.from_json(made.to_json())
    assert back == made
    assert scored(lines, back).equals(chances)
    rows = fit_rows(made).to_pylist()
    assert len(rows) == len(made.coefficients)
    assert all(row["low"] <= row["coefficient"] <= row["high"] for row in rows)


@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 2**32 - 1))
def test_the_order_of_the_rows_does_not_change_a_digit(seed):
    lines = shop(customers=120, tie=0.7)
    mixed = lines.take(pa.array(np.random.default_rng(seed).permutation(len(lines))))
    made, other = fit(lines, as_of=CUT, horizon_days=60), fit(mixed, as_of=CUT, horizon_days=60)
    assert made == other
    assert scored(lines, made).equals(scored(mixed, other))


def test_with_values_half_are_the_likeliest_and_half_the_best_by_chance_times_value(tied_shop):
    lines, made, _ = tied_shop
    names = sorted(set(lines["product_id"].to_pylist()))
    value = {name: float(1 + place % 7) for place, name in enumerate(names)}
    products = pa.table({"product_id": names, "value": [value[name] for name in names]})
    everything = scored(lines, made, top=len(names))
    mixed = scored(lines, made, products=products, top=6)
    for customer in ("c0001", "c0100", "c0500"):
        all_of = everything.filter(pc.equal(everything["customer_id"], customer)).to_pylist()
        by_chance = [row["product_id"] for row in all_of[:3]]
        worth = sorted(all_of, key=lambda row: -row["would_buy_anyway"] * value[row["product_id"]])
        rest = [row["product_id"] for row in worth if row["product_id"] not in by_chance][:3]
        shown = mixed.filter(pc.equal(mixed["customer_id"], customer))["product_id"].to_pylist()
        assert set(shown) == {*by_chance, *rest}


def test_what_is_not_available_or_no_longer_sold_is_no_candidate():
    lines = pa.concat_tables([shop(customers=200, tie=0.5), lines_of([("c0001", "old", 10.0)])])
    made = fit(lines, as_of=CUT, horizon_days=60)
    products = pa.table({"product_id": ["p001"], "available": [False]})
    offered = set(scored(lines, made, products=products, top=50)["product_id"].to_pylist())
    assert "old" not in offered
    assert "p001" not in offered
    assert "p002" in offered


def test_six_customers_without_a_past_get_counts_but_no_chance():
    lines = lines_of(WORKED)
    made = fit(lines, as_of=day(1), horizon_days=90)
    assert made.how == "unknown"
    assert "are needed" in made.why
    rows = {(r["customer_id"], r["product_id"]): r for r in scored(lines, made).to_pylist()}
    for_c5 = rows["c5", "B"]
    counted = [for_c5[name] for name in ("n_antecedent", "n_both", "n_group")]
    assert (for_c5["antecedent"], counted) == (["A"], [5, 3, 6])
    assert for_c5["confidence"] == pytest.approx(3 / 5)
    assert for_c5["support"] == pytest.approx(3 / 6)
    assert for_c5["would_buy_anyway"] is None
    assert (rows["c5", "B"]["rank"], rows["c5", "C"]["rank"]) == (1, 2)
    alone = rows["c6", "A"]
    assert (alone["antecedent"], alone["n_both"], alone["n_antecedent"]) == ([], 5, 6)


def test_fifty_customers_get_the_share_who_took_the_product_up():
    lines = shop(customers=50, days=120, products=15)
    made = fit(lines, as_of=day(110), horizon_days=60)
    assert made.how == "popularity"
    chances = scored(lines, made)
    low, high = chances["chance_low"].to_numpy(), chances["chance_high"].to_numpy()
    assert ((low < high) & (high < 1)).all()
    assert chances["how"][0].as_py().startswith("popularity: ")


def test_groups_with_other_habits_get_their_own_counts():
    rows = [(f"a{n}", p, n % 9) for n in range(60) for p in ("X", "Y")]
    rows += [(f"b{n}", "X", n % 9) for n in range(60)] + [("new", "X", 1), ("b0", "Z", 1)]
    lines = lines_of(rows)
    ids = sorted({row[0] for row in rows})
    groups = pa.table({"customer_id": ids, "customer_group": [i[0] for i in ids]})
    groups = groups.set_column(
        1, "customer_group", pa.array(["b" if i[0] == "n" else i[0] for i in ids])
    )
    made = fit(lines, as_of=day(10), horizon_days=30)
    rows = scored(lines, made, groups=groups).to_pylist()
    y = next(r for r in rows if (r["customer_id"], r["product_id"]) == ("new", "Y"))
    assert (y["customer_group"], y["n_both"], y["n_antecedent"], y["n_group"]) == ("b", 0, 61, 61)
    assert y["confidence_adjusted"] < 0.1


def test_a_customer_without_a_group_is_named():
    lines = lines_of([(f"c{n}", "A", n) for n in range(7)])
    groups = pa.table({"customer_id": [f"c{n}" for n in range(6)], "customer_group": ["g"] * 6})
    made = fit(lines, as_of=day(300))
    with pytest.raises(InputError, match="'c6'"):
        scored(lines, made, groups=groups)


def test_groups_change_the_reason_and_never_the_chance(tied_shop):
    lines, made, chances = tied_shop
    ids = sorted(set(lines["customer_id"].to_pylist()))
    names = [str(place % 3) for place in range(len(ids))]
    grouped = scored(lines, made, groups=pa.table({"customer_id": ids, "customer_group": names}))
    for column in ("customer_id", "product_id", "would_buy_anyway", "chance_low"):
        assert grouped[column].equals(chances[column])
    assert not grouped["n_group"].equals(chances["n_group"])
