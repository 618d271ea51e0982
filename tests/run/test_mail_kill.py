"""Workers killed at any moment: no message leaves twice, and none is lost without a word.

Two workers send to a mail server of our own; both or one of them are killed with -9 when a drawn
number of mails has arrived, and replaced. What a killed worker had claimed goes back by itself; what
it was giving away stays in `leaving`.
"""

from __future__ import annotations

import multiprocessing
import random
import threading
import time
from collections import Counter
from datetime import timedelta

import pytest

from syotto.run.house import open_house
from syotto.run.outbox import intend
from syotto.run.sending import Worker, send_due, send_on
from tests.act.sink import running
from tests.collect.server import wait_for
from tests.run.mail import mail_house, rows, service

TEXT = "---\nsubject: Seals\nfrom: ann@example.com\n---\nHei {{ first_name }}\n"
fresh = multiprocessing.get_context("forkserver")
fresh.set_forkserver_preload(["tests.run.test_mail_kill"])


def work(folder: str) -> None:
    """A worker process. Its claims end soon, so that others take them over within the test."""
    worker = Worker(open_house(folder), at_once=40, claimed_for=timedelta(seconds=1))
    send_on(worker, threading.Event())


def started(folder) -> multiprocessing.Process:
    worker = fresh.Process(target=work, args=(str(folder),), daemon=True)
    worker.start()
    return worker


def killed_often(folder, ledger_url: str, times: int) -> None:
    chance = random.Random(11)
    audience = times * 60 + 200
    with running() as sink:
        house = mail_house(folder / "shop", sink.port, ledger=ledger_url)
        (house.folder / "content/hello.mjml").unlink()
        (house.folder / "content/hello.txt").write_text(TEXT)
        intend(house, [service(number) for number in range(audience)])
        workers = [started(house.folder) for _ in range(2)]
        for _ in range(times):
            reached = len(sink.mails) + chance.randrange(1, 50)
            wait_for(lambda reached=reached: len(sink.mails) >= reached)
            time.sleep(chance.uniform(0.0, 0.02))
            for worker in chance.choice((workers, workers[:1])):
                worker.kill()
                worker.join()
            workers = [one if one.is_alive() else started(house.folder) for one in workers]
        for worker in workers:
            worker.kill()
            worker.join()
        wait_for(lambda: send_due(house) == 0 and not waiting(house))
        accounted(house, sink, audience)
    house.ledger.close()


def waiting(house) -> list[dict]:
    return [row for row in rows(house) if row["state"] in ("intended", "claimed", "held")]


def accounted(house, sink, audience: int) -> None:
    """At most once; and who did not get it stands there with a reason."""
    received = Counter(mail.recipient for mail in sink.mails)
    assert [address for address, mails in received.items() if mails > 1] == []
    states = {row["address"]: row["state"] for row in rows(house)}
    assert len(states) == audience
    sent = {address for address, state in states.items() if state == "sent"}
    leaving = {address for address, state in states.items() if state == "leaving"}
    assert sent | leaving == set(states)
    assert sent <= set(received) <= sent | leaving
    assert leaving, "no worker was killed while it gave a message away: the test shows nothing"
    assert len(received) + len(leaving - set(received)) == audience


def test_ten_kills(tmp_path, ledger_url):
    killed_often(tmp_path, ledger_url, 10)


@pytest.mark.slow
def test_two_hundred_kills(tmp_path, ledger_url):
    killed_often(tmp_path, ledger_url, 200)
