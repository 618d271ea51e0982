"""The public listener: keys, limits, browsers, answers. The app is the real one, without a socket."""

from __future__ import annotations

import asyncio
import base64
import gzip
import json
from contextlib import asynccontextmanager

import httpx
import pytest

from syotto.run.drain import drain_all
from syotto.run.sources import add_source, end_source
from syotto.schema.source import ConsentMode
from syotto.web.public import Public
from tests.collect.server import logged

EVENT = {"type": "track", "event": "Part Viewed", "userId": "ann", "messageId": "m1"}
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Chrome/126.0 Safari/537.36"


@asynccontextmanager
async def opened(house):
    app = Public(house)
    await app.start()
    sender = httpx.ASGITransport(app, client=("203.0.113.77", 4711))
    async with httpx.AsyncClient(transport=sender, base_url="http://track.example") as client:
        yield app, client
    await app.stop()


def asked(house, *requests, app_first=lambda app: None) -> list[httpx.Response]:
    """The answers to requests, one after the other: (method, path, what httpx takes)."""

    async def ask():
        async with opened(house) as (app, client):
            app_first(app)
            return [await client.request(method, path, **given) for method, path, given in requests]

    return asyncio.run(ask())


def posted(house, path="/v1/track", body=EVENT, **given) -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    (answer,) = asked(house, ("POST", path, {"content": content, **given}))
    return answer


def kept(house) -> list[dict]:
    drain_all(house)
    return logged(house)


def basic(key: str) -> str:
    return "Basic " + base64.b64encode(f"{key}:".encode()).decode()


@pytest.mark.parametrize("where", ["basic", "body", "address", "header", "bearer"])
def test_the_key_may_be_in_five_places(house_and_key, where):
    house, key = house_and_key
    given = {
        "basic": {"headers": {"Authorization": basic(key)}},
        "body": {},
        "address": {"params": {"writeKey": key}},
        "header": {"headers": {"X-Write-Key": key}},
        "bearer": {"headers": {"Authorization": f"Bearer {key}"}},
    }[where]
    answer = posted(
        house, body={**EVENT, **({"writeKey": key} if where == "body" else {})}, **given
    )
    assert (answer.status_code, answer.content) == (200, b'{"success":true}')
    assert [row["event_id"] for row in kept(house)] == ["m1"]


def test_the_first_of_the_places_counts(house_and_key):
    house, key = house_and_key
    wrong = posted(
        house, body={**EVENT, "writeKey": key}, headers={"Authorization": basic("wrong")}
    )
    assert (wrong.status_code, wrong.json()["code"]) == (401, "unknown_key")
    right = posted(house, body={**EVENT, "writeKey": key}, headers={"X-Write-Key": "wrong"})
    assert right.status_code == 200


def test_a_source_lets_in_until_it_ends(house_and_key):
    house, key = house_and_key
    assert posted(house, headers={"X-Write-Key": key}).status_code == 200
    end_source(house, "website")
    assert posted(house, headers={"X-Write-Key": key}).status_code == 401
    assert posted(house).status_code == 401


def test_a_new_source_is_known_without_a_restart(house_and_key):
    house, _ = house_and_key

    async def ask():
        async with opened(house) as (_, client):
            key = add_source(house, "new").write_key
            for _ in range(100):
                answer = await client.post("/v1/track", json=EVENT, headers={"X-Write-Key": key})
                if answer.status_code == 200:
                    return True
                await asyncio.sleep(0.05)
        return False

    assert asyncio.run(ask())


ROUTES = ["/v1/track", "/v1/t", "/v1/page", "/v1/p", "/v1/screen", "/v1/s", "/v1/identify", "/v1/i",
          "/v1/group", "/v1/g", "/v1/alias", "/v1/a", "/v1/track/", "/api/s/track", "/api/s/s2s/page",
          "/api/s/event"]  # fmt: skip


