"""Workers of flows and of the outbox that are killed with -9 together, at drawn moments.

A minute of theirs is a tenth of a second, so that waits end within the test.
"""

from __future__ import annotations

import multiprocessing
import random
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from syotto.run.flows import counts, publish
from syotto.run.house import House, open_house
from syotto.run.rights import suppress
from syotto.run.sending import Worker, send_due, send_on
from syotto.run.tick import tick, tick_on
from tests.act.sink import Sink
from tests.collect.server import wait_for
from tests.run.flow_house import happened, people, write_flow
from tests.run.killing import ended
from tests.run.mail import mail_house, rows

START = datetime(2026, 11, 1, tzinfo=UTC)
FASTER = 600
TEXT = (
    "---\nsubject: {name}\npurpose: service\nfrom: ann@example.com\n---\nHei {{{{ first_name }}}}\n"
)
FLOW = """\
enter: {event: Form Submitted}
goal: {event: Order Completed, within: 2 hours}
control_share: 0.1
steps:
  - {id: hello, send: first}
  - {id: pause, wait: 5 minutes}
  - id: tone
    split: [{name: short, share: 0.5, steps: [{id: more, send: more}]}, {name: long, share: 0.5}]
"""
AT_ONCE = 150
STOPPED = 7
"""Last digit of the numbers of suppressed people."""
fresh = multiprocessing.get_context("forkserver")
fresh.set_forkserver_preload(["tests.run.flow_killing"])


class FastHouse(House):
    def now(self) -> datetime:
        return START + (datetime.now(UTC) - START) * FASTER


def fast_house(folder: Path) -> FastHouse:
    made = open_house(folder)
    return FastHouse(made.folder, made.settings)


def house_with_flow(folder: Path, port: int, ledger: str) -> FastHouse:
    made = mail_house(folder, port, ledger=ledger)
    for name in ("first", "more"):
        (made.folder / f"content/{name}.txt").write_text(TEXT.format(name=name))
    write_flow(made, FLOW)
    house = fast_house(made.folder)
    publish(house, "welcome", "ann")
    return house


def follow(folder: str) -> None:
    tick_on(fast_house(Path(folder)), threading.Event())


def send(folder: str) -> None:
    soon = timedelta(seconds=FASTER)
    send_on(Worker(fast_house(Path(folder)), at_once=40, claimed_for=soon), threading.Event())


def started(does, folder: Path) -> multiprocessing.Process:
    worker = fresh.Process(target=does, args=(str(folder),), daemon=True)
    worker.start()
    return worker


def more_people(house: FastHouse, start: int) -> int:
    numbers = range(start, start + AT_ONCE)
    people(house, *numbers)
    for number in numbers:
        if number % 10 == STOPPED:
            suppress(house, f"p{number}@example.org", "email", "hard bounce", house.now())
    happened(house, *((number, "Form Submitted") for number in numbers))
    return numbers.stop


def killed_often(house: FastHouse, sink: Sink, times: int) -> int:
    """Kills so many workers while people come in, then lets the rest end; returns the audience."""
    chance, killed, audience = random.Random(11), 0, 0
    kinds = (follow, follow, send)
    workers = [started(does, house.folder) for does in kinds]
    while killed < times:
        if audience - len(rows(house, "sent", "leaving", "skipped", "failed")) < AT_ONCE:
            audience = more_people(house, audience)
        reached = len(sink.mails) + chance.randrange(20)
        wait_for(lambda reached=reached: len(sink.mails) >= reached)
        time.sleep(chance.uniform(0.0, 0.05))
        chosen = chance.sample(workers, chance.randint(1, 3))[: times - killed]
        ended(chosen)
        killed += len(chosen)
        workers = [
            one if one.is_alive() else started(does, house.folder)
            for one, does in zip(workers, kinds, strict=True)
        ]
    ended(workers)
    wait_for(lambda: over(house))
    return audience


def over(house: FastHouse) -> bool:
    """Everybody is past the steps and every message has ended; what is left is done here."""
    tick(house)
    send_due(house)
    waiting = rows(house, "intended", "claimed", "held")
    return not waiting and not counts(house, "welcome").waits
