"""Contact rules: what goes, what waits until when, what does not go."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, strategies as st

from syotto.decide.guard import (
    Asked,
    Cap,
    ContactRules,
    Hold,
    Known,
    Sent,
    Waiting,
    judge,
)

NIGHT = ContactRules(time(21), time(8), "UTC")
MAIL = Asked("email")
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "now", "ends"),
    [
        # Helsinki: +2 until 29 March 2026 03:00, then +3; back on 25 October 04:00
        ("Europe/Helsinki", "2026-03-27T20:00", "2026-03-28T06:00"),
        ("Europe/Helsinki", "2026-03-28T20:00", "2026-03-29T05:00"),
        ("Europe/Helsinki", "2026-10-23T20:00", "2026-10-24T05:00"),
        ("Europe/Helsinki", "2026-10-24T20:00", "2026-10-25T06:00"),
        ("Europe/Helsinki", "2026-10-25T00:30", "2026-10-25T06:00"),
        # New York: -5 until 8 March 2026 02:00, then -4; back on 1 November 02:00
        ("America/New_York", "2026-03-07T02:30", "2026-03-07T13:00"),
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T12:00"),
        ("America/New_York", "2026-03-08T07:30", "2026-03-08T12:00"),
        ("America/New_York", "2026-11-01T02:30", "2026-11-01T13:00"),
        ("America/New_York", "2026-11-01T05:30", "2026-11-01T13:00"),
    ],
)
def test_quiet_hours_end_at_eight_by_the_persons_clock(zone, now, ends):
    said = judge(MAIL, Known(time_zone=zone), NIGHT, at(now))
    assert (said.action, said.until) == ("hold", at(ends))
    assert said.reason == f"Quiet hours: until 08:00 in {zone}."
    assert judge(MAIL, Known(time_zone=zone), NIGHT, at(ends)).action == "send"
    just_before = at(ends) - timedelta(minutes=1)
    assert judge(MAIL, Known(time_zone=zone), NIGHT, just_before).until == at(ends)


def test_hours_that_the_clock_skips_end_when_it_has_skipped_them():
    """02:30 does not exist in New York on 8 March 2026: the clock goes from 02:00 to 03:00."""
    rules = ContactRules(time(22), time(2, 30), "UTC")
    said = judge(MAIL, Known(time_zone="America/New_York"), rules, at("2026-03-08T06:00"))
    assert said.until == at("2026-03-08T07:30")
    assert judge(MAIL, Known(time_zone="America/New_York"), rules, said.until).action == "send"


def test_the_same_moment_is_night_in_one_place_and_day_in_another():
    now = at("2026-05-04T19:00")
    assert judge(MAIL, Known(time_zone="Europe/Helsinki"), NIGHT, now).action == "hold"
    assert judge(MAIL, Known(time_zone="America/New_York"), NIGHT, now).action == "send"


def test_an_unknown_zone_is_the_workspaces():
    known = Known(time_zone="Mars/Olympus")
    assert judge(MAIL, known, NIGHT, at("2026-05-04T22:00")).reason.endswith("in UTC.")


def test_quiet_hours_of_no_length_hold_nothing():
    rules = ContactRules(time(0), time(0), "UTC")
    assert judge(MAIL, Known(), rules, at("2026-05-04T00:00")).action == "send"


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(["Europe/Helsinki", "America/New_York", "Asia/Kolkata", "UTC"]),
)
def test_what_waits_for_the_morning_goes_in_the_morning(now, zone):
    said = judge(MAIL, Known(time_zone=zone), NIGHT, now)
    if said.action == "hold":
        assert now < said.until <= now + timedelta(hours=12)
        assert judge(MAIL, Known(time_zone=zone), NIGHT, said.until).action == "send"


def test_a_transactional_message_goes_at_night_over_the_cap_and_beside_a_complaint():
    rules = ContactRules(time(21), time(8), "UTC", [Cap("any", 0, 1)])
    known = Known(hold=Hold("a complaint is open", NOON))
    message = Asked("email", lane="transactional")
    assert judge(message, known, rules, at("2026-05-04T23:00")).action == "send"


def test_nothing_is_sold_beside_an_open_complaint_but_news_may_go():
    known = Known(hold=Hold("a complaint is open", at("2026-05-01T00:00")))
    said = judge(MAIL, known, NIGHT, NOON)
    assert said.reason == "Held: a complaint is open since 2026-05-01."
    assert (said.action, said.until) == ("hold", NOON + timedelta(days=1))
    assert judge(Asked("email", sells=False), known, NIGHT, NOON).action == "send"


def test_the_plan_goes_first_for_a_day_and_nothing_waits_for_it_twice():
    known = Known(planned="offer pump (Salla), worth 40 euros")
    mail = Asked("email", intended_at=NOON - timedelta(hours=2))
    said = judge(mail, known, NIGHT, NOON)
    assert (said.action, said.until) == ("hold", NOON + timedelta(hours=22))
    assert said.reason == "The plan goes first: offer pump (Salla), worth 40 euros."
    assert judge(mail, known, NIGHT, said.until).action == "send"
    for other in (replace(mail, priority=1), replace(mail, sells=False), Asked("email")):
        assert judge(other, known, NIGHT, NOON).action == "send"


def test_a_full_cap_waits_until_the_oldest_message_is_out_of_the_window():
    rules = ContactRules(time(0), time(0), "UTC", [Cap("email", 2, 7)])
    sent = [Sent("email", NOON - timedelta(days=days)) for days in (1, 5, 8)]
    said = judge(MAIL, Known(sent=sent), rules, NOON)
    assert (said.action, said.until) == ("hold", NOON + timedelta(days=2))
    assert said.reason == "Cap: at most 2 messages by email in 7 days."
    assert judge(MAIL, Known(sent=sent), rules, said.until).action == "send"


def test_a_cap_counts_its_own_channel_and_any_counts_all():
    sent = [Sent("sms", NOON - timedelta(hours=1))]
    own = ContactRules(time(0), time(0), "UTC", [Cap("email", 1, 1)])
    every = ContactRules(time(0), time(0), "UTC", [Cap("any", 1, 1)])
    assert judge(MAIL, Known(sent=sent), own, NOON).action == "send"
    assert judge(MAIL, Known(sent=sent), every, NOON).until == NOON + timedelta(hours=23)


def test_the_more_important_message_takes_the_last_place():
    rules = ContactRules(time(0), time(0), "UTC", [Cap("email", 1, 1)])
    waiting = [Waiting("email", 5), Waiting("email", 0)]
    assert judge(Asked("email", priority=0), Known(waiting=waiting), rules, NOON).action == "hold"
    assert judge(Asked("email", priority=5), Known(waiting=waiting), rules, NOON).action == "send"


def test_the_reason_names_who_was_ahead():
    rules = ContactRules(time(0), time(0), "UTC", [Cap("email", 1, 1)])
    waits = Known(waiting=[Waiting("email", 5, "spring")])
    assert judge(MAIL, waits, rules, NOON).reason == (
        "Cap: at most 1 message by email in a day. Ahead: spring, which is more important."
    )
    sent = Known(sent=[Sent("email", NOON - timedelta(hours=n), f"m{n}") for n in (1, 2)])
    assert judge(MAIL, sent, rules, NOON).reason.endswith("Ahead: m1.")


def test_what_sells_takes_no_place_from_who_is_sold_nothing():
    rules = ContactRules(time(0), time(0), "UTC", [Cap("email", 1, 1)])
    held = Known(waiting=[Waiting("email", 5, "spring")], hold=Hold("a complaint is open", NOON))
    assert judge(Asked("email", sells=False), held, rules, NOON).action == "send"


def test_nothing_goes_after_its_last_moment():
    said = judge(Asked("email", until=NOON - timedelta(seconds=1)), Known(), NIGHT, NOON)
    assert (said.action, said.reason) == ("skip", "It would have come too late.")


def test_what_would_come_too_late_does_not_go():
    message = Asked("email", until=at("2026-05-05T06:00"))
    said = judge(message, Known(), NIGHT, at("2026-05-04T22:00"))
    assert (said.action, said.until) == ("skip", None)
    assert said.reason.endswith("It would have come too late.")


@given(st.lists(st.integers(0, 20), max_size=8), st.integers(1, 4), st.integers(1, 10))
def test_a_cap_never_lets_more_through_than_it_says(days, most, window):
    rules = ContactRules(time(0), time(0), "UTC", [Cap("email", most, window)])
    sent = [Sent("email", NOON - timedelta(days=day)) for day in days]
    said = judge(MAIL, Known(sent=sent), rules, NOON)
    recent = sum(day < window for day in days)
    assert (said.action == "send") == (recent < most)
    if said.until:
        assert judge(MAIL, Known(sent=sent), rules, said.until).action == "send"
