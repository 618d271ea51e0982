from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest

from syotto.errors import InputError
from syotto.sense.tips import event, named, person_of, read

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
JPEG = base64.b64encode(b"\xff\xd8\xff\xe0 a card").decode()
GOOD = {"key": "0123456789", "who": "Anna Virtanen, Mill Oy", "need": "a pump", "reach": "anna@Mill.fi"}  # fmt: skip


def tip(**given):
    return read({**GOOD, **given}, NOW)


@pytest.mark.parametrize(
    ("who", "person", "company"),
    [
        ("Anna Virtanen, Mill Oy", "Anna Virtanen", "Mill Oy"),
        ("Mill Oy / Anna Virtanen", "Anna Virtanen", "Mill Oy"),
        ("Anna at Mill", "Anna", "Mill"),
        ("Müller GmbH", None, "Müller GmbH"),
        ("Anna Virtanen", "Anna Virtanen", None),
        ("A. Virtanen", "A. Virtanen", None),
        ("Kemira", None, "Kemira"),
        ("Anna Virtanen\nMill", "Anna Virtanen", "Mill"),
        ("Anna-Liisa Virtanen - Sappi", "Anna-Liisa Virtanen", "Sappi"),
        ("", None, None),
    ],
)
def test_who_is_a_person_a_company_or_both(who, person, company):
    assert named(who) == (person, company)


@pytest.mark.parametrize(
    ("reach", "email", "phone"),
    [
        ("anna@Mill.fi", "anna@mill.fi", None),
        ("call +358 40 123-4567 after noon", None, "+358401234567"),
        ("anna@mill.fi, 040 1234567", "anna@mill.fi", "0401234567"),
        ("room 12", None, None),
    ],
)
def test_what_reaches_them_is_found_in_the_text(reach, email, phone):
    found = tip(reach=reach)
    assert (found.email, found.phone) == (email, phone)


def test_a_person_is_called_by_what_reaches_them():
    assert person_of(tip(), "t1") == "anna@mill.fi"
    assert person_of(tip(reach="040 1234567"), "t1") == "0401234567"
    assert person_of(tip(reach=""), "t1") == "tip-t1"


def test_a_tip_is_an_event_with_its_origin_and_giver():
    made = event(tip(), "t1", origin="field-service", giver="Ville", photo=None)
    assert (made["event"], made["userId"], made["messageId"]) == (
        "Tip Given",
        "anna@mill.fi",
        "tip-t1",
    )
    told = made["properties"]
    assert (told["origin"], told["giver"], told["name"], told["company"], told["need"]) == (
        "field-service", "Ville", "Anna Virtanen", "Mill Oy", "a pump",
    )  # fmt: skip
    assert "photo" not in told


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"who": " "}, "nothing about who"),
        ({"key": "x"}, "no number of its own"),
        ({"need": "x" * 2001}, "2,001 characters"),
        ({"photo": "<svg>"}, "no JPEG"),
        ({"photo": base64.b64encode(b"GIF89a").decode()}, "no JPEG"),
        ({"photo": base64.b64encode(b"\xff\xd8\xff" + bytes(1_500_000)).decode()}, "1,500,003 bytes"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_tip_is_said(given, word):
    with pytest.raises(InputError, match=word):
        tip(**given)


def test_a_photo_alone_is_enough_and_is_known_by_its_bytes():
    found = tip(who="", photo=f"data:image/png;base64,{JPEG}")
    assert (found.ending, found.photo) == ("jpg", b"\xff\xd8\xff\xe0 a card")


@pytest.mark.parametrize(
    ("days", "believed"), [(-1, True), (-31, False), (1, False)]
)  # fmt: skip
def test_the_clock_of_a_phone_is_believed_within_reason(days, believed):
    at = NOW + timedelta(days=days)
    assert tip(at=at.isoformat()).at == (at if believed else NOW)
    assert tip(at="yesterday").at == NOW
