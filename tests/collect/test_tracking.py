"""What of a body is kept: pure, without a server."""

from __future__ import annotations

import gzip
import json
import zlib

import pytest
from hypothesis import given, settings, strategies as st

from syotto.sense.doors import POSTED, Door, pixel_body, taken, unpacked
from syotto.sense.tracking import (
    DEEPEST,
    LARGEST_BODY,
    LARGEST_EVENT,
    Malformed,
    take_batch,
    take_one,
    write_key,
)

GOOD = {"type": "track", "event": "Part Viewed", "userId": "ann"}


def batch(*events, **beside) -> bytes:
    return json.dumps({"batch": list(events), **beside}).encode()


def refused(body: bytes) -> str:
    with pytest.raises(Malformed) as error:
        take_batch(body)
    return error.value.code


def test_a_good_batch_is_kept_as_it_came():
    body = batch(GOOD, {"type": "page", "anonymousId": "a1"}, sentAt="2026-11-22T10:00:00Z")
    assert take_batch(body) == take_batch(body)
    assert take_batch(body).body is body
    assert (take_batch(body).events, take_batch(body).rejected) == (2, ())


def test_bad_events_are_named_by_their_place_and_the_good_ones_kept():
    found = take_batch(
        batch(
            GOOD,
            {"type": "track", "userId": "ann"},
            {"type": "jump", "userId": "ann"},
            {"type": "page"},
            7,
            {**GOOD, "properties": [1]},
            {**GOOD, "event": ["x"]},
            GOOD,
            sentAt="2026-11-22T10:00:00Z",
        )
    )
    assert [(bad.index, bad.code) for bad in found.rejected] == [
        (1, "no_event_name"),
        (2, "unknown_type"),
        (3, "no_identity"),
        (4, "wrong_type"),
        (5, "wrong_type"),
        (6, "wrong_type"),
    ]
    assert json.loads(found.body) == {"batch": [GOOD, GOOD], "sentAt": "2026-11-22T10:00:00Z"}


def test_an_event_may_have_32_kb_and_not_one_byte_more():
    room = LARGEST_EVENT - len(json.dumps({**GOOD, "properties": {"x": ""}}))
    fits = {**GOOD, "properties": {"x": "x" * room}}
    found = take_batch(batch(fits, {**GOOD, "properties": {"x": "x" * (room + 1)}}))
    assert found.events == 1
    assert [(bad.index, bad.code) for bad in found.rejected] == [(1, "event_too_large")]


def test_a_batch_may_have_500_kb():
    events = [{**GOOD, "properties": {"x": "x" * 30_000}}] * 16
    assert take_batch(batch(*events)).events == 16
    assert refused(batch(*events, *events)) == "body_too_large"
    assert LARGEST_BODY == 500 * 1024


def deep(levels: int, opening: str = '{"a":', closing: str = "}") -> str:
    return opening * levels + "1" + closing * levels


def test_an_event_is_at_most_64_levels_deep_whatever_stands_in_its_texts():
    plain = '{"type":"track","event":"x","userId":"a","properties":%s}'
    brackets = json.dumps({**GOOD, "properties": {"text": "[{" * 500 + '"\\'}})
    events = [plain % deep(DEEPEST - 1), plain % deep(DEEPEST), brackets]
    found = take_batch(b'{"batch":[' + ",".join(events).encode() + b"]}")
    assert [(bad.index, bad.code) for bad in found.rejected] == [(1, "too_deep")]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "not_json"),
        (b"hello", "not_json"),
        (b'{"batch":[', "not_json"),
        (b"null", "wrong_type"),
        (b"[]", "wrong_type"),
        (b'{"batch":{}}', "wrong_type"),
        (b'{"batch":[],"sentAt":[]}', "wrong_type"),
        (b'{"x":"\xff\xfe","batch":[]}', "not_utf8"),
        (deep(100_000, "[", "]").encode(), "wrong_type"),
        (b'{"batch":[' + deep(100_000, "[", "]").encode() + b"]}", "too_deep"),
        (b'{"batch":[' + b"9" * 1_000_000, "body_too_large"),
    ],
)
def test_a_hopeless_body_is_refused_as_a_whole(body, code):
    assert refused(body) == code


def test_a_single_event_takes_its_type_from_the_address_and_a_name_from_the_header():
    found = take_one(b' {"event":"Part Viewed"} ', kind="track", anonymous_id='a"1')
    assert json.loads(found.body) == {
        "batch": [{"type": "track", "anonymousId": 'a"1', "event": "Part Viewed"}]
    }
    own = take_one(b'{"type":"page","anonymousId":"mine"}', kind="track", anonymous_id="other")
    (event,) = json.loads(own.body)["batch"]
    assert (event["type"], event["anonymousId"]) == ("page", "mine")


