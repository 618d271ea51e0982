"""One spelling for what is the same."""

from __future__ import annotations

import pyarrow as pa
import pytest

from syotto.know.match_keys import plain, telephone


@pytest.mark.parametrize(
    ("country", "number", "found"),
    [
        ("FI", "040 123 4567", "+358401234567"),
        ("FI", "+358 40 1234567", "+358401234567"),
        (None, "00358 40 1234567", "+358401234567"),
        ("GB", "+44 (0)20 7946 0018", "+442079460018"),
        ("GB", "020 7946 0018 ext. 12", "+442079460018"),
        ("IT", "06 6982", "+39066982"),
        ("US", "1 (212) 555-0100", "+12125550100"),
        (None, "040-123", "040123"),
        ("Nowhere", "040-123", "040123"),
        ("FI", "none", None),
    ],
)
def test_telephone_numbers(country, number, found):
    numbers, countries = pa.chunked_array([[number]]), pa.chunked_array([[country]], pa.string())
    assert telephone(numbers, countries).to_pylist() == [found]


def test_plain_words():
    given = ["  Ánna-Maria O’Neil ", "STRÖM, B.", "Straße", "...", None, "a, b"]
    said = ["anna maria oneil", "strom b", "strasse", None, None, "a b"]
    assert plain(pa.chunked_array([given])).to_pylist() == said
