"""Planned anew: messages, permissions, orders and answers since the build count; nobody hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
import sqlalchemy as sa

from syotto.errors import NotFound
from syotto.run.feedback import say
from syotto.run.house import House, open_house
from syotto.run.replan import replan
from syotto.run.rights import withdraw
from syotto.run.workspace import create
from syotto.schema import DERIVED
from syotto.schema.event_names import ORDER_COMPLETED
from syotto.store import profiles as book
from tests.tables import arrow, drawn

AS_OF = datetime(2026, 1, 31, tzinfo=UTC)
NOW = AS_OF + timedelta(hours=6)
DRAWN = {
    "people": """
person_id | account_id | email       | first_name | owner
ann       | mill       | ann@mill.fi | Ann        | Olli
bob       | -          | bob@shop.fi | Bob        | -
ida       | inn        | ida@inn.fi  | Ida        | -
joe       | -          | joe@home.fi | Joe        | -
kim       | -          | kim@home.fi | Kim        | -
""",
    "accounts": """
account_id | name | owner
mill       | Mill | Salla
""",
    "candidates": """
customer_id | person_id | kind  | what | product_id | channel | expected_margin | pressure | low | high | minutes | cost | owner | rank | why_not | reasons
mill        | -         | offer | pump | pump       | seller  | 60.0            | 6.0      | 10  | 90   | 15      | 5    | Salla | 1    | -       | they lack it
mill        | ann       | keep  | care | -          | email   | 20.0            | 2.0      | 5   | 40   | 0       | 0    | -     | 2    | -       | it runs out
mill        | cid       | keep  | seal | seal       | email   | 90.0            | 2.0      | 5   | 40   | 0       | 0    | -     | 3    | -       | not hers
shop        | -         | offer | pump | pump       | seller  | 99.0            | 6.0      | 10  | 90   | 15      | 5    | Salla | 1    | -       | another one
joe         | -         | offer | pump | pump       | email   | 99.0            | 0.0      | 10  | 90   | 0       | 5    | -     | 1    | -       | he lacks it
kim         | -         | offer | pump | pump       | seller  | 50.0            | 0.0      | 10  | 90   | 15      | 5    | Olli  | 1    | -       | she lacks it
inn         | -         | offer | pump | pump       | email   | 99.0            | 0.0      | 10  | 90   | 0       | 5    | -     | 1    | -       | they lack it
""",
    "customers": """
customer_id | margin | first_at
inn         | 900.00 | 2025-10-31
mill        | 100.00 | 2025-10-31
""",
    "products": """
product_id | name
pump       | Slurry pump
""",
    "plan_prices": """
resource | owner | price
minutes  | Salla | 1.0
""",
    "pressure_fits": """
channel | risk  | risk_low | risk_high | growth | growth_low | growth_high | half_life_days | wear | basis
email   | 0.001 | 0.001    | 0.001     | 0.5    | 0.5        | 0.5         | 30             | 1    | assumed
any     | 0.001 | 0.001    | 0.001     | 0.5    | 0.5        | 0.5         | 30             | 1    | assumed
""",
    "contact_prices": """
