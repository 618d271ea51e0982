"""Raw tables about buying: what a company can load, as it has it. All of them are optional.

Times are UTC, money is in the workspace's currency unless a `currency` is given, unknown is null.
`*_ref` is what the source calls a person or an account.
"""

from __future__ import annotations

from syotto.schema.table import MOMENT, MONEY, QUANTITY, Column, TableSpec, column, required

LOAD_COLUMNS = (
    column("source", "string", "the system the row came from"),
    column("received_at", MOMENT, "when syotto received it"),
    column("load_id", "string", "the load that brought it; a load can be undone"),
)


def raw(
    name: str, one_row: str, key: tuple[str, ...], *fields: Column, known_at: str | None = None
) -> TableSpec:
    return TableSpec(name, one_row, (*fields, *LOAD_COLUMNS), key, "raw", known_at)


PERSON = column("person_ref", "string", "what the source calls the person")
ACCOUNT = column("account_ref", "string", "what the source calls the company")
OWNER = column("owner", "string", "the seller who looks after them")
UNIT = column("unit", "string", "business unit")
PROPERTIES = column("properties", "string", "anything else, as a JSON object")
UPDATED_AT = column("updated_at", MOMENT, "when the record changed; null means always known")

ORDER_LINES = raw(
    "order_lines",
    "a product on an order, as paid (returns negative)",
    ("order_id", "line_no"),
    required("order_id", "string", "order or invoice number"),
    required("line_no", "int64", "line on the order; numbered in file order when not given"),
    required("at", MOMENT, "when it was bought"),
    PERSON,
    ACCOUNT,
    required("product_id", "string", "article number"),
    required("quantity", QUANTITY, "pieces; negative when returned"),
    required("amount", MONEY, "what was paid for the line, net of tax; negative when returned"),
    column("margin", MONEY, "what was left of it"),
    column("currency", "string", "currency of amount and margin; null is the workspace's"),
    column("channel", "string", "where it was bought"),
    UNIT,
    column("product_name", "string", "the product's name as printed on the line"),
    column("country", "string", "the buyer's country as printed on the order"),
    known_at="at",
)

PRODUCTS = raw(
    "products",
    "something sold",
    ("product_id",),
    required("product_id", "string", "article number"),
    column("name", "string", "what people call it"),
    column("category", "string", "the family of products it belongs to"),
    column("price", MONEY, "list price"),
    column("margin_share", "float64", "share of the price that is left, 0-1"),
    column("available", "boolean", "can be sold today; null is yes"),
    column("updated_at", MOMENT, "when the record changed; null means always known"),
    known_at="updated_at",
)

PEOPLE = raw(
    "people",
    "a person as one system knows them",
    ("source_id", "source"),
    required("source_id", "string", "the system's number for the person"),
    *(
        column(name, "string", about)
        for name, about in {
            "email": "e-mail address",
            "phone": "telephone number",
            "first_name": "given name",
            "last_name": "family name",
            "title": "job title",
            "company": "the company as written in the record",
            "account_ref": "what the source calls the company",
            "street": "street and number",
            "postcode": "postal code",
            "city": "town",
            "country": "country",
            "language": "language they read",
            "time_zone": "IANA time zone",
        }.items()
    ),
    column("birth_date", "date", "date of birth"),
    column("national_id", "string", "a state's number for the person"),
    OWNER,
    UNIT,
    PROPERTIES,
    UPDATED_AT,
    known_at="updated_at",
)

ACCOUNTS = raw(
    "accounts",
    "a company as one system knows it",
    ("source_id", "source"),
    required("source_id", "string", "the system's number for the company"),
    *(
        column(name, "string", about)
        for name, about in {
            "name": "the company's name",
            "domain": "web domain",
            "registration_no": "a state's number for the company",
            "industry": "what it does",
            "size": "size class",
            "tier": "how we rank it",
            "country": "country",
        }.items()
    ),
    OWNER,
    UNIT,
    PROPERTIES,
    UPDATED_AT,
    known_at="updated_at",
)

