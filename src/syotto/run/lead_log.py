"""The steps of leads on their way to the log: facts for builds, and decisions on record."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa
import sqlalchemy as sa

from syotto.run.flow_events import tell
from syotto.run.house import House
from syotto.schema.derived import RECORDED_DECISIONS
from syotto.schema.event_names import LEAD_HANDED_BACK
from syotto.schema.handed import LEADS, LeadState, LeadStep
from syotto.schema.raw_world import ACTIVITIES
from syotto.schema.table import TableSpec
from syotto.schema.words import Action, Arm
from syotto.store import leads as book

SOURCE = "syotto"
AT_ONCE = 50_000
Row = Mapping[str, Any]


def step(lead: Row, name: str, at: datetime, **said: Any) -> dict[str, Any]:
    same = {column: lead[column] for column in ("lead_id", "person_id", "owner")}
    told = {"reason": None, "words": None, "by": None, "asked": None, **said}
    return {"step_id": secrets.token_hex(10), "at": at, "step": name, **same, **told}


def note(connection: sa.Connection, lead: Row, name: str, at: datetime, **said: Any) -> None:
    book.add_steps(connection, [step(lead, name, at, **said)])


def drain_leads(house: House, *, held: bool = True) -> int:
    """Appends to the log what it does not know yet; returns how many steps.

    Answers come when they cannot be taken back any more, and flows hear then of who went back.
    held: false takes these too. A crash between the log and the ledger appends
    rows again; their keys are the same.
    """
    total = 0
    while True:
        with house.ledger.read() as connection:
            new = book.not_in_log(connection, AT_ONCE, house.now() if held else None)
        if not new:
            return total
        chosen = [row for row in new if row["step"] == LeadState.HANDED]
        spoke = [row for row in new if row["step"] == LeadStep.DONE]
        append(house, RECORDED_DECISIONS, [decision(row) for row in chosen])
        append(house, ACTIVITIES, [call(row) for row in spoke])
        append(house, LEADS, [fact(row) for row in new])
        for row in new:
            if row["step"] == LeadState.RECYCLED and row["by"] is not None:
                tell(house, row["person_id"], LEAD_HANDED_BACK, row["at"])
        with house.ledger.begin() as connection:
            book.now_in_log(connection, [row["step_id"] for row in new])
        total += len(new)


def append(house: House, spec: TableSpec, rows: Sequence[Row]) -> None:
    if rows:
        came = {"source": SOURCE, "received_at": house.now(), "load_id": None}
        schema = spec.columns.to_pyarrow()
        house.log.append(spec, pa.Table.from_pylist([{**row, **came} for row in rows], schema))


def fact(row: Row) -> Row:
    """A row of raw.leads."""
    return {**row, "person_ref": row["person_id"], "account_ref": row["account_id"]}


def decision(row: Row) -> Row:
    """That it was handed over, to whom and why, as a row of raw.decisions."""
    offered = row["product_id"]
    return {
        "decision_id": row["step_id"],
        "at": row["at"],
        "customer_id": row["account_id"] or row["person_id"],
        "person_id": row["person_id"],
        "account_id": row["account_id"],
        "owner": row["owner"],
        "action": Action.HAND_OVER,
        "product_id": offered,
        "products": [offered] if offered else None,
        "channel": "seller",
        "arm": Arm.TREATED,
        "propensity": 1.0,
        "expected_margin": row["expected_profit"],
        "reason": row["origin"],
        "reasons": row["because"],
        "policy_version": row["scoring_version"],
    }


def call(row: Row) -> Row:
    """That somebody spoke with them, as a row of raw.activities."""
    return {
        "activity_id": f"lead-{row['step_id']}",
        "at": row["at"],
        "owner": row["owner"],
        "person_ref": row["person_id"],
        "account_ref": row["account_id"],
        "kind": "call",
        "text": row["words"],
    }
