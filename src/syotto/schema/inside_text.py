"""What stands in one JSON object, a text: by the patterns that engines read columns with."""

from __future__ import annotations

import re


def any_of(text: str | None, name: str) -> str | None:
    """A text, a number, true or false, as it is written; a text with spaces and commas too."""
    for pattern in patterns(name):
        match = re.search(pattern, text or "", re.ASCII)
        if match:
            return match[1] or None
    return None


def patterns(name: str) -> tuple[str, str]:
    begin = rf'"{re.escape(name)}"\s*:\s*'
    return rf'{begin}"((?:[^"\\]|\\.)*)"', rf"{begin}(-?[0-9][0-9.eE+-]*|true|false)"
