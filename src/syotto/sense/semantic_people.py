"""Events about people and companies as rows: who they are, where they work, what they agreed to.

Reserved traits of the Segment spec fill the columns of `people` and `accounts`; all others are kept
in `properties`. Both spellings are understood: firstName and first_name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from syotto.schema.raw import ACCOUNTS, MEMBERSHIPS, PEOPLE
from syotto.schema.raw_world import CONSENTS
from syotto.schema.table import TableSpec
from syotto.sense.admission import preferences
from syotto.sense.happenings import (
    Happening,
    Unusable,
    as_json,
    moment_of,
    opened,
    text_of,
    things,
)

Row = dict[str, Any]
Rows = Iterator[tuple[TableSpec, Row]]

PERSON_TRAITS = {
    "email": ("email",),
    "phone": ("phone",),
    "first_name": ("firstName", "first_name"),
    "last_name": ("lastName", "last_name"),
    "title": ("title", "job_title", "jobTitle"),
    "language": ("language", "locale"),
    "time_zone": ("timezone", "time_zone"),
    "national_id": ("national_id",),
    "owner": ("owner",),
    "unit": ("unit",),
}
ADDRESS_TRAITS = {
    "street": ("street",),
    "postcode": ("postalCode", "postal_code", "postcode", "zip"),
    "city": ("city",),
    "country": ("country",),
}
COMPANY_TRAITS = {
    "name": ("name", "account_name"),
    "domain": ("domain", "website"),
    "registration_no": ("registration_no", "registrationNo", "vat_id"),
    "industry": ("industry",),
    "size": ("employees", "employee_count", "size"),
    "tier": ("tier",),
    "country": ("country",),
    "owner": ("owner",),
    "unit": ("unit",),
}
ELSEWHERE = {"name", "address", "company", "birthday", "birth_date", "id", "groupId"}
PERSON_NAMES = {name for names in PERSON_TRAITS.values() for name in names} | ELSEWHERE
COMPANY_NAMES = {name for names in COMPANY_TRAITS.values() for name in names} | {"address", "id"}
OF_FORMS = (
    "email", "phone", "first_name", "firstName", "last_name", "lastName", "country", "language",
)  # fmt: skip
"""Properties of a form that say who filled it in; its name and title are the form's own."""
MARKETING, EMAIL, WEB = "marketing", "email", "web"


def identified(event: Happening) -> Rows:
    """Identify, Signed Up: the person, and the company they name."""
    traits = {**event.traits, **event.properties}
    yield from person(event, traits, event.person)
    company = traits.get("company")
    if isinstance(company, Mapping):
        number = text_of(company, "id", "name")
        if number:
            yield account(event, company, number)
            yield from membership(event, number)
    if event.account_ref:
        yield from membership(event, event.account_ref)


def person(event: Happening, traits: Mapping[str, Any], number: str | None) -> Rows:
    """A row of people; none about a browser that tells nothing to reach anybody by."""
    known = {name: text_of(traits, *names) for name, names in PERSON_TRAITS.items()}
    if not number or not (event.user_id or known["email"] or known["phone"]):
        return
    address = traits.get("address")
    place = address if isinstance(address, Mapping) else traits
    if not known["first_name"] and not known["last_name"]:
        known["first_name"], known["last_name"] = parted(text_of(traits, "name"))
    if known["email"]:
        known["email"] = known["email"].lower()
    company = traits.get("company")
    employer = text_of(company, "name") if isinstance(company, Mapping) else None
    yield (
        PEOPLE,
        {
            **known,
            **{name: text_of(place, *names) for name, names in ADDRESS_TRAITS.items()},
            "source_id": number,
            "company": employer or text_of(traits, "company"),
            "account_ref": event.account_ref,
            "birth_date": day_of(traits, "birthday", "birth_date"),
            "properties": rest(traits, PERSON_NAMES | set(flat_address(address))),
            "updated_at": event.at,
            **event.load,
        },
    )


