"""The plan: what could be done for a customer today, what of it is done, and what limits it.

Every subject that knows something to do writes its own table in the shape of a candidate; the plan
unites them, takes off what a contact costs in patience, and chooses at most one for a customer.

    expected_margin = now + later - cannibalised - cost - pressure

`now` is the margin that the act causes within the horizon, `later` what it changes in the value of
the customer after it: what is in one is not in the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from syotto.schema.table import MOMENT, TableSpec, column, required
from syotto.schema.words import Channel


class Kind(StrEnum):
    """What kind of act a candidate is."""

    OFFER = "offer"  # a product they lack
    LEAD = "lead"  # a call to somebody who may become a customer
    SUPPLY = "supply"  # a service, supplies or a renewal that falls due
    KEEP = "keep"  # an act that keeps a customer or a contract
    REFERRAL = "referral"  # a satisfied customer is asked to recommend us


class CausedBy(StrEnum):
    """How we know what contact causes."""

    MEASURED = "measured"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"


KEY = ("customer_id", "kind", "what", "channel", "person_id")
"""person_id may be null; among equals the plan sorts by these."""
CANDIDATE = (
    required("customer_id", "string", "the account, or the person where there is none"),
    column("person_id", "string", "whom to contact; null: whoever of the account"),
    required("kind", "string", "offer, lead, supply, keep or referral"),
    required("what", "string", "product, person, asset, contract or what is asked for"),
    column("product_id", "string", "what it would sell: candidates that sell the same are one"),
    required("channel", "string", "through which channel"),
    column("now", "float64", "margin that it causes within the horizon, before costs"),
    column("later", "float64", "what it changes in the customer's value after the horizon"),
    column("cannibalised", "float64", "margin that it ends elsewhere"),
    column("cost", "float64", "cost of the contact and of what is given away"),
    column("low", "float64", "of the whole, 80 % interval or stated range, lower end"),
    column("high", "float64", "of the whole, 80 % interval or stated range, upper end"),
    column("minutes", "float64", "of a seller; 0: the machine does it"),
    column("owner", "string", "the seller whose minutes they are"),
    column("reasons", "string", "why, in words"),
    column("basis", "string", "how we know what contact causes: measured, assumed or unknown"),
    column("until", MOMENT, "worth nothing after it; null: no such moment"),
)
"""One thing that could be done for a customer today. A null sum counts as nothing."""


def candidates_of(name: str, one_row: str) -> TableSpec:
    """A table of candidates of one subject."""
    return TableSpec(name, one_row, CANDIDATE, KEY)


KEEP_CANDIDATES = candidates_of(
    "keep_candidates", "an act that would keep a customer or a contract"
)
SUPPLY_CANDIDATES = candidates_of(
    "supply_candidates", "a service, supplies or a renewal that falls due"
)
REFERRAL_CANDIDATES = candidates_of(
    "referral_candidates", "a satisfied customer who could be asked to recommend us"
)

CANDIDATES = TableSpec(
    "candidates",
    "a thing that could be done for a customer today, with each term of what it is worth",
    (
        *CANDIDATE[: [one.name for one in CANDIDATE].index("low")],
        column("pressure", "float64", "what the contact costs in patience"),
        column("expected_margin", "float64", "now + later - cannibalised - cost - pressure"),
        *CANDIDATE[[one.name for one in CANDIDATE].index("low") :],
        column("why_not", "string", "code of why it does not compete today; null: it does"),
        column("why_words", "string", "the same in words"),
        column("rank", "int64", "1 is the best of the customer's that compete; null: it does not"),
    ),
    KEY,
)

PLAN = TableSpec(
    "plan",
    "what is done for a customer today, or the best that could have been done, and why it is not",
    (
        required("customer_id", "string", "the account, or the person where there is none"),
        column("person_id", "string", "whom to contact; null: whoever of the account"),
        column("kind", "string", "kind of the act; null: nothing competes"),
        column("what", "string", "product, person, asset, contract or what is asked for"),
        column("product_id", "string", "what it would sell"),
        column("channel", "string", "through which channel"),
        column("owner", "string", "whose list it is on; null: nobody's, or the machine's"),
        column("minutes", "float64", "of a seller; 0: the machine does it"),
        column("place", "int64", "place on that list; null: it is not done"),
        column("expected_margin", "float64", "incremental margin it is expected to cause"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
        column("beaten", "array<string>", "the next two of the customer: their `what`"),
        column("beaten_kinds", "array<string>", "their kinds"),
        column("beaten_channels", "array<string>", "through which channels"),
        column("beaten_by", "array<float64>", "by how much each, after what time and money cost"),
        column("reason", "string", "code: best_offer, control, capacity, no_gain, ..."),
        column("reasons", "string", "why, in words"),
        column("arm", "string", "treated, control or exempt"),
        column("propensity", "float64", "probability with which this was chosen, 0-1"),
    ),
    ("customer_id",),
)

PLAN_PRICES = TableSpec(
    "plan_prices",
    "something that limits the plan, and what more of it would bring",
    (
        required("resource", "string", "minutes, leads, budget; all: the plan as a whole"),
        required("owner", "string", "the seller; empty: nobody's, or everybody's"),
        column("capacity", "float64", "how much there is today; null: no limit"),
        column("price", "float64", "what the last unit of it brings, in euros"),
        column("more", "float64", "one more hour, lead, or 100 euros would bring this"),
        column("more_low", "float64", "at least"),
        column("more_high", "float64", "at most"),
        column("bound", "float64", "of the whole: no plan within the limits brings more"),
    ),
    ("resource", "owner"),
)

PLAN_CHANNELS = TableSpec(
    "plan_channels",
    "a channel among which the plan chooses, and what a contact through it takes and adds",
    (
        required("channel", "string", "seller, phone, visit, email, sms, post, ..."),
        required("minutes", "float64", "of a seller; 0: the machine does it"),
        column("cost", "float64", "of one contact; null: as the act says itself"),
        required("adds", "float64", "times what contact is taken to add, by lifts"),
        required("low", "float64", "80 % interval or stated range, lower end"),
        required("high", "float64", "80 % interval or stated range, upper end"),
        required("basis", "string", "measured or assumed; usual: lifts are about this channel"),
        column("contacts", "int64", "messages of a year of which is known who opened them"),
        column("opened", "int64", "of them, those that a person opened"),
        column("bought_treated", "int64", "purchases after contacts that chance drew"),
        column("bought_control", "int64", "purchases of those whom chance left alone"),
        column("about", "string", "the same in words"),
    ),
    ("channel",),
)

SELLER = "seller"
"""A seller chooses how: by telephone, by e-mail, face to face."""
VISIT = "visit"
BY_SELLERS = (SELLER, Channel.PHONE.value, VISIT)
"""Channels that take a seller's time; of any other the machine does it."""
ADDS: Mapping[str, float] = {
    SELLER: 1.0, Channel.PHONE: 1.0, VISIT: 1.0, Channel.SMS: 0.3, Channel.POST: 0.3,
    Channel.EMAIL: 0.2,
}  # fmt: skip
"""Assumed: how much a contact adds beside a seller's. A letter is read less often than a call is
answered, and a seller answers what one asks back; any other channel is taken for a letter."""
COSTS: Mapping[str, float] = {Channel.SMS: 0.10, Channel.POST: 1.50, Channel.EMAIL: 0.02}
"""Assumed cost of one message; of other channels `contact_cost`."""
THROUGH: Mapping[str, str] = {
    SELLER: "by a seller", VISIT: "on a visit", Channel.PHONE: "by phone",
    Channel.SMS: "by text message", Channel.POST: "by post", Channel.EMAIL: "by e-mail",
}  # fmt: skip


