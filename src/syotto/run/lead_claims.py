"""Live leads follow their people: a merge, or another employer, hands nobody over twice."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.errors import NotFound
from syotto.run.house import House
from syotto.run.lead_log import note
from syotto.run.renamed import present
from syotto.schema.handed import LeadState, LeadStep
from syotto.store import leads as book

Row = Mapping[str, Any]
SAME = "the same person or account is with a seller already"


def settle_claims(house: House, now: datetime) -> None:
    """Every live lead is about the person and account of the newest build.

    Of two that are about the same now, the older one stays; the younger goes back with its history.
    """
    with house.ledger.read() as connection:
        live = book.live(connection)
    called = present(house, {row["person_id"] for row in live})
    people = {row["person_id"]: called.get(row["person_id"], row["person_id"]) for row in live}
    homes = homes_of(house, set(people.values()))
    for row in live:
        person_id = people[row["person_id"]]
        account_id = homes.get(person_id, row["account_id"])
        if book.claim_of(person_id, account_id) != row["claim"]:
            with house.ledger.begin() as connection:
                move(connection, row, person_id, account_id, now)


def homes_of(house: House, people: set[str]) -> dict[str, str | None]:
    """The account of each of these people who are in the newest build."""
    with suppress(NotFound):
        table = house.warehouse.open().table("people")
        mine = table.filter(table.person_id.isin(sorted(people))) if people else table.limit(0)
        rows = mine.select("person_id", "account_id").to_pyarrow().to_pylist()
        return {row["person_id"]: row["account_id"] for row in rows}
    return {}


def move(
    connection: sa.Connection, row: Row, person_id: str, account_id: str | None, now: datetime
) -> None:
    claim = book.claim_of(person_id, account_id)
    there = book.claimed(connection, claim)
    if there is not None:
        over = {"state": LeadState.RECYCLED, "claim": None, "words": SAME}
        book.change(connection, row["lead_id"], **over, changed_at=now)
        note(connection, row, LeadState.RECYCLED, now, words=SAME)
        return
    new = {"claim": claim, "person_id": person_id, "account_id": account_id}
    book.change(connection, row["lead_id"], **new, changed_at=now)
    note(connection, {**row, **new}, LeadStep.MOVED, now)
