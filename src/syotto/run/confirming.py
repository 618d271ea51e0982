"""Messages of flows and mailings to people whose permission waits for their confirmation by mail.

They wait as long as the link in that mail lives, or until their own end. Who confirms gets them at
once; nothing else that speaks against a message is lifted by it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from syotto.run.channels import word_of
from syotto.run.house import House
from syotto.run.lawful import SUPPRESSED
from syotto.run.preferences import LONGEST, WAITS
from syotto.run.rights import Right
from syotto.run.unaddressed import next_look
from syotto.schema.rights import touches
from syotto.schema.words import Lane
from syotto.store import outbox as book

Row = Mapping[str, Any]
LINK_LIVES = timedelta(seconds=LONGEST)


def waiting(
    house: House, refused: Sequence[tuple[Row, Right]], now: datetime
) -> dict[str, tuple[str, datetime]]:
    """message_id -> why it waits, and until when, of messages that may not go as yet."""
    may = [
        (row, right)
        for row, right in refused
        if row["lane"] == Lane.BULK and not right.reason.startswith(SUPPRESSED)
    ]
    may = [
        (row, right) for row, right in may if not (row["send_until"] and row["send_until"] < now)
    ]
    if not may:
        return {}
    addresses = {row["address"] for row, _ in may}
    people = {row["person_id"] for row, _ in may if row["person_id"]}
    with house.ledger.read() as connection:
        asked = book.asked_to_confirm(connection, addresses, people, now - LINK_LIVES)
    found = {}
    for row, right in may:
        since = asked_since(house, row, right, asked)
        if since is not None:
            ends = [since + LINK_LIVES, next_look(row, now)]
            found[row["message_id"]] = f"{WAITS} asked for on {since:%Y-%m-%d}.", min(ends)
    return found


def not_confirmed(row: Row) -> str:
    """What is said beside the reason of a message that waited in vain."""
    return " It was not confirmed." if (row.get("reason") or "").startswith(WAITS) else ""


def asked_since(house: House, row: Row, right: Right, asked: Sequence[Row]) -> datetime | None:
    """When they were asked last for what the message needs, and have not objected since."""
    channel = word_of(house, row["channel"])
    moments = [
        one["created_at"]
        for one in asked
        if is_of(one, row)
        if (about := one["given"]["about"])
        if touches(about["purpose"], about["channel"], row["purpose"], channel)
        if right.since is None or one["created_at"] > right.since
    ]
    return max(moments, default=None)


def is_of(asking: Row, row: Row) -> bool:
    person = asking["person_id"]
    return bool((person and person == row["person_id"]) or asking["address"] == row["address"])
