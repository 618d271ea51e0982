"""Derived tables about what customers are worth over time, and who is about to leave."""

from __future__ import annotations

from enum import StrEnum

from syotto.schema.predicted import CUSTOMER
from syotto.schema.table import MOMENT, TableSpec, column, required


class Basis(StrEnum):
    """What a customer's figure stands on."""

    OWN = "own history"
    LIKE_THEM = "customers like them"
    REFUSED = "refused"


class Risk(StrEnum):
    """What may end."""

    CONTRACT = "contract"
    RHYTHM = "rhythm"


LIFETIME_HISTORIES = TableSpec(
    "lifetime_histories",
    "when and how much a customer bought, now and as it was known at an earlier cut",
    (
        CUSTOMER,
        column("segment", "string", "the customer group, or the whole where they are in none"),
        required("repeats", "int64", "days with a purchase after the first"),
        column("last_week", "float64", "weeks from the first to the last of them"),
        column("weeks", "float64", "weeks from the first until now"),
        column("margin", "float64", "margin of all purchases, net of returns"),
        column("then_repeats", "int64", "`repeats` at the cut; null: no customer yet"),
        column("then_last_week", "float64", "`last_week` at the cut"),
        column("then_weeks", "float64", "`weeks` at the cut"),
        column("then_margin", "float64", "`margin` at the cut"),
        column("came", "int64", "days with a purchase after the cut"),
        column("came_margin", "float64", "margin that came after the cut, net of returns"),
        column("before", "int64", "days with a purchase in as long a time before the cut"),
        column("before_margin", "float64", "margin of that time, net of returns"),
        column("test_weeks", "float64", "weeks from the cut until now"),
    ),
    ("customer_id",),
)

CONTRACT_HISTORIES = TableSpec(
    "contract_histories",
    "a contract, and what decides how long it lasts",
    (
        required("subscription_id", "string", "contract number"),
        CUSTOMER,
        column("person_id", "string", "the person, where one is named"),
        required("product_id", "string", "article number"),
        required("started_at", MOMENT, "first day"),
        column("ended_at", MOMENT, "last day; null while it runs"),
        required("period_days", "float64", "days from one renewal to the next"),
        required("yearly_margin", "float64", "what is left of it a year"),
        required("replaced", "boolean", "another contract of the customer took its place"),
    ),
    ("subscription_id",),
)

LIFETIME_FITS = TableSpec(
    "lifetime_fits",
    "what one model learned from the customers of a segment, or from contracts",
    (
        required("about", "string", "purchases, margin, or contracts"),
        required("segment", "string", "the customer group, the contract, or all"),
        required("model", "string", "BG/NBD, MBG/NBD, Pareto/NBD, gamma-gamma, sBG or BdW"),
        required("chosen", "boolean", "whether values stand on it"),
        column("customers", "int64", "customers, or contracts, that it was learned from"),
        column("names", "array<string>", "of the parameters"),
        column(
            "then_parameters", "array<float64>", "most likely values at the cut: they are tested"
        ),
        column("parameters", "array<float64>", "the same now; null where it was not chosen"),
        column("low", "array<float64>", "80 % interval, lower ends"),
        column("high", "array<float64>", "80 % interval, upper ends"),
        column("then_covariance", "array<float64>", "of the logarithms at the cut, row by row"),
        column("covariance", "array<float64>", "the same now"),
        column("held_out", "float64", "mean log-likelihood of what came; the highest wins"),
        column("tested_on", "int64", "customers, or renewals, that it was tested on"),
        column("correlation", "float64", "of how often and how much; the model takes it as zero"),
        column("why", "string", "why it was chosen, or left"),
    ),
    ("about", "segment", "model"),
)

