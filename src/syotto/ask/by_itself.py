"""What of today's list leaves by itself as a message, how that stands, and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc
import sqlalchemy as sa

from syotto.ask.seen import visible, whole
from syotto.ask.sources import Sources
from syotto.ask.words import many
from syotto.schema.messages import CARRIED, MessageState, plan_key, plan_mailing
from syotto.store import marks
from syotto.store.outbox import outbox
from syotto.store.snapshot import Snapshot

SENT = "sent"
ON_ITS_WAY: Mapping[str, str] = {
    MessageState.INTENDED: "goes out",
    MessageState.HELD: "waits",
    MessageState.CLAIMED: "goes out",
    MessageState.LEAVING: "leaving",
    MessageState.SENT: SENT,
}
"""What a person calls where a message stands; others did not leave, and are to be done."""
NO_CONTENT = "no content for it"
TOLD = 5


@dataclass(frozen=True)
class Message:
    """The plan's message to a customer. goes: it left, or will. why: it waits, or did not go."""

    goes: bool
    words: str
    why: str | None


@dataclass(frozen=True)
class ByItself:
    """The messages of the day, by customer. missing: acts that no content speaks for, by product
    or kind; of the newest build alone. usual: the channel that offers count with.
    """

    messages: Mapping[str, Message]
    missing: Mapping[str, int]
    usual: str = ""

    def pays_from(self, row: Mapping[str, Any]) -> float | None:
        """An offer says from what lift a usual contact pays; of another channel it says nothing."""
        return row["pays_from"] if self.usual in ("", row["channel"]) else None

    def gone(self, listed: pa.Table) -> list[str]:
        """The decisions of the list that need nobody."""
        going = pa.array([who for who, one in self.messages.items() if one.goes], pa.string())
        theirs = pc.and_(pc.is_in(listed["customer_id"], going), listed["by_machine"])
        found: list[str] = listed.filter(theirs)["decision_id"].to_pylist()
        return found

    def of(self, customer_id: str, what: str, *, by_machine: bool) -> Message | None:
        """How the message of an act stands; null where the plan sends none."""
        if not by_machine:
            return None
        lacking = Message(False, "not sent", NO_CONTENT) if what in self.missing else None
        return self.messages.get(customer_id, lacking)

    @property
    def words(self) -> list[str]:
        """How many messages need nobody, and what to write for the others."""
        left = sum(one.words == SENT for one in self.messages.values())
        waits = sum(one.goes for one in self.messages.values()) - left
        counted = ((left, "left by itself", "left by themselves"), (waits, "waits", "wait"))
        said = [f"{many(n, 'message')} {one if n == 1 else more}." for n, one, more in counted if n]
        return said + [
            f"No content for {many(acts, 'action')}: write one with the line “offer: {what}”."
            for what, acts in list(self.missing.items())[:TOLD]
        ]


NO_MAILS = ByItself({}, {})


def by_itself(house: Sources, snapshot: Snapshot) -> ByItself:
    """What the plan of a build sent, or will."""
    day = snapshot.build.as_of.astimezone(ZoneInfo(house.settings.time_zone)).date()
    names = [plan_mailing(day, channel) for channel in house.settings.channels]
    start = len(plan_key(day, ""))
    c = outbox.c
    query = sa.select(c.intent_key, c.state, c.reason).where(c.mailing_id.in_(names))
    with whole(house).ledger.read() as connection:
        rows = list(connection.execute(query)) if names else []
        mark = marks.mark_of(connection, CARRIED) or {}
    told = {
        key[start:]: Message(state in ON_ITS_WAY, ON_ITS_WAY.get(state, "not sent"), why(state, r))
        for key, state, r in rows
    }
    missing = mark.get("missing", {}) if mark.get("build") == snapshot.build.number else {}
    seen = visible(house)
    mine = {who: one for who, one in told.items() if seen is None or who in seen}
    return ByItself(mine, missing, house.settings.channel)


def why(state: str, reason: str | None) -> str | None:
    return None if state == MessageState.SENT else reason
