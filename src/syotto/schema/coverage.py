"""What was visible of customers, what is blind, and what they feel of us."""

from __future__ import annotations

from enum import StrEnum

from syotto.schema.table import MOMENT, TableSpec, column, required


class Phase(StrEnum):
    """Where a customer is between two outcomes."""

    INTEREST = "interest"  # before a first order, or before a sales case is opened
    DECISION = "decision"  # while a sales case is open
    USE = "use"  # between two orders


ANY, UNKNOWN = "any", "unknown"
COVERAGE = TableSpec(
    "coverage",
    "how many outcomes were visible to a channel and a part in buying in the phase before them",
    (
        required("phase", "string", "interest, decision or use"),
        required("channel", "string", "web, email, call, visit, meeting, service, machine; any"),
        required("role", "string", "decides, influences, uses, pays, unknown; any"),
        required("outcomes", "int64", "orders, and sales cases that were won or lost"),
        required("visible", "int64", "of them, those before which somebody was seen there"),
        column("share", "float64", "visible / outcomes"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
        column("margin", "float64", "margin of the outcomes; of a case a share of its amount"),
        column("dark_margin", "float64", "of it, of outcomes that were not visible"),
    ),
    ("phase", "channel", "role"),
)

BLIND_SPOTS = TableSpec(
    "blind_spots",
    "something about customers that nobody sees",
    (
        required("name", "string", "short code"),
        required("about", "string", "the source, phase or nothing more"),
        column("rows", "int64", "how many"),
        column("of", "int64", "of how many"),
        column("low", "float64", "80 % interval of the share, lower end"),
        column("high", "float64", "80 % interval of the share, upper end"),
        column("amount", "float64", "margin that it is about, not margin that it costs"),
        column("example", "string", "one of them"),
        column("since", MOMENT, "since when"),
    ),
    ("name", "about"),
)


class Measure(StrEnum):
    """What is measured of what customers feel."""

    ANSWERED = "answered"  # requests that one of us took up within 30 days
    ANSWER_HOURS = "answer_hours"  # hours until then
    STEPS = "steps"  # requests that the first answer came after
    ON_TIME = "on_time"  # deliveries that came when they were promised for
    ASKED_AGAIN = "asked_again"  # cases after which the same came again within 14 days
    SETTLE_DAYS = "settle_days"  # days until a case was settled
    OPEN_DAYS = "open_days"  # days that open complaints have waited
    MARK = "mark"  # marks given with cases, in the source's scale


SHARES = (Measure.ANSWERED, Measure.ON_TIME, Measure.ASKED_AGAIN)
"""Measures that are a share; all others are a median."""
ALL = "all"
EXPERIENCE = TableSpec(
    "experience",
    "something that customers feel of us, over all of them, a month, a unit or a segment",
    (
        required("measure", "string", "answered, answer_hours, steps, on_time, mark, ..."),
        required("over", "string", "all, month, unit or segment"),
        required("part", "string", "which month, unit or segment; all"),
        required("n", "int64", "what it was counted over"),
        column("estimate", "float64", "a share, or the median, in the unit of the measure"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
    ),
    ("measure", "over", "part"),
)

COVERAGE_TABLES = (COVERAGE, BLIND_SPOTS, EXPERIENCE)
