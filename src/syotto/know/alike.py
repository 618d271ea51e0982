"""How records are compared: Splink's settings for people and for companies.

Each comparison is a ladder of levels, the best first. A level has m, the share of true pairs on
it, and u, the share of other pairs: m / u says how much it speaks for one and the same (Fellegi &
Sunter 1969, A theory for record linkage). The numbers here are where training starts, and what
counts where there is too little to train on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from syotto.maths.hashing import digest

Kind = Literal["people", "companies"]
LEAST_U = 1e-7
"""What nobody else was seen to share may still be shared by chance."""


@dataclass(frozen=True)
class Level:
    """sql: the condition on a pair (`{c}_l` and `{c}_r`). rare: agreeing on a rare value tells
    more than agreeing on a frequent one."""

    sql: str
    m: float
    u: float
    rare: bool = False


@dataclass(frozen=True)
class Plan:
    """What is needed to find the pairs of a table.

    settings: Splink's. paired: the rules whose pairs are compared. lessons: rules whose pairs
    train all comparisons but those of their columns.
    """

    settings: dict[str, Any]
    paired: tuple[tuple[str, ...], ...]
    lessons: tuple[tuple[str, ...], ...]


def same(rare: float, m: float = 0.8) -> Level:
    return Level("{c}_l = {c}_r", m, rare, rare=True)


def spelt(least: float, m: float, u: float) -> Level:
    """Jaro-Winkler similarity, which forgives typing errors late in a name."""
    return Level(f"jaro_winkler_similarity({{c}}_l, {{c}}_r) >= {least}", m, u)


def typed(most: int, m: float, u: float) -> Level:
    """So many signs wrong, left out, added or swapped."""
    return Level(f"damerau_levenshtein({{c}}_l, {{c}}_r) <= {most}", m, u)


def worded(least: float, m: float, u: float) -> Level:
    """The weight of the words in common, as a share of the weight of all words of both."""
    common = "list_intersect({c}_words_l, {c}_words_r)"
    weight = f"coalesce(list_sum(list_transform({common}, lambda one: one['weight'])), 0)"
    return Level(f"2 * {weight} >= {least} * ({{c}}_weight_l + {{c}}_weight_r)", m, u)


NAME = (spelt(0.92, 0.08, 0.005), spelt(0.8, 0.05, 0.02))
NUMBER = (typed(1, 0.07, 1e-4), typed(2, 0.03, 1e-3))
WORDY = (
    worded(0.95, 0.55, 5e-5), worded(0.75, 0.15, 3e-4), worded(0.5, 0.1, 3e-3),
    worded(0.3, 0.08, 1e-2),
)  # fmt: skip
LADDERS: dict[str, tuple[Level, ...]] = {
    "first_name": (same(0.005), *NAME),
    "last_name": (same(0.001), *NAME),
    "birth_date": (same(3e-4), *NUMBER),
    "national_id": (same(1e-6), *NUMBER),
    "registration_no": (same(1e-5), typed(1, 0.05, 1e-3)),
    "email": (
        same(1e-5, 0.7),
        Level("split_part({c}_l, '@', 1) = split_part({c}_r, '@', 1)", 0.1, 1e-3),
    ),
    "domain": (same(1e-4),),
    "phone": (same(1e-5, 0.7), Level("right({c}_l, 7) = right({c}_r, 7)", 0.1, 1e-5)),
    "street": (same(5e-4, 0.7), spelt(0.9, 0.1, 2e-3), spelt(0.75, 0.1, 0.02)),
    "postcode": (same(5e-3), typed(1, 0.08, 0.03)),
    "city": (same(0.02), spelt(0.9, 0.1, 0.01)),
    "country": (Level("{c}_l = {c}_r", 0.97, 0.5),),
    "company": WORDY,
}
WORD_LADDERS = {"company": WORDY, "street": WORDY[:3]}
PAIRED: dict[Kind, tuple[tuple[str, ...], ...]] = {
    "people": (
        ("national_id",), ("email",), ("phone",), ("birth_date", "last_name"),
        ("birth_date", "first_name"), ("first_name", "last_name"), ("postcode", "last_name"),
        ("postcode", "first_name"), ("street",), ("birth_date", "postcode"),
    ),
    "companies": (
        ("registration_no",), ("domain",), ("phone",), ("email",), ("street",), ("company_rare",),
        ("company_rarest", "postcode"), ("company_rarest", "city"), ("company_rarest", "house"),
        ("house", "postcode"), ("company",), ("company_rarest",),
    ),
}  # fmt: skip
CERTAIN: dict[Kind, tuple[tuple[str, ...], ...]] = {  # what shares these is nearly always one
    "people": (
        ("national_id",), ("email",), ("birth_date", "first_name", "last_name"),
        ("phone", "last_name"),
    ),
    "companies": (
        ("registration_no",), ("company", "street"), ("company", "phone"), ("company", "postcode"),
    ),
}  # fmt: skip
LESSONS: dict[Kind, tuple[tuple[str, ...], ...]] = {
    "people": (
        ("national_id",), ("email",), ("birth_date",), ("phone",), ("street",),
        ("first_name", "last_name"), ("postcode", "last_name"),
    ),
    "companies": (("registration_no",), ("street",), ("phone",), ("domain",), ("company",)),
}  # fmt: skip

BY_THESE_RULES = digest(LADDERS, WORD_LADDERS, PAIRED, CERTAIN, LESSONS)
"""What was learned by other rules holds no more."""


def plan(kind: Kind, columns: Iterable[str], *, chance: float, agree: Mapping[str, float]) -> Plan:
    """For keys with these columns.

    chance: that two random records are one and the same, before anything is learned. agree: how
    often others have the same value, as counted; empty for a handful of records, in which nobody
    can tell rare values from frequent ones.
    """
    there = set(columns)
    words = WORD_LADDERS if kind == "companies" else {"company": WORDY}
    compared = [name for name in LADDERS if name in there]
    return Plan(
        {
            "link_type": "dedupe_only",
            "unique_id_column_name": "unique_id",
            "probability_two_random_records_match": chance,
            "retain_matching_columns": False,
            "retain_intermediate_calculation_columns": False,
            "blocking_rules_to_generate_predictions": [],
            "comparisons": [
                comparison(name, words.get(name, LADDERS[name]), name in words, agree.get(name))
                for name in compared
            ],
        },
        paired=rules(PAIRED[kind], there),
        lessons=rules(LESSONS[kind], there),
    )


def rules(given: Sequence[tuple[str, ...]], there: set[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(rule for rule in given if set(rule) <= there)


def equal(rule: Iterable[str]) -> str:
    return " AND ".join(f'l."{name}" = r."{name}"' for name in rule)


def comparison(
    name: str, ladder: Sequence[Level], in_words: bool, agree: float | None
) -> dict[str, Any]:
    """One comparison as Splink reads it; what is on no level is left for the last."""
    column = f"{name}_words" if in_words else name
    known = [told(name, level, agree) for level in ladder]
    rest = {
        "sql_condition": "ELSE",
        "label_for_charts": "else",
        "m_probability": 1 - sum(level.m for level in ladder),
        "u_probability": 1 - sum(level.u for level in ladder),
    }
    null = {
        "sql_condition": f"{column}_l IS NULL OR {column}_r IS NULL",
        "label_for_charts": "null",
        "is_null_level": True,
    }
    return {"output_column_name": name, "comparison_levels": [null, *known, rest]}


def told(name: str, level: Level, agree: float | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "sql_condition": level.sql.format(c=name),
        "label_for_charts": level.sql.format(c=name),
        "m_probability": level.m,
        "u_probability": level.u,
    }
    if level.rare and agree is not None:
        found |= {"u_probability": max(agree, LEAST_U), "fix_u_probability": True}
    return found


def with_rarity(settings: dict[str, Any]) -> dict[str, Any]:
    """The same, but agreeing on a rare value tells more than agreeing on a frequent one."""
    return settings | {"comparisons": [rarer(one) for one in settings["comparisons"]]}


def rarer(comparison: dict[str, Any]) -> dict[str, Any]:
    name = comparison["output_column_name"]
    exact = same(0).sql.format(c=name)
    rarity = {"tf_adjustment_column": name, "tf_adjustment_weight": 1.0}
    levels = [
        level | rarity if level["sql_condition"] == exact and name != "country" else level
        for level in comparison["comparison_levels"]
    ]
    return comparison | {"comparison_levels": levels}
