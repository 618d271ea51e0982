"""Derived tables about rights: what is allowed towards whom, who objected, who is held back."""

from __future__ import annotations

from collections.abc import Mapping

from syotto.schema.table import MOMENT, TableSpec, column, required
from syotto.schema.words import Channel, Purpose

MARKETING = "marketing"
"""What sources call mailing and calls together; through every channel it is all that sells."""
OBJECTED_TOO = "Somebody of the same address objected"
SELLING = (Purpose.MAILING, Purpose.CALLS)
SELLING_AT_LARGE = (*SELLING, Purpose.PROFILING, Purpose.AD_AUDIENCES)
PAIRS: tuple[tuple[Purpose, Channel], ...] = (
    (Purpose.MAILING, Channel.EMAIL),
    (Purpose.MAILING, Channel.SMS),
    (Purpose.MAILING, Channel.POST),
    (Purpose.CALLS, Channel.PHONE),
    (Purpose.PROFILING, Channel.ANY),
    (Purpose.AD_AUDIENCES, Channel.ANY),
    (Purpose.TRACKING, Channel.ANY),
    (Purpose.RECORDING, Channel.ANY),
    (Purpose.SERVICE, Channel.ANY),
)
"""Every purpose, with the channels that it makes a difference for."""


WHAT: Mapping[str, str] = {
    Purpose.MAILING: "Offers and news",
    Purpose.CALLS: "Calls about offers",
    Purpose.PROFILING: "Working out offers from their orders",
    Purpose.AD_AUDIENCES: "Advertisements elsewhere",
    Purpose.TRACKING: "Counting opens and clicks",
    Purpose.RECORDING: "Recording conversations",
    Purpose.SERVICE: "What they ordered or asked for",
    MARKETING: "Offers, news and calls",
}
BY: Mapping[str, str] = {
    Channel.EMAIL: " by e-mail",
    Channel.SMS: " by text message",
    Channel.POST: " by post",
    Channel.PHONE: " by phone",
}


def in_words(purpose: str, channel: str) -> str:
    """Offers and news by e-mail."""
    return WHAT.get(purpose, purpose) + BY.get(channel, "")


def pair_of(purpose: str, channel: str) -> tuple[Purpose, Channel] | None:
    """The row of `permissions` that tells; None where no permission of that kind is kept."""
    exact = (Purpose(purpose), Channel(channel))
    return next((p for p in (exact, (exact[0], Channel.ANY)) if p in PAIRS), None)


def touches(said_purpose: str, said_channel: str, purpose: str, channel: str) -> bool:
    """Whether what was said about one purpose and channel is about another."""
    wide = SELLING_AT_LARGE if said_channel == Channel.ANY else SELLING
    about = said_purpose == purpose or (said_purpose == MARKETING and purpose in wide)
    return about and (said_channel == channel or Channel.ANY in (said_channel, channel))


OBJECTIONS = TableSpec(
    "objections",
    "a person who objected to being profiled: left out of all that a build makes about people",
    (
        required("person_id", "string", "what the source calls the person"),
        required("since", MOMENT, "when they said so"),
    ),
    ("person_id",),
)

HOLDS = TableSpec(
    "holds",
    "why nothing is sold to a customer just now",
    (
        required("customer_id", "string", "the account, or the person where there is none"),
        column("person_id", "string", "the person, where one is named"),
        required("hold", "string", "complaint, late_delivery or quote"),
        required("about", "string", "number of the case, order or quote"),
        required("since", MOMENT, "since when it is open"),
        required("words", "string", "the same in words"),
    ),
    ("hold", "about", "customer_id"),
)

PERMISSIONS = TableSpec(
    "permissions",
    "whether we may do one thing to a person through one channel, and why",
    (
        required("person_id", "string", "what the source calls the person"),
        required("purpose", "string", "mailing, calls, profiling, ad_audiences, ..."),
        required("channel", "string", "email, phone, sms, post; any where it makes no difference"),
        required("allowed", "boolean", "whether we may"),
        column("basis", "string", "consent, existing_customer, legitimate_interest, contract"),
        column("reason", "string", "why, or why not, in words"),
        column("since", MOMENT, "since when it is so; null is always"),
        column("source", "string", "the system that says so"),
        column("wording", "string", "the text that was agreed to"),
        column("proof", "string", "where that can be seen"),
        column("stated", "boolean", "they said so themselves; else a rule says so"),
        column("address", "string", "the address it is about, in one spelling"),
    ),
    ("person_id", "purpose", "channel"),
)

RIGHTS_TABLES = (OBJECTIONS, PERMISSIONS, HOLDS)
