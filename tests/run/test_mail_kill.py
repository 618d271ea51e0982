"""Workers killed at any moment: no message leaves twice, and none is lost without a word.

Two workers send to a mail server of our own; both or one of them are killed with -9 at drawn
moments, and replaced. What a killed worker had claimed goes back by itself; what it was giving away
stays in `leaving`. Every tenth person of the audience is one who gets nothing.
"""

from __future__ import annotations

import multiprocessing
import random
import threading
import time
from collections import Counter
from datetime import timedelta

import pytest

from syotto.run.house import House, open_house
from syotto.run.outbox import intend
from syotto.run.rights import suppress
from syotto.run.sending import GIVEN_AWAY, Worker, send_due, send_on
from tests.act.sink import Sink, running
from tests.collect.server import wait_for
from tests.run.mail import mail_house, rows, service

TEXT = "---\nsubject: Seals\nfrom: ann@example.com\n---\nHei {{ first_name }}\n"
AT_ONCE = 400
"""People who are intended together, whenever fewer than so many wait."""
NOWHERE, STOPPED = 3, 7
"""Last digits of people without an address that works, and of suppressed ones."""
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


def ended(workers: list[multiprocessing.Process]) -> None:
    for worker in workers:
        worker.kill()
        worker.join()


def killed_often(folder, ledger_url: str, times: int) -> Counter[str]:
    """Kills so many workers; returns what became of the audience."""
    chance, killed, audience = random.Random(11), 0, 0
    with running() as sink:
        house = mail_house(folder / "shop", sink.port, ledger=ledger_url)
        (house.folder / "content/hello.mjml").unlink()
        (house.folder / "content/hello.txt").write_text(TEXT)
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
        told = accounted(house, sink, audience)
    house.ledger.close()
    return told


def more_people(house: House, start: int) -> int:
    people = range(start, start + AT_ONCE)
    for number in people:
        if number % 10 == STOPPED:
            suppress(house, f"p{number}@example.org", "email", "hard bounce", house.now())
    nowhere = {"address": "nowhere"}
    intend(house, [service(n, **(nowhere if n % 10 == NOWHERE else {})) for n in people])
    return people.stop


def accounted(house: House, sink: Sink, audience: int) -> Counter[str]:
    """At most once each; who did not get it stands there with a reason; the sums are the audience."""
    received = Counter(mail.recipient for mail in sink.mails)
    assert [address for address, mails in received.items() if mails > 1] == []
    sent, leaving, not_sent = (
        {row["intent_key"]: row for row in rows(house, *states)}
        for states in (("sent",), ("leaving",), ("skipped", "failed"))
    )
    arrived = {key for key in sent | leaving if sent_to(key) in received}
    assert len(arrived) == len(received), "somebody got a mail that nobody intended"
    assert set(sent) <= arrived
    lost = set(leaving) - arrived
    assert leaving, "no worker was killed while it gave a message away: the test shows nothing"
    assert {row["reason"] for row in leaving.values()} == {GIVEN_AWAY}
    assert {key[-1] for key in not_sent} == {str(NOWHERE), str(STOPPED)}
    assert all(row["reason"] for row in not_sent.values())
    assert len(received) + len(lost) + len(not_sent) == audience
    return Counter(
        audience=audience, received=len(received), sent=len(sent), leaving=len(leaving),
        leaving_received=len(leaving) - len(lost), not_sent=len(not_sent),
    )  # fmt: skip


def sent_to(key: str) -> str:
    return f"p{key.removeprefix('k')}@example.org"


def test_six_kills(tmp_path, ledger_url):
    killed_often(tmp_path, ledger_url, 6)


@pytest.mark.slow
def test_two_hundred_kills(tmp_path, ledger_url):
    print(dict(killed_often(tmp_path, ledger_url, 200)))
