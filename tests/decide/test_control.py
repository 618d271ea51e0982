import ibis
import pyarrow as pa
from hypothesis import given, settings, strategies as st

from syotto.decide.control import arm_of, with_arm
from syotto.schema.words import Arm

words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))


@given(words, st.floats(0, 0.9), st.floats(0, 0.9))
def test_a_larger_share_keeps_everyone_of_the_smaller_one(customer, a, b):
    small, large = sorted((a, b))
    if arm_of(customer, small) is Arm.CONTROL:
        assert arm_of(customer, large) is Arm.CONTROL


def test_about_a_tenth_is_in_the_control_group():
    held = sum(arm_of(str(n), 0.1) is Arm.CONTROL for n in range(10_000))
    assert 900 < held < 1_100


def test_who_is_exempt_is_never_in_it():
    assert arm_of("mill", 0.9, ["mill"]) is Arm.EXEMPT


@settings(max_examples=20, deadline=None)
@given(st.lists(words, min_size=1, max_size=20), st.floats(0, 0.9), st.sets(words, max_size=2))
def test_the_table_and_the_function_agree(ids, share, exempt):
    customers = ibis.memtable(pa.table({"customer_id": [*ids, *exempt]}))
    for row in with_arm(customers, share, exempt).to_pyarrow().to_pylist():
        assert row["arm"] == arm_of(row["customer_id"], share, exempt)
