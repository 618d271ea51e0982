"""Loaded tables start flows: from CSV files over a build to messages, each once."""

from __future__ import annotations

from datetime import UTC, datetime

import ibis
import pytest
from typer.testing import CliRunner

from syotto.ask.unclaimed import unclaimed
from syotto.cli import app
from syotto.know.happenings import without_told
from syotto.run import happenings
from syotto.run.build import build
from syotto.run.flow_replay import replay
from syotto.run.flow_why import why_not
from syotto.run.flows import draft, enrolled, problems, publish
from syotto.run.load import load
from syotto.run.tick import tick
from syotto.run.waits import about
from syotto.schema.happened import EVENTS, HAPPENINGS, NUMBERED
from syotto.store import happenings as book, marks
from tests.run.flow_house import DAY, ClockHouse
from tests.run.loaded import drawing, file
from tests.run.mail import mail_house, rows

NOON = datetime(2026, 5, 8, 12, tzinfo=UTC)
LOADED = {
    "accounts": """
        source_id | name
        A1 | Mill
        A2 | Port
        A3 | Empty
        A4 | Strangers
        """,
    "people": """
        source_id | email | account_ref
        P1 | p1@mill.fi | A1
        P2 | p2@mill.fi | A1
        P3 | p3@port.fi | A2
        P4 | p4@strange.fi | A4
        P5 | p5@strange.fi | A4
        P6 | p6@home.fi |
        """,
    "opportunities": """
        opportunity_id | person_ref | account_ref | created_at | closed_at | won
        O1 | P2 | A1 | 2026-02-02T10:00:00 | 2026-05-07T10:00:00 | false
        O2 |    | A2 | 2026-02-02T10:00:00 | 2026-05-07T10:00:00 | false
        O3 | P1 | A1 | 2024-02-02T10:00:00 | 2025-01-01T10:00:00 | false
        O4 |    | A3 | 2026-02-02T10:00:00 | 2026-05-07T10:00:00 | false
        O5 |    | A4 | 2026-02-02T10:00:00 | 2026-05-07T10:00:00 | false
        """,
    "quotes": """
        quote_id | person_ref | account_ref | created_at | closed_at | won
        Q1 | P1 | A1 | 2026-05-06T15:00:00 | |
        Q2 | P3 | A2 | 2026-05-06T15:00:00 | 2026-05-07T15:00:00 | true
        Q3 | P6 |    | 2026-03-06T15:00:00 | |
        """,
    "order_lines": """
        order_id | line_no | at | person_ref | product_id | quantity | amount
        R1 | 1 | 2026-05-07 | P6 | seal | 1 | 10
        R1 | 2 | 2026-05-07 | P6 | pump | 1 | 90
        R0 | 1 | 2020-05-07 | P1 | seal | 1 | 10
        """,
    "assets": """
        asset_id | account_ref | product_id | installed_at
        S1 | A1 | pump | 2025-05-20
        S2 | A1 | pump | 2010-05-20
        S3 | A2 | pump | 2025-11-20
        S4 | A2 | pump | 2025-02-20
        """,
}
STARTERS = ("service", "win-back", "abandoned", "recommend")


def brought(house, tmp_path, **tables: str) -> None:
    for table, text in tables.items():
        load(house, table, file(tmp_path, f"{table}.csv", drawing(text)), source="erp", keep=False)


def started(tmp_path, ledger: str = "") -> ClockHouse:
    """The four flows are published over what was loaded; nobody is left alone by lot."""
    made = mail_house(tmp_path / "shop", ledger=ledger, customer_days=0)
    house = ClockHouse(made.folder, made.settings)
    house.moment = NOON
    brought(house, tmp_path, **LOADED)
    for name in STARTERS:
        path = house.folder / f"flows/{name}.yaml"
        text = path.read_text().replace("reentry: {after: 3 months}", "reentry: always")
        path.write_text(
            text.replace("control_share: 0.1", "control_share: 0").replace(
                "control_share: 0.2", "control_share: 0"
            )
        )
        publish(house, name, "ann@example.com")
    build(house)
    tick(house)
    return house


def inside(house) -> dict[str, list[tuple[str, str]]]:
    return {
        name: sorted((row["person_id"], row["instance"]) for row in enrolled(house, name))
        for name in STARTERS
    }


CAME = {
    "service": [("P2", "S1")],
    "win-back": [("P2", ""), ("P3", "")],
    "abandoned": [("P1", "Q1"), ("P3", "Q2")],
    "recommend": [("P6", "")],
}


