"""`POST /v1/decide` on the public listener: latency at a steady rate, and what a request costs.

`python benchmarks/decide.py [PEOPLE] [PER_SECOND] [SECONDS]`. Each of PEOPLE has 50 events and a
browser; every second visitor is a stranger. The server is one process, the sender another.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import numpy as np
import psutil

from syotto.run.house import open_house
from syotto.run.sources import add_source
from syotto.run.workspace import create
from syotto.store import profiles as book
from syotto.web.serve import listen

SLOT = """\
choices:
  - name: service
    when: {did: Service Plan Opened, where: {path: {starts_with: /p}}, within_days: 90}
    content: <a href="/service">Plan your next service</a>
  - name: finns
    when: {field: country, is: FI}
    content: <a href="/fi">Suomeksi</a>
"""
PORT = 8_799


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


async def ask(client: httpx.AsyncClient, key: str, visitor: str, took: list[float]) -> None:
    said = {"writeKey": key, "slot": "front", "anonymousId": visitor}
    started = time.perf_counter()
    answer = await client.post("/v1/decide", json=said)
    took.append(time.perf_counter() - started)
    answer.raise_for_status()


async def steadily(key: str, people: int, per_second: int, seconds: float) -> list[float]:
    """Seconds that each answer took; a request goes off when it is due, whatever is on its way."""
    took: list[float] = []
    limits = httpx.Limits(max_connections=64, max_keepalive_connections=64)
    url = f"http://127.0.0.1:{PORT}"
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=30) as client:
        started, asked = time.perf_counter(), []
        for number in range(int(per_second * seconds)):
            await asyncio.sleep(max(0.0, started + number / per_second - time.perf_counter()))
            visitor = f"b{number % people}" if number % 2 else f"x{number}"
            asked.append(asyncio.create_task(ask(client, key, visitor, took)))
        await asyncio.gather(*asked)
    return took


def wait_for(url: str) -> None:
    for _ in range(600):
        try:
            if httpx.get(url).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


def main(people: int, per_second: int, seconds: float) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place) / "shop"
        key = prepared(folder, people)
        server = get_context("spawn").Process(
            target=listen, args=(str(folder), "127.0.0.1", PORT, 1), daemon=False
        )
        server.start()
        try:
            wait_for(f"http://127.0.0.1:{PORT}/readyz")
            asyncio.run(steadily(key, people, per_second, 1.0))
            family = [psutil.Process(server.pid), *psutil.Process(server.pid).children(True)]
            before = sum(sum(one.cpu_times()[:2]) for one in family)
            took = asyncio.run(steadily(key, people, per_second, seconds))
            spent = sum(sum(one.cpu_times()[:2]) for one in family) - before
        finally:
            server.terminate()
            server.join(30)
    shown = ", ".join(f"p{q} {np.quantile(took, q / 100) * 1000:.1f} ms" for q in (50, 95, 99))
    print(f"{people:,} people, {per_second} requests a second for {seconds:.0f} s: {shown}")
    print(f"the server's processors: {spent / len(took) * 1000:.2f} ms for each request")


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*[*given, *(100_000, 500, 20)[len(given) :]])
