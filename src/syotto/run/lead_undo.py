"""An answer about a lead is taken back: a tap on the wrong button ends nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.errors import InputError
from syotto.run.house import House
from syotto.run.lead_answers import unknown
from syotto.run.lead_log import note
from syotto.schema.handed import TAKE_BACK, LeadStep
from syotto.store import leads as book

MOMENTS = ("answered_at", "done_at", "next_at", "next_told_at", "rest_until")


def take_back(house: House, lead_id: str, by: str | None, *, now: datetime | None = None) -> str:
    """The last answer does not count; returns where the lead stands again.

    Raises NotFound for an unknown lead, InputError where there is nothing to take back, where it is
    too late, and where somebody else has the account by now.
    """
    now = now or house.now()
    with house.ledger.begin() as connection:
        lead = book.one(connection, lead_id, to_change=True)
        if lead is None:
            raise unknown(lead_id)
        said = lead["before"]
        if not said or said["by"] is None:
            raise InputError("Nothing was said that could be taken back.", fix="Say what is true.")
        if now > datetime.fromisoformat(said["at"]) + TAKE_BACK:
            raise InputError(
                "It is too late to take this back.", fix="Give the person to a seller again."
            )
        values = stood(said["values"])
        if values["claim"] != lead["claim"]:
            check_free(connection, values["claim"])
        book.take_steps(connection, said["steps"])
        book.change(connection, lead_id, **values, before=None, changed_at=now)
        words = said["verdict"].replace("_", " ")
        note(connection, lead | values, LeadStep.TAKEN_BACK, now, words=words, by=by)
    return str(values["state"])


def stood(values: dict[str, Any]) -> dict[str, Any]:
    """As the ledger had it: JSON knows no moments."""
    moments = {
        name: datetime.fromisoformat(values[name]) for name in MOMENTS if values[name] is not None
    }
    return values | moments


def check_free(connection: sa.Connection, claim: str | None) -> None:
    if claim is not None and book.claimed(connection, claim) is not None:
        raise InputError(
            "Their company has another lead by now.", fix="Say it there; this one stays as it is."
        )
