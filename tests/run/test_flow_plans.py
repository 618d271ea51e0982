"""Versions that are followed: none is missing, and nobody is counted to know them."""

from __future__ import annotations

import sqlalchemy as sa

from syotto.run.flow_events import listened, tell
from syotto.run.flows import publish
from syotto.run.tick import Ticker
from tests.run.flow_house import WELCOME, flow_house, happened, people, write_flow


def test_the_version_before_is_followed_beside_the_one_that_was_just_published(tmp_path):
    house = flow_house(tmp_path / "shop")
    write_flow(house)
    publish(house, "welcome", "ann")
    people(house, 1)
    happened(house, (1, "Form Submitted"))
    Ticker(house).once()
    assert "Email Opened" in listened(house)
    assert not tell(house, "P1", "Email Clicked", house.now())
    write_flow(house, WELCOME.replace("Email Opened", "Email Clicked"))
    publish(house, "welcome", "ann")
    assert {"Email Opened", "Email Clicked"} <= listened(house)


def test_a_tick_with_nothing_to_do_reads_no_table_of_people_through(tmp_path):
    house = flow_house(tmp_path / "shop")
    write_flow(house)
    publish(house, "welcome", "ann")
    ticker, asked = Ticker(house), []
    ticker.once()

    @sa.event.listens_for(house.ledger.engine, "before_cursor_execute")
    def note(connection, cursor, statement, given, context, many) -> None:
        asked.append((statement, given))

    ticker.once()
    with house.ledger.read() as connection:
        driver = connection.connection.driver_connection
        plans = {
            one: [row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {one}", given)]
            for one, given in list(asked)
            if one.startswith("SELECT")
        }
    assert plans
    for statement, told in plans.items():
        assert not [one for one in told if one.startswith(("SCAN enrol", "SCAN prof"))], statement
