import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings, strategies as st

from syotto.predict.basket import EVERYBODY, UNGROUPED, count, pairs
from syotto.schema.derived import CUSTOMER_GROUPS, OWNED, PAIRS
from tests.tables import arrow, drawn, rows_of

SIX = """
    customer_id | product_id
    1           | A
    1           | B
    1           | C
    2           | A
    2           | B
    3           | A
    3           | B
    4           | A
    4           | C
    5           | A
    6           | D
"""


def owned(drawing):
    return arrow(OWNED, drawn(drawing, dict(OWNED.columns.items())))


def groups(drawing):
    return arrow(CUSTOMER_GROUPS, drawn(drawing, dict(CUSTOMER_GROUPS.columns.items())))


def expressed(have, of=None, **settings):
    """What the expression gives, as the in-process counter gives it."""
    tables = [ibis.memtable(have)] + ([ibis.memtable(of)] if of is not None else [])
    found = pairs(*tables, **settings).order_by("customer_group", "item_a", "item_b")
    return found.to_pyarrow()


def test_the_worked_example_comes_out_to_the_digit():
    shares = ("item_a", "item_b", "confidence_ab", "confidence_ba", "support")
    assert rows_of(pairs(ibis.memtable(owned(SIX))), *shares) == [
        ("A", "B", 3 / 5, 3 / 3, 3 / 6),
        ("A", "C", 2 / 5, 2 / 2, 2 / 6),
        ("B", "C", 1 / 3, 1 / 2, 1 / 6),
    ]


def test_pairs_are_counted_within_the_group_and_over_all_its_customers():
    of = groups("""
        customer_id | customer_group
        1           | large
        2           | large
        3           | small
        4           | small
        new         | small
    """)
    found = pairs(ibis.memtable(owned(SIX)), ibis.memtable(of))
    assert rows_of(found, "customer_group", "item_a", "item_b", "n_ab", "n_a", "n_b", "n") == [
        ("large", "A", "B", 2, 2, 2, 2),
        ("large", "A", "C", 1, 2, 1, 2),
        ("large", "B", "C", 1, 2, 1, 2),
        ("small", "A", "B", 1, 2, 1, 3),
        ("small", "A", "C", 1, 2, 1, 3),
    ]


def test_customers_without_a_group_are_a_group():
    of = groups("""
        customer_id | customer_group
        1           | large
        2           | -
    """)
    found = rows_of(
        pairs(ibis.memtable(owned(SIX)), ibis.memtable(of)), "customer_group", "n_ab", "n"
    )
    assert (UNGROUPED, 2, 5) in found


def test_the_columns_are_those_of_the_vocabulary():
    for found in (expressed(owned(SIX)), count(owned(SIX))):
        assert ibis.Schema.from_pyarrow(found.schema).names == PAIRS.columns.names
        assert [*map(str, ibis.Schema.from_pyarrow(found.schema).types)] == [
            *map(str, PAIRS.columns.types)
        ]
    assert set(count(owned(SIX))["customer_group"].to_pylist()) == {EVERYBODY}


@pytest.mark.parametrize("of", [None, groups("customer_id | customer_group")])
def test_nothing_owned_is_no_pair(of):
    nothing = owned("customer_id | product_id")
    assert len(expressed(nothing, of)) == len(count(nothing, of)) == 0


customers = st.sampled_from([f"c{i}" for i in range(9)])
some_owned = st.lists(
    st.fixed_dictionaries({"customer_id": customers, "product_id": st.sampled_from("pqrsä")}),
    max_size=40,
)
some_groups = st.none() | st.dictionaries(customers, st.sampled_from(["x", "y", None]))


@settings(deadline=None, max_examples=60)
@given(some_owned, some_groups, st.integers(1, 3))
def test_both_counters_agree(lines, group_of, min_count):
    have = arrow(OWNED, lines)
    rows = [{"customer_id": c, "customer_group": g} for c, g in (group_of or {}).items()]
    of = None if group_of is None else arrow(CUSTOMER_GROUPS, rows)
    expression = expressed(have, of, min_count=min_count)
    in_process = count(have, of, min_count=min_count)
    assert in_process.to_pylist() == expression.to_pylist()


def test_rows_come_sorted_and_the_same_again():
    have = pa.concat_tables([owned(SIX)] * 3)
    assert count(have).equals(count(owned(SIX)))
