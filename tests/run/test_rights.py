"""What is said about rights counts at once, on both kinds of ledger."""

from datetime import UTC, datetime, timedelta

import pytest

from syotto.errors import InputError
from syotto.run.house import House
from syotto.run.rights import Recipient, give, rights_of, suppress, withdraw
from syotto.settings import Settings

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
ANN = Recipient("7", "Ann@Mill.fi ")
BOB = Recipient(None, "bob@mill.fi")


@pytest.fixture
def house(ledger_url, tmp_path):
    opened = House(tmp_path, Settings(ledger=ledger_url))
    yield opened
    opened.ledger.close()


def may(house, *recipients, purpose="mailing", channel="email", now=NOON):
    return rights_of(house, recipients, purpose=purpose, channel=channel, now=now)


def agree(house, at=NOON, **more):
    said = {"person_id": None, "address": "ann@mill.fi", "purpose": "mailing", "channel": "email"}
    give(house, **{**said, **more}, at=at, source="web")


def object_(house, at=NOON, **more):
    said = {"person_id": None, "address": "ann@mill.fi", "purpose": "mailing", "channel": "email"}
    withdraw(house, **{**said, **more}, at=at, source="web")


def test_a_stranger_gets_service_and_no_offers(house):
    (offers,) = may(house, ANN)
    (service,) = may(house, ANN, purpose="service")
    assert (offers.allowed, offers.reason) == (False, "Nobody knows on what basis.")
    assert (service.allowed, service.basis) == (True, "contract")


def test_consent_counts_at_once_for_its_purpose_and_channel_only(house):
    agree(house)
    right, other = may(house, ANN, BOB)
    assert (right.allowed, right.basis, right.since) == (True, "consent", NOON)
    assert right.reason == "Agreed (web)."
    assert not other.allowed
    assert not may(house, ANN, channel="sms")[0].allowed
    assert not may(house, ANN, purpose="calls", channel="phone")[0].allowed


def test_the_newest_word_counts_in_whatever_order_it_came(house):
    object_(house, at=NOON - timedelta(hours=1))
    agree(house, at=NOON - timedelta(hours=2))
    assert not may(house, ANN)[0].allowed
    agree(house, at=NOON)
    assert may(house, ANN)[0].allowed


def test_what_begins_later_does_not_count_yet(house):
    agree(house, at=NOON + timedelta(hours=1))
    assert not may(house, ANN)[0].allowed
    assert may(house, ANN, now=NOON + timedelta(hours=2))[0].allowed


def test_only_consent_lifts_an_objection(house):
    object_(house, at=NOON - timedelta(days=1))
    agree(house, basis="legitimate_interest")
    assert not may(house, ANN)[0].allowed
    agree(house, basis="consent")
    assert may(house, ANN)[0].allowed


def test_an_objection_through_any_channel_reaches_all_of_them(house):
    agree(house, at=NOON - timedelta(days=1))
    object_(house, purpose="marketing", channel="any")
    assert not may(house, ANN)[0].allowed
    assert not may(house, ANN, purpose="profiling", channel="any")[0].allowed
    assert may(house, ANN, purpose="service")[0].allowed


def test_an_unsubscription_by_email_leaves_calls_as_they_are(house):
    agree(house, purpose="calls", channel="phone", person_id="7", address=None)
    object_(house, purpose="marketing", channel="email", person_id="7", address=None)
    assert may(house, ANN, purpose="calls", channel="phone")[0].allowed
    assert not may(house, ANN)[0].allowed


def test_an_address_counts_for_everybody_who_has_it_and_a_person_for_every_address(house):
    agree(house)
    agree(house, person_id="8", address=None)
    known = may(house, Recipient("9", "ANN@MILL.FI"), Recipient("8", "other@mill.fi"))
    assert [right.allowed for right in known] == [True, True]
    object_(house, at=NOON + timedelta(minutes=1), person_id="8")
    after = may(house, Recipient("9", "ann@mill.fi"), now=NOON + timedelta(hours=1))
    assert not after[0].allowed


def test_a_bounced_address_takes_nothing_and_one_that_unsubscribed_takes_service(house):
    agree(house)
    agree(house, address="bob@mill.fi")
    suppress(house, "ann@MILL.fi", "email", "bounced: 5.1.1", NOON)
    suppress(house, "bob@mill.fi", "email", "unsubscribed", NOON)
    offers = may(house, ANN, BOB)
    service = may(house, ANN, BOB, purpose="service")
    assert [right.allowed for right in offers] == [False, False]
    assert [right.allowed for right in service] == [False, True]
    assert offers[0].reason == "Suppressed: bounced: 5.1.1."
    assert offers[0].since == NOON


def test_a_suppressed_number_is_found_however_it_is_written(house):
    give(house, person_id="7", address=None, purpose="calls", channel="phone", at=NOON, source="x")
    suppress(house, "+358 40 123-4567", "phone", "asked for it", NOON)
    (right,) = may(house, Recipient("7", "00358401234567"), purpose="calls", channel="phone")
    assert not right.allowed
    assert may(house, Recipient("7", "+358 40 999"), purpose="calls", channel="phone")[0].allowed


def test_many_are_answered_as_few_are(house):
    agree(house)
    suppress(house, "c3@mill.fi", "email", "spam complaint", NOON)
    many = [Recipient(f"c{i}", f"c{i}@mill.fi") for i in range(3_000)]
    give(
        house, person_id="c3", address=None, purpose="mailing", channel="email", at=NOON, source="x"
    )
    give(
        house, person_id="c4", address=None, purpose="mailing", channel="email", at=NOON, source="x"
    )
    at_once = may(house, *many, ANN)
    assert [at for at, right in enumerate(at_once) if right.allowed] == [4, 3_000]
    assert at_once[3] == may(house, many[3])[0]
    assert at_once[4] == may(house, many[4])[0]
    assert at_once[5] == may(house, many[5])[0]


def test_the_ledger_keeps_no_suppressed_address(house, tmp_path):
    suppress(house, "ann@mill.fi", "email", "bounced", NOON)
    house.ledger.close()
    written = b"".join(path.read_bytes() for path in tmp_path.glob("ledger.sqlite*"))
    assert b"ann@mill.fi" not in written


def test_saying_the_same_twice_is_saying_it_once(house):
    for _ in range(2):
        agree(house)
        suppress(house, "bob@mill.fi", "email", "bounced", NOON)
    assert may(house, ANN)[0].allowed


def test_another_process_sees_it_at_once(house, ledger_url, tmp_path):
    agree(house)
    other = House(tmp_path, Settings(ledger=ledger_url))
    assert may(other, ANN)[0].allowed
    suppress(house, "ann@mill.fi", "email", "bounced", NOON)
    assert not may(other, ANN)[0].allowed
    other.ledger.close()


@pytest.mark.parametrize(("purpose", "channel"), [("spam", "email"), ("mailing", "pigeon")])
def test_a_word_that_is_none_of_ours_is_refused(house, purpose, channel):
    with pytest.raises(InputError, match="Use one of"):
        may(house, ANN, purpose=purpose, channel=channel)
    with pytest.raises(InputError):
        agree(house, purpose=purpose, channel=channel)


def test_nobody_cannot_agree(house):
    with pytest.raises(InputError, match="whose"):
        agree(house, address=None)


def test_nobody_asked_is_nobody_answered(house):
    assert may(house) == []
