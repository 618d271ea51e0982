"""What comes back: bounces and complaints stop an address, and too many of them stop a mailing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from syotto.run.house import House
from syotto.run.links import untagged
from syotto.run.rights import suppress
from syotto.schema.event_names import EMAIL_BOUNCED, EMAIL_MARKED_AS_SPAM
from syotto.schema.messages import MailingState, Returned
from syotto.schema.words import Channel
from syotto.sense.bounces import FOR_EVER, STATUS
from syotto.store import outbox as book, outbox_counts as counts

FEWEST = {Returned.HARD: 5, Returned.COMPLAINT: 3}
"""Fewer than so many are chance, whatever their share."""
REASONS = {Returned.HARD: "hard bounce", Returned.COMPLAINT: "complaint"}
REPLY = re.compile(r"^5\d\d\b")


def hard(reply: str) -> bool:
    """A server's answer says that the address does not exist."""
    status = STATUS.search(reply)
    return bool(REPLY.match(reply) and status and FOR_EVER.match(status.group()))


def take_returns(house: House, events: Iterable[Mapping[str, Any]], *, trusted: bool) -> int:
    """Suppresses the addresses that bounced for good or complained; returns how many.

    A report counts where it names a message of ours by its signed return path or by its number, to
    the address that it went to. trusted: it came where only mail servers write, so it counts
    without that too.
    """
    stopped, mailings = 0, set[str]()
    for event in events:
        kind = kind_of(event)
        if kind is None:
            continue
        address = event["properties"]["email"]
        row = message_of(house, event["properties"], address)
        if row is not None:
            mark(house, row["message_id"], kind)
            mailings.add(row["mailing_id"])
            address = row["address"]
        if (row is not None or trusted) and stops(house, address, kind):
            reason = REASONS.get(kind, "soft bounces, one after another")
            suppress(house, address, Channel.EMAIL, reason, house.now())
            stopped += 1
    pause_where_due(house, mailings)
    return stopped


def kind_of(event: Mapping[str, Any]) -> Returned | None:
    if event.get("event") == EMAIL_MARKED_AS_SPAM:
        return Returned.COMPLAINT
    if event.get("event") == EMAIL_BOUNCED:
        return Returned(event["properties"].get("bounce_type", Returned.SOFT))
    return None


def message_of(
    house: House, properties: Mapping[str, Any], address: str
) -> Mapping[str, Any] | None:
    """The message that came back: by its signed tag, or by its number and its address."""
    tagged = untagged(house, properties.get("token") or "")
    number = str(properties.get("email_id") or "").partition("@")[0]
    with house.ledger.read() as connection:
        if tagged:
            return book.message_of(connection, tagged)
        row = book.message_of(connection, number) if number else None
    return row if row and row["address"].lower() == address.lower() else None


def mark(house: House, message_id: str, kind: Returned) -> None:
    with house.ledger.begin() as connection:
        book.change(connection, [message_id], returned=kind)


def stops(house: House, address: str, kind: Returned) -> bool:
    """Hard bounces and complaints at once; soft ones after a number without a success between."""
    if kind != Returned.SOFT:
        return True
    enough = house.settings.soft_bounces
    with house.ledger.read() as connection:
        last = counts.last_returned(connection, address, enough)
    return len(last) == enough and set(last) == {Returned.SOFT}


def take_refused(house: House, rows: Iterable[Mapping[str, Any]], now: datetime) -> None:
    """Addresses that a server called unknown while we sent; mailings with too many are paused."""
    refused = list(rows)
    for row in refused:
        reason = REASONS[Returned.HARD]
        suppress(house, row["address"], Channel.EMAIL, reason, now)
    pause_where_due(house, {row["mailing_id"] for row in refused})


def pause_where_due(house: House, mailings: Iterable[str]) -> None:
    """Pauses mailings with too large a share of unknown addresses or complaints."""
    shares = {
        Returned.HARD: house.settings.pause_bounce_share,
        Returned.COMPLAINT: house.settings.pause_complaint_share,
    }
    for mailing in sorted(mailings):
        with house.ledger.begin() as connection:
            gone, back = counts.gone_and_back(connection, mailing)
            for kind, limit in shares.items():
                if back.get(kind, 0) >= FEWEST[kind] and back[kind] > limit * gone:
                    share = f"{back[kind]:,} of {gone:,}"
                    reason = f"paused by itself: {REASONS[kind]} {share}, more than {limit:.1%}"
                    book.change_mailing(
                        connection, mailing, MailingState.RUNNING,
                        state=MailingState.PAUSED, reason=reason, changed_at=house.now(),
                    )  # fmt: skip
