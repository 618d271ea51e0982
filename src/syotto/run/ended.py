"""Removes messages that ended long ago: of each mailing its numbers stay, and that nobody gets it
again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from syotto.act.transport_log import nameless
from syotto.run.contact_rules import contact_rules
from syotto.run.house import House
from syotto.run.outbox import key_hashes
from syotto.schema.messages import MessageState
from syotto.store import outbox_ended as ended

AT_ONCE = 1_000
"""Rows in a commit: others get their turn in between."""


def fewest_days(house: House) -> int:
    """The days that a message must stay on record: the longest cap counts what was sent."""
    return max((cap.days for cap in contact_rules(house.settings).caps), default=0)


def remove_messages(house: House, before: datetime) -> int:
    """Removes messages that ended before a moment; returns how many those were."""
    key_hashes(house, [])  # the key of the hashes is made in a transaction of its own
    removed = 0
    while True:
        with house.ledger.begin() as connection:
            rows = ended.oldest(connection, before, AT_ONCE)
            if not rows:
                return removed
            over = ended.stopped(connection)
            hashed = key_hashes(house, [row["intent_key"] for row in rows])
            keys = {one: row["mailing_id"] for one, row in zip(hashed, rows, strict=True)}
            ended.spend(connection, {one: name for one, name in keys.items() if name not in over})
            ended.add(connection, Counter(map(total, rows)))
            ended.remove(connection, [row["message_id"] for row in rows])
        removed += len(rows)


def total(row: Mapping[str, Any]) -> ended.Total:
    return ended.Total(row["mailing_id"], row["state"], why(row), row["returned"] or "")


def why(row: Mapping[str, Any]) -> str:
    """The reason, without what it says of one person; answers to what was sent are all the same."""
    reason = nameless(row["reason"] or "")
    if row["state"] == MessageState.SENT:
        return ""
    return reason.partition(":")[0] if row["state"] == MessageState.FAILED else reason