def test_what_tables_tell_starts_flows_once(tmp_path, ledger_url):
    house = started(tmp_path, ledger_url)
    assert inside(house) == CAME
    build(house)
    assert not tick(house)
    older = LOADED["opportunities"].replace("O", "L").replace("05-07", "03-31")
    moved = LOADED["assets"].replace("2025-05-20", "2025-05-23")
    again = LOADED["order_lines"].replace("R", "B").replace("05-07", "04-30")
    brought(house, tmp_path, opportunities=older, assets=moved, order_lines=again)
    build(house)
    assert not tick(house)
    assert inside(house) == CAME
    for _ in range(80):
        house.moment += DAY
        tick(house)
    keys = [row["intent_key"] for row in rows(house)]
    assert sorted(keys) == [
        "flow/abandoned/reminder/P1/Q1/1",
        "flow/recommend/ask/P6//1",
        "flow/service/due/P2/S1/1",
        "flow/service/plan/P2/S1/1",
        "flow/win-back/ask/P2//1",
        "flow/win-back/ask/P3//1",
        "flow/win-back/news/P2//1",
        "flow/win-back/news/P3//1",
    ]
    house.ledger.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    made = started(tmp_path_factory.mktemp("told"))
    yield made
    made.ledger.close()


def test_what_is_nobodys_says_why(house):
    table = house.warehouse.open().table(HAPPENINGS.name).to_pyarrow().to_pylist()
    lost = {row["subject"]: row for row in table if row["name"] == "Opportunity Lost"}
    assert [(number, row["person_id"], row["named"]) for number, row in sorted(lost.items())] == [
        ("O1", "P2", True), ("O2", "P3", False), ("O4", None, False), ("O5", None, False),
    ]  # fmt: skip
    assert lost["O4"]["why"] == "nobody of the company is known"
    assert unclaimed(house, draft(house, "win-back")) == [
        "1 of 4 rows of the last 7 days that tell of Opportunity Lost is nobody's: nobody of the "
        "company is known.",
        "1 of 4 rows of the last 7 days that tell of Opportunity Lost is nobody's: several people "
        "of the company are known, and none ever dealt with us.",
    ]
    assert unclaimed(house, draft(house, "welcome")) == []
    said = CliRunner().invoke(app, ["flow", "status", str(house.folder), "win-back"])
    assert said.exit_code == 0


def test_a_flow_is_replayed_and_explained_over_what_tables_tell(house):
    done = replay(house, "service", 30)
    assert (done.draft.people, done.simulated) == (1, False)
    (check,) = [one for one in why_not(house, "service", "P2").checks if "comes in" in one.rule]
    assert (check.holds, check.saw) == (True, "1 times, last 2026-05-08 12:00")
    doubts = [line for name in STARTERS for line in problems(house, name)[name].odd]
    assert not [line for line in doubts for name in NUMBERED if f"The event {name!r}" in line]


def test_a_worker_that_dies_while_it_tells_tells_again(house, monkeypatch):
    with house.ledger.begin() as connection:
        connection.execute(book.told_happenings.delete())
        marks.move(connection, happenings.TOLD, {}, house.now())
    with monkeypatch.context() as broken:
        broken.setattr(book, "note", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            happenings.tell(house, {"Order Completed"})
    assert happenings.tell(house, {"Order Completed"}) == 1
    assert happenings.tell(house, {"Order Completed"}) == 0


def test_what_came_as_an_event_is_not_told_by_its_row(house):
    def events(*told):
        rows = [
            {"name": name, "properties": said, "at": NOON - DAY * days} for name, said, days in told
        ]
        schema = {name: EVENTS.columns[name] for name in ("name", "properties", "at")}
        return ibis.memtable(rows, schema=schema)

    table = house.warehouse.open().table(HAPPENINGS.name)
    row = table.filter(table.name == "Service Due").to_pyarrow()
    told = ibis.memtable(row)
    left = [
        without_told(told, events(("Service Due", said, days))).count().to_pyarrow().as_py()
        for said, days in (
            ('{"asset_id": "S1"}', 2),
            ('{"asset_id": "S1"}', 500),  # of the service before
            ('{"asset_id": "S9"}', 2),
        )
    ]
    assert left == [1, 2, 2]


def test_what_speaks_of_a_quote_does_not_wait_for_its_answer(house):
    held = about(house, ["P1"])["P1"]
    assert (held.hold({}).about, held.hold({"order_id": "Q1"})) == ("Q1", None)
