"""Words with a fixed meaning: kinds of order lines, actions, arms, feedback."""

from __future__ import annotations

from enum import StrEnum


class LineKind(StrEnum):
    """What an order line is."""

    SALE = "sale"
    RETURN = "return"
    CANCELLED = "cancelled"  # a sale that a later line cancels in full
    CHARGE = "charge"  # postage, fees, samples, manual corrections: no product
    FREE = "free"  # a price of zero
    ADJUSTMENT = "adjustment"  # stock or debt corrections: no customer bought anything


class MarginSource(StrEnum):
    GIVEN = "given"
    PRODUCT = "product"
    DEFAULT = "default"


class Action(StrEnum):
    OFFER = "offer"
    NO_CONTACT = "no_contact"
    HAND_OVER = "hand_over"  # of a lead to a seller
    FLOW = "flow"  # what a flow chose: to leave alone, a part of a split, a content
    LEAD = "lead"  # a call to them is on today's list
    SUPPLY = "supply"
    KEEP = "keep"
    REFERRAL = "referral"


class Actor(StrEnum):
    """Who acted: a person, or a machine that fetches pages and opens mails for them."""

    HUMAN = "human"
    MACHINE = "machine"


class Tells(StrEnum):
    """What of an event's sender says who acted."""

    USER_AGENT = "user_agent"
    NETWORK = "network"


class Touches(StrEnum):
    """What a verdict about a sender is about."""

    ALL = "all"
    OPENS = "opens"


class Arm(StrEnum):
    TREATED = "treated"
    CONTROL = "control"
    EXEMPT = "exempt"


class Verdict(StrEnum):
    """What a seller says about a proposed action."""

    ACCEPT = "accept"
    DONE = "done"
    NOT_NOW = "not_now"
    ALREADY_HAS = "already_has"
    WRONG_PERSON = "wrong_person"
    NEVER_HERE = "never_here"


class Reading(StrEnum):
    """How the chance of a sale is read."""

    INCREMENTAL = "incremental"  # what contact adds to buying anyway
    CONFIDENCE = "confidence"  # nobody buys unasked: the chance is the confidence


class ExtraSource(StrEnum):
    """Where what contact adds comes from."""

    MEASURED = "measured"
    ASSUMED = "assumed"


class KeepSource(StrEnum):
    """Where the chance of keeping the product at risk comes from."""

    OBSERVED = "observed"
    SUPPORT = "support"
    ONE = "one"
    ASSUMED = "assumed"


class Purpose(StrEnum):
    """What a person is contacted or watched for. Each has its own permission."""

    MAILING = "mailing"
    CALLS = "calls"
    PROFILING = "profiling"
    AD_AUDIENCES = "ad_audiences"
    TRACKING = "tracking"  # opens and clicks, pages seen
    RECORDING = "recording"
    SERVICE = "service"  # what they ordered, asked for or must know


class Basis(StrEnum):
    """On what a permission rests."""

    CONSENT = "consent"
    EXISTING_CUSTOMER = "existing_customer"
    LEGITIMATE_INTEREST = "legitimate_interest"
    CONTRACT = "contract"


class Channel(StrEnum):
    """Through which channel; `any` is every one of them, and what needs none."""

    EMAIL = "email"
    PHONE = "phone"
    SMS = "sms"
    POST = "post"
    WEB = "web"
    ANY = "any"


class Lane(StrEnum):
    """Transactional: a person waits for it. Bulk: everything else."""

    TRANSACTIONAL = "transactional"
    BULK = "bulk"
