"""What came of leads: the sales case that followed, and whether it was won."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from ibis import Table

from syotto.errors import NotFound
from syotto.run.house import House
from syotto.run.lead_answers import answer
from syotto.run.lead_log import note
from syotto.schema.handed import LeadState, LeadStep, LeadVerdict
from syotto.store import leads as book

Row = Mapping[str, Any]
CASES = "raw.opportunities"


def settle_results(house: House, now: datetime) -> int:
    """Leads whose people, or accounts, have a sales case since: its number, and how it ended.

    Returns how many leads ended. The first case since the lead came up is the lead's.
    """
    with house.ledger.read() as connection:
        live = [row for row in book.live(connection) if row["state"] != LeadState.OPEN]
    over = 0
    for lead, case in followed(live, cases(house, live)):
        if lead["opportunity_ref"] is None:
            number = {"opportunity_ref": case["opportunity_id"]}
            with house.ledger.begin() as connection:
                book.change(connection, lead["lead_id"], **number, changed_at=now)
                note(connection, lead, LeadStep.OPPORTUNITY, now)
        if case["won"] is not None:
            verdict = LeadVerdict.WON if case["won"] else LeadVerdict.LOST
            answer(house, lead["lead_id"], verdict, None, None, words=case["lost_reason"], now=now)
            over += 1
    return over


def cases(house: House, live: Iterable[Row]) -> list[dict[str, Any]]:
    """Sales cases of the newest build that are about these people and accounts, oldest first."""
    people = sorted({row["person_id"] for row in live})
    accounts = sorted({row["account_id"] for row in live} - {None})
    if not people:
        return []
    with suppress(NotFound):
        table: Table = house.warehouse.open().table(CASES)
        theirs = table.person_ref.isin(people) | table.account_ref.isin(accounts)
        told = ("opportunity_id", "person_ref", "account_ref", "created_at", "won", "lost_reason")
        mine = table.filter(theirs).select(*told).order_by("created_at", "opportunity_id")
        return list(mine.to_pyarrow().to_pylist())
    return []


def followed(live: Iterable[Row], found: Iterable[Row]) -> Iterable[tuple[Row, Row]]:
    """Each lead with its case: the one it has, or the first after it was handed over."""
    every = list(found)
    for lead in live:
        for case in every:
            same = lead["opportunity_ref"] == case["opportunity_id"]
            if same or (lead["opportunity_ref"] is None and is_of(case, lead)):
                yield lead, case
                break


def is_of(case: Row, lead: Row) -> bool:
    person = case["person_ref"] == lead["person_id"]
    account = lead["account_id"] is not None and case["account_ref"] == lead["account_id"]
    return (person or account) and case["created_at"] >= lead["created_at"]
