"""The outbox against the transport's own account: every difference is shown, and must be zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from syotto.act.transport_log import Line, lines
from syotto.run import mail_log
from syotto.run.differing import named, not_sent
from syotto.run.house import House
from syotto.schema.messages import RECONCILED, MessageState, Outcome
from syotto.store import marks, outbox_counts as counts

LOOKS_BACK = timedelta(days=1)
NOT_IN_LOG = (
    "sent, but the transport has no record of it",
    "See whether a file of the folder transport/ was removed or cut.",
)
NOT_SENT = (
    "the transport took it, but the outbox does not say so",
    "It left: intend it for nobody again. See whether a backup of the ledger was put back.",
)
TWICE = (
    "the transport took it more than once",
    "Right where one of you chose “send again”; else tell us: it must not happen.",
)


def reconcile(house: House, *, looks_back: timedelta = LOOKS_BACK) -> dict[str, Any]:
    """Compares what left since then, and keeps the answer for the page."""
    now = house.now()
    since = now - looks_back
    with house.ledger.read() as connection:
        ours = counts.given_away(connection, since)
    theirs = taken(lines(house.folder / "transport", since.date()))
    sent = {number for number, state in ours.items() if state == MessageState.SENT}
    found = {
        NOT_IN_LOG: sent - set(theirs),
        NOT_SENT: not_sent(house, set(theirs) - set(ours)),
        TWICE: {number for number, times in theirs.items() if times > 1},
    }
    answer = {
        "at": now.isoformat(),
        "since": since.isoformat(),
        "sent": len(sent),
        "taken": len(theirs),
        "differences": named(found),
        "log": mail_log.compared(house, since) if house.settings.mail_log else None,
    }
    with house.ledger.begin() as connection:
        marks.move(connection, RECONCILED, answer, now)
    return answer


def taken(said: Iterable[Line]) -> Counter[str]:
    """How often the transport took each message."""
    return Counter(line.message_id for line in said if line.outcome == Outcome.TAKEN)
