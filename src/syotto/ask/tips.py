"""What became of tips: for who gave them, and for who looks after the givers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from syotto.ask.words import many
from syotto.schema.handed import REASONS, LeadState
from syotto.schema.origins import Origin, parse
from syotto.store import leads, tips as book

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from syotto.ask.sources import Sources  # the public listener needs no engine

SHOWN = 50
RECEIVED = "Received"
STATES = {
    LeadState.OPEN: "Waits for a seller",
    LeadState.HANDED: "With {owner}",
    LeadState.ACCEPTED: "{owner} is on it",
    LeadState.REJECTED: "Not pursued",
    LeadState.RECYCLED: "Not yet, we stay in touch",
    LeadState.WON: "Became an order",
    LeadState.LOST: "Was lost",
}
SAID_WHY = (LeadState.REJECTED, LeadState.RECYCLED)


@dataclass(frozen=True)
class Given:
    """A tip, and what became of it."""

    tip_id: str
    at: datetime
    who: str
    need: str
    origin: str
    state: str
    photo: bool


@dataclass(frozen=True)
class GiverRow:
    """Who gives tips by a link, or signed in."""

    giver_id: str
    name: str
    origin: str
    signs_in: bool
    tips: int
    last: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class Tips:
    """Givers, the newest tips, and the origins that a link may have."""

    finding: str
    givers: list[GiverRow]
    tips: list[Given]
    origins: list[Origin]


def given_by(house: Sources, giver_id: str) -> list[Given]:
    """What somebody gave, the newest first. house: the whole one; it is their own."""
    with house.ledger.read() as connection:
        return with_leads(connection, book.of_giver(connection, giver_id, SHOWN))


def tips(house: Sources) -> Tips:
    """Everybody's. Raises Hidden for a limited viewer."""
    with house.ledger.read() as connection:
        givers = [giver_row(row) for row in book.every_giver(connection)]
        newest = with_leads(connection, book.newest(connection, SHOWN))
    return Tips(finding(givers), givers, newest, list(parse(house.settings.origins).values()))


def giver_row(row: Mapping[str, Any]) -> GiverRow:
    return GiverRow(**{name: row[name] for name in GiverRow.__dataclass_fields__})


def with_leads(connection: Connection, rows: list[dict[str, Any]]) -> list[Given]:
    """Tips with what sales made of them."""
    people = sorted({row["person_id"] for row in rows if row["person_id"]})
    handed = leads.newest_of(connection, people)
    return [told(row, handed.get(row["person_id"] or "")) for row in rows]


def told(row: Mapping[str, Any], lead: Mapping[str, Any] | None) -> Given:
    return Given(
        row["tip_id"], row["at"], row["who"] or "on the photo", row["need"], row["origin"],
        state_of(row, lead), row["photo"] is not None,
    )  # fmt: skip


def state_of(row: Mapping[str, Any], lead: Mapping[str, Any] | None) -> str:
    """What sales made of it; before that where the person stands by the newest build."""
    if lead is not None:
        reason = REASONS[lead["reason"]].words if lead["reason"] in REASONS else ""
        words = STATES[lead["state"]].format(owner=lead["owner"] or "sales")
        return f"{words}: {reason}" if reason and lead["state"] in SAID_WHY else words
    return f"Stands as {row['stage']}" if row["stage"] else RECEIVED


def finding(givers: list[GiverRow]) -> str:
    active = [one for one in givers if one.tips]
    total = sum(one.tips for one in givers)
    if not total:
        return "Nobody has given a tip yet. Make a link for somebody who meets customers."
    best = max(active, key=lambda one: (one.tips, one.name))
    return (
        f"{many(total, 'tip', 'tips')} by {many(len(active), 'person', 'people')}. "
        f"The most came from {best.name}: {best.tips:,}."
    )
