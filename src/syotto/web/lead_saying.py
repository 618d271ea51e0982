"""What is said about a lead on a page, at the desk or on the phone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from syotto.errors import InputError
from syotto.run.house import House
from syotto.run.lead_undo import take_back
from syotto.run.leads import answer
from syotto.schema.handed import LeadVerdict

UNDO = "undo"
SPANS = {"week": timedelta(days=7), "month": timedelta(days=30)}


def keep(house: House, lead_id: str, said: Mapping[str, str], by: str | None) -> None:
    """said: verdict (`not_now week` names the day too), reason, words, until.

    Raises InputError for an answer that is none, as `answer` does.
    """
    verdict, _, span = said.get("verdict", "").partition(" ")
    if verdict == UNDO:
        take_back(house, lead_id, by)
        return
    words = said.get("words", "").strip() or None
    if verdict == LeadVerdict.LOST and words is None:
        raise InputError("No reason is given.", fix="Write in a word why it was lost.")
    until = day_of(house, span, said.get("until", ""))
    reason = said.get("reason") or None if verdict == LeadVerdict.REJECT else None
    answer(house, lead_id, verdict, reason, by, words=words, until=until)


def day_of(house: House, span: str, text: str) -> date | None:
    """The day that a button or the field names; the button counts."""
    if span in SPANS:
        return house.now().astimezone(ZoneInfo(house.settings.time_zone)).date() + SPANS[span]
    if span == "off" or not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text!r} is no day.", fix="Give one like 2026-12-24.") from None
