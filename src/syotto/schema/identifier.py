"""What somebody is known by: an e-mail address, a telephone number, or a system's number for them.

Compared in one spelling: addresses in small letters, telephone numbers as digits with their +. It
is made here for one, in `know/statements` for a table, in `run/keyed` for an array: tests compare
them.
"""

from __future__ import annotations

import re

EMAIL, PHONE, NUMBER = "email", "phone", "id"
WHITE = " \t\n\r\v\f"
"""What is trimmed: the blanks that every engine trims."""
MARKS_IN_PHONES = f"[{WHITE}\u00a0\u2009\u202f()./-]+"
"""Written out, as engines mean different characters by the same class."""
TURKISH_I, SIGMA = "İ", "Σ"
"""Capitals whose small letter hangs on the language, or on the place in the word: here it never
does (İ is i, Σ is σ)."""
MARKS = re.compile(MARKS_IN_PHONES)
DIGITS = re.compile(r"\+?\d{6,15}")
LOWER = str.maketrans({TURKISH_I: "i", SIGMA: "σ"})


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
        return identifier.strip(WHITE).translate(LOWER).lower()
    return digits(identifier) if kind == PHONE else identifier.strip(WHITE)


def digits(number: str) -> str:
    """+358 40 123-4567 and 00358401234567 are +358401234567."""
    bare = MARKS.sub("", number)
    return f"+{bare[2:]}" if bare.startswith("00") else bare
