"""Workers killed at any moment: no message leaves twice, and none is lost without a word.

What a killed worker had claimed goes back by itself; what it was giving away stays in `leaving`.
"""

from __future__ import annotations

from collections import Counter

import pytest

from syotto.run.house import House
from syotto.run.sending import GIVEN_AWAY
from tests.act.sink import Sink, running
from tests.run.killing import NOWHERE, STOPPED, house_with_text, killed_often, sent_to
from tests.run.mail import rows


def kills(folder, ledger_url: str, times: int) -> Counter[str]:
    """What became of the audience."""
    with running() as sink:
        house = house_with_text(folder / "shop", sink.port, ledger=ledger_url)
        told = accounted(house, sink, killed_often(house, sink, times))
    house.ledger.close()
    return told


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
    assert {row["reason"] for row in leaving.values()} <= {GIVEN_AWAY}
    assert {key[-1] for key in not_sent} == {str(NOWHERE), str(STOPPED)}
    assert all(row["reason"] for row in not_sent.values())
    assert len(received) + len(lost) + len(not_sent) == audience
    return Counter(
        audience=audience, received=len(received), sent=len(sent), leaving=len(leaving),
        leaving_received=len(leaving) - len(lost), not_sent=len(not_sent),
    )  # fmt: skip


def test_six_kills(tmp_path, ledger_url):
    kills(tmp_path, ledger_url, 6)


@pytest.mark.slow
def test_two_hundred_kills(tmp_path, ledger_url):
    told = kills(tmp_path, ledger_url, 200)
    print(dict(told))
    assert told["leaving"], "no worker was killed while it gave a message away"
