"""The outbox against the transport's own account: every difference is shown, and must be zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import islice
from typing import Any

from syotto.act.transport_log import Line, lines
from syotto.run.house import House
from syotto.schema.messages import RECONCILED, MessageState, Outcome
from syotto.store import marks, outbox_counts as counts

LOOKS_BACK = timedelta(days=1)
SHOWN = 20
"""Messages of each kind of difference that are named."""
AT_ONCE = 500
NOT_IN_LOG = "sent, but the transport has no record of it"
NOT_SENT = "the transport took it, but the outbox does not say so"
TWICE = "the transport took it more than once"


def reconcile(house: House, *, looks_back: timedelta = LOOKS_BACK) -> dict[str, Any]:
    """Compares what left since then, and keeps the answer for the page."""
    now = house.now()
    since = now - looks_back
    with house.ledger.read() as connection:
        ours = counts.given_away(connection, since)
    theirs = taken(lines(house.folder / "transport", since.date()))
    found = differences(house, ours, theirs)
    answer = {
        "at": now.isoformat(),
        "since": since.isoformat(),
        "sent": sum(state == MessageState.SENT for state in ours.values()),
        "taken": len(theirs),
        "differences": [
            {"what": what, "messages": len(ids), "some": sorted(ids)[:SHOWN]}
            for what, ids in found.items()
            if ids
        ],
    }
    with house.ledger.begin() as connection:
        marks.move(connection, RECONCILED, answer, now)
    return answer


def taken(said: Iterable[Line]) -> Counter[str]:
    """How often the transport took each message."""
    return Counter(line.message_id for line in said if line.outcome == Outcome.TAKEN)


def differences(
    house: House, ours: Mapping[str, str], theirs: Mapping[str, int]
) -> dict[str, set[str]]:
    """What is doubtful in the outbox is no difference: a person decides it, with the log beside."""
    sent = {number for number, state in ours.items() if state == MessageState.SENT}
    unknown = [number for number in theirs if number not in ours]
    return {
        NOT_IN_LOG: sent - set(theirs),
        NOT_SENT: {
            number
            for number, state in states(house, unknown).items()
            if state not in (MessageState.SENT, MessageState.LEAVING)
        },
        TWICE: {number for number, times in theirs.items() if times > 1},
    }


def states(house: House, numbers: list[str]) -> dict[str, str]:
    found, rest = dict[str, str](), iter(numbers)
    with house.ledger.read() as connection:
        while some := list(islice(rest, AT_ONCE)):
            found |= counts.state_of(connection, some)
    return found
