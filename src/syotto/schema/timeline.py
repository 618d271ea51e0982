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


class BuyingRole(StrEnum):
    """A person's part in buying."""

    DECIDES = "decides"
    INFLUENCES = "influences"
    USES = "uses"
    PAYS = "pays"


ROLE_WORDS = {
    BuyingRole.DECIDES: ("decid", "decision", "executive_sponsor", "executive sponsor"),
    BuyingRole.PAYS: ("pays", "budget", "purchas", "procure"),
    BuyingRole.USES: ("uses", "user"),
    BuyingRole.INFLUENCES: ("influenc", "champion", "block", "other", "legal"),
}
"""What sources write, in part; the first that fits."""


def buying_role_of(words: str | None) -> str | None:
    """Our word for what a source calls a part in buying; None where it says nothing of one."""
    text = (words or "").lower()
    return next(
        (role.value for role, parts in ROLE_WORDS.items() if any(p in text for p in parts)), None
    )


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

ASSETS = TableSpec(
    "assets",
    "an installed product, with its last service and the next",
    (
        required("asset_id", "string", "serial number"),
        column("account_id", "string", "where it stands"),
        column("product_id", "string", "article number"),
        required("installed_at", MOMENT, "when it was taken into use"),
        column("serviced_at", MOMENT, "last service known"),
        required("due_at", MOMENT, "when the next service is due: `service_days` after the last"),
        column("readings", "int64", "readings from it"),
        column("read_at", MOMENT, "the last of them"),
    ),
    ("asset_id",),
)


class Found(StrEnum):
    """What a search finds."""

    PERSON = "person"
    ACCOUNT = "account"
    CUSTOMER = "customer"  # who bought, and is known by no record
    OPPORTUNITY = "opportunity"
    ORDER = "order"  # by its exact number, from `order_lines`


MARK = "¦"
"""Stands around each thing that somebody is found by."""
SEARCH = TableSpec(
    "search",
    "a person, account, customer or sales case, with all that it is found by",
    (
        required("kind", "string", "person, account, customer or opportunity"),
        required("id", "string", "its number"),
        required("name", "string", "what it is called"),
        column("about", "string", "what to know it by: company, industry, country"),
        column("person_id", "string", "the person"),
        column("account_id", "string", "the account"),
        column("customer_id", "string", "the account, or the person where there is none"),
        required("text", "string", "what it is found by, in lower case, with ¦ around each"),
    ),
    ("kind", "id"),
)

TIMELINE_TABLES = (TIMELINE, ASSETS, SEARCH)
