from __future__ import annotations

from decimal import Decimal

import pytest

from syotto.sense.numbers import choose, number, share_of_numbers
from tests.sense.given import as_read


def read_all(tmp_path, values, kind):
    return as_read(tmp_path, values, lambda text: number(text, kind))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234,50", "1234.5"),
        ("1.234,50", "1234.5"),
        ("1 234,50 €", "1234.5"),
        ("1\u00a0234,50", "1234.5"),
        ("-1.234.567,5", "-1234567.5"),
        ("€ -5,00", "-5"),
        ("5,00-", "-5"),
        ("\u22125,00", "-5"),
        ("€1.000,00", "1000"),
        ("12,50 kr.", "12.5"),
        ("kr. 12,50", "12.5"),
        ("12,5 %", "0.125"),
    ],
)
def test_a_decimal_comma(tmp_path, text, value):
    assert choose({"x": [text, "0,5"]})[0] == {"x": "comma"}
    assert read_all(tmp_path, [text], "comma") == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.50", "1234.5"),
        ("$1,234,567.5", "1234567.5"),
        ("(5.00)", "-5"),
        ("5.00-", "-5"),
        ("USD 5.25", "5.25"),
        ("1'234.50", "1234.5"),
    ],
)
def test_a_decimal_point_with_thousands(tmp_path, text, value):
    assert choose({"x": [text, "1,000.5"]})[0] == {"x": "point"}
    assert read_all(tmp_path, [text], "point") == [Decimal(value)]


@pytest.mark.parametrize("text", ["12abc", "1,23,4", "1..5", "", "-", "C536379", "1.2.2011"])
@pytest.mark.parametrize("kind", ["plain", "point", "comma"])
def test_what_is_no_number_is_null(tmp_path, text, kind):
    assert read_all(tmp_path, [text], kind) == [None]


def test_numbers_are_exact(tmp_path):
    assert read_all(tmp_path, ["0.1", "1e3", "999999999999.123456"], "plain") == [
        Decimal("0.1"),
        Decimal("1000"),
        Decimal("999999999999.123456"),
    ]


def test_an_unclear_mark_follows_the_other_columns():
    columns = {"quantity": ["1.000", "2.500"], "amount": ["12,50", "3,99"]}
    assert choose(columns) == ({"quantity": "comma", "amount": "comma"}, [])


def test_an_unclear_mark_alone_is_said():
    chosen, unclear = choose({"quantity": ["1,000", "2,500"]})
    assert chosen == {"quantity": "point"}
    assert "1,000" in unclear[0]


def test_whole_numbers_are_plain_beside_a_decimal_comma():
    assert choose({"n": ["1", "2"], "amount": ["12,50"]})[0]["amount"] == "comma"


def test_empty_words_do_not_speak_against_numbers():
    assert share_of_numbers(["1", "NULL", "2.5", "n/a"]) == 1.0
