"""Workers of flows and senders killed together: nobody is written to twice, nobody is forgotten."""

from __future__ import annotations

from collections import Counter

import pytest

from syotto.run.flows import counts, enrolled
from syotto.schema.words import Arm
from tests.act.sink import Sink, running
from tests.run.flow_killing import STOPPED, house_with_flow, killed_often
from tests.run.mail import rows


def kills(folder, ledger_url: str, times: int) -> Counter[str]:
    with running() as sink:
        house = house_with_flow(folder / "shop", sink.port, ledger_url)
        told = accounted(house, sink, killed_often(house, sink, times))
    house.ledger.close()
    return told


def accounted(house, sink: Sink, audience: int) -> Counter[str]:
    """Each message once at most; each person at each step has a way out of it; the sums agree."""
    received = Counter((mail.recipient, mail.message["subject"]) for mail in sink.mails)
    assert [one for one, mails in received.items() if mails > 1] == []
    told = counts(house, "welcome")
    assert told.audience == audience
    assert sum(told.past.values()) == audience
    people = enrolled(house, "welcome", at_most=99_999)
    assert len({row["person_id"] for row in people}) == audience
    treated = sum(row["arm"] == Arm.TREATED for row in people)
    assert told.left["hello", "done"] == told.left["pause", "waited"] == treated
    assert told.left["tone", "short"] + told.left["tone", "long"] == treated
    assert told.left["more", "done"] == told.left["tone", "short"]
    states = ("sent", "leaving", "skipped", "failed")
    ended = {state: rows(house, state) for state in states}
    assert sum(map(len, ended.values())) == treated + told.left["more", "done"]
    arrived = len(received)
    assert len(ended["sent"]) <= arrived <= len(ended["sent"]) + len(ended["leaving"])
    assert {row["person_id"][-1] for row in ended["skipped"]} == {str(STOPPED)}
    assert ended["failed"] == []
    return Counter(audience=audience, received=arrived, **{one: len(ended[one]) for one in states})


def test_a_few_kills(tmp_path):
    kills(tmp_path, "", 5)


@pytest.mark.slow
def test_two_hundred_kills(tmp_path, ledger_url):
    print(dict(kills(tmp_path, ledger_url, 200)))
