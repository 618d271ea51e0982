"""A tip: who wants something, what, and how to reach them, as somebody typed it on a phone."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from syotto.errors import InputError
from syotto.schema.event_names import TIP_GIVEN
from syotto.schema.identifier import EMAIL, PHONE, normal

LONGEST = {"who": 200, "need": 2_000, "reach": 200}
LARGEST_PHOTO = 1_500_000
KEY = re.compile(r"[A-Za-z0-9-]{8,64}")
ADDRESS = re.compile(r"[^\s@,;<>()\[\]\"']+@[^\s@,;<>()\[\]\"']+\.[^\s@,;<>()\[\]\"'.]+")
NUMBER = re.compile(r"(?:\+|\b)\d[\d\s()./-]{4,20}\d\b")
PARTS = re.compile(r"\s*(?:[,;/\n|]|\s[–-]\s|\s(?:at|@|bei|c/o)\s)\s*")
PHOTOS = {b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
AHEAD, BEHIND = timedelta(minutes=5), timedelta(days=30)
"""How far the clock of a phone may be off, and how long a tip may have waited in it."""


@dataclass(frozen=True)
class Tip:
    """key: the phone's own number of it, so that sending twice is once. at: by the phone's clock,
    where that can be. photo: as it came; ending: what kind of picture it is.
    """

    key: str
    at: datetime
    who: str
    need: str
    reach: str
    photo: bytes | None = None
    ending: str = ""

    @property
    def email(self) -> str | None:
        found = ADDRESS.search(f"{self.reach} {self.who}")
        return normal(found[0], EMAIL) if found else None

    @property
    def phone(self) -> str | None:
        found = NUMBER.search(self.reach)
        number = normal(found[0], PHONE) if found else ""
        return number if 6 <= len(number.lstrip("+")) <= 15 else None

    @property
    def name(self) -> str | None:
        return named(self.who)[0]

    @property
    def company(self) -> str | None:
        return named(self.who)[1]


def named(who: str) -> tuple[str | None, str | None]:
    """Person and company of `Anna Virtanen, Mill Oy`. One part alone is a person where it is two or
    three words in letters, else a company; what has a legal form is a company wherever it stands.
    """
    parts = [part for part in PARTS.split(ADDRESS.sub("", who).strip()) if part]
    firms = [part for part in parts if is_firm(part)]
    if firms:
        return next((part for part in parts if part not in firms), None), firms[0]
    if len(parts) > 1:
        return parts[0], parts[1]
    one = parts[0] if parts else None
    words = one.split() if one else []
    person = 2 <= len(words) <= 3 and all(w.replace(".", "").isalpha() for w in words)
    return (one, None) if person else (None, one)


def is_firm(text: str) -> bool:
    """It ends with a legal form: Oy, GmbH, Ltd."""
    from cleanco import basename  # half a second of tables that most requests do without

    return bool(basename(text) != text.strip() and len(text.split()) > 1)


def read(given: Mapping[str, Any], now: datetime) -> Tip:
    """Raises InputError for a tip about nobody, texts too long, a wrong key or no picture."""
    texts = {name: trimmed(given.get(name), name) for name in LONGEST}
    key = str(given.get("key") or "")
    if not KEY.fullmatch(key):
        raise InputError("The tip has no number of its own.", fix="Reload the page.")
    photo, ending = picture(given.get("photo"))
    if not texts["who"] and photo is None:
        raise InputError("It says nothing about who.", fix="Name them, or take a photo.")
    return Tip(key, moment(given.get("at"), now), **texts, photo=photo, ending=ending)


def trimmed(value: object, name: str) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if len(text) > LONGEST[name]:
        raise InputError(
            f"{name} has {len(text):,} characters, more than {LONGEST[name]:,}.",
            fix="Write the essence.",
        )
    return text


def picture(given: object) -> tuple[bytes | None, str]:
    """The bytes of a base64 text, and what they are by their first bytes: a browser's word for it
    counts nothing.
    """
    if not given:
        return None, ""
    try:
        data = base64.b64decode(str(given).rpartition(",")[2], validate=True)
    except binascii.Error:
        data = b""
    ending = next((end for first, end in PHOTOS.items() if data.startswith(first)), None)
    if ending is None:
        raise InputError("The photo is no JPEG and no PNG.", fix="Take it again, or leave it out.")
    if len(data) > LARGEST_PHOTO:
        raise InputError(
            f"The photo has {len(data):,} bytes, more than {LARGEST_PHOTO:,}.",
            fix="Take another.",
        )
    return data, ending


def moment(given: object, now: datetime) -> datetime:
    """When it was written, by the phone; a clock that cannot be right is not believed."""
    try:
        at = datetime.fromisoformat(str(given))
    except ValueError:
        return now
    at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return at if now - BEHIND <= at <= now + AHEAD else now


def person_of(tip: Tip, tip_id: str) -> str:
    """What the person is called by: their address, their number, or else the tip's."""
    return tip.email or tip.phone or f"tip-{tip_id}"


def event(tip: Tip, tip_id: str, *, origin: str, giver: str, photo: str | None) -> dict[str, Any]:
    """Tip Given, as the doors take it."""
    told = {
        "origin": origin, "giver": giver, "who": tip.who, "need": tip.need, "reach": tip.reach,
        "email": tip.email, "phone": tip.phone, "name": tip.name, "company": tip.company,
        "photo": photo,
    }  # fmt: skip
    group = {"groupId": tip.company} if tip.company else {}
    return {
        "type": "track",
        "event": TIP_GIVEN,
        "channel": "tip",
        "messageId": f"tip-{tip_id}",
        "userId": person_of(tip, tip_id),
        "timestamp": tip.at.isoformat(),
        "properties": {name: value for name, value in told.items() if value},
        "context": {"library": {"name": "syotto tip"}, **group},
    }
