"""What people were sent and what waits for them: a message counts for its address and its person.

Who has two addresses gets no more than who has one, also where two numbers became one person since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from syotto.decide.guard import LOOK_AGAIN, Known, Sent, Waiting
from syotto.run.channels import word_of
from syotto.run.house import House
from syotto.run.renamed import before, present
from syotto.schema.messages import MessageState
from syotto.schema.words import Channel, Purpose
from syotto.store import outbox as book

Row = Mapping[str, Any]
Key = tuple[str, str]


@dataclass
class Reached:
    """Messages by number, for each address and each person. called: numbers of before."""

    called: Mapping[str, str]
    sent: dict[Key, dict[str, Sent]] = field(default_factory=lambda: defaultdict(dict))
    waiting: dict[Key, dict[str, Waiting]] = field(default_factory=lambda: defaultdict(dict))

    def keys(self, row: Row) -> tuple[Key, Key]:
        """Whom a message counts for; without a person, its address twice."""
        number = row["person_id"]
        address = "address", row["address"].lower()
        return address, ("person", self.called.get(number, number)) if number else address

    def known(self, row: Row) -> Known:
        """What went to the address or the person of a message, and what waits."""
        one, other = self.keys(row)
        sent = self.sent.get(one, {}) | self.sent.get(other, {})
        waiting = self.waiting.get(one, {}) | self.waiting.get(other, {})
        return Known(sent=tuple(sent.values()), waiting=tuple(waiting.values()))

    def went(self, row: Row, sent: Sent) -> None:
        for key in self.keys(row):
            self.sent[key][row["message_id"]] = sent

    def waits(self, row: Row, waiting: Waiting) -> None:
        for key in self.keys(row):
            self.waiting[key][row["message_id"]] = waiting


def reached(house: House, rows: Sequence[Row], days: int, now: datetime) -> Reached:
    """What went in the last `days` to whom these messages are for, and what of more importance
    waits for them: of what is judged here the place is known already.
    """
    if not days:
        return Reached({})
    called = numbers_of(house, rows)
    found = Reached(called)
    people = {*called, *called.values(), *(row["person_id"] for row in rows if row["person_id"])}
    addresses = {row["address"] for row in rows}
    lowest = min(row["priority"] for row in rows)
    with house.ledger.read() as connection:
        since, soon = now - timedelta(days=days), now + LOOK_AGAIN
        others = book.ahead(connection, addresses, people, since, lowest, soon)
    here = {row["message_id"] for row in rows}
    words = {name: word_of(house, name) for name in house.settings.channels}
    for row in others:
        channel = words.get(row["channel"], Channel.ANY)
        if row["state"] in (MessageState.SENT, MessageState.LEAVING):
            found.went(row, Sent(channel, row["changed_at"], row["mailing_id"]))
        elif row["message_id"] not in here:
            sells = row["purpose"] != Purpose.SERVICE
            found.waits(row, Waiting(channel, row["priority"], row["mailing_id"], sells))
    return found


def numbers_of(house: House, rows: Sequence[Row]) -> dict[str, str]:
    """Every number that the people of these messages had before, and the one that counts now."""
    given = {row["person_id"] for row in rows if row["person_id"]}
    called = present(house, given)
    return called | before(house, {called.get(number, number) for number in given})