def flat_address(address: Any) -> tuple[str, ...]:
    """Names that are read from the traits themselves where no address is sent."""
    if isinstance(address, Mapping):
        return ()
    return tuple(name for names in ADDRESS_TRAITS.values() for name in names)


def parted(name: str | None) -> tuple[str | None, str | None]:
    """`Peter Gibbons` is first and last name; of one word nobody knows which."""
    words = (name or "").split()
    if len(words) < 2:
        return None, words[0] if words else None
    return words[0], " ".join(words[1:])


def day_of(traits: Mapping[str, Any], *names: str) -> Any:
    """A day; what is none is no reason to refuse the person, it is in the event's properties."""
    try:
        moment = moment_of(traits, *names)
    except Unusable:
        return None
    return moment.date() if moment else None


def rest(traits: Mapping[str, Any], known: set[str]) -> str | None:
    """The traits without a column, as JSON; none of them on its own is a forgotten answer."""
    return as_json({name: value for name, value in traits.items() if name not in known})


def grouped(event: Happening) -> Rows:
    """Group: the company, and that the person belongs to it."""
    if not event.account_ref:
        raise Unusable("The group has no groupId.", fix="Send `groupId` with the group call.")
    yield account(event, event.properties, event.account_ref)
    yield from membership(event, event.account_ref)


def account(event: Happening, traits: Mapping[str, Any], number: str) -> tuple[TableSpec, Row]:
    address = traits.get("address")
    known = {name: text_of(traits, *names) for name, names in COMPANY_TRAITS.items()}
    if isinstance(address, Mapping):
        known["country"] = text_of(address, "country") or known["country"]
    return ACCOUNTS, {
        **known,
        "domain": bare_domain(known["domain"]),
        "source_id": number,
        "properties": rest(traits, COMPANY_NAMES),
        "updated_at": event.at,
        **event.load,
    }


def bare_domain(address: str | None) -> str | None:
    """`https://www.initech.com/about` is initech.com."""
    if not address:
        return None
    host = address.split("//")[-1].split("/")[0].split(":")[0].lower()
    return host.removeprefix("www.") or None


def membership(event: Happening, number: str, **more: Any) -> Rows:
    if not event.person:
        return
    yield (
        MEMBERSHIPS,
        {
            "person_ref": event.person,
            "account_ref": number,
            "role": None,
            "buying_role": None,
            "from": event.at,
            "to": None,
            **more,
            **event.load,
        },
    )


def account_created(event: Happening) -> Rows:
    number = company_of(event)
    yield account(event, event.properties, number)
    yield from membership(event, number)


def account_added_user(event: Happening) -> Rows:
    yield from membership(event, company_of(event), role=event.text("role"))


def account_removed_user(event: Happening) -> Rows:
    yield from membership(event, company_of(event), **{"from": None, "to": event.at})


def company_of(event: Happening) -> str:
    number = event.account_ref or event.text("account_id", "group_id", "account_name")
    if not number:
        raise Unusable(
            f"{event.name} says nothing about which company.", fix="Send `context.groupId`."
        )
    return number


def form_submitted(event: Happening) -> Rows:
    """Form Submitted: `fields` are the person's answers, `consents` what they agreed to.

    What a machine filled in (a hidden field was not left empty) makes nobody.
    """
    if event.properties.get("honeypot") is True:
        return
    traits = answers(event)
    number = event.user_id or lower(text_of(traits, "email")) or event.anonymous_id
    made = list(person(event, traits, number))
    if not made:
        raise Unusable(
            "The form gives neither e-mail address nor telephone number.",
            fix="Add a field named `email` or `phone` to the form.",
        )
    yield from made
    for said in things(event.properties, "consents"):
        yield consent(event, said, number)


