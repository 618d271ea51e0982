"""Which people or companies may be one and the same, and what people said about that."""

from __future__ import annotations

from enum import StrEnum

from syotto.schema.raw import raw
from syotto.schema.table import MOMENT, TableSpec, column, required


class Verdict(StrEnum):
    """What somebody says about a pair."""

    SAME = "same"
    DIFFERENT = "different"
    LATER = "later"


PERSON, ACCOUNT = "person", "account"
TOGETHER, REVIEW = "together", "review"
KIND = required("kind", "string", "person or account")
LEFT = required("id_left", "string", "the person_id or account_id that comes first by letter")
RIGHT = required("id_right", "string", "the other")

LINKS = TableSpec(
    "links",
    "two people or two companies that may be one and the same",
    (
        KIND,
        LEFT,
        RIGHT,
        required("probability", "float64", "that they are one and the same, 0-1"),
        column("evidence", "string", "what agrees and what differs, in words"),
        required("decision", "string", "together: as good as certain; review: somebody decides"),
    ),
    ("kind", "id_left", "id_right"),
)
PAIR_ANSWERS = raw(
    "pair_answers",
    "what somebody said about two people or companies that looked alike",
    ("answer_id",),
    required("answer_id", "string", "number of the answer"),
    required("at", MOMENT, "when"),
    KIND,
    LEFT,
    RIGHT,
    required("verdict", "string", "same, different or later"),
    column("by", "string", "who said it"),
    column("evidence", "string", "what agreed and what differed then, in words"),
    column("undone_at", MOMENT, "taken back then"),
    column("undone_by", "string", "by whom"),
    known_at="at",
)
LINKED_TABLES = (LINKS,)
