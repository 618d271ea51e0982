"""A condition in words, for pages: country is FI, and did Page Viewed at least 3 times."""

from __future__ import annotations

from syotto.schema.condition import (
    All,
    Any,
    Bought,
    Condition,
    Did,
    Field,
    InSegment,
    Not,
    Often,
    Plain,
    Test,
)
from syotto.schema.condition_fields import DAYS, WORDS

SPANS = {
    "within_days": "within the last {} days",
    "within_next_days": "within the next {} days",
    "older_than_days": "longer ago than {} days",
}


def in_words(condition: Condition) -> str:
    match condition:
        case All(parts):
            return joined(parts, ", and ")
        case Any(parts):
            return joined(parts, ", or ")
        case Not(part):
            return f"not ({in_words(part)})"
        case Field(name, test):
            return f"{name} {test_in_words(test)}"
        case Did(name, where, often):
            tests = ", ".join(f"{key} {test_in_words(test)}" for key, test in where)
            return f"did {name}{f' ({tests})' if tests else ''}{times(often)}"
        case Bought(what, names, often):
            told = f"{what} {' or '.join(names)}" if what else "anything"
            return f"bought {told}{times(often)}"
        case InSegment(name):
            return f"in segment {name}"


def joined(parts: tuple[Condition, ...], between: str) -> str:
    group = (All, Any)
    said = [f"({in_words(p)})" if isinstance(p, group) else in_words(p) for p in parts]
    return between.join(said)


def test_in_words(test: Test) -> str:
    if test.operator in DAYS:
        return f"is {SPANS[test.operator].format(test.value)}"
    if test.operator == "exists":
        return "is known" if test.value else "is not known"
    values = test.value if isinstance(test.value, tuple) else (test.value,)
    between = " and " if test.operator == "between" else " or "
    return f"{WORDS[test.operator]} {between.join(map(value_in_words, values))}"


def value_in_words(value: Plain) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def times(often: Often) -> str:
    within = f" within {often.within_days} days" if often.within_days else ""
    if often.at_most == 0:
        return f" never{within}"
    if often.at_most is None:
        return (f" at least {often.at_least} times" if often.at_least > 1 else "") + within
    if often.at_least:
        return f" {often.at_least} to {often.at_most} times{within}"
    return f" at most {often.at_most} times{within}"
