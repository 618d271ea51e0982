import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings, strategies as st

from syotto.maths.codes import arrow, numbered, ranked

chunks = st.lists(st.lists(st.sampled_from(["b", "a", "c", "ä", "B", ""])), max_size=4)


@settings(deadline=None)
@given(chunks)
def test_a_rank_is_the_place_among_the_sorted_values(given_chunks):
    rank, values = ranked(pa.chunked_array(given_chunks, pa.string()))
    flat = [value for chunk in given_chunks for value in chunk]
    assert values.to_pylist() == sorted(set(flat))
    assert [values[at].as_py() for at in rank] == flat


@settings(deadline=None)
@given(chunks)
def test_a_number_stands_for_one_value_by_first_appearance(given_chunks):
    flat = [value for chunk in given_chunks for value in chunk]
    order = {value: at for at, value in enumerate(dict.fromkeys(flat))}
    number = numbered(pa.chunked_array(given_chunks, pa.string()))
    assert number.tolist() == [order[value] for value in flat]


@pytest.mark.parametrize("numbers", [np.arange(5), np.array([1.5, 2.5]), np.arange(0)])
def test_numbers_go_to_arrow_as_they_are(numbers):
    assert arrow(numbers[::-1]).to_pylist() == numbers[::-1].tolist()