def test_empty_objects_and_empty_batches():
    assert take_batch(b'{"batch":[]}').events == 0
    assert [bad.code for bad in take_one(b"{}", kind="page").rejected] == ["no_identity"]


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b'{"writeKey":"k"}', "k"),
        (b'{"api_key":"k"}', "k"),
        (b'{"batch":[]}', None),
    ],
)
def test_the_key_in_a_body(body, key):
    assert write_key(body) == key


def test_posthog_speaks_the_same_events():
    sent = {
        "api_key": "k",
        "sent_at": "2026-11-22T10:00:05Z",
        "batch": [
            {"event": "bought", "distinct_id": "ann", "properties": {"n": 1, "$lib": "posthog-python"},
             "uuid": "u1", "timestamp": "2026-11-22T10:00:00Z"},
            {"event": "$identify", "distinct_id": "ann",
             "properties": {"$set": {"email": "a@example.com"}, "$anon_distinct_id": "d1"}},
            {"event": "$pageview", "distinct_id": "d1",
             "properties": {"$device_id": "d1", "$current_url": "https://shop.example/x", "$pathname": "/x"}},
            {"event": "$groupidentify", "distinct_id": "ann",
             "properties": {"$group_type": "company", "$group_key": "initech", "$group_set": {"name": "Initech"}}},
            {"event": "$create_alias", "distinct_id": "ann", "properties": {"alias": "old"}},
            "nothing",
            {"event": "bought"},
        ],
    }  # fmt: skip
    found = taken(Door("posthog"), json.dumps(sent).encode(), anonymous_id=None, admit=None)
    assert [(bad.index, bad.code) for bad in found.rejected] == [
        (5, "wrong_type"),
        (6, "no_identity"),
    ]
    body = json.loads(found.body)
    assert body["sentAt"] == "2026-11-22T10:00:05Z"
    track, identify, page, group, alias = body["batch"]
    assert (track["event"], track["userId"], track["messageId"]) == ("bought", "ann", "u1")
    assert track["context"] == {"library": {"name": "posthog-python", "version": None}}
    assert (identify["traits"], identify["anonymousId"]) == ({"email": "a@example.com"}, "d1")
    assert (page["type"], page["anonymousId"], page.get("userId")) == ("page", "d1", None)
    assert page["context"]["page"] == {"url": "https://shop.example/x", "path": "/x"}
    assert (group["groupId"], group["traits"]) == ("initech", {"name": "Initech"})
    assert (alias["userId"], alias["previousId"]) == ("ann", "old")


def test_gzip_is_opened_and_a_bomb_is_not():
    body = batch(GOOD)
    assert unpacked(gzip.compress(body), "gzip") == body
    assert unpacked(gzip.compress(body), "") == body
    assert unpacked(zlib.compress(body), "deflate") == body
    assert unpacked(body, "gzip") == body
    bomb = gzip.compress(b" " * 200_000_000)
    opened = unpacked(bomb, "gzip")
    assert len(opened) == LARGEST_BODY + 1
    assert refused(opened) == "body_too_large"


@pytest.mark.parametrize(
    ("packed", "encoding", "code"),
    [
        (gzip.compress(b"x" * 1_000)[:-9], "gzip", "not_gzip"),
        (b"\x1f\x8bnothing", "gzip", "not_gzip"),
        (b"x", "deflate", "not_gzip"),
        (b"{}", "br", "unknown_encoding"),
    ],
    ids=["half of it", "a head alone", "no deflate", "another encoding"],
)
def test_what_cannot_be_unpacked_is_said(packed, encoding, code):
    with pytest.raises(Malformed) as error:
        unpacked(packed, encoding)
    assert error.value.code == code


def test_a_pixel_carries_its_event_in_base64():
    assert pixel_body("eyJ4IjoxfQ") == pixel_body("eyJ4IjoxfQ==") == b'{"x":1}'
    with pytest.raises(Malformed):
        pixel_body("%%%")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
MEMBERS = st.sampled_from(
    ["type", "event", "name", "userId", "anonymousId", "groupId", "messageId", "timestamp", "sentAt",
     "properties", "traits", "context", "channel", "batch", "distinct_id", "uuid"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(sorted({(door.name, door.kind) for door in POSTED.values()}, key=str)),
    st.dictionaries(MEMBERS, VALUES, max_size=6) | VALUES,
    st.booleans(),
)
def test_any_json_is_kept_or_refused_and_nothing_else(door, value, in_batch):
    body = json.dumps({"batch": [value]} if in_batch else value).encode()
    try:
        found = taken(Door(*door), body, anonymous_id=None, admit=None)
    except Malformed:
        return
    assert len(json.loads(found.body)["batch"]) == found.events


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["", "gzip", "deflate", "br"]))
def test_any_bytes_are_kept_or_refused_and_nothing_else(body, encoding):
    try:
        taken(Door("batch"), unpacked(body, encoding), anonymous_id=None, admit=None)
    except Malformed:
        return