def through(channel: str | None) -> str:
    """by e-mail; nothing where no channel is named."""
    return THROUGH.get(channel, f"by {channel}") if channel else ""


REBUY = "rebuy"
"""A reminder of what customers buy again and again; lots about services tell nothing of it."""
ACT_LIFTS = TableSpec(
    "act_lifts",
    "what another act than an offer adds, measured where lots decided, or assumed",
    (
        required("kind", "string", "lead, supply, rebuy (of what they buy again) or referral"),
        column("lift", "float64", "relative, as of offers; of a referral the share who bring one"),
        column("low", "float64", "80 % interval or stated range, lower end"),
        column("high", "float64", "80 % interval or stated range, upper end"),
        required("extra_source", "string", "measured or assumed"),
        column("treated", "int64", "first draws that were to be contacted"),
        column("control", "int64", "first draws that were left alone"),
        column("came_treated", "int64", "of the contacted, those with the outcome"),
        column("came_control", "int64", "of those left alone, those with the outcome"),
    ),
    ("kind",),
)

PLAN_TABLES = (PLAN_CHANNELS, CANDIDATES, PLAN, PLAN_PRICES, ACT_LIFTS)

SHORT: dict[str, str] = {
    Kind.OFFER: "offer {what}",
    Kind.LEAD: "call as a lead",
    Kind.SUPPLY: "{what} falls due",
    Kind.KEEP: "keep: {what}",
    Kind.REFERRAL: "ask to be passed on",
}


def short(kind: str, what: str) -> str:
    """offer seal kit."""
    return SHORT.get(kind, "{what}").format(what=what)
