from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syotto.sense.moments import candidates, read, read_day, share_of_moments
from tests.sense.given import as_read

HALF_NINE = datetime(2011, 2, 1, 8, 30, tzinfo=UTC)
MIDNIGHT = datetime(2011, 2, 1, tzinfo=UTC)


def read_all(tmp_path, values, reader=read, zone="UTC"):
    how = candidates(values)[0]
    return as_read(tmp_path, values, lambda text: reader(text, how), zone)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2011-02-01", MIDNIGHT),
        ("2011-02-01 08:30:00", HALF_NINE),
        ("2011-02-01T08:30:00Z", HALF_NINE),
        ("2011-02-01T10:30:00+02:00", HALF_NINE),
        ("2011-02-01 10:30:00 +0200", HALF_NINE),
        ("2011-02-01 08:30:00.000", HALF_NINE),
        ("2011/02/01", MIDNIGHT),
        ("1.2.2011", MIDNIGHT),
        ("01.02.11", MIDNIGHT),
        ("1.2.2011 8:30", HALF_NINE),
        ("1.2.2011 klo 8.30", HALF_NINE),
        ("1/2/2011 08:30:00", HALF_NINE),
        ("01-Feb-2011", MIDNIGHT),
        ("1 February 2011", MIDNIGHT),
        ("February 1, 2011 08:30", HALF_NINE),
        ("20110201", MIDNIGHT),
        ("20110201083000", HALF_NINE),
        ("40575", MIDNIGHT),
        ("40575.354166666664", HALF_NINE),
        ("1296549000", HALF_NINE),
        ("1296549000000", HALF_NINE),
    ],
)
def test_dates_are_read_however_they_are_written(tmp_path, text, moment):
    assert read_all(tmp_path, [text]) == [moment]


def test_american_order_is_seen_where_the_day_shows_it(tmp_path):
    values = ["2/13/2011 1:05 PM", "2/1/2011 12:00 AM"]
    assert read_all(tmp_path, values) == [
        datetime(2011, 2, 13, 13, 5, tzinfo=UTC),
        MIDNIGHT,
    ]


def test_forms_of_one_order_may_be_mixed(tmp_path):
    assert read_all(tmp_path, ["1.2.2011", "1.2.2011 8:30"]) == [MIDNIGHT, HALF_NINE]


def test_what_is_no_day_is_null(tmp_path):
    assert read_all(tmp_path, ["1.2.2011", "31.2.2011", "x"]) == [MIDNIGHT, None, None]


def test_a_zone_in_a_column_without_zones_is_not_overlooked(tmp_path):
    (how,) = candidates(["2011-02-01"])
    texts = ["2011-02-01T10:30:00+02:00", "2011-02-01T08:30:00Z", "2011-02-01T08:30:00"]
    assert as_read(tmp_path, texts, lambda text: read(text, how)) == [None, None, HALF_NINE]


def test_a_clock_without_zone_is_that_of_the_engine(tmp_path):
    (moment,) = read_all(tmp_path, ["1.2.2011 10.30"], zone="Europe/Helsinki")
    assert moment.astimezone(UTC) == HALF_NINE


@pytest.mark.parametrize("text", ["2011-02-01", "2011-02-01 23:30", "1.2.2011", "40575.9"])
def test_a_day_is_the_one_written(tmp_path, text):
    (day,) = read_all(tmp_path, [text], reader=read_day, zone="Asia/Tokyo")
    assert day.isoformat() == "2011-02-01"


def test_numbers_and_words_are_no_dates():
    assert share_of_moments(["12", "12.5", "17850", "85123A", "536365", "May"]) == 0.0
