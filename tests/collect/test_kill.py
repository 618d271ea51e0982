"""Power cuts under load: nothing acknowledged is lost, nothing is there twice, the log is readable.

A sender of our own counts what was acknowledged. It behaves as SDKs do: what was not acknowledged
is sent again under the same number. Every process of the server is killed at once, at a moment
drawn from a seeded generator; the server starts again on the same folder.
"""

from __future__ import annotations

import json
import random
import threading
import time
from collections import Counter

import httpx
import pytest

from syotto.run.drain import drain_all
from tests.collect.server import Server, logged, wait_for, workspace

BATCH = 20
SENDERS = 4


class Sender(threading.Thread):
    """Sends batch after batch until told to stop; a batch is sent again until it is acknowledged."""

    def __init__(self, server: Server, key: str, name: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.server, self.key, self.mark, self.stop = server, key, name, stop
        self.acknowledged: list[str] = []
        self.again = 0

    def run(self) -> None:
        number = 0
        with httpx.Client(timeout=10) as client:
            while not self.stop.is_set():
                ids = [f"{self.mark}-{number}-{place}" for place in range(BATCH)]
                while not self.sent(client, ids):
                    self.again += 1
                    time.sleep(0.02)
                    if self.stop.is_set():
                        return
                self.acknowledged += ids
                number += 1

    def sent(self, client: httpx.Client, ids: list[str]) -> bool:
        events = [
            {"type": "track", "event": "Part Viewed", "userId": self.mark, "messageId": one}
            for one in ids
        ]
        try:
            answer = client.post(
                f"{self.server.url}/v1/batch", json={"batch": events, "writeKey": self.key}
            )
        except httpx.TransportError:
            return False
        assert answer.status_code in (200, 429), answer.text
        return answer.status_code == 200


def killed_often(folder, times: int, *, workers: int) -> None:
    house, key = workspace(folder / "shop")
    server = Server(house.folder, workers=workers, pages=False).start()
    chance, stop = random.Random(7), threading.Event()
    senders = [Sender(server, key, f"sender{n}", stop) for n in range(SENDERS)]
    for sender in senders:
        sender.start()
    for _ in range(times):
        time.sleep(chance.uniform(0.0, 1.5))
        server.kill()
        once(house)
        server.start()
    stop.set()
    for sender in senders:
        sender.join()
    server.stop()
    drain_all(house)  # a server that was told to end as it began may leave something to the next
    events = once(house)
    acknowledged = {one for sender in senders for one in sender.acknowledged}
    assert len(acknowledged) > times * BATCH
    assert any(sender.again for sender in senders)
    assert acknowledged - set(events) == set()
    assert not list(house.folder.glob("inbox/*/*.sqlite"))


def once(house) -> Counter[str]:
    """The numbers of the events in the log; each must be there once, and every file be readable."""
    events = Counter(row["event_id"] for row in logged(house))
    assert [one for one, times in events.items() if times > 1] == []
    return events


def test_two_power_cuts(tmp_path):
    killed_often(tmp_path, 2, workers=1)


@pytest.mark.slow
def test_two_hundred_power_cuts(tmp_path):
    killed_often(tmp_path, 200, workers=2)


def test_a_killed_worker_is_replaced_and_nothing_is_lost(house_and_key):
    house, key = house_and_key
    server = Server(house.folder, pages=False).start()
    stop = threading.Event()
    sender = Sender(server, key, "sender", stop)
    sender.start()
    for _ in range(3):
        reached = len(sender.acknowledged)
        wait_for(lambda reached=reached: len(sender.acknowledged) > reached + BATCH)
        kill_worker(server)
    reached = len(sender.acknowledged)
    wait_for(lambda: len(sender.acknowledged) > reached)
    stop.set()
    sender.join()
    server.stop()
    assert set(sender.acknowledged) <= set(once(house))


def kill_worker(server: Server) -> None:
    """Kills the process that takes events: the one that holds a lane's lock."""
    import os
    import signal
    from pathlib import Path

    locks = {path.stat().st_ino: path for path in server.folder.glob("inbox/*/lock")}
    for line in Path("/proc/locks").read_text().splitlines():
        parts = line.split()
        inode = int(parts[5].rpartition(":")[2])
        if parts[1] == "FLOCK" and inode in locks:
            os.kill(int(parts[4]), signal.SIGKILL)
            return
    raise AssertionError(json.dumps([str(path) for path in locks.values()]))
