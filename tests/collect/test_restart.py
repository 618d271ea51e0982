"""SDKs send on while the server is killed and started again: every event arrives, and once."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import threading

import pytest

from tests.collect.server import Server, logged, wait_for

EVENTS = 300


@pytest.fixture
def shop(house_and_key):
    house, key = house_and_key
    server = Server(house.folder, pages=False).start()
    yield server, house, key
    if server.process.poll() is None:
        server.kill()


def restarted(server: Server) -> None:
    server.kill()
    threading.Thread(target=server.start, daemon=True).start()


def check_all_once(server: Server, house) -> None:
    wait_for(server.ready)
    server.stop()
    numbers = [json.loads(row["properties"])["number"] for row in logged(house)]
    assert sorted(numbers) == list(range(EVENTS))


@pytest.mark.parametrize(
    "name", ["segment.analytics", pytest.param("rudderstack.analytics", marks=pytest.mark.slow)]
)
def test_python(shop, name):
    analytics = importlib.import_module(name)
    server, house, key = shop
    wrong: list[object] = []
    client = analytics.Client(
        key,
        host=server.url,
        max_retries=100,
        upload_size=10,
        on_error=lambda *said: wrong.append(said),
    )
    for number in range(EVENTS):
        client.track("ann", "Part Viewed", {"number": number})
        if number == EVENTS // 2:
            restarted(server)
    client.flush()
    client.join()
    assert wrong == []
    check_all_once(server, house)


NODE = """
const { Analytics } = require("@segment/analytics-node");
const client = new Analytics({ writeKey: process.env.KEY, host: process.env.URL, flushAt: 10, maxRetries: 100 });
client.on("error", (error) => { console.error(error); process.exitCode = 1; });
const send = (from, to) => {
  for (let number = from; number < to; number++)
    client.track({ userId: "ann", event: "Part Viewed", properties: { number } });
};
const half = Number(process.env.EVENTS) / 2;
send(0, half);
console.log("half");
process.stdin.once("data", () => { send(half, 2 * half); client.closeAndFlush(); process.stdin.pause(); });
"""


@pytest.mark.slow
def test_node(shop, node):
    server, house, key = shop
    given = {"KEY": key, "URL": server.url, "EVENTS": str(EVENTS), "PATH": os.environ["PATH"]}
    sender = subprocess.Popen(
        ["node", "-e", NODE], cwd=node, env=given, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert sender.stdout.readline() == b"half\n"
    restarted(server)
    sender.communicate(b"go on\n", timeout=180)
    assert sender.returncode == 0
    check_all_once(server, house)
