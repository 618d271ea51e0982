"""Raw tables about the road to an order and the life after it. All of them are optional.

Events, sales cases, deliveries, complaints, our own activities, consent, content, installed base.
"""

from __future__ import annotations

from syotto.schema.raw import ACCOUNT, OWNER, PERSON, PROPERTIES, UPDATED_AT, raw
from syotto.schema.table import MOMENT, MONEY, column, required

EVENTS = raw(
    "events",
    "something a person did or was shown",
    ("event_id",),
    required("event_id", "string", "the sender's number of the event"),
    required("at", MOMENT, "when it happened, by the sender's clock"),
    column("kind", "string", "track, page, screen, identify, group or alias"),
    column("name", "string", "what happened: Page Viewed, Email Link Clicked, ..."),
    column("channel", "string", "web, email, portal, event, phone, visit"),
    column("anonymous_id", "string", "the device or browser"),
    column("user_id", "string", "what the source calls the person, where it knows them"),
    ACCOUNT,
    column("content_id", "string", "what was seen or sent"),
    column("campaign", "string", "as part of what"),
    column("referrer", "string", "where they came from"),
    PROPERTIES,
    column("context", "string", "device, address and sending clock, as a JSON object"),
    column("clock", "string", "what is odd about its time: late, future, ancient; null is nothing"),
    known_at="at",
)

OPPORTUNITIES = raw(
    "opportunities",
    "a sales case",
    ("opportunity_id", "source"),
    required("opportunity_id", "string", "number of the case"),
    PERSON,
    ACCOUNT,
    column("product_id", "string", "what it is about"),
    OWNER,
    required("created_at", MOMENT, "when it was opened"),
    column("stage", "string", "where it stands, in the source's words"),
    column("closed_at", MOMENT, "when it was won or lost; null while it is open"),
    column("won", "boolean", "won or lost; null while it is open"),
    column("amount", MONEY, "what was agreed, or is expected"),
    column("list_amount", MONEY, "the same at list prices"),
    column("lost_reason", "string", "why it was lost, where it was asked"),
    known_at="created_at",
)

QUOTES = raw(
    "quotes",
    "an offer made in writing",
    ("quote_id",),
    required("quote_id", "string", "number of the offer"),
    column("opportunity_id", "string", "the case it belongs to"),
    PERSON,
    ACCOUNT,
    column("product_id", "string", "what is offered"),
    OWNER,
    required("created_at", MOMENT, "when it was made"),
    column("amount", MONEY, "the price offered"),
    column("list_amount", MONEY, "the same at list prices"),
    column("won", "boolean", "accepted or not; null while it is open"),
    column("closed_at", MOMENT, "when it was answered"),
    known_at="created_at",
)

DELIVERIES = raw(
    "deliveries",
    "an order's way to the customer",
    ("order_id",),
    required("order_id", "string", "order or invoice number"),
    column("promised_at", MOMENT, "when it was promised for"),
    column("delivered_at", MOMENT, "when it arrived; null while it is under way"),
)

CASES = raw(
    "cases",
    "a complaint, claim, service case or feedback",
    ("case_id",),
    required("case_id", "string", "number of the case"),
    PERSON,
    ACCOUNT,
    column("kind", "string", "complaint, claim, service or feedback"),
    required("opened_at", MOMENT, "when it came in"),
    column("closed_at", MOMENT, "when it was settled; null while it is open"),
    column("score", "float64", "the customer's mark, in the source's scale"),
    column("text", "string", "in the customer's words"),
    known_at="opened_at",
)

ACTIVITIES = raw(
    "activities",
    "a call, visit or note of ours",
    ("activity_id",),
    required("activity_id", "string", "number of the activity"),
    required("at", MOMENT, "when"),
    OWNER,
    PERSON,
    ACCOUNT,
    column("kind", "string", "call, visit, meeting or note"),
    column("minutes", "float64", "how long it took"),
    column("text", "string", "what was written down"),
    known_at="at",
)

CONSENTS = raw(
    "consents",
    "permission given or withdrawn",
    ("person_ref", "purpose", "channel", "at"),
    required("person_ref", "string", "what the source calls the person"),
    required("purpose", "string", "what it is for: marketing, service, profiling"),
    required("channel", "string", "through which channel"),
    column("basis", "string", "consent, legitimate interest or contract"),
    required("given", "boolean", "true when given, false when withdrawn"),
    required("at", MOMENT, "when"),
    column("wording", "string", "the text that was agreed to"),
    column("proof", "string", "where that can be seen"),
    known_at="at",
)

SUPPRESSIONS = raw(
    "suppressions",
    "an address never to contact",
    ("identifier", "channel"),
    required("identifier", "string", "e-mail address or telephone number"),
    required("channel", "string", "through which channel"),
    column("reason", "string", "bounced, spam complaint, asked for it"),
    column("at", MOMENT, "since when; null is always"),
    known_at="at",
)

