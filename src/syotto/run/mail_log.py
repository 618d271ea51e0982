"""The outbox against the mail server's own log, where the setting `mail_log` names it.

The server took what we sent, and no more: every difference is shown, with what to do about it. What
came back to the server alone (a bounce whose letter nobody reads) stops an address from here on.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from syotto.run.channels import section_of
from syotto.run.collect import put
from syotto.run.differing import named, not_sent
from syotto.run.house import House
from syotto.run.returns import take_returns
from syotto.run.sources import ensure_source
from syotto.schema.event_names import EMAIL_BOUNCED
from syotto.schema.messages import MessageState
from syotto.schema.source import SourceKind
from syotto.sense.postfix_log import (
    EXPIRED,
    Account,
    Fate,
    Trail,
    account,
    handed_over,
    last_fates,
)
from syotto.store import outbox_counts as counts

NUMBER = re.compile(r"[0-9a-f]{23}")
SOURCE = "mail-log"
NOT_THERE = (
    "sent, but the mail server's log has nothing of it",
    "See that `mail_log` is the log of the server in [channels], and that it is whole.",
)
NOT_HERE = (
    "the mail server took it, but the outbox does not say so",
    "Send it to nobody again before you know what it was: search the log for its number.",
)
TWICE = (
    "the mail server took it more than once",
    "Right where one of you chose “send again”; else search the log for its number.",
)
TWICE_THERE = (
    "the mail server delivered it more than once",
    "Search the log for its number: two lines say status=sent to the same address.",
)


def compared(house: House, since: datetime) -> dict[str, Any]:
    """What the page shows of it. A log that cannot be read is an answer too: `error`."""
    path = house.folder / house.settings.mail_log
    try:
        told = read(house, path)
    except OSError as error:
        said = f"The mail log {path} cannot be read: {error.strerror}."
        return {"path": str(path), "error": f"{said} Let syotto read it, or correct `mail_log`."}
    mine = given_away(house, max(since, told.begins or since))
    every = last_fates(told.trails)
    learned = learn(house, every)
    lately = [trail for trail in told.trails if trail.at >= since]
    fates = last_fates(lately)
    statuses = Counter(fate.status for each in fates.values() for fate in each.values())
    leaving = {number for number, state in mine.items() if state == MessageState.LEAVING}
    return {
        "path": str(path),
        "begins": told.begins.isoformat() if told.begins else None,
        "sent": len(mine) - len(leaving),
        "taken": len(fates),
        "delivered": statuses["sent"],
        "waiting": statuses["deferred"],
        "bounced": statuses["bounced"] + statuses[EXPIRED],
        "learned": learned,
        "leaving": sorted(leaving & set(every)),
        "differences": differences(house, mine, told.trails, set(fates)),
    }


def read(house: House, path: Path) -> Account:
    """Raises OSError where the log itself cannot be read."""
    zone = ZoneInfo(house.settings.time_zone)
    return account(lines(path), number_of, now=house.now(), zone=zone)


def lines(path: Path) -> Iterator[str]:
    """The log and the one that was put aside last, the older first."""
    for old in (path.with_name(f"{path.name}.1"), path.with_name(f"{path.name}.1.gz")):
        if old.is_file():
            opener = gzip.open if old.suffix == ".gz" else open
            with opener(old, "rt", encoding="utf-8", errors="replace") as file:
                yield from file
            break
    with path.open(encoding="utf-8", errors="replace") as file:
        yield from file


def number_of(message_id: str) -> str | None:
    """Our number in a Message-ID; None where another has made it."""
    number = message_id.partition("@")[0]
    return number if NUMBER.fullmatch(number) else None


def given_away(house: House, since: datetime) -> dict[str, str]:
    """What went by SMTP since a moment: number -> state."""
    smtp = [
        name for name in house.settings.channels
        if section_of(house, name).get("kind", "smtp") == "smtp"
    ]  # fmt: skip
    with house.ledger.read() as connection:
        return counts.given_away(connection, since, smtp)


def differences(
    house: House, ours: Mapping[str, str], trails: list[Trail], lately: set[str]
) -> list[dict[str, Any]]:
    begun = Counter(trail.message_id for trail in handed_over(trails))
    sent = {number for number, state in ours.items() if state == MessageState.SENT}
    return named(
        {
            NOT_THERE: sent - set(begun),
            NOT_HERE: not_sent(house, lately - set(ours)),
            TWICE: {number for number in ours if begun[number] > 1},
            TWICE_THERE: delivered_twice(trails) & set(ours),
        }
    )


def delivered_twice(trails: list[Trail]) -> set[str]:
    """By trails that begin with us: a filter that gives a mail back delivers it to itself."""
    times = Counter(
        (trail.message_id, address)
        for trail in handed_over(trails)
        for address, fate in trail.fates.items()
        if fate.status == "sent"
    )
    return {number for (number, _), many in times.items() if many > 1}


def learn(house: House, fates: Mapping[str, Mapping[str, Fate]]) -> int:
    """Takes in what came back and only the log says; returns how many messages those were."""
    back = {
        (number, address): fate
        for number, each in fates.items()
        for address, fate in each.items()
        if fate.returned
    }
    with house.ledger.read() as connection:
        rows = counts.messages_of(connection, sorted({number for number, _ in back}))
    news = [
        event(number, address, fate)
        for (number, address), fate in back.items()
        if number in rows and rows[number]["returned"] is None
        and rows[number]["address"].lower() == address
    ]  # fmt: skip
    if news:
        source = ensure_source(house, SOURCE, SourceKind.MAILBOX)
        put(house, source.source_id, news)
        take_returns(house, news, trusted=False)
    return len(news)


def event(number: str, address: str, fate: Fate) -> dict[str, Any]:
    """What a bounce letter would have made; a second reading makes the same number."""
    return {
        "type": "track",
        "channel": "email",
        "event": EMAIL_BOUNCED,
        "messageId": f"mail-log-{number}",
        "userId": address,
        "timestamp": fate.at.isoformat(),
        "properties": {
            "email": address,
            "bounce_type": str(fate.returned),
            "status": fate.dsn,
            "diagnostic": fate.said,
            "email_id": number,
        },
        "context": {"traits": {"email": address}},
    }
