"""Tables about what goes together, what will be bought, and what contact adds."""

from __future__ import annotations

from syotto.schema.table import MOMENT, TableSpec, column, required

CUSTOMER = required("customer_id", "string", "the account, or the person where there is none")
PRODUCT = required("product_id", "string", "article number")
GROUP = column("customer_group", "string", "the customer group; one per customer")

CROSS_SELL = TableSpec(
    "cross_sell",
    "a product that a customer lacks, and how many of those like them have it",
    (
        CUSTOMER,
        GROUP,
        required("product_id", "string", "article number; of several, joined by +"),
        column("products", "array<string>", "the product, or several offered together"),
        column("antecedent", "array<string>", "what they have that speaks most for it"),
        column("confidence", "float64", "n_both / n_antecedent"),
        column("support", "float64", "n_both / n_group"),
        column("n_antecedent", "int64", "customers of the group who have the antecedent"),
        column("n_both", "int64", "of them, those who have the product too"),
        column("n_group", "int64", "customers of the group"),
        column("confidence_adjusted", "float64", "confidence adjusted for small numbers"),
        column("rank_key", "float64", "mean of confidence and support"),
    ),
    ("customer_id", "product_id"),
)

PAIRS = TableSpec(
    "pairs",
    "two products, counted over the customers of a group who have them",
    (
        GROUP,
        required("item_a", "string", "the product they have"),
        required("item_b", "string", "the other one; sorts after item_a"),
        column("n_ab", "int64", "customers who have both"),
        column("n_a", "int64", "customers who have item_a"),
        column("n_b", "int64", "customers who have item_b"),
        column("n", "int64", "customers of the group"),
        column("support", "float64", "n_ab / n"),
        column("confidence_ab", "float64", "n_ab / n_a"),
        column("confidence_ba", "float64", "n_ab / n_b"),
        column("lift", "float64", "n_ab * n / (n_a * n_b)"),
    ),
    ("customer_group", "item_a", "item_b"),
)

CHANCES = TableSpec(
    "chances",
    "a product that a customer lacks, and the chance that they buy it unasked",
    (
        CUSTOMER,
        PRODUCT,
        GROUP,
        column("rank", "int64", "1 is the likeliest"),
        column("would_buy_anyway", "float64", "P(buys within the horizon without contact)"),
        column("chance_low", "float64", "80 % interval, lower end"),
        column("chance_high", "float64", "80 % interval, upper end"),
        column("antecedent", "array<string>", "what they have that speaks most for it"),
        column("n_antecedent", "int64", "customers of the group who have the antecedent"),
        column("n_both", "int64", "of them, those who have the product too"),
        column("n_group", "int64", "customers of the group"),
        column("confidence", "float64", "n_both / n_antecedent"),
        column("support", "float64", "n_both / n_group"),
        column("confidence_adjusted", "float64", "confidence adjusted for small numbers"),
        column("cosine", "float64", "summed item cosine with what they have"),
        column("recent_buyers", "int64", "customers who bought it in the last horizon"),
        column("how", "string", "fitted on past data, or why not"),
    ),
    ("customer_id", "product_id"),
)

CHANCE_MODEL = TableSpec(
    "chance_model",
    "what the chances were learned from, and the fit as it is read back; one row",
    (
        required("learned_at", MOMENT, "the moment that the fit knows of"),
        column("how", "string", "fitted, popularity, or unknown"),
        column("why", "string", "the same in words"),
        column("pairs", "int64", "customers x products that were learned from"),
        column("bought", "int64", "of them, those that were bought"),
        column("fit", "string", "the whole fit as JSON"),
    ),
    ("learned_at",),
)

CHANCE_FITS = TableSpec(
    "chance_fits",
    "one coefficient of the model behind the chances",
    (
        required("feature", "string", "what it multiplies"),
        column("coefficient", "float64", "log odds per unit of the standardised feature"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
        column("about", "string", "the feature in words"),
    ),
    ("feature",),
)

LIFTS = TableSpec(
    "lifts",
    "what contact does to the chance of buying, measured or assumed",
    (
        required("name", "string", "what it is about: all, or a category of products"),
        column("category", "string", "the category; null is all"),
        column("lift", "float64", "relative lift: 0.2 is a fifth more buyers"),
        column("low", "float64", "80 % interval or stated range, lower end"),
        column("high", "float64", "80 % interval or stated range, upper end"),
        column("extra_source", "string", "measured or assumed"),
        column("treated", "int64", "draws that were contacted"),
        column("control", "int64", "draws that were held out"),
        column("bought_treated", "int64", "of the contacted, those who bought in the horizon"),
        column("bought_control", "int64", "of the held out, those who bought in the horizon"),
    ),
    ("name",),
)
