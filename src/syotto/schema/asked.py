"""What somebody says of themselves when they ask for us: who they are, how to reach them, what for.

Sales hear of them before a build knows them, so a lead keeps it as it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from syotto.schema.event_names import (
    ENQUIRY_RECEIVED,
    FORM_SUBMITTED,
    REFERRAL_ACCEPTED,
    TIP_GIVEN,
)
from syotto.schema.origins import REQUESTS

ASKING = (TIP_GIVEN, ENQUIRY_RECEIVED, FORM_SUBMITTED, REFERRAL_ACCEPTED, *REQUESTS)
"""Events by which somebody asks for us, or somebody else for them."""
NAMED = {
    "company": ("company", "company_name", "organization"),
    "title": ("title", "job_title", "jobTitle"),
    "email": ("email",),
    "phone": ("phone", "telephone", "mobile"),
    "country": ("country",),
    "postcode": ("postcode", "postalCode", "postal_code", "zip"),
    "product": ("product_id", "sku", "product", "category"),
    "unit": ("unit",),
}
FIRST, LAST = ("first_name", "firstName"), ("last_name", "lastName")
WORDS = ("question", "message", "need", "text", "comment", "note")
NO_TEXT = (type(None), bool, list, dict)
LONGEST, MOST = 4_000, 5
"""Characters of one text, and texts, that are kept."""


@dataclass(frozen=True)
class Asked:
    """As it came; null is not said. said: their own words, the newest first. tip_id: of a photo."""

    name: str | None = None
    company: str | None = None
    title: str | None = None
    email: str | None = None
    phone: str | None = None
    country: str | None = None
    postcode: str | None = None
    product: str | None = None
    unit: str | None = None
    said: tuple[str, ...] = ()
    tip_id: str | None = None
    event_id: str | None = None

    def then(self, newer: Asked) -> Asked:
        """Asked twice: what was said last, and all of the words."""
        both = {**asdict(self), **newer.kept(), "said": unlike((*newer.said, *self.said))}
        return Asked(**both)

    def in_passing(self) -> Asked:
        """Only what they wrote, under their name: another of their company is the lead."""
        who = self.name or self.email or self.phone
        return Asked(said=tuple(f"{who}: {one}" if who else one for one in self.said))

    def kept(self) -> dict[str, Any]:
        """Only what was said."""
        return {name: value for name, value in asdict(self).items() if value}


def asked_of(
    name: str,
    properties: Mapping[str, Any],
    traits: Mapping[str, Any],
    event_id: str | None = None,
) -> Asked:
    """What an event of ASKING says. traits: what its sender says of the person beside it."""
    answers = properties.get("fields")
    told = {**traits, **properties, **(answers if isinstance(answers, Mapping) else {})}
    found = {what: text(told, names) for what, names in NAMED.items()}
    company, place = told.get("company"), told.get("address")
    if isinstance(company, Mapping):
        found["company"] = text(company, ("name", "id"))
    if isinstance(place, Mapping):
        found |= {what: text(place, NAMED[what]) for what in ("country", "postcode")}
    photo = name == TIP_GIVEN and properties.get("photo")
    called = text(told, ("name",)) or " ".join(filter(None, (text(told, FIRST), text(told, LAST))))
    return Asked(
        **found,
        name=called or (text(told, ("who",)) if name == TIP_GIVEN else None),
        said=in_words(name, told),
        tip_id=event_id.removeprefix("tip-") if photo and event_id else None,
        event_id=event_id,
    )


def in_words(name: str, told: Mapping[str, Any]) -> tuple[str, ...]:
    """What they wrote; of a mail without a text its subject."""
    found = unlike(filter(None, (text(told, (one,)) for one in WORDS)))
    if not found and name == ENQUIRY_RECEIVED:
        found = tuple(filter(None, (text(told, ("subject",)),)))
    return found


def unlike(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one[:LONGEST] for one in texts))[:MOST]


def text(told: Mapping[str, Any], names: Iterable[str]) -> str | None:
    """The first of these names with a text or a number."""
    for name in names:
        value = told.get(name)
        if isinstance(value, NO_TEXT):
            continue
        said = str(value).strip()
        if said:
            return said
    return None


def read(kept: Mapping[str, Any] | None) -> Asked:
    """What `kept` gave, also by an older or a newer version."""
    known = {one.name for one in fields(Asked)}
    told = {name: value for name, value in (kept or {}).items() if name in known}
    return Asked(**{**told, "said": tuple(told.get("said", ()))})
