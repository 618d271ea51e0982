"""A look at a CRM that is killed with -9 at any of its requests, before or after it was done there."""

from __future__ import annotations

import pytest

from syotto.run.crm import allow
from syotto.store import crm as book
from tests.run.crms import NAMES, SPEAK, beside, firm as a_firm, handed, killed_at, look
from tests.run.loaded import rows

SOME = (7, 11, 14, 17)
"""Requests at which it is killed one look after the other."""
ALL = range(1, 30)


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    return a_firm(tmp_path_factory.mktemp("kill") / "firm")


@pytest.mark.parametrize(
    "requests", [pytest.param(SOME, id="some"), pytest.param(ALL, id="all", marks=pytest.mark.slow)]
)
@pytest.mark.parametrize(
    "name",
    [one if one == "dynamics" else pytest.param(one, marks=pytest.mark.slow) for one in SPEAK],
)
def test_nothing_is_made_twice_and_nothing_is_lost(name, requests, tmp_path, firm):
    with beside(name, tmp_path, firm) as (server, house):
        allow(house, name, by=None)
        handed(house, name)
        ends = [
            killed_at(server, house, name, number, done_first=number % 2 == 0)
            for number in requests
        ]
        assert -9 in ends
        assert set(ends) <= {-9, 0}
        look(house, name)
        look(house, name)
        assert [len(server.book.all(one)) for one in NAMES[name]] == [2, 2, 2, 2]
        with house.ledger.read() as connection:
            states = {row["state"] for row in book.some(connection, book.crm_writes, name, 99)}
        assert states == {book.DONE}
        assert len(rows(house, "opportunities")) == 2
        cases = server.book.all(NAMES[name][2])
        assert {row["opportunity_id"] for row in rows(house, "opportunities")} == set(cases)