CONTENTS = raw(
    "contents",
    "something to read, watch or use",
    ("content_id",),
    required("content_id", "string", "number of the content"),
    column("title", "string", "what it is called"),
    column("kind", "string", "page, article, case, calculator, webinar, newsletter"),
    column("purpose", "string", "connect, educate or close"),
    column("angles", "string", "message angles in it, separated by +"),
    column("product_id", "string", "the product it is about"),
    column("language", "string", "language it is in"),
    UPDATED_AT,
    known_at="updated_at",
)

FEATURES = raw(
    "features",
    "a column of the firm's own about a person or an account",
    ("subject_ref", "feature", "at"),
    required("subject_ref", "string", "the person or account, as the source calls it"),
    required("feature", "string", "what is measured"),
    column("value", "string", "the value, as text"),
    required("at", MOMENT, "since when it is known"),
    known_at="at",
)

ASSETS = raw(
    "assets",
    "an installed product",
    ("asset_id",),
    required("asset_id", "string", "serial number"),
    ACCOUNT,
    column("product_id", "string", "article number"),
    required("installed_at", MOMENT, "when it was taken into use"),
    column("serviced_at", MOMENT, "last service known"),
    known_at="installed_at",
)

READINGS = raw(
    "readings",
    "a reading from an installed product",
    ("asset_id", "at", "measure"),
    required("asset_id", "string", "serial number"),
    required("at", MOMENT, "when"),
    required("measure", "string", "what was measured"),
    column("value", "float64", "the reading, in the unit of the measure"),
    known_at="at",
)

NOT_HELD = ("booked", "cancelled", "missed")
"""States of meetings in which nobody met, as far as is known."""
MEETINGS = raw(
    "meetings",
    "a meeting or a chat",
    ("meeting_id",),
    required("meeting_id", "string", "number of the meeting"),
    required("at", MOMENT, "when it begins"),
    column("ends_at", MOMENT, "when it ends"),
    column("kind", "string", "meeting, call, demo or chat"),
    column("state", "string", "booked, held, cancelled or missed"),
    column("title", "string", "what it is about"),
    OWNER,
    PERSON,
    ACCOUNT,
    column("opportunity_id", "string", "the case it belongs to"),
    column("participants", "string", "who takes part, as a JSON list of names or addresses"),
    column("place", "string", "where, or the address to join at"),
    UPDATED_AT,
    known_at="updated_at",
)

UTTERANCES = raw(
    "utterances",
    "one turn of speech",
    ("meeting_id", "start_s", "speaker"),
    required("meeting_id", "string", "number of the meeting"),
    required("start_s", "float64", "when it starts, in seconds from the beginning"),
    column("end_s", "float64", "when it ends; null is not known"),
    required("speaker", "string", "who speaks"),
    column("side", "string", "ours or theirs"),
    column("text", "string", "what is said"),
)

SPEND = raw(
    "spend",
    "our money in a channel on a day",
    ("day", "channel", "line"),
    required("day", "date", "the day"),
    required("channel", "string", "where it was spent: google, linkedin, fair, print"),
    required("line", "string", "what tells rows of a day apart: campaign, advertisement, device"),
    column("campaign", "string", "for what"),
    column("region", "string", "where the people are that it was meant for"),
    required("amount", MONEY, "what it cost"),
    column("currency", "string", "currency of the amount; null is the workspace's"),
    column("impressions", "int64", "how often it was shown"),
    column("clicks", "int64", "how often it was clicked"),
    column("unit", "string", "business unit"),
    known_at="day",
)

REFERRALS = raw(
    "referrals",
    "somebody whom a customer brought, or told us of",
    ("referral_id",),
    required("referral_id", "string", "number of the referral"),
    required("at", MOMENT, "when we heard of it"),
    required(
        "referrer_ref", "string", "who brought them: a person or company, as the source calls it"
    ),
    required("referred_ref", "string", "who was brought: a person or company"),
    column(
        "would_have_come",
        "boolean",
        "what they answered at sign-up: would they have come anyway; null was not asked",
    ),
    column("arm", "string", "treated; control where the invitation was held back by lot"),
    column("weight", "float64", "part of the credit beside others who brought the same; null is 1"),
    column("incentive", MONEY, "what was given for it, to both together"),
    column("cost", MONEY, "what it cost besides: a call, a letter"),
    column("campaign", "string", "as part of what"),
    column("anonymous", "boolean", "the referrer did not want to be named; null is no"),
    known_at="at",
)

WORLD_TABLES = (
    EVENTS,
    OPPORTUNITIES,
    QUOTES,
    DELIVERIES,
    CASES,
    ACTIVITIES,
    CONSENTS,
    SUPPRESSIONS,
    CONTENTS,
    FEATURES,
    ASSETS,
    READINGS,
    MEETINGS,
    UTTERANCES,
    SPEND,
    REFERRALS,
)
