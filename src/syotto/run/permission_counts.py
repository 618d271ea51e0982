"""How many people we may contact, for what, on what basis, and why not the others.

One definition: the newest build's permissions with all that was said and suppressed since, exactly
as a mailing is counted and as each message is looked at before it leaves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from syotto.run.house import House
from syotto.run.lawful import (
    ANSWER,
    OBJECTED,
    SUPPRESSED,
    newest,
    with_changes,
    with_suppressions,
)
from syotto.schema.lawful import channel_of, purpose_of
from syotto.schema.raw_world import CONSENTS
from syotto.schema.rights import PAIRS, PERMISSIONS, in_words
from syotto.schema.words import Basis
from syotto.store import rights as book
from syotto.store.snapshot import Snapshot

DAYS = 30
"""What counts as lately."""
SAME = ("purpose", "channel", "given", "at", "source")
SHARED = "Somebody of the same address objected"


@dataclass(frozen=True)
class Permitted:
    """One purpose and channel: everybody who can be reached so, each counted once.

    consent, existing_customer, legitimate_interest, contract: allowed on that basis. objected,
    suppressed, no_basis: not allowed, because of that.
    """

    purpose: str
    channel: str
    what: str
    people: int
    allowed: int
    allowed_share: float | None
    consent: int
    existing_customer: int
    legitimate_interest: int
    contract: int
    objected: int
    suppressed: int
    no_basis: int


@dataclass(frozen=True)
class Suppressed:
    """Addresses and numbers that nobody contacts."""

    reason: str
    channel: str
    identifiers: int


@dataclass(frozen=True)
class Said:
    """Words of the last 30 days about one purpose and channel."""

    what: str
    agreed: int
    objected: int


@dataclass(frozen=True)
class Permissions:
    """as_of: when the build ended that this stands on; None before the first that knows people."""

    as_of: datetime | None
    permitted: list[Permitted]
    suppressed: list[Suppressed]
    said: list[Said]


def permission_counts(house: House) -> Permissions:
    """About everybody: not for who sees a part of the customers."""
    snapshot, now = newest(house), house.now()
    with house.ledger.read() as connection:
        listed = book.suppressions_by_reason(connection)
        changes = book.every_change(connection)
    return Permissions(
        as_of=snapshot.build.built_at if snapshot else None,
        permitted=[counted(house, snapshot, *pair, now) for pair in PAIRS] if snapshot else [],
        suppressed=[Suppressed(*row) for row in listed],
        said=lately(snapshot, changes, now - timedelta(days=DAYS)),
    )


def counted(
    house: House, snapshot: Snapshot, purpose: str, channel: str, now: datetime
) -> Permitted:
    permissions = snapshot.table(PERMISSIONS.name)
    about = permissions.filter(permissions.purpose == purpose, permissions.channel == channel)
    rows = about.select("person_id", "address", *ANSWER.names).to_pyarrow()
    asked, found = rows.select(["person_id", "address"]), rows.select(ANSWER.names)
    found = with_changes(house, asked, found, purpose, channel, now)
    found = with_suppressions(house, asked, found, purpose, channel)
    allowed = found.filter(found["allowed"])
    bases = Counter(dict(pairs(allowed["basis"])))
    why = Counter[str]()
    for reason, people in pairs(found.filter(pc.invert(found["allowed"]))["reason"]):
        why[why_not(reason)] += people
    return Permitted(
        purpose=str(purpose),
        channel=str(channel),
        what=in_words(purpose, channel),
        people=found.num_rows,
        allowed=allowed.num_rows,
        allowed_share=allowed.num_rows / found.num_rows if found.num_rows else None,
        **{basis.value: bases[basis.value] for basis in Basis},
        **{name: why[name] for name in ("objected", "suppressed", "no_basis")},
    )


def pairs(column: pa.ChunkedArray) -> Iterator[tuple[str, int]]:
    """Each value, and how often it is there."""
    return ((row["values"], row["counts"]) for row in column.value_counts().to_pylist())


def why_not(reason: str | None) -> str:
    text = reason or ""
    if text.startswith(SUPPRESSED):
        return "suppressed"
    return "objected" if text.startswith((OBJECTED, SHARED)) else "no_basis"


def lately(snapshot: Snapshot | None, changes: list[dict[str, Any]], since: datetime) -> list[Said]:
    """What the build has read, and what was said since it began."""
    info = snapshot.build if snapshot else None
    began = info.built_at - timedelta(seconds=info.seconds) if info else since
    new = [row for row in changes if row["recorded_at"] >= began and row["at"] >= since]
    words: Counter[tuple[str, str, bool]] = Counter()
    for row in [*(read(snapshot, since) if snapshot else ()), *new]:
        purpose = purpose_of(row["purpose"], row["channel"])
        if purpose:
            words[purpose, channel_of(row["channel"]), row["given"]] += row.get("times", 1)
    kinds = sorted({(purpose, channel) for purpose, channel, _ in words})
    return [Said(in_words(*kind), words[*kind, True], words[*kind, False]) for kind in kinds]


def read(snapshot: Snapshot, since: datetime) -> list[Mapping[str, Any]]:
    """Words of the log: purpose, channel, given, times. What stands there under a number and under
    an address of the same person is one word.
    """
    if CONSENTS.full_name not in snapshot.names:
        return []
    said = snapshot.table(CONSENTS.full_name)
    recent = said.filter(said["at"] >= since)
    by_number = recent.filter(~recent.person_ref.contains("@"))
    by_address = recent.filter(recent.person_ref.contains("@")).anti_join(by_number, SAME)
    once = by_number.union(by_address)
    counted = once.group_by("purpose", "channel", "given").agg(times=once.count())
    found: list[Mapping[str, Any]] = counted.to_pyarrow().to_pylist()
    return found
