"""Until when somebody has to answer, by their own clock and calendar."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from syotto.decide.flow_time import wait_ends
from syotto.decide.working_hours import AHEAD, due, hours_between, next_spell
from syotto.schema.flow_steps import Wait
from syotto.schema.sellers import Seller, Week

HELSINKI = ZoneInfo("Europe/Helsinki")


def seller(**given):
    return Seller("Salla", None, HELSINKI, **given)


def at(day, hour, zone=HELSINKI):
    return datetime.combine(date.fromisoformat(day), time(hour), zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("since", "hours", "until"),
    [
        (at("2026-11-23", 9), 2, at("2026-11-23", 11)),
        (at("2026-11-23", 9), 8, at("2026-11-24", 9)),
        (at("2026-11-23", 20), 1, at("2026-11-24", 9)),  # after work: the next morning counts
        (at("2026-11-27", 15), 2, at("2026-11-30", 9)),  # over the weekend
        (at("2026-11-23", 9), 16, at("2026-11-25", 9)),
        (at("2026-03-27", 15), 2, at("2026-03-30", 9)),  # clocks are put forward on the 29th
    ],
)
def test_only_working_hours_count(since, hours, until):
    assert due(seller(), since, hours, ()) == until


def test_absences_and_holidays_do_not_count():
    away = seller(away=((date(2026, 11, 24), date(2026, 11, 25)),))
    holidays = {date(2026, 11, 26)}
    assert due(away, at("2026-11-23", 15), 2, holidays) == at("2026-11-27", 9)
    begins, ends = next_spell(away, at("2026-11-23", 17), holidays)
    assert (begins, ends) == (at("2026-11-27", 8), at("2026-11-27", 16))


def test_who_is_away_for_good_is_not_waited_for_for_ever():
    gone = seller(away=((date(2000, 1, 1), date(2999, 1, 1)),))
    since = at("2026-11-23", 9)
    assert due(gone, since, 1, ()) == since + timedelta(days=AHEAD)
    assert next_spell(gone, since, ()) is None


def test_the_hours_until_something_is_due_are_the_hours_given():
    for hour in range(0, 24, 5):
        since = at("2026-03-26", hour)
        assert hours_between(seller(), since, due(seller(), since, 11, ()), ()) == 11


def test_a_wait_of_a_flow_goes_by_the_same_hours_and_holidays():
    week = Week(time(9, 30), time(15), frozenset({0, 1, 2}), frozenset({date(2026, 11, 24)}))
    wait = Wait("w", working_hours=True)

    def over(since):
        return wait_ends(wait, since, HELSINKI, week)

    assert over(at("2026-11-23", 10)) == at("2026-11-23", 10)
    assert over(at("2026-11-23", 15)) == at("2026-11-25", 9) + timedelta(minutes=30)
    assert over(at("2026-11-26", 10)) == at("2026-11-30", 9) + timedelta(minutes=30)
