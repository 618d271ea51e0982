"""Results of leads that come in a file: said at once, as if their sellers had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from syotto.errors import SyottoError
from syotto.run.house import House
from syotto.run.lead_answers import answer

SHOWN = 10
"""Rows that were not taken of which the report tells."""
WORDS = {
    "accepted": "accept", "spoken with": "done", "opportunity": "case", "sales case": "case",
    "not now": "not_now", "recycled": "not_now", "rejected": "reject",
}  # fmt: skip
"""What people write for an answer."""


def take(house: House, rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """What a report says of rows of raw.lead_results: how many count, and which do not, and why."""
    said = [row for row in rows if row["result"]]
    wrong = [f"{row['lead_id']}: {why}" for row in said if (why := problem(house, row))]
    taken = (f"{len(said) - len(wrong):,} results of leads count from here on.",) if said else ()
    more = (f"{len(wrong) - SHOWN:,} more were not taken.",) if len(wrong) > SHOWN else ()
    return *taken, *(f"Not taken: {one}" for one in wrong[:SHOWN]), *more


def problem(house: House, row: Mapping[str, Any]) -> str | None:
    """Says it; returns why that is not possible."""
    text = row["result"].strip().lower()
    try:
        answer(house, row["lead_id"], WORDS.get(text, text), row["reason"], words=row["words"])
    except SyottoError as error:
        return f"{error.what} {error.fix}"
    return None