def test_every_route_takes_a_single_event(house_and_key):
    house, key = house_and_key
    said = {"userId": "ann", "event": "x", "groupId": "g"}
    answers = asked(
        house,
        *(
            ("POST", path, {"json": {**said, "messageId": path}, "headers": {"X-Write-Key": key}})
            for path in ROUTES
        ),
    )
    assert {answer.status_code for answer in answers} == {200}
    kinds = {row["event_id"]: row["kind"] for row in kept(house)}
    assert len(kinds) == len(ROUTES)
    assert (kinds["/v1/s"], kinds["/v1/i"], kinds["/api/s/s2s/page"]) == (
        "screen",
        "identify",
        "page",
    )


@pytest.mark.parametrize(
    "path", ["/v1/batch", "/v1/b", "/v1/import", "/beacon/v1/batch", "/batch/"]
)
def test_batches_are_kept_in_part_and_the_rest_is_named(house_and_key, path):
    house, key = house_and_key
    event = {**EVENT, "distinct_id": "ann"}
    body = {
        "batch": [event, {**event, "messageId": "m2", "uuid": "m2"}, 5],
        "writeKey": key,
        "api_key": key,
    }
    answer = posted(house, path, body)
    said = answer.json()
    assert (answer.status_code, said["code"], said["kept"]) == (400, "wrong_type", 2)
    assert said["message"].startswith("Event 2: ")
    assert [one["index"] for one in said["rejected"]] == [2]
    assert len(kept(house)) == 2


def test_text_and_gzip_are_read_as_json(house_and_key):
    house, key = house_and_key
    body = {"batch": [EVENT], "writeKey": key}
    plain = posted(house, "/v1/b", body, headers={"Content-Type": "text/plain"})
    packed = posted(
        house,
        "/v1/batch",
        gzip.compress(json.dumps(body).encode()),
        headers={"Content-Encoding": "gzip"},
    )
    posthog = posted(house, "/batch/?compression=gzip-js", gzip.compress(
        json.dumps({"api_key": key, "batch": [{"event": "x", "distinct_id": "d", "uuid": "m9"}]}).encode()
    ))  # fmt: skip
    assert {answer.status_code for answer in (plain, packed, posthog)} == {200}
    assert sorted(row["event_id"] for row in kept(house)) == ["m1", "m9"]


DEEP = b'{"a":' * 5_000 + b"1" + b"}" * 5_000
HOSTILE = {
    "empty": b"",
    "no json": b"hello",
    "null": b"null",
    "a number": b"1",
    "half": b'{"batch": [',
    "deep": b'{"type":"track","event":"x","userId":"a","properties":' + DEEP + b"}",
    "deep lists": b"[" * 200_000,
    "a huge number": b'{"type":"track","event":"x","userId":1e999999}',
    "a long number": b'{"type":"track","event":"x","userId":' + b"9" * 100_000 + b"}",
    "broken utf-8": b'{"type":"track","event":"\xff\xfe\xc3","userId":"a"}',
    "half a surrogate": b'{"type":"track","event":"\\ud800","userId":"a"}',
    "nul": b'{"type":"track","event":"x","userId":"a\x00"}',
    "not a number": b'{"type":"track","event":"x","userId":NaN}',
    "utf-16": '{"type":"track"}'.encode("utf-16"),
    "a list": b"[1,2,3]",
    "wrong types": b'{"type":{},"event":[],"userId":{}}',
    "ten megabytes": b'{"x":"' + b"x" * 10_000_000 + b'"}',
    "a bomb": gzip.compress(b'{"x":"' + b" " * 300_000_000 + b'"}'),
    "half a gzip": gzip.compress(b"{}" * 500)[:-5],
    "a thousand batches": b'{"batch":' * 1_000,
    "objects for events": b'{"batch":[{},{},[],"",null,1.5,true]}',
    "a batch in a batch": b'{"batch":[{"batch":[{"type":"track"}]}]}',
    "a bad date": b'{"type":"track","event":"x","userId":"a","timestamp":{}}',
}


