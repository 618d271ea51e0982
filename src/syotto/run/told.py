"""What happens to our messages, told as events through the same inbox as everything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from syotto.run import clock
from syotto.run.collect import request_of
from syotto.run.house import House
from syotto.run.sources import ensure_source
from syotto.schema.event_names import EMAIL_DELIVERED
from syotto.schema.source import SourceKind
from syotto.sense.tracking import take_events
from syotto.store.inbox import open_inbox

SOURCE = "our-messages"
TICK_SECONDS = 1.0
Row = Mapping[str, Any]
Event = dict[str, Any]


class Told:
    """Writes events into the inbox, in one process that sends."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.source = ensure_source(house, SOURCE, SourceKind.MAIL)
        self.inbox = open_inbox(house.folder / "inbox", house.ledger)
        self.lane = self.inbox.lane()
        self.ticked = clock.seconds()

    def delivered(self, rows: Sequence[Row], at: datetime) -> None:
        """The transport took these messages. Said twice, it counts once: the number is the same."""
        if not rows:
            return
        taken = take_events([event(EMAIL_DELIVERED, row, at) for row in rows])
        self.lane.write([request_of(self.house, self.source, taken, "put", None, None)])
        if clock.seconds() - self.ticked > TICK_SECONDS:
            self.ticked = clock.seconds()
            self.lane.tick()

    def close(self) -> None:
        self.lane.close()
        self.inbox.close()


def event(name: str, row: Row, at: datetime, number: str = "", **properties: Any) -> Event:
    """An event about a message (Segment spec). number: says which of several of the same name."""
    about = {
        "email_id": row["message_id"],
        "content": row["content"].partition("@")[0],
        "campaign_name": row["mailing_id"],
    }
    return {
        "type": "track",
        "event": name,
        "channel": "email",
        "messageId": f"{name.lower().replace(' ', '-')}-{row['message_id']}{number}",
        "userId": row["person_id"] or row["address"],
        "timestamp": at.isoformat(),
        "properties": {**about, **properties},
    }
