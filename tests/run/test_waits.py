"""What is sent waits a day for what the plan has one of us do for the same customer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from syotto.run.feedback import say
from syotto.run.house import House
from syotto.run.outbox import intend
from syotto.run.rights import give
from syotto.run.sending import send_due
from syotto.schema import DERIVED
from tests.act.sink import running
from tests.run.mail import mail_house, rows, service, states
from tests.tables import arrow, drawn

DRAWN = {
    "people": """
person_id | account_id | email
ann       | mill       | ann@example.org
bob       | -          | bob@example.org
cid       | -          | cid@example.org
""",
    "products": """
product_id | name
pump       | Slurry pump
""",
    "plan": """
customer_id | kind  | what | product_id | channel | owner | minutes | place | expected_margin | low  | high
mill        | offer | pump | pump       | phone   | Salla | 15      | 1     | 1234.5          | -9.4 | 2500
bob         | offer | pump | pump       | phone   | Salla | 15      | -     | 99              | -    | -
cid         | keep  | care | -          | email   | -     | 0       | 1     | 99              | -    | -
""",
}


@pytest.fixture
def later(monkeypatch):
    now, moved = House.now, [timedelta()]
    monkeypatch.setattr(House, "now", lambda house: now(house) + moved[0])
    return lambda **by: moved.__setitem__(0, moved[0] + timedelta(**by))


@pytest.fixture
def house(tmp_path, ledger_url):
    with running() as sink:
        made = mail_house(tmp_path / "shop", sink.port, ledger=ledger_url, currency="SEK")
        with made.warehouse.begin() as build:
            build.as_of = made.now()
            for name, drawing in DRAWN.items():
                spec = DERIVED[name]
                build.keep(spec, arrow(spec, drawn(drawing, dict(spec.columns.items()))))
        yield made
    made.ledger.close()


def to(house, number, who, **given):
    address = f"{who}@example.org"
    give(
        house, person_id=who, address=address, purpose="mailing", channel="email", at=house.now(),
        source="test",
    )  # fmt: skip
    asked = {"address": address, "person_id": who, "purpose": "mailing", "mailing_id": "news"}
    return service(number, **{**asked, **given})


def test_news_wait_a_day_for_the_call_that_the_plan_has_for_a_customer(house, later):
    intend(house, [to(house, number, who) for number, who in enumerate(("ann", "bob", "cid"))])
    send_due(house)
    assert states(house) == {"k0": "held", "k1": "sent", "k2": "sent"}
    (held,) = [row["reason"] for row in rows(house) if row["state"] == "held"]
    assert held == "The plan goes first: offer Slurry pump (Salla), worth 1,234 SEK (-9 to 2,500)."
    later(days=1, minutes=1)
    send_due(house)
    assert states(house)["k0"] == "sent"


def test_what_matters_more_or_sells_nothing_waits_for_no_call(house):
    intend(house, [to(house, 0, "ann", priority=1), to(house, 1, "ann", purpose="service")])
    send_due(house)
    assert set(states(house).values()) == {"sent"}


def test_who_said_not_now_is_no_more_in_the_plan_of_today(house, later):
    later(seconds=5)
    say(house, "mill", "pump", "not_now", "salla")
    intend(house, [to(house, 0, "ann")])
    send_due(house)
    assert states(house) == {"k0": "sent"}


def test_a_plan_is_of_its_day(house, later):
    later(days=1, minutes=1)
    intend(house, [to(house, 0, "ann")])
    send_due(house)
    assert states(house) == {"k0": "sent"}