def answers(event: Happening) -> dict[str, Any]:
    """What somebody filled in: `fields`, else what stands beside them under a name that can only
    be a person's.
    """
    fields = event.properties.get("fields")
    given = fields if isinstance(fields, Mapping) else {}
    beside = {name: event.properties[name] for name in OF_FORMS if event.properties.get(name)}
    return {**event.traits, **beside, **given}


def mail_received(event: Happening) -> Rows:
    """Email Received: whoever wrote to us is somebody."""
    yield from person(event, event.properties, event.person)


def caught(event: Happening) -> Rows:
    """Tip Given, Enquiry Received: who it is about, and a company; what they need stays there."""
    known = ("email", "phone", "name", "company")
    yield from person(event, {name: event.properties.get(name) for name in known}, event.person)
    if event.account_ref:
        domain = (event.text("email") or "").rpartition("@")[2]
        yield account(event, {"name": event.account_ref, "domain": domain}, event.account_ref)
        yield from membership(event, event.account_ref)


def consent(event: Happening, said: Mapping[str, Any], number: str | None) -> tuple[TableSpec, Row]:
    if not number:
        raise Unusable("Nobody knows who agreed.", fix="Send `userId` or `anonymousId`.")
    return CONSENTS, {
        "person_ref": number,
        "purpose": text_of(said, "purpose") or MARKETING,
        "channel": text_of(said, "channel") or WEB,
        "basis": text_of(said, "basis") or "consent",
        "given": said.get("given") is True,
        "at": event.at,
        "wording": text_of(said, "wording"),
        "proof": proof(event, said),
        **event.load,
    }


def proof(event: Happening, said: Mapping[str, Any]) -> str:
    """Where it can be seen: the event, the page, the version of the wording."""
    page = event.context.get("page")
    seen = text_of(page, "url") if isinstance(page, Mapping) else None
    version = text_of(said, "version")
    parts = [f"event {event.event_id}", seen, f"wording {version}" if version else None]
    return ", ".join(part for part in parts if part)


def consent_updated(event: Happening) -> Rows:
    """Segment Consent Preference Updated: one row for each category of the banner."""
    for category, given in sorted(preferences(event.context).items()):
        said = {"purpose": category, "channel": WEB, "given": given is True}
        yield consent(event, said, event.person)


def unsubscribed(event: Happening) -> Rows:
    said = {"purpose": event.text("purpose"), "channel": EMAIL, "given": False}
    yield consent(event, said, event.person or email_of(event))


def subscribed(event: Happening) -> Rows:
    said = {**event.properties, "channel": EMAIL, "given": True}
    yield consent(event, said, event.person or email_of(event))


def email_of(event: Happening) -> str | None:
    return lower(event.text("email") or text_of(event.traits, "email"))


def lower(text: str | None) -> str | None:
    return text.lower() if text else None


def merged(known: Row, new: Row, moment: str) -> Row:
    """One record from two: what is new wins, what it leaves out stays; JSON objects are joined."""
    older, newer = (known, new) if not earlier(new, known, moment) else (new, known)
    both = {**older, **{name: value for name, value in newer.items() if value is not None}}
    if older.get("properties") and newer.get("properties"):
        joined = {**opened(older["properties"]), **opened(newer["properties"])}
        both["properties"] = as_json(joined)
    loaded = ("source", "received_at", "load_id")
    return {**both, **{name: new[name] for name in loaded}}


def earlier(one: Row, other: Row, moment: str) -> bool:
    first: datetime | None = one.get(moment)
    second: datetime | None = other.get(moment)
    return first is not None and second is not None and first < second


def stayed(before: Row, new: Row, both: Row) -> Row:
    """A place in a company is held since it was first heard of; who returns begins anew."""
    if new["from"] and before["to"] and new["from"] > before["to"]:
        return {**both, "from": new["from"], "to": None}
    since = [row["from"] for row in (before, new) if row["from"]]
    return {**both, "from": min(since, default=None)}
