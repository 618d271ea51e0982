"""Planning a mailing, and two workers that send it to a mail server on loopback.

    python benchmarks/outbox.py [--people 1000000] [--mails 20000] [--dkim]

The server takes everything and keeps nothing, in a process of its own. Prints seconds, and the CPU
seconds of each part, which say more where the machine has other work.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import resource
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from syotto.run.house import House, open_house
from syotto.run.mail_check import make_key
from syotto.run.mailing import Mailing
from syotto.run.outbox import Intent, intend
from syotto.run.sending import send_due
from syotto.run.workspace import create
from syotto.schema.words import Lane

CONTENT = """---
subject: Parts for {{ company }}
purpose: service
from: Ann Ahola <ann@example.com>
---
Hei {{ first_name }}, the pump has run {{ hours }} hours.

{{ unsubscribe_url }}
"""
SETTINGS = {"public_url": "https://mail.example.com", "caps": [], "quiet_hours": ""}
CHANNEL = """
[channels.email]
host = "127.0.0.1"
port = {port}
tls = "none"
from = "ann@example.com"
return_path = "bounces@example.com"
{dkim}
"""
spawn = multiprocessing.get_context("spawn")


class Taker(asyncio.Protocol):
    """Says yes to everything."""

    def connection_made(self, transport: Any) -> None:
        self.transport, self.rest, self.data = transport, b"", False
        transport.write(b"220 here\r\n")

    def data_received(self, given: bytes) -> None:
        self.rest += given
        while True:
            end = b"\r\n.\r\n" if self.data else b"\r\n"
            part, found, rest = self.rest.partition(end)
            if not found:
                return
            self.rest = rest
            self.answer(part)

    def answer(self, line: bytes) -> None:
        verb = line[:4].upper()
        if self.data:
            self.data = False
            self.transport.write(b"250 2.0.0 taken\r\n")
        elif verb == b"EHLO":
            self.transport.write(b"250-here\r\n250 PIPELINING\r\n")
        elif verb == b"DATA":
            self.data = True
            self.transport.write(b"354 go on\r\n")
        else:
            self.transport.write(b"250 OK\r\n")


def serve(port: Any) -> None:
    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(Taker, "127.0.0.1", 0)
        port.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def work(folder: str, ready: Any, go: Any, told: Any) -> None:
    house = open_house(folder)
    ready.release()
    go.wait()
    before = time.process_time()
    send_due(house)
    told.put(time.process_time() - before)


def plan(folder: Path, people: int) -> None:
    """From a CSV file to rows in the outbox."""
    house = workspace(folder, 25, "")
    path = folder / "people.csv"
    with path.open("w") as file:
        file.write("person_id,email,first_name,company,hours\n")
        for n in range(people):
            file.write(f"{n},p{n}@example{n % 50}.org,Ann{n},Mill {n},{n % 9000}\n")
    started, spent = time.perf_counter(), time.process_time()
    mailing = Mailing(house, str(path), "parts")
    counted = mailing.plan()
    half = time.perf_counter() - started
    done = mailing.release("bench")
    seconds, spent = time.perf_counter() - started, time.process_time() - spent
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert (done.new, counted.lawful) == (people, people)
    print(
        f"planned {people:,}: counted in {half:.1f} s, written after {seconds:.1f} s, "
        f"{spent:.1f} CPU s, {memory:,.0f} MB"
    )


def send(folder: Path, mails: int, *, signed: bool) -> None:
    port: Any = spawn.Queue()
    server = spawn.Process(target=serve, args=(port,), daemon=True)
    server.start()
    house = workspace(folder, port.get(), "selector" if signed else "")
    intend(
        house,
        (
            Intent(
                f"k{n}", f"p{n}@example{n % 50}.org", "parts", str(n), "bench",
                lane=Lane.BULK, given={"first_name": "Ann", "company": "Mill", "hours": n},
            )
            for n in range(mails)
        ),
    )  # fmt: skip
    house.ledger.close()
    ready, go, told = spawn.Semaphore(0), spawn.Event(), spawn.Queue()
    workers = [spawn.Process(target=work, args=(str(house.folder), ready, go, told)) for _ in "12"]
    for worker in workers:
        worker.start()
    for _ in workers:
        ready.acquire()
    started = time.perf_counter()
    go.set()
    spent = sum(told.get() for _ in workers)
    seconds = time.perf_counter() - started
    for worker in workers:
        worker.join()
    server.kill()
    left = sum(1 for _ in (house.folder / "transport").glob("*"))
    assert left == 1
    print(
        f"sent {mails:,}{' with DKIM (Ed25519)' if signed else ''}: {mails / seconds:,.0f} /s by "
        f"two workers, {mails / spent:,.0f} /s of one CPU"
    )


def workspace(folder: Path, port: int, selector: str) -> House:
    create(folder, SETTINGS)
    lines = ""
    if selector:
        make_key(open_house(folder), selector, short=True)
        lines = f'dkim_selector = "{selector}"\ndkim_key = "keys/{selector}.pem"'
    path = folder / "syotto.toml"
    path.write_text(path.read_text() + CHANNEL.format(port=port, dkim=lines))
    (folder / "content").mkdir(exist_ok=True)
    (folder / "content/parts.txt").write_text(CONTENT)
    return open_house(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--mails", type=int, default=20_000)
    parser.add_argument("--dkim", action="store_true")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        if asked.mails:
            send(Path(folder) / "sends", asked.mails, signed=asked.dkim)
        if asked.people:
            plan(Path(folder) / "plans", asked.people)


if __name__ == "__main__":
    main()