MEMBERSHIPS = raw(
    "memberships",
    "a person's place in a company",
    ("person_ref", "account_ref"),
    required("person_ref", "string", "what the source calls the person"),
    required("account_ref", "string", "what the source calls the company"),
    column("role", "string", "what they do there"),
    column("buying_role", "string", "their part in buying: decides, influences, uses, pays"),
    column("from", MOMENT, "since when; null is always"),
    column("to", MOMENT, "until when; null is still"),
    known_at="from",
)

SUBSCRIPTIONS = raw(
    "subscriptions",
    "a running or ended contract",
    ("subscription_id",),
    required("subscription_id", "string", "contract number"),
    PERSON,
    ACCOUNT,
    required("product_id", "string", "article number"),
    required("started_at", MOMENT, "first day"),
    column("ended_at", MOMENT, "last day; null while it runs"),
    column("amount", MONEY, "what is paid each period, net of tax"),
    column("period", "string", "month, quarter or year"),
    column("margin", MONEY, "what is left of the amount each period"),
    UNIT,
    known_at="started_at",
)

RATES = raw(
    "rates",
    "what one unit of a currency was worth on a day",
    ("day", "currency"),
    required("day", "date", "the day"),
    required("currency", "string", "three-letter code"),
    required("rate", "float64", "units of the workspace's currency for one of it"),
    known_at="day",
)

EXPOSURES = raw(
    "exposures",
    "something logged elsewhere as shown or sent",
    ("person_ref", "at", "channel", "action"),
    required("person_ref", "string", "what the source calls the person"),
    required("at", MOMENT, "when"),
    required("channel", "string", "through which channel"),
    column("content_id", "string", "what was shown"),
    column("campaign", "string", "as part of what"),
    required("action", "string", "what was offered; an article number where it was a product"),
    column("arm", "string", "treated or control"),
    column("propensity", "float64", "the probability with which it was chosen, 0-1"),
    known_at="at",
)

FEEDBACK = raw(
    "feedback",
    "what a person said about a proposed action",
    ("feedback_id",),
    required("feedback_id", "string", "number of the answer"),
    required("at", MOMENT, "when"),
    required("customer_id", "string", "about whom"),
    column("product_id", "string", "about which product; null is the customer as a whole"),
    required("verdict", "string", "one of the feedback words"),
    column("until", MOMENT, "hidden until then; null is for good"),
    column("by", "string", "who said it"),
    column("undone_at", MOMENT, "taken back then"),
    known_at="at",
)

CORRECTIONS = raw(
    "corrections",
    "what a person said is wrong in their record, and what is right",
    ("correction_id",),
    required("correction_id", "string", "number of the correction"),
    required("at", MOMENT, "when"),
    required("person_ref", "string", "what the source calls the person"),
    required("field", "string", "the column of people that was wrong"),
    required("value", "string", "what is right; empty is nothing"),
    required("was", "string", "what the source said then: the correction holds as long as it does"),
    column("by", "string", "who wrote it down"),
    column("undone_at", MOMENT, "taken back then"),
    known_at="at",
)

MERGES = raw(
    "merges",
    "two people or companies that somebody joined",
    ("merge_id",),
    required("merge_id", "string", "number of the merge"),
    required("kind", "string", "person or account"),
    required("kept", "string", "the older one, whose number stays"),
    required("other", "string", "the younger one"),
    required("at", MOMENT, "when"),
    column("by", "string", "who joined them"),
    column("evidence", "string", "what spoke for it, as a JSON object"),
    column("undone_at", MOMENT, "taken apart again then"),
    column("undone_by", "string", "by whom"),
    known_at="at",
)

RAW_TABLES = (
    ORDER_LINES,
    PRODUCTS,
    PEOPLE,
    ACCOUNTS,
    MEMBERSHIPS,
    SUBSCRIPTIONS,
    RATES,
    EXPOSURES,
)
