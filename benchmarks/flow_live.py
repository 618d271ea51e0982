"""Flows beside a server that takes events: how long senders wait, and how soon a step is taken.

    python benchmarks/flow_live.py beside [--rate 5000] [--enrolled 1000000] [--due 100000]
    python benchmarks/flow_live.py react [--rate 1000] [--seconds 30]

`beside` sends batches of 100 events, so many a second, to a server of two processes: first alone,
then while a tick moves everybody who is due; before both to the bound, a server that opens nothing
and commits what it gets (`bare_ingest.py`). How long an answer took is counted from the moment at
which the batch was to go, so that a late sender hides nothing; how late it went, and how long it
then was under way, are told apart, with the processor milliseconds of server and sender. `react`
runs server, drain and the worker of flows as `syotto serve` does and sends batches of ten; every
tenth event brings somebody new into a flow whose first step is a message. From the answer until
that step stands in the ledger.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import msgspec
from ingest import HERE, event, listening, running, used
from tick import additions, enrol, house_with_flow, work

from syotto.run.sources import add_source
from syotto.web import serve

CONNECTIONS = 16
spawn = multiprocessing.get_context("spawn")
local = threading.local()
Body = Callable[[int], list[dict[str, Any]]]


class Sent(NamedTuple):
    """A batch: when it was to go, when it went, and when it was answered."""

    number: int
    due: float
    went: float
    over: float


def post(port: int, key: str, body: bytes) -> None:
    if not hasattr(local, "connection"):
        local.connection = HTTPConnection("127.0.0.1", port)
    head = {"X-Write-Key": key, "Content-Type": "application/json"}
    local.connection.request("POST", "/v1/batch", body, head)
    answer = local.connection.getresponse()
    answer.read()
    assert answer.status == 200, answer.status


def sent(
    port: int, key: str, batches: Body, each: float, going: Callable[[int], bool]
) -> list[Sent]:
    """Sends a batch every `each` seconds."""

    def send(number: int, at: float) -> Sent:
        body = msgspec.json.encode({"batch": batches(number)})
        went = time.time()
        post(port, key, body)
        return Sent(number, at, went, time.time())

    found, start, number = [], time.time(), 0
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        while going(number):
            at = start + number * each
            time.sleep(max(0.0, at - time.time()))
            found.append(pool.submit(send, number, at))
            number += 1
    return [one.result() for one in found]


def said(number: int, at: datetime) -> dict[str, Any]:
    return {**event(number), "timestamp": at.isoformat()}


def told(name: str, answers: list[Sent], size: int) -> None:
    waits = sorted(one.over - one.due for one in answers)
    late = sorted(one.went - one.due for one in answers)
    away = sorted(one.over - one.went for one in answers)
    spent = max(one.over for one in answers) - min(one.due for one in answers)
    print(
        f"{name}: {len(waits) * size / spent:,.0f} events/s answered, "
        f"half in {share(waits, 0.5) * 1_000:.0f} ms, 99 of 100 in {share(waits, 0.99) * 1_000:.0f}"
        f" (sent {share(late, 0.99) * 1_000:.0f} late, {share(away, 0.99) * 1_000:.0f} under way)"
    )


@contextmanager
def processors(server: int, answers: list[Sent]) -> Iterator[None]:
    """What a batch takes of the processors."""
    ours, theirs = time.process_time(), used(server)
    yield
    ours, theirs = time.process_time() - ours, used(server) - theirs
    print(
        f"    a batch takes {theirs / len(answers) * 1_000:.1f} ms of a processor in the server, "
        f"{ours / len(answers) * 1_000:.1f} in the sender"
    )


def share(waits: list[float], part: float) -> float:
    return waits[int(len(waits) * part)]


def beside(folder: Path, rate: int, enrolled: int, due: int) -> None:
    house = house_with_flow(folder / "shop", "")
    key = add_source(house, "website").write_key
    enrol(house, enrolled, due)

    def batches(number: int) -> list[dict[str, Any]]:
        return [said(number * 100 + place, datetime.now(UTC)) for place in range(100)]

    each = 100 / rate

    def alone(name: str, port: int, server: int) -> None:
        sent(port, key, batches, each, lambda number: number < 100)
        found: list[Sent] = []
        with processors(server, found):
            found += sent(port, key, batches, each, lambda number: number * each < 15)
        told(name, found, 100)

    with running(str(HERE / "bare_ingest.py"), str(folder / "bare"), "PORT") as (port, server):
        alone("bare", port, server)
    with running(*listening(house.folder, 2)) as (port, server):
        alone("alone", port, server)
        queue = spawn.Queue()
        ticking = spawn.Process(target=work, args=(str(house.folder), queue))
        ticking.start()
        began = time.perf_counter()
        found = sent(port, key, batches, each, lambda _: queue.empty())
        moved, cpu, memory = queue.get()
        wall = time.perf_counter() - began
        ticking.join()
        told("beside a tick", found, 100)
        print(f"the tick moved {moved:,} in {wall:.1f} s wall, {cpu:.1f} s CPU, {memory:,.0f} MB")


def react(folder: Path, rate: int, seconds: float) -> None:
    house = house_with_flow(folder / "shop", "")
    key, place = add_source(house, "website").write_key, (str(house.folder),)

    def batches(number: int) -> list[dict[str, Any]]:
        now = datetime.now(UTC)
        comes = {**said(number, now), "event": "Form Submitted", "userId": f"new-{number}"}
        return [comes, *(said(number * 10 + one, now) for one in range(9))]

    workers = [spawn.Process(target=one, args=place) for one in (serve.drain, serve.flows)]
    for one in workers:
        one.start()
    seen: dict[str, float] = {}
    over = threading.Event()
    watching = threading.Thread(target=watch, args=(house.folder / "ledger.sqlite", seen, over))
    watching.start()
    try:
        with running(*listening(house.folder, 1)) as (port, _):
            each = 10 / rate
            found = sent(port, key, batches, each, lambda number: number * each < seconds)
            until = time.time() + 60
            while len(seen) < len(found) and time.time() < until:
                time.sleep(0.1)
    finally:
        over.set()
        watching.join()
        for one in workers:
            one.terminate()
            one.join()
    told("answers", found, 10)
    first = {f"new-{one.number}": one.over for one in found}
    late = sorted(seen[one] - over for one, over in first.items() if one in seen)
    print(
        f"{len(late):,} of {len(found):,} people took their first step; after the answer half "
        f"within {share(late, 0.5):.2f} s, 95 of 100 {share(late, 0.95):.2f}, all {late[-1]:.2f}"
    )


def watch(ledger: Path, seen: dict[str, float], over: threading.Event) -> None:
    """When each person's first step was there to read, looked at every 20 ms."""
    connection, last = sqlite3.connect(ledger), 0
    query = "SELECT rowid, person_id FROM flow_steps WHERE rowid > ? ORDER BY rowid"
    while not over.wait(0.02):
        rows = connection.execute(query, (last,)).fetchall()
        seen |= {person: time.time() for _, person in rows if person not in seen}
        last = rows[-1][0] if rows else last


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("what", choices=("beside", "react"))
    words.add_argument("--rate", type=int, default=0)
    words.add_argument("--seconds", type=float, default=30)
    words.add_argument("--enrolled", type=int, default=1_000_000)
    words.add_argument("--due", type=int, default=100_000)
    asked = words.parse_args()
    with TemporaryDirectory() as folder:
        if asked.what == "beside":
            beside(Path(folder), asked.rate or 5_000, asked.enrolled, asked.due)
        else:
            react(Path(folder), asked.rate or 1_000, asked.seconds)
    print(f"ten million additions: {additions():.2f} s")


if __name__ == "__main__":
    main()
