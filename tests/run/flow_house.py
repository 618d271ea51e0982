"""A workspace with flows, people in its ledger, and a clock that is set by hand."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa

from syotto.run.flow_events import take
from syotto.run.house import House
from syotto.schema.raw_world import EVENTS
from syotto.schema.table import TableSpec
from syotto.store import profiles
from syotto.store.outbox import outbox
from tests.run.mail import mail_house

MONDAY = datetime(2026, 5, 4, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WELCOME = """\
title: Welcome
enter: {event: Form Submitted}
goal: {event: Order Completed, within: 30 days}
exits: [{event: Meeting Booked, whole_account: true}]
control_share: 0
steps:
  - {id: hello, send: hello}
  - {id: pause, wait: 3 days}
  - id: opened
    branch: [{event: Email Opened, steps: [{id: more, send: hello}]}]
    otherwise: [{id: call, task: Call them}]
"""


class ClockHouse(House):
    """A house whose clock stands still until it is set."""

    moment = MONDAY

    def now(self) -> datetime:
        return self.moment


def flow_house(folder: Path, ledger: str = "", port: int = 25, **settings: object) -> ClockHouse:
    made = mail_house(folder, port, ledger=ledger, **settings)
    return ClockHouse(made.folder, made.settings)


def write_flow(house: House, text: str = WELCOME, name: str = "welcome") -> None:
    (house.folder / "flows").mkdir(exist_ok=True)
    (house.folder / f"flows/{name}.yaml").write_text(text, encoding="utf-8")


def people(house: House, *numbers: object, **fields: object) -> None:
    """People as a build would have published them: P1, P2, ..."""
    rows = [
        {
            "subject_id": f"P{number}", "mark": "",
            "profile": json.dumps({"person": {"email": f"p{number}@example.org",
                                           "first_name": f"P{number}", **fields}}),
        }
        for number in numbers
    ]  # fmt: skip
    for start in range(0, len(rows), 500):
        with house.ledger.begin() as connection:
            some = rows[start : start + 500]
            profiles.upsert(connection, profiles.profiles, ["subject_id"], some)


def happened(
    house: House, *told: tuple[object, str], at: datetime | None = None, **given: object
) -> int:
    """Events of people, as the drain hands them over."""
    moment = at or house.now()
    rows = [
        {
            "event_id": f"{name}-{number}-{moment.isoformat()}-{json.dumps(given)}", "at": moment,
            "name": name, "user_id": f"P{number}", "anonymous_id": None, "source": "test",
            "received_at": house.now(), "context": None, "properties": json.dumps(given) or None,
        }
        for number, name in told
    ]  # fmt: skip
    return take(house, pa.Table.from_pylist(rows, schema=schema_of(EVENTS)))


def schema_of(spec: TableSpec) -> pa.Schema:
    from syotto.store.log import log_schema

    return log_schema(spec)


def messages(house: House) -> list[tuple[str, str]]:
    """(person, content) of every message that was intended."""
    import sqlalchemy as sa

    with house.ledger.read() as connection:
        query = sa.select(outbox.c.person_id, outbox.c.content).order_by(outbox.c.message_id)
        return [(row[0], row[1].partition(".")[0]) for row in connection.execute(query)]
