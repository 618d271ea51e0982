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
    "tips": "photos of cards and nameplates: what they said is written down by then",
    "source_errors": "examples of what could not be taken",
    "outbox": "who got what; the numbers of each mailing stay, and that nobody gets it again",
    "contents": "what messages said of which none is on record any more",
    "paces": "how fast mailings went",
    "audit": "who looked at whom",
    "live_events": "what a live profile adds to a build; the log has them, and the next build",
    "transport": "what the mail server answered",
}

FILE_DAYS: dict[str, int] = {"rejects": 180, "drop/done": 90, "transport": 180, "tips": 180}
"""Folders of the workspace whose files end by themselves."""
BOOK_DAYS: dict[str, int] = {
    "source_errors": 90,
    "outbox": 2 * YEAR,
    "contents": 2 * YEAR,
    "paces": 30,
    "audit": 2 * YEAR,
    "live_events": 90,
}
"""Tables of the ledger that do. Of the outbox those messages go that ended; they go before what
they said."""
FEWEST_DAYS: dict[str, int] = {"outbox": 30, "transport": 30, "live_events": 7}
"""Bounces come back within days, caps look back for weeks, and a link to unsubscribe must work; a
build may fail for some days.
"""
EVERY_DAYS: dict[str, int] = {**DAYS, **FILE_DAYS, **BOOK_DAYS}
