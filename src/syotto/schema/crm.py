"""A CRM as syotto speaks with it: kinds of records, pages of them, what is to be written there.

Every value of a record is a text in our words: moments as ISO 8601, amounts as 1234.50, true and
false. What a system calls a thing stays in its Shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from syotto.schema.handed import LeadStage

Fields = Mapping[str, str | None]
Mark = Mapping[str, Any]
"""How far a CRM was read, in that CRM's own terms."""


class Kind(StrEnum):
    """What a record is about; the name of the raw table it comes into. Tasks come into none."""

    ACCOUNTS = "accounts"
    PEOPLE = "people"
    OPPORTUNITIES = "opportunities"
    TASKS = "tasks"


class Push(StrEnum):
    """What may be written into a CRM."""

    LEADS = "leads"  # people and companies handed over, and a sales case for each
    PEOPLE = "people"  # changes of people that the CRM has already
    ACCOUNTS = "accounts"  # changes of companies that the CRM has already
    TASKS = "tasks"  # a task for the seller beside each lead, and those that flows give
    OPT_OUTS = "opt-outs"  # who said no here, in every record that the CRM has of them
    STAGES = "stages"  # how far people are, in records that the CRM has already; only forward


class Rule(StrEnum):
    """Whose value counts where a field was changed on both sides."""

    THEIRS = "theirs"
    OURS = "ours"
    NEWEST = "newest"


class Erasing(StrEnum):
    """What becomes of a record there when the person is erased here."""

    DELETE = "delete"
    ANONYMISE = "anonymise"
    LEAVE = "leave"


class Gone(StrEnum):
    """What becomes of a person here when their record is deleted there."""

    REMOVE = "remove"  # the record no longer counts
    SUPPRESS = "suppress"  # and nobody writes to its address any more


class Cases(StrEnum):
    """When a lead becomes a sales case there. One that nobody took up would look like success."""

    ACCEPTED = "accepted"  # once the seller has taken it
    HANDED = "handed"  # at once


ORDER = (Kind.ACCOUNTS, Kind.PEOPLE, Kind.OPPORTUNITIES, Kind.TASKS)
"""A record comes after those that it names."""
LINKS: Mapping[str, Kind] = {"person_ref": Kind.PEOPLE, "account_ref": Kind.ACCOUNTS}
"""Fields that name another record of the same CRM."""
STAGES = {
    "suspect": "subscriber",
    "prospect": "lead",
    "marketing-qualified": "marketingqualifiedlead",
    "sales-qualified": "salesqualifiedlead",
    "opportunity": "opportunity",
    "customer": "customer",
    "advocate": "evangelist",
}
"""Our stages -> HubSpot's lifecycle stages; a visitor has none there."""
LADDER = (
    "suspect", "prospect", *LeadStage, "opportunity", "customer", "advocate",
)  # fmt: skip
"""Stages of people as CRMs are told them, the furthest last."""
PERSONAL = (
    "email", "phone", "first_name", "last_name", "title", "company", "street", "postcode", "city",
)  # fmt: skip
"""What is emptied in a record of a person that is made anonymous."""


@dataclass(frozen=True)
class Shape:
    """What a CRM calls a kind of record.

    object: its name there. fields: ours -> theirs. key: its number; ref: the field that keeps our
    number, empty where the CRM has none for it. updated: when it last changed. fixed: what a new
    record needs beside its fields. links: ours that are tied
    apart from the fields. read_only: ours that are never written. days: ours that take a
    day without a time. stages: our stage -> theirs. won, lost: theirs -> the value that says so,
    won first; of a task `won` is done. opt_outs: theirs in which a tick is a no: read, and written
    where that is wished.
    """

    object: str
    fields: Mapping[str, str]
    key: str = "id"
    ref: str = ""
    updated: str = ""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    read_only: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    stages: Mapping[str, str] = field(default_factory=dict)
    won: Mapping[str, Any] = field(default_factory=dict)
    lost: Mapping[str, Any] = field(default_factory=dict)
    opt_outs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """A record of a CRM. our_id: our number, where the CRM keeps it.

    said: the opt-outs ticked in it, in their words.
    """

    record_id: str
    fields: Fields
    our_id: str | None = None
    updated_at: str | None = None
    deleted: bool = False
    said: Fields = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """Records, and from where to read on once they are kept."""

    records: tuple[Record, ...]
    mark: Mark


@dataclass(frozen=True)
class Change:
    """A record to be written. record_id: null makes a new one, with our number in it.

    bare: a record that is there gets these fields and not our number, which is then the record's.
    """

    our_id: str
    record_id: str | None
    fields: Fields
    bare: bool = False


@dataclass(frozen=True)
class Refusal:
    """A record of somebody who said no. names: opt-outs to be ticked in it, in the CRM's words;
    email: the address in it.
    """

    record_id: str
    names: tuple[str, ...]
    email: str | None = None


@dataclass(frozen=True)
class Written:
    """What became of a Change, or of a Refusal, whose our_id is the record's number. problem: why
    it was refused, in the CRM's words.
    """

    our_id: str
    record_id: str | None
    problem: str = ""
