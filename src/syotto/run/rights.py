"""May we? The newest build's permissions, what was said since, and whom nobody contacts.

What is said here is in effect at once, for every process. The next build reads it from the log.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

from syotto.errors import InputError
from syotto.run import lawful
from syotto.run.erased import erased
from syotto.run.house import House
from syotto.run.keyed import hash_of
from syotto.schema.identifier import normal
from syotto.schema.rights import MARKETING
from syotto.schema.words import Basis, Channel, Purpose
from syotto.store import rights as book


@dataclass(frozen=True)
class Recipient:
    """Somebody who is about to be contacted: their number where it is known, and the address."""

    person_id: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Right:
    """Whether we may, on what that rests, and since when; `reason` says it in words."""

    allowed: bool
    basis: str | None
    reason: str
    since: datetime | None


def rights_of(
    house: House,
    recipients: Sequence[Recipient],
    *,
    purpose: str,
    channel: str,
    now: datetime,
) -> list[Right]:
    """One answer for each recipient, in order. What is said to begin after `now` does not count.

    Before the first build nobody may be contacted but for service. Raises InputError for an
    unknown purpose or channel.
    """
    checked(purpose, channel)
    asked = pa.table(
        {
            "person_id": pa.array([one.person_id for one in recipients], pa.string()),
            "address": pa.array([one.address for one in recipients], pa.string()),
        }
    )
    found = lawful.rights_table(house, asked, purpose=purpose, channel=channel, now=now)
    return [Right(*values) for values in zip(*(c.to_pylist() for c in found.columns), strict=True)]


def give(
    house: House,
    *,
    person_id: str | None,
    address: str | None,
    purpose: str,
    channel: str,
    at: datetime,
    source: str,
    basis: str = Basis.CONSENT,
    wording: str | None = None,
    proof: str | None = None,
) -> None:
    """Somebody allowed it; in effect at once. Saying the same twice is saying it once."""
    said = {"purpose": purpose, "channel": channel, "source": source}
    who = {"person_id": person_id, "address": address}
    more = {"basis": basis, "wording": wording, "proof": proof}
    record(house, [{**who, **said, **more, "at": at, "given": True}])


def withdraw(
    house: House,
    *,
    person_id: str | None,
    address: str | None,
    purpose: str,
    channel: str,
    at: datetime,
    source: str,
    proof: str | None = None,
) -> None:
    """Somebody forbade it; in effect at once.

    purpose `marketing` is mailing and calls through the channel; through `any`, all that sells.
    """
    said = {"purpose": purpose, "channel": channel, "source": source, "proof": proof}
    record(house, [{"person_id": person_id, "address": address, **said, "at": at, "given": False}])


def record(house: House, said: Iterable[Mapping[str, Any]], *, load_id: str | None = None) -> None:
    """Writes down what people said. load_id: what brought it to the log, where it is there."""
    now, gone = house.now(), erased(house)
    rows = [
        {**change(row, now), "in_log": load_id is not None, "load_id": load_id}
        for row in said
        if not (gone and (gone.is_(row["person_id"]) or gone.is_(row["address"])))
    ]
    with house.ledger.begin() as connection:
        book.say(connection, rows)


def change(said: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """A row of `consent_changes`; the same words of the same person make the same row."""
    if not said["person_id"] and not said["address"]:
        raise InputError("Nobody knows whose permission that is.", fix="Give a number or address.")
    if said["purpose"] != MARKETING:
        checked(said["purpose"], said["channel"])
    address = normal(said["address"]) if said["address"] else None
    told = {**dict.fromkeys(("basis", "wording", "proof")), **said, "address": address}
    names = ("person_id", "address", "purpose", "channel", "given", "basis", "at")
    text = "\x1f".join(str(told[name]) for name in names)
    number = hashlib.sha256(text.encode()).hexdigest()[:20]
    return {**told, "change_id": number, "recorded_at": now}


def suppress(house: House, identifier: str, channel: str, reason: str, at: datetime | None) -> None:
    """Nobody contacts this e-mail address or telephone number any more; in effect at once."""
    suppress_all(house, [(identifier, channel, reason, at)])


def suppress_all(
    house: House,
    given: Iterable[tuple[str, str, str, datetime | None]],
    *,
    load_id: str | None = None,
) -> None:
    """The same for many: identifier, channel, reason, since. load_id: what brought them."""
    rows = [
        {
            "identifier_hash": hash_of(house, identifier),
            "channel": channel,
            "reason": reason,
            "at": at,
            "load_id": load_id,
        }
        for identifier, channel, reason, at in given
    ]
    with house.ledger.begin() as connection:
        book.new_rows(connection, book.suppressed, rows)


def checked(purpose: str, channel: str) -> None:
    """Raises InputError for a word that is none of ours."""
    for word, kind, name in ((purpose, Purpose, "purpose"), (channel, Channel, "channel")):
        if word not in set(kind):
            raise InputError(f"{word!r} is no {name}.", fix=f"Use one of {', '.join(kind)}.")
