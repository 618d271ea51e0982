"""Derived tables about leads: points with their reasons, chances, who is worth a call."""

from __future__ import annotations

from enum import StrEnum

from syotto.schema.table import MONEY, TableSpec, column, required


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
        column("expected_profit", MONEY, "what a call is expected to bring; null: not known"),
        required("qualified", "boolean", "worth a call now"),
        required("stage", "string", "none, mql or sql"),
        column("reasons", "array<string>", "what speaks for or against, the weightiest first"),
        column("why_not", "string", "why they are not qualified; null: they are"),
        required("scoring_version", "string", "the rules that counted"),
        column("shadow_points", "float64", "by the rules that are tried beside them"),
    ),
    ("person_id",),
)

LEAD_TABLES = (LEAD_POINTS, LEAD_SCORES)
