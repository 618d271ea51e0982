"""The clients that people have already, unmodified, against the real server."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest

from tests.collect.server import logged, wait_for

EVENTS = 250


@pytest.fixture
def arrived(live):
    """What the log holds of one test's events, once there are as many as expected."""
    _, house, _ = live

    def of(mark: str, expected: int) -> list[dict]:
        def mine() -> list[dict]:
            return [row for row in logged(house) if mark in json.dumps(row, default=str)]

        wait_for(lambda: len(mine()) >= expected)
        return mine()

    return of


def ids(rows: list[dict]) -> list[str]:
    return sorted(row["event_id"] for row in rows)


def test_segment_for_python(live, arrived):
    analytics = pytest.importorskip("segment.analytics")
    server, _, key = live
    mark, wrong = uuid4().hex, []
    client = analytics.Client(
        key, host=server.url, gzip=True, on_error=lambda *said: wrong.append(said)
    )
    for number in range(EVENTS):
        client.track(f"{mark}-u", "Part Viewed", {"number": number})
    client.identify(f"{mark}-u", {"email": f"{mark}@example.com"})
    client.group(f"{mark}-u", f"{mark}-g", {"name": "Initech"})
    client.page(f"{mark}-u", "Docs", "Home", {"path": "/"})
    client.screen(f"{mark}-u", None, "Start")
    client.alias(f"{mark}-old", f"{mark}-u")
    client.flush()
    client.join()
    assert wrong == []
    rows = arrived(mark, EVENTS + 5)
    assert len(set(ids(rows))) == len(rows) == EVENTS + 5
    assert {row["kind"] for row in rows} == {
        "track",
        "identify",
        "group",
        "page",
        "screen",
        "alias",
    }
    assert sorted(
        json.loads(row["properties"])["number"] for row in rows if row["name"] == "Part Viewed"
    ) == list(range(EVENTS))


def test_rudder_for_python(live, arrived):
    rudder = pytest.importorskip("rudderstack.analytics")
    server, _, key = live
    mark, wrong = uuid4().hex, []
    client = rudder.Client(
        key, host=server.url, gzip=True, on_error=lambda *said: wrong.append(said)
    )
    for number in range(EVENTS):
        client.track(f"{mark}-u", "Part Viewed", {"number": number})
    client.flush()
    client.join()
    assert wrong == []
    rows = arrived(mark, EVENTS)
    assert len(set(ids(rows))) == len(rows) == EVENTS


def test_posthog_for_python(live, arrived):
    posthog = pytest.importorskip("posthog")
    server, _, key = live
    mark, wrong = uuid4().hex, []
    client = posthog.Posthog(
        key, host=server.url, gzip=True, on_error=lambda *said: wrong.append(said)
    )
    for number in range(EVENTS):
        client.capture("Part Viewed", distinct_id=f"{mark}-u", properties={"number": number})
    client.set(distinct_id=f"{mark}-u", properties={"email": f"{mark}@example.com"})
    client.shutdown()
    assert wrong == []
    rows = arrived(mark, EVENTS + 1)
    assert len(set(ids(rows))) == len(rows) == EVENTS + 1
    assert {row["user_id"] for row in rows} == {f"{mark}-u"}


SEGMENT_NODE = """
const { Analytics } = require("@segment/analytics-node");
const client = new Analytics({ writeKey: process.env.KEY, host: process.env.URL, flushAt: 20 });
client.on("error", (error) => { console.error(error); process.exitCode = 1; });
for (let number = 0; number < Number(process.env.EVENTS); number++)
  client.track({ userId: process.env.MARK + "-u", event: "Part Viewed", properties: { number } });
client.identify({ userId: process.env.MARK + "-u", traits: { email: "a@example.com" } });
client.closeAndFlush();
"""


def test_segment_for_node(live, arrived, run_node):
    server, _, key = live
    mark = uuid4().hex
    run_node(SEGMENT_NODE, KEY=key, URL=server.url, MARK=mark, EVENTS=str(EVENTS))
    rows = arrived(mark, EVENTS + 1)
    assert len(set(ids(rows))) == len(rows) == EVENTS + 1


POSTHOG_NODE = """
const { PostHog } = require("posthog-node");
const client = new PostHog(process.env.KEY, { host: process.env.URL, flushAt: 20 });
for (let number = 0; number < Number(process.env.EVENTS); number++)
  client.capture({ distinctId: process.env.MARK + "-u", event: "Part Viewed", properties: { number } });
client.shutdown();
"""


def test_posthog_for_node(live, arrived, run_node):
    server, _, key = live
    mark = uuid4().hex
    run_node(POSTHOG_NODE, KEY=key, URL=server.url, MARK=mark, EVENTS=str(EVENTS))
    rows = arrived(mark, EVENTS)
    assert len(set(ids(rows))) == len(rows) == EVENTS