LIFETIME_VALUES = TableSpec(
    "lifetime_values",
    "what a customer is expected to bring in the years ahead, over orders and contracts",
    (
        CUSTOMER,
        column("value", "float64", "discounted margin expected within `years`; null: refused"),
        column("low", "float64", "four of five such customers bring more than this, and less than"),
        column("high", "float64", "that: the ends hold what one customer does, not their mean"),
        column("own_error", "float64", "what one customer is off `value` by chance: a deviation"),
        column("shared_error", "float64", "what `value` errs by, all customers alike: it adds up"),
        column("orders_value", "float64", "the part of `value` that orders bring"),
        column("contracts_value", "float64", "the part that running contracts bring"),
        column("years", "float64", "the years that are counted: setting subscription_years"),
        column("probability_alive", "float64", "that they still buy, 0-1; null: no orders"),
        column("alive_low", "float64", "80 % interval, lower end"),
        column("alive_high", "float64", "80 % interval, upper end"),
        column("expected_purchases", "float64", "days with a purchase expected within `years`"),
        column("purchases_low", "float64", "80 % interval, lower end"),
        column("purchases_high", "float64", "80 % interval, upper end"),
        column("purchase_value", "float64", "margin expected of one such day"),
        column("next_purchase_at", MOMENT, "by when the next is as likely as not, if they buy"),
        column("next_purchase_low", MOMENT, "one in ten of those who buy again does so before"),
        column("next_purchase_high", MOMENT, "nine in ten of those who buy again do so before"),
        column("model", "string", "the model of purchases"),
        column("segment", "string", "the customer group that it was learned from"),
        column("basis", "string", "own history, customers like them, or refused"),
        column("why", "string", "what the figure rests on, or why there is none, in words"),
    ),
    ("customer_id",),
)

LIFETIME_FORECASTS = TableSpec(
    "lifetime_forecasts",
    "a tenth of the customers at the cut: what was forecast for them, and what came",
    (
        required("segment", "string", "the customer group, or all"),
        required("tenth", "int64", "1: the lowest forecast; 0: all tenths together"),
        column("customers", "int64", "customers in it"),
        column("weeks", "float64", "weeks from the cut until now"),
        column("purchases", "float64", "days with a purchase that were forecast, together"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
        column("came", "float64", "days with a purchase that came"),
        column("as_before", "float64", "the naive forecast: as in as long a time before the cut"),
        column("as_all", "float64", "the naive forecast: the mean of all customers"),
        column("error", "float64", "mean distance of forecast and what came, of one customer"),
        column("error_as_before", "float64", "the same of `as_before`"),
        column("error_as_all", "float64", "the same of `as_all`"),
        column("margin", "float64", "margin that was forecast"),
        column("margin_low", "float64", "80 % interval, lower end"),
        column("margin_high", "float64", "80 % interval, upper end"),
        column("margin_came", "float64", "margin that came"),
        column("margin_as_before", "float64", "the naive forecast of the margin"),
        column("covered", "float64", "share of customers whose purchases lay in their interval"),
    ),
    ("segment", "tenth"),
)

KEEP_EFFECTS = TableSpec(
    "keep_effects",
    "whether contact keeps customers, measured where chance decided who was contacted; one row",
    (
        required("name", "string", "the act: keep"),
        column("treated", "int64", "customers who were contacted"),
        column("control", "int64", "customers who were left alone"),
        column("stayed_treated", "int64", "of the contacted, those who stayed"),
        column("stayed_control", "int64", "of those left alone, those who stayed"),
        column("kept", "float64", "share of leavers that contact keeps; null: not known"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
    ),
    ("name",),
)

CHURN_RISKS = TableSpec(
    "churn_risks",
    "a contract that may end, or a customer's own rhythm of buying that broke off",
    (
        required("risk_id", "string", "kind of risk and the contract or customer it is about"),
        CUSTOMER,
        column("person_id", "string", "the person who holds the contract, where one is named"),
        required("kind", "string", "contract or rhythm"),
        column("what", "string", "the contract's product; null: all orders"),
        column("subscription_id", "string", "the contract"),
        column("due_at", MOMENT, "the renewal at which it may end; of a rhythm, when it broke off"),
        column("hazard", "float64", "P(it ends at that renewal), P(no longer a customer), 0-1"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
        column("at_stake", "float64", "margin of who stays less that of who leaves, discounted"),
        column("warnings", "array<string>", "what speaks for leaving, in words"),
        column("saving", "float64", "what an act that is known to work is worth; null: none is"),
        column("saving_low", "float64", "80 % interval, lower end"),
        column("saving_high", "float64", "80 % interval, upper end"),
        column("pays_from", "float64", "share of leavers kept from which a contact pays"),
        column("missing", "string", "what would tell whether an act keeps them; null: measured"),
    ),
    ("risk_id",),
)

LIFETIME_TABLES = (
    LIFETIME_HISTORIES,
    CONTRACT_HISTORIES,
    LIFETIME_FITS,
    LIFETIME_VALUES,
    LIFETIME_FORECASTS,
    KEEP_EFFECTS,
    CHURN_RISKS,
)
