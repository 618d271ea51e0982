"""How a difference between the outbox and somebody else's account of it is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from syotto.run.house import House
from syotto.schema.messages import MessageState
from syotto.store import outbox_counts as counts

SHOWN = 20
"""Messages of each kind of difference that are named."""
What = tuple[str, str]
"""What differs, and what to do about it."""


def named(found: Mapping[What, set[str]]) -> list[dict[str, Any]]:
    """Each kind of difference that there is, with how many messages and the first of them."""
    return [
        {"what": what, "fix": fix, "messages": len(ids), "some": sorted(ids)[:SHOWN]}
        for (what, fix), ids in found.items()
        if ids
    ]


def not_sent(house: House, numbers: Collection[str]) -> set[str]:
    """Those that stand in the outbox as something that never left. What is doubtful there is no
    difference: a person decides it, with the account beside.
    """
    left = (MessageState.SENT, MessageState.LEAVING)
    with house.ledger.read() as connection:
        rows = counts.messages_of(connection, sorted(numbers))
    return {number for number, row in rows.items() if row["state"] not in left}
