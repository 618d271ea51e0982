"""Money in expressions: exact products, rounded to cents once, half away from zero.

DuckDB and Spark round doubles differently at a tie, but decimals alike.
"""

from __future__ import annotations

import ibis
from ibis.expr.types import Column, NumericValue, StringColumn, Value

from syotto.schema.table import MONEY

EXACT = "decimal(38, 10)"
AS_WRITTEN = "decimal(38, 8)"  # the digits that a float has up to 90 million


def times(amount: Value, factor: Value | float) -> Column:
    """`amount` x `factor` in cents; null where one of them is."""
    by = ibis.literal(factor) if isinstance(factor, float | int) else factor
    return (amount.cast(EXACT) * by.cast(EXACT)).cast(MONEY)


def cents(number: NumericValue) -> Column:
    """A float in cents: 1.255 is written as that, so it is 1.26, though its bits are below."""
    return number.cast(AS_WRITTEN).cast(MONEY)


def sign(number: NumericValue) -> Column:
    """1, 0 or -1; null for null."""
    return ibis.cases((number > 0, 1), (number < 0, -1), (number == 0, 0))


def foreign(currency: StringColumn, own: str) -> Column:
    """True for a currency that is given and is not ours."""
    return currency.upper().fill_null(own.upper()) != own.upper()
