"""Tasks that steps of flows gave to sellers stand in the CRM too, and are done here once there.

Only about people whom the CRM has: nobody is put into it for a task. One whose person comes later
goes then. A task belongs to the CRM once it is there; it is done where one of us says so first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from syotto.run.crm import Connection
from syotto.run.crm_known import said_of, theirs_of
from syotto.run.crm_wishes import intended, named, wish
from syotto.run.renamed import present
from syotto.schema.crm import Kind, Push
from syotto.store import crm as book, wishes

DONE = "done"
Row = Mapping[str, Any]


def number_of(row: Row) -> str:
    """What the CRM keeps of a task as our number."""
    return f"{row['enrolment_id']}-{row['step_id']}"


def wanted(c: Connection) -> bool:
    return Push.TASKS in c.wishes.push and Kind.TASKS in c.crm.shapes


def take_tasks(c: Connection) -> int:
    """Wants every task written that is still to be done, about people whom the CRM has; returns how
    many of them are new.
    """
    if not wanted(c):
        return 0
    with c.house.ledger.read() as connection:
        rows = wishes.tasks_open(connection)
    if not rows:
        return 0
    called = present(c.house, {row["person_id"] for row in rows})
    who = {row["person_id"]: called.get(row["person_id"], row["person_id"]) for row in rows}
    people = sorted(set(who.values()))
    there = theirs_of(c.house, c.name, Kind.PEOPLE, people)
    said = said_of(c.house, c.name, Kind.PEOPLE, sorted(there))
    return intended(
        c.house,
        [
            todo(c, row, who[row["person_id"]], said.get(who[row["person_id"]], {}))
            for row in rows
            if who[row["person_id"]] in there
        ],
    )


def todo(c: Connection, row: Row, person_id: str, said: Mapping[str, str | None]) -> dict[str, Any]:
    given = row["given"]
    words = [given.get("text"), f"From the flow {given.get('flow') or row['flow']}."]
    due = row["due_at"] or row["at"]
    fields = {
        "person_ref": person_id,
        "account_ref": said.get("account_ref"),
        "owner": row["owner"],
        "title": f"{given['title']}: {named(said, person_id)}",
        "text": "\n".join(one for one in words if one),
        "due_at": due.isoformat(),
    }
    return wish(c.house, c.name, Kind.TASKS, number_of(row), fields, "a step of a flow")


def settle_tasks(c: Connection) -> int:
    """Takes over what was done in the CRM; returns how many tasks. One that was deleted there is
    still to be done here.
    """
    if not wanted(c):
        return 0
    with c.house.ledger.read() as connection:
        rows = {number_of(row): row for row in wishes.tasks_open(connection)}
        known = book.records_of(connection, c.name, Kind.TASKS, by="our_id", values=sorted(rows))
    whose = {row["record_id"]: rows[row["our_id"]] for row in known}
    numbers, total = sorted(whose), 0
    for at in range(0, len(numbers), c.crm.batch):
        found = c.crm.read(Kind.TASKS, numbers[at : at + c.crm.batch])
        done = [whose[one.record_id] for one in found if one.fields.get(DONE)]
        with c.house.ledger.begin() as connection:
            for row in done:
                total += wishes.mark_done(connection, row, c.house.now(), c.name)
    return total
