"""Derived tables about leads: points with their reasons, chances, who is worth a call."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from syotto.schema.table import MOMENT, MONEY, TableSpec, column, required

SUCCESS = {"opportunity": "a sales case", "won": "a won case", "order": "an order"}
"""What the setting `lead_outcome` calls a success, in words."""
NEVER_BUYS = "Sales know them as somebody who never buys."


class Stage(StrEnum):
    """How far a lead is on our side. Sellers' answers make the later ones: run/leads."""

    NONE = "none"
    MQL = "mql"
    SQL = "sql"


LEAD_POINTS = TableSpec(
    "lead_points",
    "a rule that gave a person points, or took some",
    (
        required("person_id", "string", "the person"),
        required("rule", "string", "the rule of scoring.yaml, by its name"),
        required("part", "string", "fit or engagement"),
        required("category", "string", "points of a category stop at its cap"),
        required("points", "float64", "before caps; each event counts half after a half-life"),
        column("times", "int64", "how many events counted; null: a condition that holds"),
        column("days", "int64", "whole days since the last of them"),
        required("because", "string", "the same in words"),
    ),
    ("person_id", "rule"),
)

TRIED_POINTS = replace(
    LEAD_POINTS, name="lead_points_tried", one_row="the same by the rules that are tried"
)

LEAD_TOTALS = TableSpec(
    "lead_totals",
    "a person's points together, and those of their company",
    (
        required("person_id", "string", "the person"),
        column("account_id", "string", "the company"),
        column("points", "float64", "fit x engagement / 100"),
        column("fit", "float64", "what they are, after caps"),
        column("engagement", "float64", "what they did lately, after caps"),
        column("account_points", "float64", "of everybody in the company, by roles in buying"),
        column("reasons", "array<string>", "the weightiest rules, in words"),
        column("shadow_points", "float64", "by the rules that are tried beside them"),
    ),
    ("person_id",),
)

FEATURES: dict[str, tuple[str, str]] = {
    "days_since_last": ("number", "days since we last met"),
    "days_since_asked": ("number", "days since they asked for something"),
    "touches_30": ("count", "touchpoints in 30 days"),
    "touches_90": ("count", "touchpoints in 90 days"),
    "pages_30": ("count", "pages in 30 days"),
    "read_90": ("count", "contents read in 90 days"),
    "asked_90": ("count", "requests in 90 days"),
    "asked_365": ("count", "requests in a year"),
    "mails_90": ("count", "e-mails opened or clicked in 90 days"),
    "portal_90": ("count", "visits to the customer site in 90 days"),
    "events_365": ("count", "events in a year"),
    "contacts_90": ("count", "calls and visits of ours in 90 days"),
    "channels_90": ("count", "channels in 90 days"),
    "company_touches_90": ("count", "touchpoints of the company in 90 days"),
    "company_people_90": ("count", "people of the company in 90 days"),
    "company_asked_90": ("count", "requests of the company in 90 days"),
    "cases": ("count", "sales cases so far"),
    "cases_won": ("count", "of them, won"),
    "days_since_case": ("number", "days since the last sales case"),
    "orders_365": ("count", "orders in a year"),
    "days_since_order": ("number", "days since the last order"),
    "rejected_365": ("count", "times that sales sent them back in a year"),
    "days_since_rejected": ("number", "days since sales sent them back"),
    "stage": ("words", "stage of the journey"),
    "days_in_stage": ("number", "days in that stage"),
    "persona": ("words", "kind of work"),
    "industry": ("words", "industry"),
    "size": ("words", "size of the company"),
    "tier": ("words", "tier of the company"),
    "country": ("words", "country of the company"),
}
"""What the chance is read from. A count that is not known is 0; a number is a gap.

Cases and orders are the customer's: of the company, or of the person who has none.
"""

ASKED, FORM = "Requested", "Form Submitted"
"""In the name of an event by which somebody asks for something, and the event of a form."""

LIVE_FEATURES = (
    "days_since_last", "days_since_asked", "touches_30", "touches_90", "asked_90", "asked_365",
    "company_touches_90", "company_asked_90",
)  # fmt: skip
"""What an event changes at once; the others are as the build knew them. See predict/lead_live."""

LEAD_FEATURES = TableSpec(
    "lead_features",
    "a person at a moment, with what was known of them then",
    (
        required("person_id", "string", "the person"),
        column("account_id", "string", "the company"),
        required("cut", MOMENT, "the moment"),
        required("now", "boolean", "the moment of the build, whose outcome is not known yet"),
        column("outcome", "boolean", "what counts as success came within the days that count"),
        *(
            column(name, "string" if kind == "words" else "float64", about)
            for name, (kind, about) in FEATURES.items()
        ),
    ),
    ("person_id", "cut"),
    known_at="cut",
)

LEAD_MODEL = TableSpec(
    "lead_model",
    "what earlier leads taught",
    (
        required("learned_at", MOMENT, "when"),
        required("how", "string", "additive, logistic (few successes) or none"),
        required("why", "string", "the same in words"),
        column("rows", "int64", "people at earlier moments"),
        column("ones", "int64", "of them, those who succeeded"),
        column("auc", "float64", "chance that a success ranks above a failure, told beforehand"),
        column("auc_low", "float64", "80 % interval, lower end"),
        column("auc_high", "float64", "80 % interval, upper end"),
        column("error", "float64", "mean distance of what was said from what came"),
        required("fit", "string", "all numbers, as JSON"),
    ),
    ("learned_at",),
)

LEAD_CHANCES = TableSpec(
    "lead_chances",
    "the chance that a person becomes a success within the days that count",
    (
        required("person_id", "string", "the person"),
        column("probability", "float64", "0-1"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
        column("reasons", "array<string>", "what moves the odds most"),
    ),
    ("person_id",),
)

LEAD_DRIFT = TableSpec(
    "lead_drift",
    "something that chances are read from, and whether it is as it was",
    (
        required("feature", "string", "in words"),
        column("stability", "float64", "population stability index; above 0.25: it changed a lot"),
        column("left_out", "string", "why nothing is learned from it; null: it counts"),
    ),
    ("feature",),
)

LEAD_SCORES = TableSpec(
    "lead_scores",
    "a person as a lead: points, the chance of a sale, and whether a call pays",
    (
        required("person_id", "string", "the person"),
        column("account_id", "string", "the company"),
        column("points", "float64", "fit x engagement / 100"),
        column("fit", "float64", "what they are, after caps"),
        column("engagement", "float64", "what they did lately, after caps"),
        column("account_points", "float64", "of everybody in the company, by roles in buying"),
        column("probability", "float64", "the chance of what counts as success; null: not known"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
        column(
            "expected_profit",
            MONEY,
            "chance x value less the call: what comes without a call is in it; null: not known",
        ),
        required("qualified", "boolean", "worth a call now"),
        required("stage", "string", "none, mql or sql"),
        column("reasons", "array<string>", "what speaks for or against, the weightiest first"),
        column("why_not", "string", "why they are not qualified; null: they are"),
        required("scoring_version", "string", "the rules that counted"),
        column("shadow_points", "float64", "by the rules that are tried beside them"),
    ),
    ("person_id",),
)

LEAD_TABLES = (
    LEAD_POINTS, TRIED_POINTS, LEAD_TOTALS, LEAD_FEATURES, LEAD_MODEL, LEAD_CHANCES, LEAD_DRIFT,
    LEAD_SCORES,
)  # fmt: skip
