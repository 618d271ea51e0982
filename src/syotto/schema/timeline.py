"""What is known about a person or an account, on one line of time."""

from __future__ import annotations

from enum import StrEnum

from syotto.schema.table import MOMENT, TableSpec, column, required


class Entry(StrEnum):
    """What an entry of a timeline is about; a page filters by it."""

    VISIT = "visit"  # pages, forms, carts, portals: anything they did but mail
    MAIL = "mail"  # opened, clicked, bounced
    MESSAGE = "message"  # what we sent or meant to send
    ORDER = "order"
    DELIVERY = "delivery"
    CONTRACT = "contract"
    CASE = "case"  # complaint, claim, service, feedback
    MEETING = "meeting"
    ACTIVITY = "activity"  # a call or visit of ours
    TASK = "task"
    NOTE = "note"
    OPPORTUNITY = "opportunity"
    QUOTE = "quote"
    DECISION = "decision"
    CONSENT = "consent"
    STAGE = "stage"


TIMELINE = TableSpec(
    "timeline",
    "something between a person or account and us; what they did alike on one day is one row",
    (
        required("kind", "string", "what it is about: visit, mail, order, case, meeting, ..."),
        required("entry_id", "string", "number of the order, case, first event, ..."),
        required("state", "string", "what became of it: sale, late, open, won, given, ..."),
        required("at", MOMENT, "when; of a day's events the last one"),
        column("until", MOMENT, "when it was over: closed, settled, ended"),
        column("customer_id", "string", "the account, or the person where there is none"),
        column("person_id", "string", "the person"),
        column("account_id", "string", "the account"),
        column("channel", "string", "through which channel"),
        column("what", "string", "the name, subject or product of it"),
        column("words", "string", "what was said or written"),
        column("number", "float64", "events, lines, minutes, days late, or the mark given"),
        column("amount", "decimal(38, 2)", "money, where it is about money"),
        column("owner", "string", "who of us"),
        column("unit", "string", "business unit"),
    ),
    ("kind", "entry_id", "state"),
    known_at="at",
)

TIMELINE_TABLES = (TIMELINE,)
