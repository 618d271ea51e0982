from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from syotto.schema.source import ConsentMode, Source, SourceKind
from syotto.sense.admission import NOBODY, admit

ASKS = Source(
    "web", "k", SourceKind.TRACKING, (), ConsentMode.REQUIRED, 0, datetime(2026, 1, 1, tzinfo=UTC)
)
ASKED = Source(
    "web", "k", SourceKind.TRACKING, (), ConsentMode.OFF, 0, datetime(2026, 1, 1, tzinfo=UTC)
)
PAGE = {
    "type": "page",
    "name": "Home",
    "anonymousId": "b-123",
    "userId": "ann@mill.fi",
    "messageId": "m1",
    "properties": {
        "url": "https://ann:pw@shop.fi/seals?email=ann@mill.fi#ann",
        "title": "Seals",
        "coupon": "ANN10",
    },
    "traits": {"email": "ann@mill.fi"},
    "context": {
        "ip": "203.0.113.9",
        "userAgent": "Mozilla/5.0 (X11)",
        "traits": {"email": "ann@mill.fi"},
        "device": {"id": "B5372DB0"},
        "campaign": {"name": "spring"},
        "page": {
            "url": "https://shop.fi/seals?email=ann@mill.fi",
            "referrer": "https://mail.fi/?u=ann@mill.fi",
        },
    },
}
NAMES = ("ann", "b-123", "203.0.113", "X11", "B5372DB0", "ANN10")


def saying(**choices):
    return {**PAGE, "context": {**PAGE["context"], "consent": {"categoryPreferences": choices}}}


def test_before_consent_nothing_that_names_a_person_is_kept():
    kept = admit(PAGE, ASKS)
    assert not [name for name in NAMES if name in json.dumps(kept).replace("anonymousId", "")]
    assert kept["anonymousId"] == NOBODY
    assert kept["name"] == "Home"
    assert kept["properties"] == {"title": "Seals", "url": "https://shop.fi/seals"}
    assert kept["context"]["page"] == {
        "url": "https://shop.fi/seals",
        "referrer": "https://mail.fi/",
    }
    assert kept["context"]["campaign"] == {"name": "spring"}


def test_with_consent_the_event_is_kept_as_it_is():
    said = saying(Advertising=False, Analytics=True)
    assert admit(said, ASKS) is said


@pytest.mark.parametrize(
    ("choices", "agreed"),
    [
        ({"Analytics": True, "Advertising": False}, True),
        ({"Analytics": False, "Advertising": True}, False),
        ({"Functional": True, "Advertising": False}, False),
        ({"Functional": True, "Advertising": True}, True),
        ({"Analytics": "yes"}, False),
        ({}, False),
    ],
)
def test_categories_about_measuring_decide(choices, agreed):
    kept = admit(saying(**choices), ASKS)
    assert (kept["anonymousId"] == "b-123") is agreed


def test_a_rudderstack_banner_is_understood():
    context = {
        **PAGE["context"],
        "consentManagement": {"allowedConsentIds": ["C0002"], "deniedConsentIds": ["C0004"]},
    }
    assert admit({**PAGE, "context": context}, ASKS)["anonymousId"] == "b-123"


@pytest.mark.parametrize("kind", ["identify", "group", "alias"])
def test_who_somebody_is_waits_for_a_yes(kind):
    assert admit({**PAGE, "type": kind}, ASKS) is None
    assert admit({**PAGE, "type": kind}, ASKED) is not None


VALUES = st.recursive(
    st.just("ann") | st.none() | st.integers(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(
                ["consent", "categoryPreferences", "email", "page", "url", "traits", "name", "ip"]
            ),
            inner,
        )
    ),
)


@given(
    st.dictionaries(st.sampled_from(["userId", "context", "properties", "traits", "foo"]), VALUES)
)
def test_no_shape_of_an_event_breaks_it(more):
    kept = admit({"type": "track", "event": "x", **more}, ASKS)
    assert kept["anonymousId"] == NOBODY
    assert "userId" not in kept
    assert "foo" not in kept
