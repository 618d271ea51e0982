"""Workers that send what the outbox holds: at most once, and every message ends with a reason.

    claimed   one worker has it for a while; it goes back by itself if the worker dies
    leaving   on record before the transport is called; after a crash nobody knows whether it left,
              so nobody sends it again but a person who decides that
    sent, failed, skipped, held, or back to waiting: what became of it

Everything that can go wrong before a message leaves (rights, a missing value, a signature) goes
wrong while it is claimed.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from syotto.act.channel import Channel, Letter, Parcel, Receipt
from syotto.act.content import Content
from syotto.decide.guard import HOLD, SEND
from syotto.errors import SyottoError
from syotto.run import channels, mail_links
from syotto.run.contents import kept
from syotto.run.gate import Judgement, judged
from syotto.run.house import House
from syotto.run.pacing import without_room
from syotto.run.returns import hard, take_refused
from syotto.run.told import Told
from syotto.run.unaddressed import looked_up
from syotto.schema.messages import MailingState, MessageState, Outcome, Returned
from syotto.schema.words import Lane
from syotto.store import outbox as book

CLAIM = 2_000
LEAVE = 50
"""Messages that are marked as leaving together; after a crash a person sees so many at most."""
CLAIMED_FOR = timedelta(minutes=10)
LEAVING_FOR = timedelta(minutes=30)
"""After this a message that is still leaving has lost its worker."""
GIVEN_AWAY = "given to the transport; no answer was heard"
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=4)
log = logging.getLogger("syotto.mail")
Row = dict[str, Any]
FREE = {"claimed_by": None, "claimed_until": None}


@dataclass(frozen=True)
class Packed:
    """A message that is ready to leave, and its row."""

    row: Row
    parcel: Parcel


@dataclass
class Worker:
    """Sends what is due in some lanes. Used by one thread.

    at_once: messages that it prepares together. claimed_for: so long they are its own.
    """

    house: House
    lanes: Sequence[Lane] = (Lane.TRANSACTIONAL, Lane.BULK)
    at_once: int = CLAIM
    claimed_for: timedelta = CLAIMED_FOR
    name: str = field(default_factory=lambda: secrets.token_hex(6))
    open: dict[str, Channel] = field(default_factory=dict)
    told: Told | None = None

    def once(self) -> int:
        """Claims, prepares and sends what is due. Returns how many messages it settled."""
        rows = self.claim()
        if not rows:
            return 0
        now = self.house.now()
        addressed = [row for row in rows if row["address"]]
        if len(addressed) < len(rows):
            nameless = [row for row in rows if not row["address"]]
            self.settle(looked_up(self.house, nameless, now))
        ready = self.prepared(addressed, judged(self.house, addressed, now), now)
        for channel, some in by_channel(ready).items():
            for start in range(0, len(some), LEAVE):
                self.send(channel, some[start : start + LEAVE])
        return len(rows)

    def claim(self) -> list[Row]:
        """Messages whose turn it is, shared between the mailings that run."""
        now, found = self.house.now(), list[Row]()
        with self.house.ledger.begin() as connection:
            book.give_back(connection, now)
            running = book.mailings_in(connection, MailingState.RUNNING)
            for lane in self.lanes:
                for place, mailing in enumerate(running):
                    share = (self.at_once - len(found)) // (len(running) - place)
                    found += book.due(connection, mailing, lane, now, share)
            late = without_room(connection, self.house.settings, found, now)
            book.change_each(connection, [waits(one, *late[one], now) for one in late])
            mine = [row for row in found if row["message_id"] not in late]
            values = {"state": MessageState.CLAIMED, "claimed_by": self.name, "changed_at": now}
            ids = [row["message_id"] for row in mine]
            book.change(connection, ids, claimed_until=now + self.claimed_for, **values)
        return mine

    def prepared(
        self, rows: Sequence[Row], judgements: Sequence[Judgement], now: datetime
    ) -> list[Packed]:
        """Messages ready to leave; those that will not are settled."""
        ready, ended = list[Packed](), list[Row]()
        for row, judgement in zip(rows, judgements, strict=True):
            if judgement.action != SEND:
                ended.append(not_now(row, judgement, now))
                continue
            try:
                ready.append(Packed(row, self.packed(row, judgement, now)))
            except SyottoError as error:
                ended.append(settled(row, MessageState.FAILED, error.what, now))
        self.settle(ended)
        return ready

    def packed(self, row: Row, judgement: Judgement, now: datetime) -> Parcel:
        """The message, written and signed. Raises SyottoError where it cannot be."""
        content = kept(self.house, row["content"])
        links = mail_links.addresses(self.house, row["message_id"], tracked=judgement.tracked)
        letter = letter_of(self.house, row, content.content, now)
        filled = content.fill(row["given"], links)
        return self.channel(row["channel"]).pack(
            Letter(
                **letter,
                subject=filled.subject,
                text=filled.text,
                html=filled.html,
                unsubscribe=links.unsubscribe if row["lane"] == Lane.BULK else None,
            )
        )

    def send(self, name: str, some: Sequence[Packed]) -> None:
        """Marks as leaving, commits, and only then calls the transport."""
        now = self.house.now()
        ids = [one.row["message_id"] for one in some]
        with self.house.ledger.begin() as connection:
            values = {"claimed_until": now + LEAVING_FOR, "reason": GIVEN_AWAY}
            mine = book.leave(connection, ids, self.name, now, **values)
        rows = {one.row["message_id"]: one.row for one in some}
        parcels = [one.parcel for one in some if one.row["message_id"] in mine]
        receipts = list(self.channel(name).send(parcels))
        moment = self.house.now()
        taken = [rows[one.message_id] for one in receipts if one.outcome == Outcome.TAKEN]
        if channels.writes_mail(self.house, name):
            self.tell(taken, moment)
        settled = [self.after(rows[one.message_id], one, moment) for one in receipts]
        self.settle(settled)
        unknown = [one["message_id"] for one in settled if one["returned"] == Returned.HARD]
        take_refused(self.house, [rows[one] for one in unknown], moment)

    def tell(self, taken: Sequence[Row], moment: datetime) -> None:
        """An inbox without room costs an event; it must not cast doubt on what has left."""
        try:
            self.teller().delivered(taken, moment)
        except SyottoError as error:
            log.warning("%s", error)

    def after(self, row: Row, receipt: Receipt, now: datetime) -> Row:
        """What a receipt makes of a message."""
        tried = row["attempts"] + 1
        words = receipt.reason
        if receipt.outcome == Outcome.TAKEN:
            done = settled(row, MessageState.SENT, words, now)
            return {**done, "attempts": tried, "transport_id": receipt.transport_id}
        if receipt.outcome == Outcome.UNKNOWN:
            unsure = settled(row, MessageState.LEAVING, words, now)
            return {**unsure, "attempts": tried, "claimed_until": now}
        if receipt.outcome == Outcome.REFUSED:
            refused = settled(row, MessageState.FAILED, words, now)
            return {
                **refused,
                "attempts": tried,
                "returned": Returned.HARD if hard(words) else None,
            }
        if receipt.outcome == Outcome.UNREACHED:
            again = settled(row, MessageState.INTENDED, f"not reached: {words}", now)
            return {**again, "send_after": now + FIRST_WAIT}
        return later(row, words, tried, now, self.house.settings.mail_attempts)

    def settle(self, rows: Sequence[Row]) -> None:
        with self.house.ledger.begin() as connection:
            book.change_each(connection, rows)

    def channel(self, name: str) -> Channel:
        if name not in self.open:
            self.open[name] = channels.channel(self.house, name)
        return self.open[name]

    def teller(self) -> Told:
        if self.told is None:
            self.told = Told(self.house)
        return self.told

    def close(self) -> None:
        for channel in self.open.values():
            with suppress(OSError):
                channel.close()
        if self.told is not None:
            self.told.close()
        self.open, self.told = {}, None


def letter_of(house: House, row: Row, content: Content, now: datetime) -> Mapping[str, Any]:
    """What of a letter does not depend on what it says."""
    path = channels.return_path(house, row["channel"])
    return {
        "message_id": row["message_id"],
        "address": row["address"],
        "at": now.replace(microsecond=0),
        "sender": content.sender,
        "reply_to": content.reply_to,
        "return_path": mail_links.verp(house, path, row["message_id"]),
        "person_id": row["person_id"],
        "given": row["given"],
    }


def by_channel(ready: Sequence[Packed]) -> dict[str, list[Packed]]:
    found: dict[str, list[Packed]] = {}
    for one in ready:
        found.setdefault(one.row["channel"], []).append(one)
    return found


def settled(row: Row, state: MessageState, reason: str, now: datetime) -> Row:
    """The values of a message that a worker lets go; every row has the same ones."""
    return {
        "message_id": row["message_id"],
        "state": state,
        "reason": reason[:500],
        "attempts": row["attempts"],
        "send_after": row["send_after"],
        "transport_id": row["transport_id"],
        "returned": row["returned"],
        "changed_at": now,
        **FREE,
    }


def not_now(row: Row, judgement: Judgement, now: datetime) -> Row:
    if judgement.action == HOLD and judgement.until is not None:
        held = settled(row, MessageState.HELD, judgement.reason, now)
        return {**held, "send_after": judgement.until}
    return settled(row, MessageState.SKIPPED, judgement.reason, now)


def later(row: Row, words: str, tried: int, now: datetime, at_most: int) -> Row:
    """Waits four times as long after each attempt; the last one ends it."""
    if tried >= at_most:
        given_up = settled(row, MessageState.FAILED, f"gave up after {tried}: {words}", now)
        return {**given_up, "attempts": tried}
    wait = min(FIRST_WAIT * 4 ** (tried - 1), LONGEST_WAIT)
    again = settled(row, MessageState.INTENDED, f"try later: {words}", now)
    return {**again, "attempts": tried, "send_after": now + wait}


def waits(message_id: str, until: datetime, reason: str, now: datetime) -> Row:
    return {"message_id": message_id, "send_after": until, "reason": reason, "changed_at": now}


def send_due(house: House, *, lanes: Sequence[Lane] = (Lane.TRANSACTIONAL, Lane.BULK)) -> int:
    """Sends until nothing is due; returns how many messages it settled."""
    worker, total = Worker(house, lanes), 0
    try:
        while done := worker.once():
            total += done
    finally:
        worker.close()
    return total


PAUSE = 0.5
TROUBLE_PAUSE = 10.0
"""Seconds between two looks at the outbox: usually, and after something went wrong."""


def send_on(worker: Worker, stop: threading.Event) -> None:
    """Sends until told to stop. What goes wrong is told, and tried again."""
    while not stop.is_set():
        try:
            pause = 0.0 if worker.once() else PAUSE
        except Exception:
            log.exception("A worker of the outbox broke off; it tries again.")
            worker.close()
            pause = TROUBLE_PAUSE
        stop.wait(pause)
    worker.close()
