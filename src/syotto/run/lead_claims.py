"""Live leads follow their people: a merge, or another employer, hands nobody over twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
About = Mapping[str, tuple[str, str | None]]
"""lead_id: person_id, account_id."""
SAME = "the same person or account is with a seller already"


def settle_claims(house: House, now: datetime) -> None:
    """Every live lead is about the person and account of the newest build.

    Of those that are about the same now the oldest stays, of one moment the one that is expected to
    bring most; the others go back with their history.
    """
    with house.ledger.read() as connection:
        live = book.live(connection)
    about = of_today(house, live)
    if any(book.claim_of(*about[row["lead_id"]]) != row["claim"] for row in live):
        with house.ledger.begin() as connection:
            settle(connection, about, now)


def of_today(house: House, live: Sequence[Row]) -> About:
    numbers = [str(row["person_id"]) for row in live]
    called = present(house, set(numbers))
    people = [called.get(one, one) for one in numbers]
    homes = homes_of(house, set(people))
    return {
        row["lead_id"]: (person_id, homes.get(person_id, row["account_id"]))
        for row, person_id in zip(live, people, strict=True)
    }


def homes_of(house: House, people: set[str]) -> dict[str, str | None]:
    """The account of each of these people who are in the newest build."""
    with suppress(NotFound):
        table = house.warehouse.open().table("people")
        mine = table.filter(table.person_id.isin(sorted(people))) if people else table.limit(0)
        rows = mine.select("person_id", "account_id").to_pyarrow().to_pylist()
        return {row["person_id"]: row["account_id"] for row in rows}
    return {}


def settle(connection: sa.Connection, about: About, now: datetime) -> None:
    """What has ended since then, and what is new, stays as it is."""
    taken: set[str] = set()
    back, moved = [], []
    for row in book.live(connection, to_change=True):
        person_id, account_id = about.get(row["lead_id"], (row["person_id"], row["account_id"]))
        claim = book.claim_of(person_id, account_id)
        if claim in taken:
            back.append(row)
        elif claim != row["claim"]:
            moved.append((row, {"claim": claim, "person_id": person_id, "account_id": account_id}))
        taken.add(claim)
    for row in [*back, *(row for row, _ in moved)]:  # two may change places
        book.change(connection, row["lead_id"], claim=None)
    for row in back:
        over = {"state": LeadState.RECYCLED, "words": SAME}
        book.change(connection, row["lead_id"], **over, changed_at=now)
        note(connection, row, LeadState.RECYCLED, now, words=SAME)
    for row, new in moved:
        book.change(connection, row["lead_id"], **new, changed_at=now)
        note(connection, {**row, **new}, LeadStep.MOVED, now)
