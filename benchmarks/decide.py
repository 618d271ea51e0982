"""`POST /v1/decide` on the public listener beside bare granian: latency at a steady rate, and what
a request costs.

`python benchmarks/decide.py [PEOPLE] [PER_SECOND] [SECONDS]`. Each of PEOPLE has 50 events and a
browser; every second visitor is a stranger. The server is one process, the sender another, of
plain sockets. A request goes off when it is due; its wait counts from then, also where all
connections are busy. Bare looks at nothing and writes nothing: what HTTP alone costs here. Written
is bare that commits each body to SQLite before it answers, as slots must: the disk's part.
"""

from __future__ import annotations

import json
import os
import selectors
import socket
import sys
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from ingest import HERE, listening, running, used

from syotto.run.house import open_house
from syotto.run.sources import add_source
from syotto.run.workspace import create
from syotto.store import profiles as book

SLOT = """\
choices:
  - name: service
    when: {did: Service Plan Opened, where: {path: {starts_with: /p}}, within_days: 90}
    content: <a href="/service">Plan your next service</a>
  - name: finns
    when: {field: country, is: FI}
    content: <a href="/fi">Suomeksi</a>
"""
CONNECTIONS = 64
ADDITIONS = 10**7


def told(person: int) -> str:
    names = ("Page Viewed", "Service Plan Opened", "Email Opened")
    path = json.dumps({"path": "/p1"})
    events = [
        {"at": f"2026-01-{1 + n % 28:02}T10:00:00Z", "name": names[n % 3], "properties": path}
        for n in range(50)
    ]
    country = ("FI", "SE", "DE")[person % 3]
    return json.dumps({"person": {"country": country}, "events": events})


def prepared(folder: Path, people: int) -> str:
    """A workspace with that many people in its ledger; the write key."""
    create(folder)
    (folder / "pages").mkdir()
    (folder / "pages/front.yaml").write_text(SLOT)
    house = open_house(folder)
    rows = [{"subject_id": f"P{n}", "mark": "1", "profile": told(n)} for n in range(people)]
    book.write(house.ledger, book.profiles, sorted(rows, key=lambda row: row["subject_id"]))
    names = [
        {"kind": "anonymous_id", "source": "", "identifier": f"b{n}", "person_id": f"P{n}"}
        for n in range(people)
    ]
    book.write(house.ledger, book.profile_names, names)
    return add_source(house, "website").write_key


def request(key: str, visitor: str) -> bytes:
    text = json.dumps({"writeKey": key, "slot": "front", "anonymousId": visitor})
    head = "POST /v1/decide HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(text)}\r\n\r\n{text}".encode()


def requests(key: str, people: int, many: int) -> list[bytes]:
    return [request(key, f"b{n % people}" if n % 2 else f"x{n}") for n in range(many)]


def steadily(port: int, made: list[bytes], per_second: float) -> list[float]:
    """Seconds from when each request was due to its answer."""
    chosen, free = selectors.DefaultSelector(), deque[socket.socket]()
    for _ in range(CONNECTIONS):
        one = socket.create_connection(("127.0.0.1", port))
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        chosen.register(one, selectors.EVENT_READ)
        free.append(one)
    due: dict[socket.socket, float] = {}
    took: list[float] = []
    sent, start = 0, time.perf_counter()
    while len(took) < len(made):
        at = start + sent / per_second
        while free and sent < len(made) and at <= time.perf_counter():
            one = free.popleft()
            one.sendall(made[sent])
            due[one] = at
            sent += 1
            at = start + sent / per_second
        ready = sent < len(made) and bool(free)
        wait = max(0.0, at - time.perf_counter()) if ready else 1.0
        for found, _ in chosen.select(wait):
            one = found.fileobj
            answer = one.recv(65_536)
            if not answer.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(answer.decode())
            took.append(time.perf_counter() - due[one])
            free.append(one)
    for one in [*free]:
        one.close()
    return took


@dataclass
class Measured:
    took: list[float]
    spent: float

    def line(self, name: str) -> str:
        shown = "".join(f"{np.quantile(self.took, q / 100) * 1000:9.1f}" for q in (50, 95, 99))
        return f"{name:10}{shown}{self.spent * 1000:12.2f}"


def measured(port: int, process: int, made: list[bytes], per_second: float) -> Measured:
    steadily(port, made[: int(per_second)], per_second)
    before = used(process)
    took = steadily(port, made, per_second)
    return Measured(took, (used(process) - before) / len(made))


def core() -> float:
    """Seconds of a processor for additions in a loop: how fast this core is just now."""
    began, total = time.process_time(), 0
    for number in range(ADDITIONS):
        total += number
    return time.process_time() - began


def main(people: int, per_second: float, seconds: float) -> None:
    print(f"{people:,} people, {per_second:g} requests a second for {seconds:g} s")
    print(f"{ADDITIONS:,} additions in a loop: {core():.2f} s, load {os.getloadavg()[0]:.1f}")
    print(f"{'ms':10}{'p50':>9}{'p95':>9}{'p99':>9}{'processor':>12}", flush=True)
    with TemporaryDirectory() as place:
        folder = Path(place) / "shop"
        key = prepared(folder, people)
        made = requests(key, people, int(per_second * seconds))
        for name, command in (
            ("bare", (str(HERE / "bare_answer.py"), "PORT")),
            ("written", (str(HERE / "bare_ingest.py"), str(folder.with_name("bare")), "PORT")),
            ("slots", listening(folder, 1)),
        ):
            with running(*command) as (port, process):
                print(measured(port, process, made, per_second).line(name), flush=True)


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*[*given, *(100_000, 500, 20)[len(given) :]])
