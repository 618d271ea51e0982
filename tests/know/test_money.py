from decimal import Decimal

import ibis
import pyarrow as pa
import pytest

from syotto.know.money import cents


@pytest.mark.parametrize(
    ("number", "written"),
    [(1.255, "1.26"), (-1.255, "-1.26"), (1.2549, "1.25"), (0.285, "0.29"), (9_999_999.995, "1e7")],
)
def test_half_a_cent_goes_away_from_zero_as_it_is_written(number, written):
    """The bits of 1.255 are below it, so that an engine that looks at them would say 1.25."""
    numbers = ibis.memtable(pa.table({"number": [number]}))
    assert cents(numbers.number).to_pyarrow().to_pylist() == [Decimal(written)]
