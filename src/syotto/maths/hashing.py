"""Stable chance from text: a customer gets the same draw in Python, DuckDB and Spark.

Engines disagree about `hash()`, but agree about md5, so the draw stays a hex string.
"""

from __future__ import annotations

from hashlib import md5

HEX_DIGITS = 8


def draw(*parts: str) -> str:
    """Eight hex digits that depend only on `parts`."""
    return md5("|".join(parts).encode(), usedforsecurity=False).hexdigest()[:HEX_DIGITS]


def below(share: float) -> str:
    """The draw under which lies `share` of all draws."""
    top = 16**HEX_DIGITS
    return format(min(int(share * top), top - 1), f"0{HEX_DIGITS}x")


def digest(*parts: object) -> str:
    """Sixteen hex digits that name what `parts` say."""
    text = "|".join(str(part) for part in parts)
    return md5(text.encode(), usedforsecurity=False).hexdigest()[: 2 * HEX_DIGITS]
