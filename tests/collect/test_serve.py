"""The whole server: it takes events, shows numbers about itself, and drains before it ends."""

from __future__ import annotations

import json
import subprocess
import sys

import httpx
import pytest

from syotto.errors import SettingError
from syotto.web.processes import check_free
from syotto.web.serve import check_apart
from tests.collect.server import Server, logged

EVENT = {"type": "track", "event": "Part Viewed", "userId": "ann", "messageId": "m1"}


def syotto(*words: str) -> str:
    done = subprocess.run([sys.executable, "-m", "syotto", *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_event_is_visible_counted_and_drained_when_the_server_ends(house_and_key):
    house, key = house_and_key
    server = Server(house.folder, workers=2, drain_seconds=3600).start()
    httpx.post(
        f"{server.url}/v1/track", json=EVENT, headers={"X-Write-Key": key}
    ).raise_for_status()
    assert logged(house) == []
    told = json.loads(syotto("why", str(house.folder), "ann", "--json"))
    assert [(one["name"], one["waiting"]) for one in told["lately"]] == [("Part Viewed", True)]
    assert httpx.get(f"{server.pages}/healthz").status_code == 200
    numbers = httpx.get(f"{server.pages}/metrics").text
    assert 'syotto_events_total{source="website"} 1.0' in numbers
    assert 'syotto_requests_total{answer="200"} 1.0' in numbers
    server.stop()
    assert [row["event_id"] for row in logged(house)] == ["m1"]
    assert list(house.folder.glob("inbox/*/")) == []


def test_the_pages_are_not_on_the_public_port(live):
    server, _, _ = live
    for path in ("/", "/today", "/customers", "/metrics"):
        assert httpx.get(f"{server.url}{path}").status_code == 404


def test_pages_and_public_listener_need_a_port_each():
    with pytest.raises(SettingError, match="cannot share port 8461"):
        check_apart(8461, 8461)


def test_a_port_in_use_is_said_before_anything_starts(live):
    server, _, _ = live
    with pytest.raises(SettingError, match=str(server.public_port)):
        check_free("127.0.0.1", server.public_port)


def test_sources_on_the_command_line(house_and_key):
    house, _ = house_and_key
    folder = str(house.folder)
    key = syotto("source", "add", folder, "shop", "--origin", "https://shop.example/").strip()
    (found,) = [
        one
        for one in json.loads(syotto("source", "list", folder, "--json"))
        if one["source_id"] == "shop"
    ]
    assert (found["write_key"], found["origins"]) == (key, ["https://shop.example"])
    syotto("source", "end", folder, "shop")
    assert "ended" in syotto("source", "list", folder)
    again = subprocess.run(
        [sys.executable, "-m", "syotto", "source", "add", folder, "shop"],
        capture_output=True,
        text=True,
    )
    assert again.returncode == 2
    assert "Fix:" in again.stderr
