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
LINK_MODELS = TableSpec(
    "link_models",
    "what records taught about how alike two of one person or company are",
    (
        KIND,
        required("learned_at", MOMENT, "when; it holds while records only grow by a tenth"),
        required("records", "int64", "how many records taught it"),
        required("rules", "string", "digest of the rules it was learned by"),
        required("model", "string", "Splink's settings, and how often words were seen, as JSON"),
    ),
    ("kind",),
)
LINK_SCORES = TableSpec(
    "link_scores",
    "two records worth comparing, and how likely they are of one person or company",
    (
        KIND,
        required("source_left", "string", "the system of the one"),
        required("id_left", "string", "its number there"),
        required("source_right", "string", "the system of the other"),
        required("id_right", "string", "its number there"),
        required("contents", "int64", "digest of what both say and of the model"),
        required("probability", "float64", "that they are one and the same, 0-1"),
    ),
    ("kind", "source_left", "id_left", "source_right", "id_right"),
)
LINKED_TABLES = (LINK_MODELS, LINK_SCORES, LINKS)
