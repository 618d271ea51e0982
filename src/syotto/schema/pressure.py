"""What a contact costs in patience: whom we contacted, the price of one more, and what it rests on.

    price = risk * (1 + growth * recent) * worth

`recent` counts the contacts of before, each by its wear and half as much after every half-life;
`worth` is the margin to expect of the customer in a year; `risk` the share of it that one contact
loses.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from syotto.schema.table import MOMENT, TableSpec, column, required

ANYBODY = "any"
"""The channel that stands in for those without a fit of their own."""
CHANNELS = ("email", "sms", "post", "phone", "visit")
SAID_AS = {"seller": "phone", "call": "phone", "mail": "email", "activity": "phone"}
"""What sources and settings call these channels."""
WEAR: Mapping[str, float] = {"email": 1.0, "sms": 2.0, "post": 1.0, "phone": 3.0, "visit": 3.0}
"""How many e-mails a contact through a channel counts as; others count as one."""
RISK: Mapping[str, float] = {
    "email": 0.0005, "sms": 0.001, "post": 0.0005, "phone": 0.0015, "visit": 0.0015,
    ANYBODY: 0.0005,
}  # fmt: skip
"""Assumed share of a year's margin that a first contact loses. Who is mailed every week loses five
in a hundred in a year so, with growth: as many as quietly stop listening."""
RANGE = 4.0
"""An assumed risk may be so many times smaller or larger."""


class PriceBasis(StrEnum):
    """What a price rests on."""

    MEASURED = "measured"  # chance decided who was contacted
    DESCRIPTION = "description"  # the same people with and without a recent contact
    ASSUMED = "assumed"


CONTACTS = TableSpec(
    "contacts",
    "a contact of ours with a person or a company; one a day and channel",
    (
        required("customer_id", "string", "the account, or the person where there is none"),
        column("person_id", "string", "whom; null: somebody of the account"),
        required("channel", "string", "email, sms, post, phone, visit"),
        required("at", MOMENT, "the first one of the day"),
        column("opened", "boolean", "a person opened it; null where that cannot be seen"),
    ),
    ("customer_id", "person_id", "channel", "at"),
    known_at="at",
)

PRESSURE_FITS = TableSpec(
    "pressure_fits",
    "what one more contact through a channel loses, and what says so",
    (
        required("channel", "string", "email, sms, post, phone, visit; any: every other one"),
        required("risk", "float64", "share of a year's margin that a first contact loses"),
        required("risk_low", "float64", "80 % interval or stated range, lower end"),
        required("risk_high", "float64", "80 % interval or stated range, upper end"),
        required("growth", "float64", "share of it that every recent contact adds"),
        required("growth_low", "float64", "80 % interval or stated range, lower end"),
        required("growth_high", "float64", "80 % interval or stated range, upper end"),
        required("half_life_days", "float64", "a contact counts half after so many days"),
        required("wear", "float64", "recent contacts that one through this channel counts as"),
        column(
            "reliability",
            "float64",
            "how well a half-year of a customer's margin tells the next, 0-1; null: not known",
        ),
        column("unsubscribes", "float64", "part of the risk: who leaves the channel"),
        column("complaints", "float64", "part of the risk: what complaints lose"),
        column("response", "float64", "part of the risk: the next contacts work less"),
        column("unseen", "float64", "part of the risk: who quietly leaves; an assumption"),
        column("contacts", "int64", "contacts that it was learned from"),
        column("unsubscribed", "int64", "of them, those that somebody left the channel after"),
        column("complained", "int64", "of them, those that a complaint followed"),
        column("basis", "string", "measured, description (not cause), or assumed"),
        column("about", "string", "the same in words, with what is missing"),
    ),
    ("channel",),
)

CONTACT_PRICES = TableSpec(
    "contact_prices",
    "what one more contact of a person through a channel costs in patience",
    (
        required("customer_id", "string", "the account, or the person where there is none"),
        column("person_id", "string", "the person; null: whoever of the account, the tired first"),
        required("channel", "string", "email, sms, post, phone, visit"),
        required("price", "float64", "euros that one more contact is expected to lose"),
        column("low", "float64", "80 % interval or stated range, lower end"),
        column("high", "float64", "80 % interval or stated range, upper end"),
        column("recent", "float64", "recent contacts: each by its wear, halved every half-life"),
        column("contacts", "int64", "contacts of the last 90 days, through any channel"),
        column("last_at", MOMENT, "the last contact"),
        column("worth", "float64", "margin to expect of the customer in a year"),
        column("basis", "string", "measured, description (not cause), or assumed"),
    ),
    ("customer_id", "person_id", "channel"),
)

AUTOMATIONS = TableSpec(
    "automations",
    "an act that people repeated in the last quarter, and what a machine doing it would save",
    (
        required("kind", "string", "call, note, quote, ...: what was done by hand"),
        required("segment", "string", "for whom: the customers' segment, or `no customers yet`"),
        column("people", "int64", "how many people of ours did it"),
        column("acts", "int64", "times in the last 90 days"),
        column("acts_low", "float64", "a quarter to come, 80 % interval, lower end"),
        column("acts_high", "float64", "a quarter to come, 80 % interval, upper end"),
        column("by_machine", "int64", "messages that machines sent them in that time"),
        column("minutes", "float64", "of one act, on average"),
        column("minutes_source", "string", "measured, or assumed"),
        column("hours", "float64", "of all of them in the quarter"),
        column("cost", "float64", "euros a quarter by hand"),
        column("setup", "float64", "euros a quarter of setting the machine up, over two years"),
        column("saves", "float64", "euros a quarter that a machine saves, setting it up paid"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
        column("pays_from", "int64", "acts a quarter from which it pays; null: it never does"),
        column("verdict", "string", "automate, by_hand, or unclear: the interval holds zero"),
    ),
    ("kind", "segment"),
)

PRESSURE_TABLES = (CONTACTS, PRESSURE_FITS, CONTACT_PRICES, AUTOMATIONS)
