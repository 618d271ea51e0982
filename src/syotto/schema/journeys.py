"""Derived tables about the road of people and companies: what they touched, where they stand."""

from __future__ import annotations

from enum import StrEnum

from syotto.schema.table import MOMENT, TableSpec, column, required


class Subject(StrEnum):
    """Whose journey it is."""

    PERSON = "person"
    ACCOUNT = "account"


class How(StrEnum):
    """How somebody came into a stage."""

    FORWARD = "forward"
    BACK = "back"  # by silence
    LOST = "lost"  # a case was lost, or the customer left: back to the pool, with the history
    RECYCLED = "recycled"  # forward again after that
    LOYALTY = "loyalty"  # a customer who buys again, or comes to speak for us


class Outcome(StrEnum):
    WON = "won"
    LOST = "lost"
    OPEN = "open"


class Place(StrEnum):
    """Whose place a touchpoint is."""

    BRAND = "brand"
    PARTNER = "partner"
    CUSTOMER = "customer"
    EXTERNAL = "external"


SAID = "Stage Set: "
"""In front of a stage that a system of ours says: a sign, but nobody met anybody."""
SUBJECT = (
    required("subject", "string", "person or account"),
    required("subject_id", "string", "the person_id or account_id"),
)

TOUCHPOINTS = TableSpec(
    "touchpoints",
    "a moment in which a person or company and the firm met, in whatever channel",
    (
        required("touchpoint_id", "string", "number of the event, case, meeting, order, ..."),
        required("at", MOMENT, "when"),
        column("person_id", "string", "the person; visitor:... where only the browser is known"),
        column("account_id", "string", "the company"),
        column("channel", "string", "web, email, portal, event, phone, visit, sales, ..."),
        required("kind", "string", "what happened: Page Viewed, Offer Requested, Order Placed"),
        required("owner", "string", "whose place it is: brand, partner, customer or external"),
        required("origin", "string", "what brought it: search, ad, event, visit, tip, ..."),
        column("content_id", "string", "what was seen or sent"),
        column("campaign", "string", "as part of what"),
        column("session_id", "string", "the visit that it is part of; null outside visits"),
        column("known", "boolean", "the name of the person was known there and then"),
        column("words", "string", "one line for a timeline"),
    ),
    ("touchpoint_id",),
    known_at="at",
)

SESSIONS = TableSpec(
    "sessions",
    "a visit to a site, portal or app: no longer gap in it, and one campaign",
    (
        required("session_id", "string", "its first touchpoint"),
        column("person_id", "string", "who came"),
        column("account_id", "string", "from which company"),
        required("started_at", MOMENT, "its first touchpoint"),
        required("ended_at", MOMENT, "its last touchpoint"),
        column("channel", "string", "web, portal or app"),
        required("origin", "string", "what brought it"),
        column("campaign", "string", "the campaign that brought it"),
        column("content_id", "string", "the first thing seen"),
        column("touchpoints", "int64", "how many"),
    ),
    ("session_id",),
    known_at="started_at",
)

STAGES = TableSpec(
    "stages",
    "a stay of a person or company in a stage of the journey",
    (
        *SUBJECT,
        required("stage", "string", "visitor, suspect, prospect, lead, ..."),
        required("place", "int64", "the stage's place in the order of stages, from 0"),
        column("customer", "boolean", "a stage of those who have bought"),
        required("entered_at", MOMENT, "since when"),
        column("left_at", MOMENT, "until when; null: still there"),
        column("how", "string", "forward, back, lost, recycled or loyalty"),
        column("because", "string", "what brought them in"),
        column("next_stage", "string", "where they went; null: still there"),
        column("moved_on", "boolean", "they went on from here, not back; null: still there"),
    ),
    ("subject", "subject_id", "entered_at"),
    known_at="entered_at",
)

JOURNEY_STEPS = TableSpec(
    "journey_steps",
    "a stretch of a journey in one channel and one stage",
    (
        *SUBJECT,
        required("step_no", "int64", "1 is the first"),
        required("stage", "string", "the stage they were in"),
        required("channel", "string", "the channel they met us in"),
        required("at", MOMENT, "its first touchpoint"),
        required("ended_at", MOMENT, "its last touchpoint"),
        column("touchpoints", "int64", "how many"),
        column("next_stage", "string", "the stage of the next stretch; null: none came"),
        column("next_channel", "string", "the channel of the next stretch; null: none came"),
        column("wait_days", "float64", "days from the last touchpoint here to the next stretch"),
    ),
    ("subject", "subject_id", "step_no"),
    known_at="at",
)

JOURNEYS = TableSpec(
    "journeys",
    "the whole journey of a person or company so far",
    (
        *SUBJECT,
        required("started_at", MOMENT, "the first touchpoint, or since when we know them"),
        column("entry_channel", "string", "the channel of the first touchpoint"),
        column("entry_origin", "string", "what brought the first touchpoint"),
        column("path", "array<string>", "channels in their order, each where it changes"),
        column("touchpoints", "int64", "how many"),
        required("stage", "string", "where they stand"),
        column("outcome", "string", "won, lost or open"),
        column("ended_at", MOMENT, "when it was last won or lost; null while it is open"),
        column("owner", "string", "the seller who looks after them"),
        column("unit", "string", "business unit"),
    ),
    ("subject", "subject_id"),
    known_at="started_at",
)

FUNNEL = TableSpec(
    "funnel",
    "a stage and how many of those who entered it moved on, in all and by something",
    (
        required("subject", "string", "person or account"),
        required("by", "string", "all, entry channel, origin, outcome, owner, unit, ..."),
        required("value", "string", "which of them; all: everybody"),
        required("stage", "string", "the stage"),
        required("place", "int64", "its place in the order of stages, from 0"),
        required("period", "string", "current, or the one before"),
        required("since", MOMENT, "who entered from then on"),
        required("until", MOMENT, "and before then: who came later could not move on in time"),
        column("entered", "int64", "stays that began in the period"),
        column("moved_on", "int64", "of them, those who went on within the days that count"),
        column("share", "float64", "moved on / entered, 0-1"),
        column("low", "float64", "80 % interval, lower end (Wilson)"),
        column("high", "float64", "80 % interval, upper end"),
        column("median_days", "float64", "days until they moved on, half took longer"),
        column("median_low", "float64", "80 % interval, lower end; null: too few"),
        column("median_high", "float64", "80 % interval, upper end; null: too few"),
    ),
    ("subject", "by", "value", "stage", "period"),
)

JOURNEY_TABLES = (TOUCHPOINTS, SESSIONS, STAGES, JOURNEY_STEPS, JOURNEYS, FUNNEL)
