"""Lists of people as advertising platforms take them: normalised, then hashed with SHA-256.

Each platform matches the hashes with those of its own users, and can read nobody else's. What is
spelled otherwise has another hash, so each is normalised as its platform documents:

google    Customer Match: e-mail in small letters, for gmail.com without dots before the @;
          telephone as E.164 with +; names in small letters; country and postal code as they are
meta      Customer list: e-mail, telephone as digits with the country's, names, town, postal code
          and country in small letters without spaces and punctuation; all hashed
linkedin  Contact list: hashed e-mail only
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

import phonenumbers

from syotto.errors import InputError
from syotto.schema.lawful import COUNTRY_NAMES

Row = Mapping[str, Any]
Cells = tuple[str, ...]
GMAIL = ("gmail.com", "googlemail.com")


def hashed(text: str) -> str:
    """Nothing stays nothing: its hash would match nobody, and say that there was nothing."""
    return sha256(text.encode()).hexdigest() if text else ""


def email(row: Row) -> str:
    text = str(row.get("email") or "").strip().lower()
    return text if text.count("@") == 1 else ""


def email_of_google(row: Row) -> str:
    local, at, domain = email(row).partition("@")
    return f"{local.replace('.', '') if domain in GMAIL else local}{at}{domain}"


def country(row: Row) -> str:
    """Two letters, or nothing where the record has no country that we know."""
    said = str(row.get("country") or "").strip()
    return COUNTRY_NAMES.get(said.lower(), said.upper() if len(said) == 2 else "")


def phone(row: Row) -> str:
    """As E.164, `+358401234567`; nothing for what is no number."""
    try:
        number = phonenumbers.parse(str(row.get("phone") or ""), country(row) or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def word(row: Row, name: str) -> str:
    """Small letters and figures of any alphabet, without spaces and punctuation."""
    return "".join(one for one in str(row.get(name) or "").lower() if one.isalnum())


def name(row: Row, field: str) -> str:
    return str(row.get(field) or "").strip().lower()


def google(row: Row) -> Cells:
    postcode = str(row.get("postcode") or "").strip()
    parts = (email_of_google(row), phone(row), name(row, "first_name"), name(row, "last_name"))
    return (*map(hashed, parts), country(row), postcode)


def meta(row: Row) -> Cells:
    names = (word(row, field) for field in ("first_name", "last_name", "city", "postcode"))
    parts = (email(row), phone(row).removeprefix("+"), *names, country(row).lower())
    return tuple(map(hashed, parts))


def linkedin(row: Row) -> Cells:
    return (hashed(email(row)),)


FORMATS: dict[str, tuple[Cells, Callable[[Row], Cells], int]] = {
    "google": (("Email", "Phone", "First Name", "Last Name", "Country", "Zip"), google, 2),
    "meta": (("email", "phone", "fn", "ln", "ct", "zip", "country"), meta, 2),
    "linkedin": (("email",), linkedin, 1),
}
"""The head of the file, what makes a row, and how many first cells name somebody by themselves."""


def check_format(kind: str) -> None:
    if kind not in FORMATS:
        raise InputError(f"There is no format {kind!r}.", fix=f"Use one of {', '.join(FORMATS)}.")


def cells(kind: str, people: Iterable[Row]) -> list[Cells]:
    """A row for each person whom the platform can find, each once and in order of the hashes."""
    _, made, names = FORMATS[kind]
    return sorted({row for row in map(made, people) if any(row[:names])})


def written(kind: str, rows: Sequence[Cells]) -> str:
    """The file that the platform takes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(FORMATS[kind][0])
    writer.writerows(rows)
    return text.getvalue()
