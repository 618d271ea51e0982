"""Debian's Postfix between us and the people: its log and our outbox tell the same story."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from syotto.run.house import open_house
from syotto.run.reconcile import reconcile
from syotto.run.rights import Recipient, rights_of
from tests.act import postfix
from tests.act.sink import running
from tests.collect.server import wait_for
from tests.run.killing import house_with_text, killed_often, sent_to
from tests.run.mail import rows

UNKNOWN = 5
"""Last digit of people whom the server behind Postfix does not know."""


def says(verb: str, address: str) -> str | None:
    person = address.partition("@")[0]
    unknown = person.startswith("p") and person.endswith(str(UNKNOWN))
    return "550 5.1.1 no such user" if verb == "RCPT" and unknown else None


@pytest.mark.slow
def test_workers_killed_while_they_send_through_postfix(tmp_path):
    with running() as sink, postfix.serving(sink.port) as server:
        sink.handler.says = says
        made = house_with_text(tmp_path / "shop", server.port, mail_log=str(server.log))
        audience = killed_often(made, sink, 20)
        wait_for(lambda: settled(made))
        first, second = reconcile(made), reconcile(made)
    received = Counter(
        mail.recipient for mail in sink.mails if not mail.recipient.startswith("bounces")
    )
    assert [address for address, times in received.items() if times > 1] == []
    assert (first["differences"], first["log"]["differences"]) == ([], [])
    sent, leaving, not_sent = (
        {row["intent_key"]: row for row in rows(made, *states)}
        for states in (("sent",), ("leaving",), ("skipped", "failed"))
    )
    bounced = {key for key, row in (sent | leaving).items() if row["returned"] == "hard"}
    arrived = {key for key in sent | leaving if sent_to(key) in received}
    assert {key[-1] for key in bounced} == {str(UNKNOWN)}
    assert not arrived & bounced
    assert set(sent) <= arrived | bounced
    lost = set(leaving) - arrived - bounced
    logged = {leaving[key]["message_id"] for key in set(leaving) - lost}
    assert set(first["log"]["leaving"]) == logged, "the log says which of those in doubt had left"
    assert len(arrived) + len(bounced) + len(lost) + len(not_sent) == audience
    assert first["log"]["learned"] == len(bounced)
    assert second["log"]["learned"] == 0, "a bounce is taken in once"
    assert suppressed(made, sent_to(next(iter(bounced))))
    print(
        {
            "audience": audience, "received": len(received), "bounced": len(bounced),
            "in doubt": len(leaving), "of these in the log": len(logged), "not sent": len(not_sent),
        }
    )  # fmt: skip
    made.ledger.close()


def settled(house) -> bool:
    """Postfix knows of each recipient what became of it."""
    log = Path(house.settings.mail_log).read_text()
    taken = log.count("message-id=<") - log.count("sender non-delivery notification")
    ours = log.count("status=bounced") + log.count("status=sent")
    return taken == ours - log.count("to=<bounces")


def suppressed(house, address: str) -> bool:
    (right,) = rights_of(
        open_house(house.folder), [Recipient(None, address)],
        purpose="service", channel="email", now=house.now(),
    )  # fmt: skip
    return right.reason == "Suppressed: hard bounce."
