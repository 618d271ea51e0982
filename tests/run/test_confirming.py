"""Messages of flows wait for a confirmation that was asked for by mail, but not for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest

from syotto.run.confirming import LINK_LIVES
from syotto.run.flows import publish
from syotto.run.preferences import ask_to_confirm, confirm
from syotto.run.rights import suppress, withdraw
from syotto.run.sending import send_due
from syotto.run.tick import tick
from syotto.schema.words import Purpose
from tests.act.sink import running
from tests.run.flow_house import (
    DAY,
    HOUR,
    MONDAY,
    WELCOME,
    flow_house,
    happened,
    people,
    write_flow,
)  # fmt: skip
from tests.run.mail import rows

ASKS = "---\nsubject: Was it you?\npurpose: service\n---\n[Yes]({{ confirm_url }})\n"
HELLO = "---\nsubject: Hello\npurpose: close\n---\nHello.\n"


@pytest.fixture(scope="module")
def sink():
    with running() as one:
        yield one


@pytest.fixture
def house(tmp_path, ledger_url, sink):
    sink.mails.clear()
    made = flow_house(tmp_path / "shop", ledger_url, sink.port)
    (made.folder / "content/hello.mjml").unlink()
    (made.folder / "content/hello.md").write_text(HELLO)
    (made.folder / "content/confirm.md").write_text(ASKS)
    write_flow(made)
    people(made, 1)
    publish(made, "welcome", "ann@example.com")
    yield made
    made.ledger.close()


def asked(house, address="P1@example.org", purpose=Purpose.MAILING, person="P1"):
    """Somebody ticked a box, and submits a form: the flow writes to them."""
    ask_to_confirm(
        house, content="confirm", person_id=person, address=address, purpose=purpose,
        channel="email", wording="News, please.",
    )  # fmt: skip
    happened(house, (1, "Form Submitted"))
    tick(house)
    send_due(house)


def hello(house):
    (row,) = [row for row in rows(house) if row["content"].startswith("hello")]
    return row["state"], row["reason"]


@pytest.mark.parametrize("person", ["P1", None], ids=["by number", "by address"])
def test_who_confirms_gets_the_message_at_once(house, sink, person):
    asked(house, person=person)
    assert hello(house) == ("held", f"Waits for the confirmation asked for on {MONDAY:%Y-%m-%d}.")
    house.moment += DAY
    send_due(house)
    assert hello(house)[0] == "held"
    (asking,) = [row for row in rows(house) if row["content"].startswith("confirm")]
    confirm(house, asking["given"]["confirm_url"].rpartition("/")[2])
    send_due(house)
    assert hello(house)[0] == "sent"
    assert [mail.message["subject"] for mail in sink.mails] == ["Was it you?", "Hello"]


def test_it_waits_no_longer_than_the_link_lives(house, sink):
    asked(house)
    while house.moment < MONDAY + LINK_LIVES:
        assert hello(house)[0] == "held"
        house.moment += 6 * HOUR
        send_due(house)
    assert hello(house) == ("skipped", "Nobody knows on what basis. It was not confirmed.")
    assert len(sink.mails) == 1


def test_it_waits_no_longer_than_the_step_says(house):
    write_flow(house, WELCOME.replace("send: hello}", "send: hello, at_most: 2 days}", 1))
    publish(house, "welcome", "ann@example.com")
    asked(house)
    house.moment += timedelta(days=2, hours=1)
    send_due(house)
    assert hello(house)[0] == "skipped"


@pytest.mark.parametrize("why", ["other purpose", "suppressed", "objected since", "bounced"])
def test_what_a_confirmation_would_not_lift_does_not_wait(house, why):
    if why == "suppressed":
        suppress(house, "p1@example.org", "email", "complaint", MONDAY - DAY)
    if why == "objected since":
        withdraw(
            house, person_id="P1", address=None, purpose="mailing", channel="email",
            at=MONDAY + HOUR, source="call",
        )  # fmt: skip
    address = "not an address" if why == "bounced" else "p1@example.org"
    purpose = Purpose.TRACKING if why == "other purpose" else Purpose.MAILING
    ask_to_confirm(
        house, content="confirm", person_id="P1", address=address, purpose=purpose,
        channel="email", wording="News, please.",
    )  # fmt: skip
    house.moment += 2 * HOUR
    happened(house, (1, "Form Submitted"))
    tick(house)
    send_due(house)
    if why == "suppressed":  # the mail that asks does not go either, and then nothing waits for it
        house.moment += HOUR
        send_due(house)
    assert hello(house)[0] == "skipped"
