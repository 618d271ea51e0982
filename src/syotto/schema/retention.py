"""How long rows are kept unless the setting `retention_days` says otherwise, and why.

Days count from when syotto received a row; 0 is for ever. Orders, contracts and who somebody is are
kept as long as they are of use: they end by erasure, not by age.
"""

from __future__ import annotations

YEAR = 365

DAYS: dict[str, int] = {
    "events": 3 * YEAR,
    "exposures": 5 * YEAR,
    "readings": 3 * YEAR,
    "activities": 5 * YEAR,
    "meetings": 5 * YEAR,
    "utterances": 2 * YEAR,
}
"""Raw tables that end by themselves; all others are kept for ever."""

WHY: dict[str, str] = {
    "events": "what somebody clicked three years ago says nothing about today",
    "exposures": "effects are measured within a few years",
    "readings": "service intervals are shorter",
    "activities": "the history of an account",
    "meetings": "the history of an account",
    "utterances": "what was said word by word is the most personal of all",
    "rejects": "rows nobody mended",
    "drop/done": "files that are loaded",
    "source_errors": "examples of what could not be taken",
}

FILE_DAYS: dict[str, int] = {"rejects": 180, "drop/done": 90}
"""Folders of the workspace whose files end by themselves."""
BOOK_DAYS: dict[str, int] = {"source_errors": 90}
"""Tables of the ledger that do."""
EVERY_DAYS: dict[str, int] = {**DAYS, **FILE_DAYS, **BOOK_DAYS}
