"""Accepted requests as rows of raw.events."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from syotto.run.clock import microseconds
from syotto.sense.doors import POSTED, Door, taken
from syotto.sense.sender_clock import UNKNOWN, moment_of, moments
from syotto.sense.tracking import Malformed, take_batch
from syotto.sense.tracking_rows import Rows
from tests.collect.test_tracking import MEMBERS, VALUES

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
AGENT = "Mozilla/5.0 (X11; Linux x86_64) Chrome/126.0"


@dataclass
class Sent:
    body: bytes
    door: str = "batch"
    address: str | None = None
    agent: str | None = None
    source_id: str = "website"
    received_at: int = microseconds(NOON)


def rows(*events, sent_at=None, **given) -> list[dict]:
    body = {"batch": events} | ({} if sent_at is None else {"sentAt": sent_at})
    found = Rows()
    found.add(Sent(take_batch(json.dumps(body).encode()).body, **given), "lane-1-0")
    return found.table("drain-000000001").to_pylist()


def row(event, **given) -> dict:
    (found,) = rows(event, **given)
    return found


def track(**given) -> dict:
    return {"type": "track", "event": "Part Viewed", "userId": "ann", **given}


def ago(**given) -> str:
    return (NOON - timedelta(**given)).isoformat().replace("+00:00", "Z")


def test_a_wrong_clock_is_corrected_by_how_long_the_event_waited():
    year_ahead = NOON + timedelta(days=365)
    found = row(
        track(originalTimestamp=(year_ahead - timedelta(seconds=90)).isoformat()),
        sent_at=year_ahead.isoformat(),
    )
    assert found["at"] == NOON - timedelta(seconds=90)
    assert found["clock"] is None


def test_the_events_own_sending_time_wins_over_the_batchs():
    found = row(track(timestamp=ago(seconds=30), sentAt=ago(seconds=10)), sent_at=ago(seconds=0))
    assert found["at"] == NOON - timedelta(seconds=20)


def test_without_a_sending_time_the_senders_time_is_taken_as_it_is():
    assert row(track(timestamp=ago(hours=3)))["at"] == NOON - timedelta(hours=3)


def test_what_is_imported_keeps_its_time():
    found = row(track(timestamp=ago(days=900)), sent_at=ago(days=1), door="import")
    assert (found["at"], found["clock"]) == (NOON - timedelta(days=900), "ancient")


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        (ago(hours=1), None),
        (ago(hours=13), "late"),
        (ago(days=400), "ancient"),
        (ago(seconds=-30), None),
        (ago(minutes=-2), "future"),
    ],
)
def test_odd_times_are_kept_and_named(said, clock):
    assert row(track(timestamp=said))["clock"] == clock


@pytest.mark.parametrize("said", ["yesterday", "", "0000-00-00", -5, 1e300, "2026-13-45T00:00:00Z"])
def test_a_time_that_is_none_is_the_arrival(said):
    assert row(track(timestamp=said, sentAt=ago(seconds=1)))["at"] == NOON


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2026-11-22T12:00:00Z", NOON),
        ("2026-11-22T12:00:00.000+0000", NOON),
        ("2026-11-22T14:00:00+02:00", NOON),
        ("2026-11-22 12:00:00", NOON),
        ("2026-11-22T12:00:00.123456789Z", NOON + timedelta(microseconds=123456)),
        (1_795_348_800, NOON),
        (1_795_348_800_000, NOON),
    ],
)
def test_moments_in_the_ways_senders_write_them(said, moment):
    assert moment_of(said) == microseconds(moment)
    assert moments([said, None, "2026-11-22T12:00:00Z"]).tolist() == [
        microseconds(moment), UNKNOWN, microseconds(NOON),
    ]  # fmt: skip


def test_columns_of_a_page_with_all_that_a_context_can_say():
    found = row(
        {
            "type": "page",
            "name": "Home",
            "anonymousId": "browser-1",
            "messageId": "m1",
            "properties": {"path": "/parts", "referrer": "https://search.example/"},
            "context": {
                "campaign": {"name": "autumn", "source": "newsletter"},
                "groupId": "initech",
                "page": {"path": "/other", "referrer": "https://other.example/"},
            },
        }
    )
    kept = ("event_id", "kind", "name", "channel", "anonymous_id", "user_id", "account_ref")
    assert [found[name] for name in kept] == [
        "m1", "page", "Home", "web", "browser-1", None, "initech",
    ]  # fmt: skip
    assert [found[name] for name in ("content_id", "campaign", "referrer", "source")] == [
        "/parts", "autumn", "https://search.example/", "website",
    ]  # fmt: skip
    assert (found["received_at"], found["load_id"]) == (NOON, "drain-000000001")


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"type": "page", "userId": "u"}, {"name": "Page Viewed", "channel": "web"}),
        ({"type": "screen", "userId": "u"}, {"name": "Screen Viewed", "channel": "app"}),
        ({"type": "identify", "userId": "u"}, {"name": None, "properties": None}),
        (track(event="Email Opened", properties={"email_id": 7, "campaign_name": "spring"}),
         {"channel": "email", "content_id": "7", "campaign": "spring"}),
        (track(event="Live Chat Message Sent"), {"channel": "chat"}),
        (track(channel="browser"), {"channel": "web"}),
        (track(userId=None, user_id=12, action="track"), {"user_id": "12"}),
        ({"type": "alias", "userId": "u", "previousId": "old"},
         {"kind": "alias", "properties": '{"previousId":"old"}'}),
        ({"type": "group", "userId": "u", "groupId": "g", "traits": {"name": "X"}},
         {"account_ref": "g", "properties": '{"name":"X"}'}),
        ({"type": "identify", "userId": "u", "context": {"traits": {"email": "e"}}},
         {"properties": '{"email":"e"}'}),
    ],
)  # fmt: skip
def test_columns_by_kind(event, expected):
    found = row(event)
    text = found["properties"] and json.dumps(
        json.loads(found["properties"]), separators=(",", ":")
    )
    assert {name: {**found, "properties": text}[name] for name in expected} == expected


def test_an_event_without_a_number_gets_the_same_one_each_time():
    assert [one["event_id"] for one in rows(track(), track(messageId="m"), track())] == [
        "lane-1-0-0", "m", "lane-1-0-2",
    ]  # fmt: skip


def test_what_the_request_knew_is_added_to_the_context():
    found = row(track(), sent_at="S", address="203.0.113.0", agent=AGENT)
    assert json.loads(found["context"]) == {"sentAt": "S", "ip": "203.0.113.0", "userAgent": AGENT}
    said = {"ip": "198.51.100.77", "userAgent": "Own", "library": {"name": "x"}}
    own = row(track(context=said), address="203.0.113.0", agent=AGENT)
    assert json.loads(own["context"]) == {**said, "ip": "198.51.100.0"}


def test_an_address_is_shortened_however_it_is_written():
    body = rb'{"batch":[{"type":"page","userId":"u","context":{ "ip" : "198.51.100\u002e77"} }]}'
    found = Rows()
    found.add(Sent(body), "p")
    assert json.loads(found.table("d").to_pylist()[0]["context"]) == {"ip": "198.51.100.0"}
    kept = Rows(shorten=False)
    kept.add(Sent(body), "p")
    assert json.loads(kept.table("d").to_pylist()[0]["context"]) == {"ip": "198.51.100.77"}


def test_a_context_of_odd_types_costs_only_what_is_odd():
    found = row(
        track(context={"ip": 5, "campaign": "autumn", "page": {"path": 3, "referrer": "r"}, "groupId": "g"}),
    )  # fmt: skip
    assert (found["account_ref"], found["campaign"], found["referrer"]) == ("g", None, "r")
    assert json.loads(found["context"])["campaign"] == "autumn"


def test_the_batchs_context_is_that_of_events_without_one():
    body = json.dumps({"batch": [track()], "context": {"library": {"name": "old"}}}).encode()
    found = Rows()
    found.add(Sent(body), "p")
    assert json.loads(found.table("d").to_pylist()[0]["context"]) == {"library": {"name": "old"}}


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(sorted({(door.name, door.kind) for door in POSTED.values()}, key=str)),
    st.dictionaries(MEMBERS, VALUES, max_size=8),
    st.booleans(),
)
def test_whatever_was_accepted_becomes_rows(door, event, in_batch):
    event = {"userId": "ann", "event": "x", "type": "track", **event}
    body = json.dumps({"batch": [event]} if in_batch else event).encode()
    try:
        kept = taken(Door(*door), body, anonymous_id=None, admit=None)
    except Malformed:
        return
    found = Rows()
    found.add(Sent(kept.body), "p")
    table = found.table("d")
    assert table.num_rows == kept.events
    assert table["event_id"].null_count == 0
    assert np.all(np.asarray(table["at"].is_valid()))


def test_the_spec_examples_land_in_the_right_columns(shared_data):
    """Segment's own examples, as its documentation shows them. Four leave out who it is about,
    which an SDK always sends: they are refused as they stand, and land with what it adds."""
    lines = (shared_data / "tracking/spec_examples.jsonl").read_text().splitlines()
    examples = [json.loads(line)["event"] for line in lines]
    assert len(examples) == 45
    kept = take_batch(json.dumps({"batch": examples}).encode())
    assert [bad.code for bad in kept.rejected] == ["no_identity"] * 4
    whole = [
        one
        if {"userId", "user_id", "anonymousId"} & set(one)
        else {**one, "anonymousId": "browser"}
        for one in examples
    ]
    for example, found in zip(whole, rows(*whole), strict=True):
        check(example, found)


def check(sent: dict, found: dict) -> None:
    kind = sent.get("type") or sent["action"]
    context = sent.get("context", {})
    assert found["kind"] == kind
    assert found["user_id"] == (sent.get("userId") or sent.get("user_id"))
    assert found["anonymous_id"] == sent.get("anonymousId")
    assert found["account_ref"] == (sent.get("groupId") or context.get("groupId"))
    assert found["name"] == (sent.get("event") if kind == "track" else sent.get("name"))
    said = sent.get("traits") if kind in ("identify", "group") else sent.get("properties")
    if kind != "alias":
        assert json.loads(found["properties"] or "{}") == (said or {})
    kept = json.loads(found["context"] or "{}")
    assert {**context, "ip": None} == {
        **{name: value for name, value in kept.items() if name in context}, "ip": None,
    }  # fmt: skip
    if "ip" in context:
        assert kept["ip"] == context["ip"].rpartition(".")[0] + ".0"
    if "email_id" in (said or {}):
        assert (found["channel"], found["content_id"]) == ("email", said["email_id"])
        assert found["campaign"] == said["campaign_name"]
    if "messageId" in sent:
        assert found["event_id"] == sent["messageId"]
    if "sentAt" in sent and "timestamp" in sent:
        waited = moment_of(sent["sentAt"]) - moment_of(
            sent.get("originalTimestamp") or sent["timestamp"]
        )
        assert microseconds(found["at"]) == microseconds(NOON) - waited
