"""Where leads come from: origins with their own people, and the table of who was caught where.

[origins.field-service]
title = "Field service"
owner = "Salla"                       # who answers for what comes from here
people = ["ville@example.com"]        # signed-in people whose tips are of this origin
words = ["source: service-*"]         # what else is of it: source, event, form, channel,
                                      # campaign; * is anything
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from syotto.errors import SettingError
from syotto.schema.event_names import ENQUIRY_RECEIVED, FORM_SUBMITTED, REFERRAL_ACCEPTED, TIP_GIVEN
from syotto.schema.table import MOMENT, TableSpec, column, required

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
FIELDS = ("source", "event", "form", "channel", "campaign")
COLLEAGUES, MAILBOX, FORM, REQUEST, OTHER = "colleagues", "mailbox", "form", "request", "other"
CUSTOMERS = "customers"
CAPTURED = "Lead Captured"
REQUESTS = (
    "Offer Requested", "Quote Requested", "Demo Requested", "Contact Requested", "Trial Started",
)  # fmt: skip
BY_NAME: Mapping[str, str] = {
    TIP_GIVEN: COLLEAGUES,
    ENQUIRY_RECEIVED: MAILBOX,
    FORM_SUBMITTED: FORM,
    REFERRAL_ACCEPTED: CUSTOMERS,
    CAPTURED: OTHER,
    **dict.fromkeys(REQUESTS, REQUEST),
}
"""Events that catch somebody, and the origin of those that say nothing of it."""


@dataclass(frozen=True)
class Origin:
    """words: pairs of field and pattern (small letters) that mean it."""

    name: str
    title: str
    owner: str = ""
    people: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "field-service": {"title": "Field service"},
    "front-desk": {"title": "Front desk"},
    "event": {
        "title": "Events",
        "words": ["source: fair*", "source: event*", "source: webinar*", "event: badge scanned"],
    },
    "partner": {"title": "Partners", "words": ["source: partner*", "channel: partner*"]},
    "customer-site": {"title": "At the customer's site"},
    COLLEAGUES: {"title": "Colleagues"},
    MAILBOX: {"title": "Mailbox"},
    FORM: {"title": "Forms"},
    REQUEST: {"title": "Requests"},
    CUSTOMERS: {"title": "Recommended by customers"},
    OTHER: {"title": "Others"},
}


def parse(given: Mapping[str, Mapping[str, Any]]) -> dict[str, Origin]:
    """The origins by name: those of `[origins]` first, then the defaults that it leaves alone.

    Raises SettingError for a name, an entry or a pattern that cannot be read.
    """
    order = [*given, *(name for name in DEFAULTS if name not in given)]
    return {name: one({**DEFAULTS.get(name, {}), **given.get(name, {})}, name) for name in order}


def one(told: Mapping[str, Any], name: str) -> Origin:
    where = f"[origins.{name}]"
    if not NAME.fullmatch(name):
        raise SettingError(f"{where} is no name.", fix="Use small letters, digits and -.")
    known = tuple(entry for entry in Origin.__dataclass_fields__ if entry != "name")
    for entry in told:
        if entry not in known:
            raise SettingError(
                f"{where} has an unknown {entry!r}.", fix=f"It knows: {', '.join(known)}."
            )
    title, owner = (text(told.get(entry, ""), f"{where} {entry}") for entry in ("title", "owner"))
    people = tuple(one.lower() for one in texts(told.get("people", ()), f"{where} people"))
    words = tuple(pattern(one, where) for one in texts(told.get("words", ()), f"{where} words"))
    return Origin(name, title or name, owner, people, words)


def text(value: object, where: str) -> str:
    if isinstance(value, str):
        return value
    raise SettingError(f"{where} is {value!r}.", fix="Give a text.")


def texts(value: object, where: str) -> Sequence[str]:
    if isinstance(value, list | tuple) and all(isinstance(one, str) and one for one in value):
        return value
    raise SettingError(f"{where} is {value!r}.", fix="Give a list of texts.")


def pattern(told: str, where: str) -> tuple[str, str]:
    field, _, said = (part.strip().lower() for part in told.partition(":"))
    if field not in FIELDS or not said:
        raise SettingError(
            f"{where} words has {told!r}.",
            fix=f"Write a field ({', '.join(FIELDS)}), a colon and a pattern: source: fair-*",
        )
    return field, said


def of_person(origins: Mapping[str, Origin], email: str) -> Origin:
    """The origin of what somebody of us tells."""
    theirs = (one for one in origins.values() if email.lower() in one.people)
    return next(theirs, origins[COLLEAGUES])


ORIGINS = TableSpec(
    "origins",
    "a moment in which somebody was caught as a possible customer, and where",
    (
        required("event_id", "string", "the event; of a list that was loaded, list: and the row"),
        column("person_id", "string", "who it is about"),
        column("account_id", "string", "their company"),
        required("origin", "string", "where: field-service, event, partner, mailbox, form, ..."),
        column("giver", "string", "who told us, where somebody did"),
        required("at", MOMENT, "when; of a list, since when the row is known"),
        required("how", "string", "Tip Given, Enquiry Received, Form Submitted, List, ..."),
        column("campaign", "string", "as part of what"),
        column("content_id", "string", "what was seen"),
        column("channel", "string", "through which channel"),
    ),
    ("event_id",),
    known_at="at",
)
