"""What can be asked about a person: names, kinds of values, and which tests fit a kind."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from syotto.schema.condition import Plain, Test


class Kind(StrEnum):
    """What kind of value it is. `open`: text that may be a number or a day, told by the test."""

    TEXT = "text"
    NUMBER = "number"
    MOMENT = "moment"
    DAY = "day"
    TRUTH = "yes or no"
    OPEN = "open"


PERSON: dict[str, tuple[Kind, str]] = {
    "person_id": (Kind.TEXT, "number of the person"),
    "name": (Kind.TEXT, "name"),
    "first_name": (Kind.TEXT, "given name"),
    "last_name": (Kind.TEXT, "family name"),
    "email": (Kind.TEXT, "e-mail address"),
    "phone": (Kind.TEXT, "telephone number"),
    "title": (Kind.TEXT, "job title"),
    "company": (Kind.TEXT, "company, as written in the record"),
    "postcode": (Kind.TEXT, "postal code"),
    "city": (Kind.TEXT, "town"),
    "country": (Kind.TEXT, "country"),
    "language": (Kind.TEXT, "language they read"),
    "time_zone": (Kind.TEXT, "time zone"),
    "birth_date": (Kind.DAY, "date of birth"),
    "owner": (Kind.TEXT, "seller who looks after them"),
    "unit": (Kind.TEXT, "business unit"),
    "first_at": (Kind.MOMENT, "first known"),
    "updated_at": (Kind.MOMENT, "record last changed"),
}
"""Columns of `people`."""
OF_ACCOUNT: dict[str, tuple[Kind, str]] = {
    "account_id": (Kind.TEXT, "number of the company"),
    "name": (Kind.TEXT, "the company's name"),
    "domain": (Kind.TEXT, "web domain"),
    "industry": (Kind.TEXT, "what the company does"),
    "size": (Kind.TEXT, "size class"),
    "tier": (Kind.TEXT, "how we rank it"),
    "country": (Kind.TEXT, "the company's country"),
    "owner": (Kind.TEXT, "seller who looks after the company"),
    "unit": (Kind.TEXT, "business unit of the company"),
}
"""Columns of `accounts`; asked for as `account.industry`."""
ACCOUNT, FEATURE, MAY = "account.", "feature.", "may."
PERSONA = "persona"
CHANNELS = ("email", "phone", "sms", "post")
FIELDS: dict[str, tuple[Kind, str]] = {
    **PERSON,
    PERSONA: (Kind.TEXT, "kind of work, read from the title"),
    **{ACCOUNT + name: told for name, told in OF_ACCOUNT.items()},
    **{MAY + name: (Kind.TRUTH, f"may be sent offers by {name}") for name in CHANNELS},
}
ORDERED = ("is", "one_of", "more_than", "less_than", "at_least", "at_most", "between", "exists")
IN_TIME = (
    "before", "after", "between", "within_days", "within_next_days", "older_than_days", "exists",
)  # fmt: skip
WORDED = ("is", "one_of", "contains", "starts_with", "exists")
OPERATORS: dict[Kind, tuple[str, ...]] = {
    Kind.TEXT: WORDED,
    Kind.NUMBER: ORDERED,
    Kind.MOMENT: IN_TIME,
    Kind.DAY: IN_TIME,
    Kind.TRUTH: ("is", "exists"),
    Kind.OPEN: tuple(dict.fromkeys((*WORDED, *ORDERED, *IN_TIME))),
}
LISTS = ("one_of", "between")
DAYS = ("within_days", "within_next_days", "older_than_days")
MOST_DAYS = 36_500
WORDS: dict[str, str] = {
    "is": "is",
    "one_of": "is one of",
    "contains": "contains",
    "starts_with": "starts with",
    "more_than": "is more than",
    "less_than": "is less than",
    "at_least": "is at least",
    "at_most": "is at most",
    "between": "is between",
    "before": "is before",
    "after": "is after",
    "within_days": "is within the last days",
    "within_next_days": "is within the next days",
    "older_than_days": "is longer ago than days",
    "exists": "is known",
}
"""Operators as pages say them."""


def kind_of_field(name: str) -> Kind | None:
    """None for a name that there is not."""
    if name.startswith(FEATURE) and len(name) > len(FEATURE):
        return Kind.OPEN
    return FIELDS[name][0] if name in FIELDS else None


def kind_of_test(test: Test) -> Kind:
    """How an open value is read: as what it is held against."""
    if test.operator in DAYS:
        return Kind.MOMENT
    first = test.value[0] if isinstance(test.value, tuple) else test.value
    return kind_of_value(first) if test.operator != "exists" else Kind.TEXT


def kind_of_value(value: Plain) -> Kind:
    if isinstance(value, bool):
        return Kind.TRUTH
    if isinstance(value, int | float):
        return Kind.NUMBER
    return Kind.MOMENT if isinstance(value, date | datetime) else Kind.TEXT