customer_id | person_id | channel | price | recent | worth
mill        | ann       | email   | 2.0   | 2.0    | 1000
mill        | -         | email   | 2.0   | 2.0    | 1000
""",
}  # fmt: skip


class Then(House):
    def now(self) -> datetime:
        return NOW


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("replan") / "house"
    create(folder)
    house = open_house(folder)
    with house.warehouse.begin() as build:
        build.as_of = AS_OF
        for name, spec in DERIVED.items():
            rows = drawn(DRAWN[name], dict(spec.columns.items())) if name in DRAWN else []
            build.keep(spec, arrow(spec, rows))
    return house


@pytest.fixture
def house(built, tmp_path):
    create(tmp_path / "house")
    mine = Then(tmp_path / "house", open_house(tmp_path / "house").settings)
    mine.__dict__["warehouse"] = built.warehouse
    for person, told in {
        "ann": {"account_id": "mill", "email": "ann@mill.fi"},
        "bob": {"email": "bob@shop.fi"},
        "ida": {"account_id": "inn", "email": "ida@inn.fi"},
        "joe": {"email": "joe@home.fi"},
        "kim": {"email": "kim@home.fi"},
    }.items():
        text = msgspec.json.encode({"person": told}).decode()
        book.write(
            mine.ledger, book.profiles, [{"subject_id": person, "mark": "1", "profile": text}]
        )
    return mine


def whys(found) -> dict[str, str | None]:
    return {one.what: one.why_not for one in found.options}


def test_with_nothing_since_the_plan_stands_at_its_prices(house):
    found = replan(house, "ann")
    assert (found.customer_id, found.chosen.what) == ("mill", "pump")
    assert [one.what for one in found.options] == ["pump", "care"]
    assert found.chosen.net == pytest.approx(60 - 15, abs=0.1)


def test_the_time_of_who_is_away_is_their_deputys(house):
    """AS_OF is a Saturday: the plan is of Monday."""
    olli = {"name": "Olli", "away": ["2026-02-02"], "deputy": "Salla"}
    house.settings = replace(house.settings, sellers=(olli, {"name": "Salla"}), control_share=0.0)
    assert replan(house, "kim").chosen.net == pytest.approx(50 - 15)


def test_who_took_permission_back_is_not_written_to_and_who_ordered_it_is_not_offered_it(house):
    withdraw(
        house, person_id="ann", address=None, purpose="mailing", channel="email", at=NOW, source="x"
    )
    order = {
        "source": "shop", "event_id": "1", "person_id": "ann", "at": NOW, "received_at": NOW,
        "name": ORDER_COMPLETED, "properties": '{"products": [{"product_id": "pump"}]}',
    }  # fmt: skip
    book.add(house.ledger, book.live_events, [order])
    found = replan(house, "ann")
    assert whys(found) == {"pump": "bought", "care": "not_permitted"}
    assert found.chosen is None


def test_a_no_takes_the_offer_away_and_a_done_call_makes_the_next_contact_dearer(house):
    say(house, "mill", "pump", "done", "Salla")
    found = replan(house, "ann")
    assert whys(found) == {"pump": "feedback", "care": None}
    care = found.chosen
    assert care.pressure == pytest.approx(2.0 * (1 + 0.5 * 5) / (1 + 0.5 * 2), rel=0.01)
    assert care.expected_margin == pytest.approx(22.0 - care.pressure)


@pytest.mark.parametrize(
    ("person", "customer", "worth"), [("ida", "inn", 900), ("joe", "joe", 500)]
)
def test_after_a_first_contact_since_the_build_the_next_one_has_its_price(
    house, person, customer, worth
):
    """Joe bought nothing yet: he counts as the mean of the customers."""
    house.settings = replace(house.settings, control_share=0.0)
    assert replan(house, person).chosen.pressure == 0.0
    say(house, customer, "else", "done", "Salla")
    found = replan(house, person).chosen
    assert found.pressure == pytest.approx(0.001 * (1 + 0.5 * 3) * worth)
    assert found.expected_margin == pytest.approx(99.0 - found.pressure)


def test_an_answer_about_an_act_that_sells_nothing_counts_and_never_is_about_all_of_it(house):
    say(house, "mill", "pump", "accept", "Salla")
    say(house, "mill", "care", "not_now", "Salla")
    assert whys(replan(house, "ann")) == {"pump": None, "care": "feedback"}
    say(house, "mill", "else", "never_here", "Salla")
    assert whys(replan(house, "ann")) == {"pump": "feedback", "care": "feedback"}


def test_who_is_not_known_or_objected_is_not_planned(house):
    with pytest.raises(NotFound, match="'nobody'"):
        replan(house, "nobody")
    with house.ledger.begin() as connection:
        connection.execute(sa.update(book.profiles).values(mark="objected", profile=""))
    with pytest.raises(NotFound, match="objected"):
        replan(house, "ann")


def test_the_control_group_is_left_alone(house):
    house.settings = replace(house.settings, control_share=0.9999)
    assert whys(replan(house, "ann")) == {"pump": "control", "care": "control"}


def test_who_has_no_candidates_is_left_alone(house):
    found = replan(house, "bob")
    assert (found.customer_id, found.chosen, found.options) == ("bob", None, [])
