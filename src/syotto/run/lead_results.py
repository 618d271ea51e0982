"""What came of leads: the sales case that followed, and whether it was won."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from ibis import Table

from syotto.errors import NotFound
from syotto.know.identity_names import resolved
from syotto.run.house import House
from syotto.run.lead_answers import answer
from syotto.run.lead_log import note
from syotto.schema.handed import LeadState, LeadStep, LeadVerdict
from syotto.schema.known import RENAMED
from syotto.schema.raw_world import OPPORTUNITIES
from syotto.store import leads as book

Row = Mapping[str, Any]
TOLD = ("number", "source", "person_ref", "account_ref", "created_at", "won", "lost_reason")


def settle_results(house: House, now: datetime) -> int:
    """Leads whose people, or accounts, have a sales case since: its number, and how it ended.

    Returns how many leads ended. The first case since the lead came up is the lead's.
    """
    with house.ledger.read() as connection:
        live = [row for row in book.live(connection) if row["state"] != LeadState.OPEN]
    over = 0
    for lead, case in followed(live, cases(house, live)):
        if lead["opportunity_ref"] is None:
            number = {"opportunity_ref": case["number"], "opportunity_source": case["source"]}
            with house.ledger.begin() as connection:
                book.change(connection, lead["lead_id"], **number, changed_at=now)
                note(connection, lead, LeadStep.OPPORTUNITY, now)
        if case["won"] is not None:
            verdict = LeadVerdict.WON if case["won"] else LeadVerdict.LOST
            answer(house, lead["lead_id"], verdict, None, None, words=case["lost_reason"], now=now)
            over += 1
    return over


def cases(house: House, live: Iterable[Row]) -> list[dict[str, Any]]:
    """Sales cases of the newest build that are about these people and accounts, oldest first, by
    the numbers of their own systems.
    """
    people = sorted({row["person_id"] for row in live})
    accounts = sorted({row["account_id"] for row in live} - {None})
    if not people:
        return []
    with suppress(NotFound):
        snapshot = house.warehouse.open()
        said: Table = snapshot.table(OPPORTUNITIES.full_name)
        said = said.mutate(number=said.opportunity_id)
        table = resolved(OPPORTUNITIES, said, snapshot.table(RENAMED.name))
        theirs = table.person_ref.isin(people) | table.account_ref.isin(accounts)
        mine = table.filter(theirs).select(*TOLD).order_by("created_at", "source", "number")
        return list(mine.to_pyarrow().to_pylist())
    return []


def followed(live: Iterable[Row], found: Iterable[Row]) -> Iterable[tuple[Row, Row]]:
    """Each lead with its case: the one it has, or the first after it was handed over."""
    every = list(found)
    for lead in live:
        for case in every:
            if is_its_own(case, lead) or (lead["opportunity_ref"] is None and is_of(case, lead)):
                yield lead, case
                break


def is_its_own(case: Row, lead: Row) -> bool:
    """A lead from before systems were told apart has the number alone."""
    by = lead["opportunity_source"]
    return case["number"] == lead["opportunity_ref"] and by in (None, case["source"])


def is_of(case: Row, lead: Row) -> bool:
    person = case["person_ref"] == lead["person_id"]
    account = lead["account_id"] is not None and case["account_ref"] == lead["account_id"]
    return (person or account) and case["created_at"] >= lead["created_at"]