@pytest.mark.parametrize("path", ["/v1/track", "/v1/batch", "/batch/", "/v1/import", "/api/s/page"])
def test_hostile_bodies_are_refused_with_a_reason(house_and_key, path):
    house, key = house_and_key
    headers = {"X-Write-Key": key}
    names = sorted(HOSTILE)
    answers = asked(
        house,
        *(("POST", path, {"content": HOSTILE[name], "headers": headers}) for name in names),
        ("POST", "/v1/track", {"json": EVENT, "headers": headers}),
    )
    said = dict(zip(names, answers[:-1], strict=True))
    assert {name: answer.status_code for name, answer in said.items()} == dict.fromkeys(names, 400)
    assert all(set(answer.json()) >= {"code", "message"} for answer in said.values())
    assert answers[-1].status_code == 200
    assert [row["event_id"] for row in kept(house)] == ["m1"]


def test_a_pixel_records_what_was_seen_and_changes_nobody(house_and_key):
    house, key = house_and_key

    def data(**event) -> str:
        return base64.urlsafe_b64encode(json.dumps(event).encode()).decode()

    seen, own, identify, broken = asked(
        house,
        (
            "GET",
            "/v1/pixel/track",
            {"params": {"data": data(writeKey=key, event="Seen", userId="ann")}},
        ),
        ("GET", "/v1/pixel/page.gif", {"params": {"writeKey": key, "data": data(anonymousId="b")}}),
        ("GET", "/v1/pixel/identify", {"params": {"data": data(writeKey=key, userId="ann")}}),
        ("GET", "/v1/pixel/track", {"params": {"writeKey": key, "data": "%%%"}}),
    )
    assert (seen.status_code, seen.headers["content-type"]) == (200, "image/gif")
    assert seen.content.startswith(b"GIF89a")
    assert (own.status_code, identify.status_code, broken.status_code) == (200, 404, 400)
    assert sorted(row["kind"] for row in kept(house)) == ["page", "track"]


def test_a_get_on_a_route_that_is_posted_says_so(house_and_key):
    house, _ = house_and_key
    (answer,) = asked(house, ("GET", "/v1/track", {}))
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST, OPTIONS")


def test_browsers_may_send_from_the_pages_that_are_named(tmp_path, house_and_key):
    house, _ = house_and_key
    key = add_source(house, "shop", origins=("https://shop.example",)).write_key
    end_source(house, "website")

    def from_(origin: str, method: str = "POST") -> tuple:
        headers = {"Origin": origin, "X-Write-Key": key, "Access-Control-Request-Headers": "x-a"}
        return (method, "/v1/track", {"json": EVENT, "headers": headers})

    right, wrong, may, may_not = asked(
        house,
        from_("https://shop.example"),
        from_("https://evil.example"),
        from_("https://shop.example", "OPTIONS"),
        from_("https://evil.example", "OPTIONS"),
    )
    assert right.headers["access-control-allow-origin"] == "https://shop.example"
    assert (wrong.status_code, wrong.json()["code"]) == (403, "origin")
    assert (may.status_code, may.headers["access-control-allow-headers"]) == (204, "x-a")
    assert may_not.status_code == 403
    assert "access-control-allow-origin" not in may_not.headers


def test_the_address_of_a_browser_is_kept_without_its_last_part(house_and_key):
    house, key = house_and_key
    headers = {"X-Write-Key": key, "User-Agent": BROWSER}
    asked(
        house,
        ("POST", "/v1/track", {"json": {**EVENT, "messageId": "browser"}, "headers": headers}),
        ("POST", "/v1/track", {"json": EVENT, "headers": {**headers, "User-Agent": "python"}}),
    )
    contexts = {row["event_id"]: row["context"] for row in kept(house)}
    assert json.loads(contexts["browser"]) == {"ip": "203.0.113.0", "userAgent": BROWSER}
    assert contexts["m1"] is None


