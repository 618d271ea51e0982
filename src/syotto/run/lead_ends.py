"""Leads that nobody moves on any more: back to nurturing, or to another seller."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from syotto.run.defined import sellers_in
from syotto.run.house import House
from syotto.run.lead_answers import recycle
from syotto.run.lead_log import note
from syotto.schema.handed import LeadState
from syotto.store import leads as book

Row = Mapping[str, Any]


def settle_quiet(house: House, now: datetime) -> int:
    """Leads that were spoken with, and of which nothing was heard since, go back with their
    history; returns how many. Who has a sales case stays until that ends.
    """
    days = timedelta(days=house.settings.lead_days)
    with house.ledger.read() as connection:
        quiet = [row for row in book.live(connection) if is_quiet(row, now - days)]
    words = f"nothing was heard of it for {house.settings.lead_days} days"
    for row in quiet:
        recycle(house, row["lead_id"], words, now=now)
    return len(quiet)


def is_quiet(row: Row, since: datetime) -> bool:
    spoken = row["state"] == LeadState.ACCEPTED and row["done_at"] is not None
    return spoken and row["opportunity_ref"] is None and (row["next_at"] or row["done_at"]) < since


def settle_left(house: House, now: datetime) -> int:
    """Leads of people who take none any more wait for another seller; returns how many.

    Where nobody takes leads at all everybody keeps theirs.
    """
    names = {one.name for one in sellers_in(house)}
    if not names:
        return 0
    with house.ledger.begin() as connection:
        left = [row for row in book.live(connection, to_change=True) if is_of_nobody(row, names)]
        for row in left:
            words = f"{row['owner']} takes no leads any more"
            waits = {"state": LeadState.OPEN, "owner": None, "rule": None, "due_at": None}
            waits |= dict.fromkeys(("next_at", "next_told_at", "done_at", "before"))
            book.change(connection, row["lead_id"], **waits, words=words, changed_at=now)
            note(connection, {**row, **waits}, LeadState.OPEN, now, words=words)
    return len(left)


def is_of_nobody(row: Row, names: set[str]) -> bool:
    return row["owner"] is not None and row["owner"] not in names
