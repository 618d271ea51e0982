"""What a slot showed counts for the next message, and what was mailed for the next slot."""

from __future__ import annotations

import json

import pytest

from syotto.decide.pitch import Pitch
from syotto.run.flows import publish
from syotto.run.house import open_house
from syotto.run.outbox import intend
from syotto.run.pitches import told_to
from syotto.run.sending import send_due
from syotto.run.tick import tick
from syotto.schema.content import About
from syotto.schema.profile import Happened, Profile
from syotto.store import profiles as book
from tests.act.sink import running
from tests.run.flow_house import flow_house, happened, messages, people, write_flow
from tests.run.mail import mail_house, rows, service
from tests.run.test_pitches import CONTENT

FLOW = """\
enter: {event: Form Submitted}
goal: {event: Order Completed, within: 30 days}
control_share: 0
steps: [{id: first, send: {one_of: [kind, proof]}}]
"""


def show(house, who, **told):
    """A slot showed somebody this, and the drain has taken it in."""
    given = {"slot": "front", "choice": "x", **told}
    row = {
        "source": "web", "event_id": f"shown-{who}", "person_id": who, "at": house.now(),
        "name": "Content Shown", "properties": json.dumps(given), "received_at": house.now(),
    }  # fmt: skip
    book.add(house.ledger, book.live_events, [row])


@pytest.fixture
def house(tmp_path, ledger_url):
    with running() as sink:
        made = mail_house(tmp_path / "shop", sink.port, ledger=ledger_url)
        for name, angle in (("kind", "liking"), ("proof", "social_proof")):
            text = CONTENT.format(angle=angle, features="quiet, small")
            (made.folder / f"content/{name}.txt").write_text(text)
        house = open_house(made.folder)
        yield house
    house.ledger.close()


def fates(house, *names):
    for number, name in enumerate(names):
        intend(house, [service(number, content=name, person_id="1", address="a@example.org")])
    send_due(house)
    return {row["content"].partition(".")[0]: row["state"] for row in rows(house)}


def test_a_mail_takes_another_angle_than_the_slot_before_it(house):
    show(house, "1", offer="pump", features=["quiet"], angle="liking")
    assert fates(house, "kind", "proof") == {"kind": "skipped", "proof": "sent"}


def test_features_of_a_slot_are_among_the_three(house):
    show(house, "1", offer="pump", features=["light", "cheap"])
    assert fates(house, "kind") == {"kind": "skipped"}
    (row,) = rows(house)
    assert "They were told cheap, light of pump; with quiet, small" in row["reason"]


def test_another_offer_and_the_default_say_nothing_of_this_one(house):
    show(house, "1", offer="seal", features=["a", "b", "c"], angle="liking")
    show(house, "1")
    assert fates(house, "kind") == {"kind": "sent"}


def test_a_slot_knows_what_went_by_mail_and_what_other_slots_showed(house):
    assert fates(house, "kind") == {"kind": "sent"}
    told = json.dumps({"slot": "side", "offer": "pump", "features": ["light"]})
    event = Happened(house.now(), "Content Shown", told)
    with house.ledger.read() as connection:
        found = told_to(house, connection, Profile("1", events=(event,)))
    assert found == [
        Pitch(About("", offer="pump", features=("light",)), "web"),
        Pitch(About("kind", angle="liking", offer="pump", features=("quiet", "small")), "email"),
    ]


def test_a_step_chooses_another_angle_than_a_slot_showed(tmp_path, ledger_url):
    house = flow_house(tmp_path / "shop", ledger_url)
    for name, angle in (("kind", "liking"), ("proof", "social_proof")):
        text = f"---\nsubject: x\nangle: {angle}\nfrom: ann@example.com\n---\n{{{{ unsubscribe_url }}}}"
        (house.folder / f"content/{name}.txt").write_text(text)
    write_flow(house, FLOW)
    people(house, 1, 2)
    publish(house, "welcome", "ann")
    show(house, "P1", angle="liking")
    happened(house, (1, "Form Submitted"), (2, "Form Submitted"))
    tick(house)
    assert sorted(messages(house)) == [("P1", "proof"), ("P2", "kind")]
    house.ledger.close()