def test_more_than_a_source_may_is_asked_to_wait(house_and_key):
    house, _ = house_and_key
    key = add_source(house, "slow", events_per_second=2).write_key
    headers = {"X-Write-Key": key}
    answers = asked(house, *[("POST", "/v1/track", {"json": EVENT, "headers": headers})] * 40)
    refused = [answer for answer in answers if answer.status_code == 429]
    assert answers[0].status_code == 200
    assert refused
    assert all(answer.headers["retry-after"] == "2" for answer in refused)
    assert {answer.json()["code"] for answer in refused} == {"too_many"}


@pytest.mark.parametrize(
    ("setting", "value", "word"),
    [("INBOX_MB", "1", "drain"), ("DISK_RESERVE_MB", "99999999999", "free")],
)
def test_when_it_cannot_keep_up_senders_are_asked_to_wait(
    house_and_key, monkeypatch, setting, value, word
):
    from syotto.run.collect import put
    from syotto.run.house import open_house

    house, key = house_and_key
    put(house, "website", [{**EVENT, "properties": {"x": "x" * 30_000}}] * 60)
    monkeypatch.setenv(f"SYOTTO_{setting}", value)
    late = open_house(house.folder)
    refused, ready = asked(
        late,
        ("POST", "/v1/track", {"json": EVENT, "headers": {"X-Write-Key": key}}),
        ("GET", "/readyz", {}),
    )
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "2")
    assert word in refused.json()["message"]
    assert ready.status_code == 503


def test_a_commit_that_fails_is_not_acknowledged_and_the_next_one_is(house_and_key):
    """SQLite itself says that it is full, in the middle of a commit."""
    house, key = house_and_key
    headers = {"X-Write-Key": key}

    async def ask():
        async with opened(house) as (app, client):
            lane = app.collector.lane
            (pages,) = lane.connection.execute("PRAGMA page_count").fetchone()
            lane.connection.execute(f"PRAGMA max_page_count = {pages + 1}")
            large = {**EVENT, "properties": {"x": "x" * 31_000}}
            full = await client.post("/v1/batch", json={"batch": [large] * 15}, headers=headers)
            lane.connection.execute("PRAGMA max_page_count = 100000")
            return full, await client.post("/v1/track", json=EVENT, headers=headers)

    full, good = asyncio.run(ask())
    assert (full.status_code, full.json()["code"]) == (429, "no_room")
    assert good.status_code == 200
    assert len(kept(house)) == 1


def test_before_consent_nothing_that_names_anybody_is_stored(house_and_key):
    house, _ = house_and_key
    key = add_source(house, "asks", consent=ConsentMode.REQUIRED).write_key
    headers = {"X-Write-Key": key}
    agreed = {"consent": {"categoryPreferences": {"analytics": True}}}
    asked(
        house,
        ("POST", "/v1/track", {"json": {**EVENT, "userId": "secret-ann"}, "headers": headers}),
        ("POST", "/v1/identify", {"json": {"userId": "secret-ann"}, "headers": headers}),
        ("POST", "/v1/page", {"json": {"userId": "bob", "context": agreed}, "headers": headers}),
    )
    stored = b"".join(path.read_bytes() for path in house.folder.glob("inbox/*/*.sqlite*"))
    assert b"secret-ann" not in stored
    assert {row["user_id"] for row in kept(house)} == {None, "bob"}


def test_what_sdks_ask_before_they_send(house_and_key):
    house, key = house_and_key
    segment, rudder, unknown, healthy, ready = asked(
        house,
        ("GET", f"/v1/projects/{key}/settings", {}),
        ("GET", "/sourceConfig/", {"params": {"writeKey": key}}),
        ("GET", "/v1/projects/nobody/settings", {}),
        ("GET", "/healthz", {}),
        ("GET", "/readyz", {}),
    )
    sending = segment.json()["integrations"]["Segment.io"]
    assert sending == {"apiKey": key, "apiHost": "track.example/v1", "protocol": "http"}
    assert rudder.json()["source"]["writeKey"] == key
    assert (unknown.status_code, set(unknown.json())) == (404, {"code", "message", "fix"})
    assert (healthy.json(), ready.json()) == ({"status": "ok"}, {"status": "ok"})
