"""Through which channel somebody is best written to."""

import pytest

from syotto.decide.preferred import preferred

BOTH = ("email", "sms")


@pytest.mark.parametrize(
    ("days", "alike", "strength", "channel"),
    [
        ({"sms": 9, "email": 1}, {"email": 0.8, "sms": 0.2}, 4.0, "sms"),
        ({"sms": 2}, {"email": 0.8, "sms": 0.2}, 4.0, "email"),  # twice is not often
        ({"sms": 2}, {"email": 0.8, "sms": 0.2}, 1.0, "sms"),
        ({}, {"email": 0.3, "sms": 0.7}, 4.0, "sms"),
        ({"sms": 1}, {}, 4.0, "sms"),
        ({"web": 9}, {"web": 1.0}, 4.0, None),  # nobody is written to there
        ({}, {}, 4.0, None),
        ({"sms": 3, "email": 3}, {}, 4.0, "email"),
    ],
)
def test_own_days_count_as_far_as_there_are_enough(days, alike, strength, channel):
    assert preferred(days, alike, strength, BOTH) == channel


def test_without_channels_there_is_nothing_to_choose():
    assert preferred({"email": 1}, {"email": 1.0}, 1.0, ()) is None
