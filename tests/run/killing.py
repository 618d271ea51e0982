"""Two workers that are killed with -9 at drawn moments, and replaced, while people are intended.

Every tenth person is suppressed, and every tenth has no address that works: they get nothing.
"""

from __future__ import annotations

import multiprocessing
import random
import threading
import time
from datetime import timedelta
from pathlib import Path

from syotto.run.house import House, open_house
from syotto.run.outbox import intend
from syotto.run.rights import suppress
from syotto.run.sending import Worker, send_due, send_on
from tests.act.sink import Sink
from tests.collect.server import wait_for
from tests.run.mail import mail_house, rows, service

TEXT = "---\nsubject: Seals\nfrom: ann@example.com\n---\nHei {{ first_name }}\n"
AT_ONCE = 400
"""People who are intended together, whenever fewer than so many wait."""
NOWHERE, STOPPED = 3, 7
"""Last digits of people without an address that works, and of suppressed ones."""
fresh = multiprocessing.get_context("forkserver")
fresh.set_forkserver_preload(["tests.run.killing"])


def house_with_text(folder: Path, port: int, **settings: object) -> House:
    """A workspace whose one content takes no time to fill in."""
    house = mail_house(folder, port, **settings)
    (house.folder / "content/hello.mjml").unlink()
    (house.folder / "content/hello.txt").write_text(TEXT)
    return house


def work(folder: str) -> None:
    """A worker process. Its claims end soon, so that others take them over within the test."""
    worker = Worker(open_house(folder), at_once=40, claimed_for=timedelta(seconds=1))
    send_on(worker, threading.Event())


def started(folder) -> multiprocessing.Process:
    worker = fresh.Process(target=work, args=(str(folder),), daemon=True)
    worker.start()
    return worker


def ended(workers: list[multiprocessing.Process]) -> None:
    for worker in workers:
        worker.kill()
        worker.join()


def killed_often(house: House, sink: Sink, times: int) -> int:
    """Kills so many workers, then sends the rest; returns how large the audience has become."""
    chance, killed, audience = random.Random(11), 0, 0
    workers = [started(house.folder) for _ in range(2)]
    while killed < times:
        if audience - len(rows(house, "sent", "leaving", "skipped", "failed")) < AT_ONCE:
            audience = more_people(house, audience)
        reached = len(sink.mails) + chance.randrange(50)
        wait_for(lambda reached=reached: len(sink.mails) >= reached)
        time.sleep(chance.uniform(0.0, 0.05))
        chosen = chance.choice((workers, workers[:1], workers[1:]))[: times - killed]
        ended(chosen)
        killed += len(chosen)
        workers = [one if one.is_alive() else started(house.folder) for one in workers]
    ended(workers)
    wait_for(lambda: send_due(house) == 0 and not rows(house, "intended", "claimed", "held"))
    return audience


def more_people(house: House, start: int) -> int:
    people = range(start, start + AT_ONCE)
    for number in people:
        if number % 10 == STOPPED:
            suppress(house, f"p{number}@example.org", "email", "hard bounce", house.now())
    nowhere = {"address": "nowhere"}
    intend(house, [service(n, **(nowhere if n % 10 == NOWHERE else {})) for n in people])
    return people.stop


def sent_to(key: str) -> str:
    return f"p{key.removeprefix('k')}@example.org"
