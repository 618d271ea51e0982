"""Derived tables about who brought whom, and what that was worth."""

from __future__ import annotations

from enum import StrEnum

from syotto.schema.predicted import CUSTOMER
from syotto.schema.table import MOMENT, MONEY, TableSpec, column, required


class Brought(StrEnum):
    """What became of a referral."""

    CAME = "came"  # bought for the first time after it
    OPEN = "open"  # has bought nothing yet
    BEFORE = "before"  # was a customer already
    HELD_BACK = "held_back"  # of the control group: nobody invited them


class Known(StrEnum):
    """How we know whether somebody would have come anyway."""

    ASKED = "asked"  # they said it themselves
    HOLDOUT = "holdout"  # invitations held back by lot tell
    OTHERS = "others"  # the answers of others
    ASSUMED = "assumed"  # from settings


class Quadrant(StrEnum):
    """Where a customer stands by what they buy and whom they bring."""

    CHAMPION = "champion"
    AFFLUENT = "affluent"
    ADVOCATE = "advocate"
    QUIET = "quiet"


QUADRANT_WORDS = {
    Quadrant.CHAMPION: "Buy much, bring others",
    Quadrant.AFFLUENT: "Buy much, bring few",
    Quadrant.ADVOCATE: "Bring others, buy little",
    Quadrant.QUIET: "Buy and bring little so far",
}
"""What pages call them."""

REFERRALS = TableSpec(
    "referrals",
    "somebody whom a customer brought, and the part of the credit that this customer has",
    (
        required("referral_id", "string", "number of the referral"),
        required("at", MOMENT, "when we heard of it"),
        required("customer_id", "string", "who brought them"),
        column("person_id", "string", "the person who did, where one is named"),
        required("referred_id", "string", "who was brought: the account, or the person"),
        column("came_at", MOMENT, "their first purchase or contract, where it came after it"),
        required("became", "string", "came, open, before (was a customer) or held_back"),
        required("credit", "float64", "part of the credit, 0-1; of all who brought them, one"),
        column("would_have_come", "boolean", "what they answered; null was not asked"),
        column("arm", "string", "treated or control; null is treated"),
        column("incentive", MONEY, "what was given for it"),
        column("cost", MONEY, "what it cost besides"),
        column("campaign", "string", "as part of what"),
        column("anonymous", "boolean", "the referrer did not want to be named"),
    ),
    ("referral_id",),
    known_at="at",
)

REFERRAL_SPLIT = TableSpec(
    "referral_split",
    "how many of those who were brought would not have come otherwise; one row for all of them",
    (
        required("name", "string", "all"),
        required("p_type1", "float64", "P(would not have come otherwise), 0-1"),
        column("low", "float64", "80 % interval or stated range, lower end"),
        column("high", "float64", "80 % interval or stated range, upper end"),
        required("basis", "string", "holdout, others (answers) or assumed"),
        column("why", "string", "the same in words"),
        column("came", "int64", "customers who were brought"),
        column("asked", "int64", "of them, those who were asked"),
        column("anyway", "int64", "of these, those who say that they would have come anyway"),
        column("invited", "int64", "in an experiment: invited"),
        column("came_invited", "int64", "of them, came"),
        column("held_back", "int64", "in an experiment: not invited, by lot"),
        column("came_held_back", "int64", "of them, came all the same"),
        column(
            "margin", "float64", "mean discounted margin of one who was brought, over the years"
        ),
        column("margin_low", "float64", "80 % interval, lower end"),
        column("margin_high", "float64", "80 % interval, upper end"),
        column("incentive", "float64", "mean incentive paid for one who came"),
        column("pays_to", "float64", "incentive up to which a referral pays"),
        column("pays_to_low", "float64", "80 % interval, lower end"),
        column("pays_to_high", "float64", "80 % interval, upper end"),
        column(
            "for_nothing", "float64", "incentives expected to have gone to those who came anyway"
        ),
    ),
    ("name",),
)

REFERRAL_VALUES = TableSpec(
    "referral_values",
    "what a customer brought by bringing others; never added up with lifetime values, which hold "
    "the same margins already",
    (
        CUSTOMER,
        required("value", "float64", "discounted margin brought, less what it cost"),
        required("low", "float64", "80 % interval, lower end"),
        required("high", "float64", "80 % interval, upper end"),
        column("seen", "float64", "of it, from margin that was seen already"),
        column("referrals", "int64", "whom they told us of"),
        column("brought", "int64", "of them, customers now"),
        column("credit", "float64", "the same, shared with others who brought them too"),
        column("p_type1", "float64", "mean P(would not have come otherwise) of those brought"),
        column("basis", "string", "asked, holdout, others or assumed; the weakest of them"),
        column("incentive", "float64", "what was given to them for it"),
        column("pays_to", "float64", "incentive for the next one up to which it pays"),
        column("pays", "boolean", "what was given was less than what it brought; null: none given"),
        column(
            "own_value", "float64", "what they buy themselves: lifetime value, or margin so far"
        ),
        column("own_value_by", "string", "lifetime value, or margin so far"),
        column("quadrant", "string", "champion, affluent, advocate or quiet"),
        column("last_at", MOMENT, "when they last brought somebody"),
    ),
    ("customer_id",),
)

SATISFIED = TableSpec(
    "satisfied",
    "a customer who said that they are content, and has no complaint open: who may be asked",
    (
        CUSTOMER,
        column("person_id", "string", "who said so"),
        required("mark", "float64", "the last mark they gave"),
        required("at", MOMENT, "when"),
    ),
    ("customer_id", "person_id"),
)

REFERRED_TABLES = (REFERRALS, REFERRAL_SPLIT, REFERRAL_VALUES, SATISFIED)
