"""Derived tables about kinds of people: features, personas, lists, segments."""

from __future__ import annotations

from syotto.schema.table import MOMENT, TableSpec, column, required

FEATURES = TableSpec(
    "features",
    "the newest value of a column of the firm's own about a person or an account",
    (
        required("subject_id", "string", "the person or account"),
        required("feature", "string", "what is measured"),
        required("value", "string", "the value, as text"),
        required("at", MOMENT, "since when it is known"),
    ),
    ("subject_id", "feature"),
    known_at="at",
)

PERSONAS = TableSpec(
    "personas",
    "what kind of work a person does, read from their title",
    (
        required("person_id", "string", "the person"),
        column("persona", "string", "executive, purchasing, maintenance, ...; null: none fits"),
        column("buying_role", "string", "decides, influences, uses, pays; as the rules say"),
        required("how", "string", "rule, suggested (by titles alike) or none"),
        column("probability", "float64", "of a suggestion, 0-1"),
        required("because", "string", "the words that say so"),
    ),
    ("person_id",),
)

SEGMENT_LISTS = TableSpec(
    "segment_lists",
    "a person who is named in a segment that is a list",
    (
        required("segment", "string", "the segment"),
        required("person_id", "string", "the person"),
    ),
    ("segment", "person_id"),
)

SEGMENT_MEMBERS = TableSpec(
    "segment_members",
    "a person who is in a segment",
    (
        required("segment", "string", "the segment"),
        required("person_id", "string", "the person"),
        required("since", MOMENT, "the build that found them in it, and every one after it did"),
    ),
    ("segment", "person_id"),
)

SEGMENTED_TABLES = (FEATURES, PERSONAS, SEGMENT_LISTS, SEGMENT_MEMBERS)
