"""What somebody is known by: an e-mail address, a telephone number, or a system's number for them.

Compared in one spelling: addresses in small letters, telephone numbers as digits with their +.
"""

from __future__ import annotations

import re

EMAIL, PHONE, NUMBER = "email", "phone", "id"
MARKS = re.compile(r"[\s()./\-]+")
DIGITS = re.compile(r"\+?\d{6,15}")


def kind_of(identifier: str) -> str:
    """`email`, `phone` or `id`. Only what begins with + or 0 is taken for a telephone number."""
    text = identifier.strip()
    if "@" in text:
        return EMAIL
    return PHONE if text[:1] in ("+", "0") and DIGITS.fullmatch(digits(text)) else NUMBER


def normal(identifier: str, kind: str | None = None) -> str:
    """The one spelling of an identifier; of a number of a system, the number itself."""
    kind = kind or kind_of(identifier)
    if kind == EMAIL:
        return identifier.strip().lower()
    return digits(identifier) if kind == PHONE else identifier.strip()


def digits(number: str) -> str:
    """+358 40 123-4567 and 00358401234567 are +358401234567."""
    bare = MARKS.sub("", number)
    return f"+{bare[2:]}" if bare.startswith("00") else bare
