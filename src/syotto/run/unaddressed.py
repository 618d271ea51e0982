"""Messages to people whose address is not known yet: they wait for it, but not for ever.

Somebody who comes into a flow by what they do may tell who they are a moment later, or a file of
tonight does. Who becomes known gets the message then, filled in with what is known by then.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from syotto.run import live
from syotto.run.flow_people import told_of
from syotto.run.house import House
from syotto.run.outbox import NO_ADDRESS_YET, not_an_address, tidy
from syotto.schema.known import ANONYMOUS_ID, VISITOR
from syotto.schema.messages import MessageState
from syotto.store import profiles as book

LONGEST = timedelta(days=2)
"""Builds are made by night: one that could not be made is no reason to give up."""
SOONEST, LATEST = timedelta(minutes=1), timedelta(hours=1)
"""Between two looks: as long as it has waited."""
Row = Mapping[str, Any]


def looked_up(house: House, rows: Sequence[Row], now: datetime) -> list[dict[str, Any]]:
    """What becomes of messages without an address: values for each, all of the same columns."""
    called = known_as(house, {row["person_id"] for row in rows if row["person_id"]})
    known = live.profiles(house, [*called.values()])
    found = []
    for row in rows:
        profile = known.get(called.get(row["person_id"], ""))
        told = told_of(profile) if profile else {}
        found.append(
            {
                "message_id": row["message_id"], "claimed_by": None, "claimed_until": None,
                "changed_at": now, "given": {**told, **row["given"]},
                **outcome(row, told.get("email"), now),
            }
        )  # fmt: skip
    return found


def known_as(house: House, people: Collection[str]) -> dict[str, str]:
    """By each number the person it stands for: of a browser, whom the newest build says it is."""
    browsers = {one: one.removeprefix(VISITOR) for one in people if one.startswith(VISITOR)}
    with house.ledger.read() as connection:
        names = book.names(connection, sorted(browsers.values()))
    owners = {one: names.get((ANONYMOUS_ID, "", of), one) for one, of in browsers.items()}
    return {one: owners.get(one, one) for one in people}


def outcome(row: Row, given: str | None, now: datetime) -> dict[str, Any]:
    address = tidy(given)
    state, reason, again = MessageState.INTENDED, None, now
    if address is None:
        state, reason, again = MessageState.HELD, NO_ADDRESS_YET, next_look(row, now)
    if address is None and (now - row["created_at"] >= LONGEST or (given or "").strip()):
        state, reason = MessageState.FAILED, not_an_address(given)
    return {
        "address": address or "", "domain": (address or "").rpartition("@")[2],
        "state": state, "reason": reason, "send_after": again,
    }  # fmt: skip


def next_look(row: Row, now: datetime) -> datetime:
    waited: timedelta = now - row["created_at"]
    return now + min(max(waited, SOONEST), LATEST)
