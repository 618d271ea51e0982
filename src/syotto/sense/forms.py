"""Hosted forms: what is asked, what is known already, and the event that an answer makes.

    [forms.contact]
    title = "Ask us"
    fields = ["email", "first_name", "company", "question"]
    required = ["email"]
    at_most = 4                        # questions at once; the next visit asks the next ones
    labels = {question = "What do you need?"}
    remember = "Remember on this device what I have told."   # empty: never
    [[forms.contact.consents]]
    purpose = "newsletter"
    channel = "email"
    wording = "Send me news about spare parts by e-mail."
    version = "2026-05"
    confirm = "confirm"                # content of a mail that asks whether it was them

No box is ticked beforehand, and a box that is not ticked says nothing: it takes back no permission.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from syotto.errors import InputError, SettingError
from syotto.schema.event_names import FORM_SUBMITTED

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
PHONE = re.compile(r"\+?[\d\s()./-]{5,30}")
NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
LONGEST = 4_000
REACHED_BY = ("email", "phone")
HONEYPOT = "website"
"""A field that no person sees; what fills it in is a machine."""
LABELS = {
    "email": "E-mail", "phone": "Telephone", "first_name": "First name", "last_name": "Last name",
    "company": "Company", "title": "Job title", "country": "Country", "question": "Your question",
    "message": "Message",
}  # fmt: skip
AUTOCOMPLETE = {
    "email": "email", "phone": "tel", "first_name": "given-name", "last_name": "family-name",
    "company": "organization", "title": "organization-title", "country": "country-name",
}  # fmt: skip
KINDS = {"email": "email", "phone": "tel", "question": "area", "message": "area"}


class WrongAnswer(InputError):
    """An answer to one question that cannot be right. `field` is the question."""

    def __init__(self, name: str, what: str, *, fix: str) -> None:
        super().__init__(what, fix=fix)
        self.field = name


@dataclass(frozen=True)
class Consent:
    """One box: what a person agrees to, word by word."""

    purpose: str
    wording: str
    channel: str = "email"
    version: str = ""
    confirm: str = ""


@dataclass(frozen=True)
class Question:
    """One field as a page shows it."""

    name: str
    label: str
    kind: str
    autocomplete: str
    required: bool


@dataclass(frozen=True)
class Form:
    """One hosted form. origins: web sites that may show it within their pages; empty is all."""

    name: str
    title: str
    fields: tuple[str, ...]
    required: tuple[str, ...] = ("email",)
    labels: Mapping[str, str] = field(default_factory=dict)
    consents: tuple[Consent, ...] = ()
    at_most: int = 6
    button: str = "Send"
    thanks: str = "Thank you. We have your message."
    remember: str = ""
    origins: tuple[str, ...] = ()


def parse(name: str, given: Mapping[str, Any]) -> Form:
    """A section [forms.NAME]. Raises SettingError where something of it is wrong or missing."""
    known = set(Form.__dataclass_fields__) - {"name"}
    wrong = next((entry for entry in sorted(set(given) - known)), None)
    if wrong:
        raise SettingError(
            f"[forms.{name}] has an unknown {wrong!r}.",
            fix=f"It knows: {', '.join(sorted(known))}.",
        )
    made = Form(
        **{
            **given,
            "name": name,
            "title": given.get("title", name),
            "fields": tuple(given.get("fields", ("email",))),
            "required": tuple(given.get("required", ("email",))),
            "origins": tuple(given.get("origins", ())),
            "consents": tuple(consent(name, one) for one in given.get("consents", ())),
        }
    )
    check(made)
    return made


def consent(form: str, given: Mapping[str, Any]) -> Consent:
    try:
        return Consent(**{name: str(value) for name, value in given.items()})
    except TypeError as error:
        raise SettingError(
            f"A consent of [forms.{form}] is not right: {error}.",
            fix="It has purpose, wording, channel, version and confirm.",
        ) from error


def check(form: Form) -> None:
    odd = [name for name in form.fields if not NAME.fullmatch(name) or name == HONEYPOT]
    if odd:
        raise SettingError(
            f"[forms.{form.name}] asks for {odd[0]!r}.", fix="Use small letters, digits and _."
        )
    if not set(REACHED_BY) & set(form.fields):
        raise SettingError(
            f"[forms.{form.name}] asks for neither email nor phone: nobody can be answered.",
            fix="Add one of them to `fields`.",
        )


def asked(form: Form, known: Sequence[str] = ()) -> list[Question]:
    """The questions of a visit: what is known is not asked again, and never too many at once."""
    open_yet = [
        name for name in form.fields if name not in known or name in ("question", "message")
    ]
    first = [name for name in open_yet if name in form.required]
    rest = [name for name in open_yet if name not in form.required]
    chosen = set([*first, *rest][: max(form.at_most, len(first))])
    return [question(form, name) for name in form.fields if name in chosen]


def question(form: Form, name: str) -> Question:
    label = form.labels.get(name) or LABELS.get(name) or name.replace("_", " ").capitalize()
    return Question(
        name, label, KINDS.get(name, "text"), AUTOCOMPLETE.get(name, "off"), name in form.required
    )


def answered(form: Form, given: Mapping[str, str], known: Sequence[str] = ()) -> dict[str, str]:
    """What was answered, trimmed. Raises WrongAnswer for the first answer that cannot be right."""
    found: dict[str, str] = {}
    for one in asked(form, known):
        text = given.get(one.name, "").strip()
        if not text and one.required:
            raise WrongAnswer(one.name, f"{one.label} is missing.", fix="Fill it in.")
        if len(text) > LONGEST:
            raise WrongAnswer(one.name, f"{one.label} is too long.", fix="Shorten it.")
        if text and one.name == "email" and not EMAIL.fullmatch(text):
            raise WrongAnswer(one.name, f"{text[:60]!r} is no e-mail address.", fix="Correct it.")
        if text and one.name == "phone" and not PHONE.fullmatch(text):
            raise WrongAnswer(one.name, f"{text[:60]!r} is no telephone number.", fix="Correct it.")
        if text:
            found[one.name] = text
    return found


def to_confirm(form: Form, given: Mapping[str, str]) -> list[Consent]:
    """The boxes that were ticked and count only once the person has confirmed them by mail."""
    return [
        box
        for number, box in enumerate(form.consents)
        if box.confirm and given.get(f"consent_{number}")
    ]


def agreed(form: Form, given: Mapping[str, str]) -> list[dict[str, Any]]:
    """The boxes that were ticked, with their wording as it was shown; they count at once."""
    return [
        {
            "purpose": box.purpose,
            "channel": box.channel,
            "wording": box.wording,
            "version": box.version,
            "given": True,
        }
        for number, box in enumerate(form.consents)
        if given.get(f"consent_{number}") and not box.confirm
    ]


def event(
    form: Form,
    fields: Mapping[str, str],
    consents: Sequence[Mapping[str, Any]],
    *,
    number: str,
    person: str | None,
    page: str,
    spam: str | None = None,
) -> dict[str, Any]:
    """Form Submitted. number: of this sheet; the same sheet twice is one event. person: whom the
    device remembers. spam: why it is thought to come from a machine.
    """
    who = person or fields.get("email", "").lower() or None
    properties: dict[str, Any] = {"form": form.name, "fields": dict(fields)}
    properties["consents"] = list(consents)
    if spam:
        properties |= {"honeypot": True, "spam": spam}
    return {
        "type": "track",
        "event": FORM_SUBMITTED,
        "channel": "web",
        "messageId": f"form-{number}",
        **({"userId": who} if who and not spam else {"anonymousId": f"form-{number}"}),
        "properties": properties,
        "context": {"page": {"url": page}, "library": {"name": "syotto hosted form"}},
    }
