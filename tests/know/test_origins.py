"""Where people were caught, read off by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syotto.errors import SettingError
from syotto.know.origins import origins
from syotto.schema.happened import EVENTS
from syotto.schema.known import PEOPLE
from syotto.schema.origins import parse
from syotto.schema.raw import PEOPLE as RECORDS
from tests.tables import from_rows, rows_of

AS_OF = datetime(2026, 12, 31, tzinfo=UTC)
AT = datetime(2026, 11, 1, tzinfo=UTC)
SETTINGS = {
    "desk": {"title": "Desk", "words": ["form: contact-desk", "campaign: spring*"]},
    "scan": {"words": ["event: Badge *"]},
}


def happened(number, name, person="ann", **more):
    said = {"event_id": number, "name": name, "person_id": person, "at": AT, "source": "website"}
    return {**said, **more}


def found(events=(), records=(), settings=SETTINGS, as_of=AS_OF):
    made = origins(
        from_rows(EVENTS, list(events)),
        from_rows(RECORDS, list(records)),
        from_rows(PEOPLE, [{"person_id": "p7", "account_id": "mill"}]),
        as_of=as_of,
        origins=settings,
    )
    return rows_of(made, "event_id", "person_id", "account_id", "origin", "giver", "how")


def test_what_an_event_says_comes_first_then_the_words_then_its_name():
    tip = '{"origin": "field-service", "giver": "Ville", "form": "contact-desk"}'
    events = [
        happened("e1", "Tip Given", properties=tip),
        happened("e2", "Form Submitted", properties='{"form": "contact-desk"}'),
        happened("e3", "Form Submitted", properties='{"form": "other"}'),
        happened("e4", "Enquiry Received", campaign="Spring-2026"),
        happened("e5", "Enquiry Received"),
        happened("e6", "Badge Scanned"),
        happened("e7", "Demo Requested"),
        happened("e8", "Page Viewed"),
    ]
    assert [(row[0], row[3], row[4]) for row in found(events)] == [
        ("e1", "field-service", "Ville"),
        ("e2", "desk", None),
        ("e3", "form", None),
        ("e4", "desk", None),
        ("e5", "mailbox", None),
        ("e6", "scan", None),
        ("e7", "request", None),
    ]


def test_a_machine_is_caught_nowhere_and_the_future_is_not_known():
    machine = happened("e1", "Form Submitted", actor="machine")
    later = happened("e2", "Form Submitted", at=datetime(2027, 1, 1, tzinfo=UTC))
    assert found([machine, later]) == []


def test_people_of_a_list_are_caught_where_its_source_says():
    records = [
        {"source_id": "p7", "source": "fair-2026", "received_at": AT},
        {"source_id": "p8", "source": "crm", "received_at": AT},
    ]
    assert found(records=records) == [("list:fair-2026:p7", "p7", "mill", "event", None, "List")]


def test_own_origins_come_before_the_defaults_which_they_may_change():
    known = parse({"event": {"owner": "Salla"}, **SETTINGS})
    assert list(known)[:3] == ["event", "desk", "scan"]
    assert (known["event"].owner, known["event"].title) == ("Salla", "Events")
    assert known["desk"].words == (("form", "contact-desk"), ("campaign", "spring*"))


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"A B": {}}, "is no name"),
        ({"a": {"tilte": "x"}}, "unknown 'tilte'"),
        ({"a": {"words": ["page: /x"]}}, "has 'page: /x'"),
        ({"a": {"words": "source: x"}}, "words is"),
        ({"a": {"owner": 7}}, "owner is 7"),
    ],
)
def test_what_is_wrong_with_an_origin_is_said(given, word):
    with pytest.raises(SettingError, match=word):
        parse(given)
