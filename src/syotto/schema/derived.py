"""Tables that a build makes from the raw ones."""

from __future__ import annotations

from dataclasses import replace

from syotto.schema.acted import (
    ACTED_TABLES,
    LAST_CONTACTS as LAST_CONTACTS,
    TAKEUPS as TAKEUPS,
)
from syotto.schema.coverage import COVERAGE_TABLES
from syotto.schema.handed import HANDED_TABLES
from syotto.schema.happened import HAPPENED_TABLES
from syotto.schema.journeys import JOURNEY_TABLES
from syotto.schema.known import KNOWN_TABLES
from syotto.schema.kpis import KPIS
from syotto.schema.leads import LEAD_TABLES
from syotto.schema.lifetime import LIFETIME_TABLES
from syotto.schema.linked import LINKED_TABLES
from syotto.schema.origins import ORIGINS
from syotto.schema.plan import (
    KEEP_CANDIDATES,
    PLAN_TABLES,
    REFERRAL_CANDIDATES,
    SUPPLY_CANDIDATES,
)
from syotto.schema.predicted import (
    CHANCE_FITS as CHANCE_FITS,
    CHANCE_MODEL as CHANCE_MODEL,
    CHANCES as CHANCES,
    CROSS_SELL as CROSS_SELL,
    CUSTOMER as CUSTOMER,
    GROUP as GROUP,
    LIFTS as LIFTS,
    PAIRS as PAIRS,
    PRODUCT as PRODUCT,
)
from syotto.schema.pressure import PRESSURE_TABLES
from syotto.schema.raw import LOAD_COLUMNS
from syotto.schema.referred import REFERRED_TABLES
from syotto.schema.rights import RIGHTS_TABLES
from syotto.schema.segmented import SEGMENTED_TABLES
from syotto.schema.supply import SUPPLY_TABLES
from syotto.schema.table import MOMENT, MONEY, QUANTITY, TableSpec, column, required
from syotto.schema.timeline import TIMELINE_TABLES

TOTAL = "decimal(38, 2)"
PIECES = "decimal(38, 3)"

ORDER_LINES = TableSpec(
    "order_lines",
    "a product on an order, in the workspace's currency, with what kind of line it is",
    (
        required("order_id", "string", "order or invoice number"),
        required("line_no", "int64", "line on the order"),
        required("at", MOMENT, "when it was bought"),
        column("customer_id", "string", "who bought it; null where nobody is named"),
        column("person_id", "string", "the person, where one is named"),
        column("account_id", "string", "the company, where one is named"),
        PRODUCT,
        column("product_name", "string", "the name printed on the line"),
        column("kind", "string", "sale, return, cancelled, charge, free or adjustment"),
        column("cancels_order_id", "string", "the order that this line takes back"),
        column("quantity", QUANTITY, "pieces; negative when returned"),
        column("amount", MONEY, "what was paid; negative when returned"),
        column("margin", MONEY, "what was left of it"),
        column("margin_source", "string", "given on the line, from the product, or the default"),
        column("channel", "string", "where it was bought"),
        column("unit", "string", "business unit"),
        column("country", "string", "the buyer's country"),
    ),
    ("order_id", "line_no"),
    known_at="at",
)

SUBSCRIPTIONS = TableSpec(
    "subscriptions",
    "a running or ended contract, in the workspace's currency",
    (
        required("subscription_id", "string", "contract number"),
        CUSTOMER,
        column("person_id", "string", "the person, where one is named"),
        column("account_id", "string", "the company, where one is named"),
        PRODUCT,
        required("started_at", MOMENT, "first day"),
        column("ended_at", MOMENT, "last day known at `as_of`; null while it runs"),
        column("yearly_amount", MONEY, "what is paid a year"),
        column("yearly_margin", MONEY, "what is left of it a year"),
        column("unit", "string", "business unit"),
    ),
    ("subscription_id",),
    known_at="started_at",
)

PRODUCTS = TableSpec(
    "products",
    "a code that was sold, and whether it is a product",
    (
        PRODUCT,
        column("name", "string", "the given name, or the one most often printed"),
        column("names", "int64", "different names seen under the code"),
        column("category", "string", "family of products"),
        column("sold_as", "string", "order or subscription"),
        column("is_product", "boolean", "false for postage, fees, corrections"),
        column("available", "boolean", "can be offered today"),
        column("price", MONEY, "list price, or the median price paid"),
        column("margin_share", "float64", "margin as a share of the amount"),
        column("buyers", "int64", "customers who ever bought it"),
        column("recent_buyers", "int64", "customers who bought it in the last horizon"),
        column("quantity", PIECES, "pieces sold, net of returns"),
        column("amount", TOTAL, "amount, net of returns"),
        column("margin", TOTAL, "margin, net of returns"),
        column("value", "float64", "margin of one customer's purchases of it within the horizon"),
        column("remaining_years", "float64", "discounted years that a contract runs on"),
        column("first_at", MOMENT, "first sale"),
        column("last_at", MOMENT, "last sale"),
    ),
    ("product_id",),
)

