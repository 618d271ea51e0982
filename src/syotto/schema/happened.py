"""Derived tables about what people did: events with who acted, and open carts."""

from __future__ import annotations

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

HAPPENED_TABLES = (AGENTS, EVENTS, CARTS)
