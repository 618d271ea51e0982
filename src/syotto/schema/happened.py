"""Derived tables about what people did: events with who acted, open carts, and what tables tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from syotto.schema import event_names as names
from syotto.schema.table import MOMENT, MONEY, QUANTITY, TableSpec, column, required

AGENTS = TableSpec(
    "agents",
    "a browser's name or a network that events came from, and what it says about who acted",
    (
        required("kind", "string", "user_agent or network"),
        required("value", "string", "the name, or the address as it was kept"),
        required("actor", "string", "human or machine"),
        required("actor_reason", "string", "what says so"),
        required("touches", "string", "all, or only opens: a proxy opens mails but clicks nothing"),
    ),
    ("kind", "value"),
)

EVENTS = TableSpec(
    "events",
    "something a person or a machine did or was shown",
    (
        required("event_id", "string", "the sender's number of the event"),
        required("at", MOMENT, "when it happened"),
        column("kind", "string", "track, page, screen, identify, group or alias"),
        column("name", "string", "what happened"),
        column("channel", "string", "web, email, portal, event, phone, visit"),
        column("anonymous_id", "string", "the device or browser"),
        column("user_id", "string", "the person, where the source named one"),
        column("account_ref", "string", "the company, where the source named one"),
        column("content_id", "string", "what was seen or sent"),
        column("campaign", "string", "as part of what"),
        column("referrer", "string", "where they came from"),
        column("properties", "string", "anything else, as a JSON object"),
        column("clock", "string", "what is odd about its time: late, future, ancient"),
        column("actor", "string", "human or machine; null is not known: no browser took part"),
        column("actor_reason", "string", "what says so"),
        column("person_id", "string", "who it was; visitor: and the browser where nobody knows"),
        column("account_id", "string", "the company it names, else that of the person"),
        column("source", "string", "the system the row came from"),
    ),
    ("event_id",),
    known_at="at",
)

CARTS = TableSpec(
    "carts",
    "a product that somebody put into a cart and has not ordered since",
    (
        required("person", "string", "user_id where known, else the browser"),
        required("product_id", "string", "article number"),
        column("product_name", "string", "its name, as last sent"),
        column("quantity", QUANTITY, "pieces in the cart"),
        column("price", MONEY, "price of a piece, as last sent"),
        column("added_at", MOMENT, "when it was last put in"),
        column("touched_at", MOMENT, "when the person last did anything with a cart"),
    ),
    ("person", "product_id"),
)

HAPPENINGS = TableSpec(
    "happenings",
    "something that loaded tables tell of, as flows hear it; the last year of it",
    (
        required("name", "string", "Opportunity Lost, Quote Sent, Service Due, ..."),
        required("subject", "string", "number of the case, offer, order or installed product"),
        required("at", MOMENT, "when; what names only a day counts at its end"),
        required("since", MOMENT, "of a service that is due, the one before; else when"),
        column("person_id", "string", "whom flows take it for; null: nobody, see `why`"),
        column("account_id", "string", "the company"),
        required("named", "boolean", "the row itself names the person"),
        column("product_id", "string", "article number, where there is one"),
        column("due_at", MOMENT, "of a service, when it is due"),
        column("why", "string", "why it is nobody's"),
    ),
    ("name", "subject"),
    known_at="at",
)
NUMBERED: Mapping[str, tuple[str, ...]] = {
    names.OPPORTUNITY_OPENED: ("opportunity_id",),
    names.OPPORTUNITY_WON: ("opportunity_id",),
    names.OPPORTUNITY_LOST: ("opportunity_id",),
    names.QUOTE_SENT: ("quote_id", "order_id"),
    names.QUOTE_ACCEPTED: ("quote_id", "order_id"),
    names.QUOTE_DECLINED: ("quote_id", "order_id"),
    names.ORDER_COMPLETED: ("order_id",),
    names.SERVICE_DUE: ("asset_id",),
    names.SERVICE_COMPLETED: ("asset_id",),
}
"""By name of a happening, the properties under which events of that name say its number."""
TOLD_WITHIN = timedelta(days=7)
"""What a build first knows of later starts no flow. Files are loaded by the week at least."""

HAPPENED_TABLES = (AGENTS, EVENTS, CARTS, HAPPENINGS)
