"""`[[sellers]]` as somebody writes it."""

from datetime import date, time

import pytest

from syotto.errors import SettingError
from syotto.schema.sellers import Week, days_off, sellers_of, week_of

SALLA = {"name": "Salla Salo"}


def one(**more):
    return sellers_of([{**SALLA, **more}], "Europe/Helsinki")[0]


def test_a_seller_with_everything():
    salla = one(
        email="salla@example.com", territories=["FI", "DE 8*"], products=["pumps"], weight=2,
        capacity=3, open_at_most=9, hours="09:00-17:30", days=["Mon", "wed"],
        time_zone="Europe/Berlin", away=["2026-12-21..2027-01-06", "2027-02-12"],
        escalate_to="boss@example.com",
    )  # fmt: skip
    assert (salla.weight, salla.capacity, salla.most_open) == (2.0, 3, 9)
    assert (salla.begins, salla.ends, salla.days) == (time(9), time(17, 30), {0, 2})
    assert salla.zone.key == "Europe/Berlin"
    assert [salla.is_away(date(2027, *day)) for day in ((1, 6), (1, 7), (2, 12))] == [
        True, False, True
    ]  # fmt: skip
    assert one().zone.key == "Europe/Helsinki"


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("Finland", "FI"),
        ("suomi 00*", "FI 00*"),
        ("United Kingdom SW1A 2*", "GB SW1A 2*"),
        ("UK SW*", "GB SW*"),
        ("DE 8*", "DE 8*"),
        ("NL 10", "NL 10"),
        ("GB SW", "GB SW"),
        ("South Korea", "South Korea"),
        ("South Korea 0*", "South Korea 0*"),
    ],
)
def test_a_country_may_be_written_out_as_records_have_it(written, means):
    assert one(territories=[written]).territories == (means,)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"territory": ["FI"]}, "Did you mean 'territories'"),
        ({"email": "salla"}, "one e-mail address"),
        ({"weight": 0}, "a number above 0"),
        ({"capacity": -1}, "how many new leads a day"),
        ({"capacity": True}, "how many new leads a day"),
        ({"hours": "8 to 4"}, "hours like 08:00-16:00"),
        ({"hours": "16:00-08:00"}, "an end after the beginning"),
        ({"days": ["monday"]}, "some of mon, tue"),
        ({"days": []}, "some of mon, tue"),
        ({"time_zone": "Helsinki"}, "an IANA zone"),
        ({"away": ["2026-12-21..2026-12-01"]}, "days like"),
        ({"away": "2026-12-21"}, "days like"),
        ({"deputy": "Ben"}, "one of Salla Salo"),
        ({"escalate_to": "the boss"}, "a seller or an e-mail address"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_is_expected(given, says):
    with pytest.raises(SettingError) as error:
        one(**given)
    assert "Salla Salo" in error.value.what
    assert says in error.value.fix


def test_a_seller_needs_a_name_of_their_own():
    with pytest.raises(SettingError, match="number 2, has no name"):
        sellers_of([SALLA, {"email": "a@example.com"}], "UTC")
    with pytest.raises(SettingError, match="twice"):
        sellers_of([SALLA, SALLA], "UTC")


def test_holidays_are_days():
    assert days_off(["2026-12-06"]) == {date(2026, 12, 6)}
    with pytest.raises(SettingError, match=r"6\.12\."):
        days_off(["6.12."])


def test_who_says_no_hours_has_those_of_the_workspace():
    said = "mon-wed,sat 09:30-15:00"
    assert week_of(said) == Week(time(9, 30), time(15), frozenset({0, 1, 2, 5}))
    first, second = sellers_of([SALLA, {"name": "Ben", "days": ["sun"]}], "UTC", said)
    assert (first.begins, first.days) == (time(9, 30), {0, 1, 2, 5})
    assert (second.begins, second.days) == (time(9, 30), {6})


@pytest.mark.parametrize(
    "said",
    [
        "", "mon-fri", "mon-fri 16:00-08:00", "fri-mon 8:00-9:00", "may 08:00-16:00",
        "wed,fri-mon 08:00-16:00",
    ],
)  # fmt: skip
def test_working_hours_that_cannot_be_read_are_said(said):
    with pytest.raises(SettingError, match="working_hours"):
        week_of(said)