PURCHASES = TableSpec(
    "purchases",
    "a product that a customer ever bought or sent back, over the whole time",
    (
        CUSTOMER,
        PRODUCT,
        column("first_at", MOMENT, "first sale that was not cancelled; null where there is none"),
        column("last_at", MOMENT, "last sale that was not cancelled"),
        column("times", "int64", "sale lines that were not cancelled"),
        column("quantity", PIECES, "pieces, net of returns"),
        column("amount", TOTAL, "amount, net of returns"),
        column("margin", TOTAL, "margin, net of returns"),
        column("recent_margin", TOTAL, "the margin of the last horizon alone"),
    ),
    ("customer_id", "product_id"),
)

KEEPS = TableSpec(
    "keeps",
    "how often a contract outlives another one that is added to it",
    (
        PRODUCT,
        required("added_id", "string", "the product that was added"),
        column("n_with", "int64", "owners who added it while they had the product"),
        column("kept_with", "int64", "of them, those who had the product a horizon later"),
        column("n_without", "int64", "owners who never added it, at the same age of the contract"),
        column("kept_without", "int64", "of them, those who had the product a horizon later"),
        column("keep", "float64", "share kept with it relative to without it, at most 1"),
    ),
    ("product_id", "added_id"),
)

CUSTOMERS = TableSpec(
    "customers",
    "an account, or a person where there is no account, who bought or has a contract",
    (
        CUSTOMER,
        column("kind", "string", "account or person"),
        column("name", "string", "what to call them"),
        column("owner", "string", "the seller who looks after them"),
        column("unit", "string", "business unit"),
        column("country", "string", "country"),
        column("segment", "string", "the group given by a column, where one is"),
        column("email", "string", "e-mail address of the person"),
        column("phone", "string", "telephone number of the person"),
        column("orders", "int64", "orders with a sale"),
        column("products", "int64", "different products bought or contracted"),
        column("amount", TOTAL, "amount, net of returns"),
        column("margin", TOTAL, "margin, net of returns and charges"),
        column("first_at", MOMENT, "first purchase or contract"),
        column("last_at", MOMENT, "last purchase or contract"),
        column("recency_days", "int64", "days since the last purchase"),
        column("returned_share", "float64", "share of the sold amount that came back, 0-1"),
    ),
    ("customer_id",),
)

OWNED = TableSpec(
    "owned",
    "a product that a customer has",
    (
        CUSTOMER,
        PRODUCT,
        column("how", "string", "order or subscription"),
        column("first_at", MOMENT, "since when"),
        column("last_at", MOMENT, "last bought"),
        column("times", "int64", "sale lines it was on, or contracts"),
        column("amount", TOTAL, "amount, net of returns; of a contract what is paid a year"),
        column("margin", TOTAL, "margin, net of returns; of a contract what is left a year"),
    ),
    ("customer_id", "product_id"),
)

CUSTOMER_GROUPS = TableSpec(
    "customer_groups",
    "a customer's place in a group",
    (CUSTOMER, GROUP),
    ("customer_id",),
)

GROUPS = TableSpec(
    "groups",
    "a group of customers and what sets it apart",
    (
        GROUP,
        column("name", "string", "the group in words"),
        column("how", "string", "given by a column, found, or one group for all"),
        column("about", "string", "what sets it apart, or why there is only one"),
        column("customers", "int64", "how many"),
        column("orders", "float64", "mean orders of a customer"),
        column("products", "float64", "mean different products of a customer"),
        column("amount", TOTAL, "amount of all of them"),
        column("margin", TOTAL, "margin of all of them"),
        column("recency_days", "float64", "median days since the last purchase"),
    ),
    ("customer_group",),
)

OFFERS = TableSpec(
    "offers",
    "a product that a customer could be offered, and what offering it is worth",
    (
        CUSTOMER,
        GROUP,
        PRODUCT,
        column("products", "array<string>", "the product, or several offered together"),
        column("rank", "int64", "1 is the best for this customer"),
        column("antecedent", "array<string>", "what they have that speaks most for it"),
        column("confidence", "float64", "n_both / n_antecedent"),
        column("support", "float64", "n_both / n_group"),
        column("n_antecedent", "int64", "customers of the group who have the antecedent"),
        column("n_both", "int64", "of them, those who have the product too"),
        column("n_group", "int64", "customers of the group"),
        column("confidence_adjusted", "float64", "confidence adjusted for small numbers"),
        column("would_buy_anyway", "float64", "P(buys within the horizon without contact)"),
        column("chance_low", "float64", "80 % interval, lower end"),
        column("chance_high", "float64", "80 % interval, upper end"),
        column("extra_if_contacted", "float64", "what contact adds to that probability"),
        column("extra_low", "float64", "80 % interval or stated range, lower end"),
        column("extra_high", "float64", "80 % interval or stated range, upper end"),
        column("extra_source", "string", "measured, or assumed (relative lift from settings)"),
        column("reading", "string", "incremental, or confidence (nobody buys unasked)"),
        column("value", "float64", "margin of the sale"),
        column("at_risk", "string", "the owned product that the sale may end"),
        column("at_risk_value", "float64", "remaining margin of the product at risk"),
        column("keep", "float64", "P(the product at risk is kept | sale)"),
        column("keep_source", "string", "observed, support, one or assumed"),
        column("cost", "float64", "cost of the contact"),
        column("gain", "float64", "expected incremental margin of the offer"),
        column("expected_margin", "float64", "the same, the number to rank by"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
        column("pays_from", "float64", "relative lift from which the offer pays; null if never"),
        column("keep_from", "float64", "keep-probability from which it pays; null if never"),
        column("rank_key", "float64", "mean of confidence and support"),
        column("decision", "string", "offer or no_contact"),
        column("reasons", "string", "why, in one sentence with its counts"),
    ),
    ("customer_id", "product_id"),
)

DECISIONS = TableSpec(
    "decisions",
    "one choice for one customer: an action, or no contact",
    (
        required("decision_id", "string", "stable number of the choice"),
        required("at", MOMENT, "the moment that the choice knows of"),
        CUSTOMER,
        column("person_id", "string", "the person, where the customer is one"),
        column("account_id", "string", "the company, where the customer is one"),
        column("owner", "string", "the seller who looks after them"),
        GROUP,
        required("action", "string", "the kind of act, or no_contact; on record also hand_over"),
        column("product_id", "string", "what is offered, or would be sold"),
        column("what", "string", "asset, contract, flow or topic; null: a product is offered"),
        column("products", "array<string>", "the product, or several together"),
        column("channel", "string", "through which channel"),
        column("arm", "string", "treated, control or exempt"),
        column("propensity", "float64", "probability with which this was chosen, 0-1"),
        column("expected_margin", "float64", "incremental margin it is expected to cause"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
        column("place", "int64", "place on today's list; null when not on it"),
        column(
            "reason", "string", "code: best_offer, control, held, rested, capacity, no_gain, ..."
        ),
        column("reasons", "string", "why, in words"),
        column("runners_up", "array<string>", "the next two: products, or what they are about"),
        column("policy_version", "string", "the settings that decided, as a hash"),
    ),
    ("decision_id",),
    known_at="at",
)

RECORDED_DECISIONS = replace(
    DECISIONS,
    one_row="one choice for one customer, put on record before anybody acted on it",
    fields=(*DECISIONS.fields, *LOAD_COLUMNS),
    kind="raw",
)

ASSUMPTIONS = TableSpec(
    "assumptions",
    "something taken for granted, and the euros that hang on it",
    (
        required("name", "string", "the setting or rule"),
        column("value", "string", "what is assumed"),
        column("low", "float64", "lower end of the range where there is one"),
        column("high", "float64", "upper end"),
        column("rows", "int64", "rows it applies to"),
        column("weight", TOTAL, "euros that hang on it"),
        column("about", "string", "what it means and how to replace it by data"),
    ),
    ("name",),
)

FINDINGS = TableSpec(
    "findings",
    "something noticed about the data",
    (
        required("name", "string", "short code"),
        column("severity", "string", "note, caution or bad"),
        column("what", "string", "in words"),
        column("rows", "int64", "rows concerned"),
        column("share", "float64", "share of all rows of the table, 0-1"),
        column("amount", TOTAL, "amount concerned"),
        column("example", "string", "one of them"),
        column("fix", "string", "what to do"),
    ),
    ("name",),
)

DERIVED_TABLES = (
    ORDER_LINES,
    SUBSCRIPTIONS,
    PURCHASES,
    PRODUCTS,
    CUSTOMERS,
    OWNED,
    CUSTOMER_GROUPS,
    GROUPS,
    PAIRS,
    CHANCE_MODEL,
    CHANCE_FITS,
    CHANCES,
    KEEPS,
    CROSS_SELL,
    LIFTS,
    OFFERS,
    DECISIONS,
    ASSUMPTIONS,
    FINDINGS,
    *ACTED_TABLES,
    *HAPPENED_TABLES,
    *JOURNEY_TABLES,
    *KNOWN_TABLES,
    *SEGMENTED_TABLES,
    *RIGHTS_TABLES,
    *LINKED_TABLES,
    *TIMELINE_TABLES,
    *COVERAGE_TABLES,
    *HANDED_TABLES,
    *LEAD_TABLES,
    *PLAN_TABLES,
    ORIGINS,
    KPIS,
    *LIFETIME_TABLES,
    KEEP_CANDIDATES,
    *PRESSURE_TABLES,
    *SUPPLY_TABLES,
    SUPPLY_CANDIDATES,
    *REFERRED_TABLES,
    REFERRAL_CANDIDATES,
)
