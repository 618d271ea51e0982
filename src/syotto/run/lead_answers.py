"""What sellers, and the CRM, say about a lead: accepted, done, not now, rejected, won, lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from syotto.errors import InputError, NotFound
from syotto.run.flow_events import tell
from syotto.run.house import House
from syotto.run.lead_log import note, step
from syotto.run.lead_terms import call_by, end_of_day
from syotto.schema.event_names import LEAD_HANDED_BACK
from syotto.schema.handed import REASONS, LeadState, LeadStep, LeadVerdict
from syotto.store import leads as book

LONGEST = 2_000
"""Characters of what is said with an answer."""
AHEAD = timedelta(days=730)
"""Nobody is left alone for longer, or called again later than that."""
KEPT = (
    "state", "claim", "answered_at", "answered_by", "done_at", "next_at", "next_told_at", "reason",
    "words", "rest_until",
)  # fmt: skip
"""What an answer changes, and what stands there again when it is taken back."""
Row = Mapping[str, Any]


def answer(
    house: House,
    lead_id: str,
    verdict: str,
    reason: str | None = None,
    by: str | None = None,
    *,
    words: str | None = None,
    until: date | None = None,
    now: datetime | None = None,
) -> str:
    """Keeps what somebody says about a lead; returns where it stands then.

    until: of "later" and "not now", the day. Saying the same twice is saying it once; what is new
    in it, a note or a day, is added. What somebody (by) said may be taken back for a while; flows
    hear of a lead that went back when that is over.

    Raises NotFound for an unknown lead, InputError for another verdict, a rejection without one of
    the REASONS, a day that has passed, and a lead that has ended.
    """
    now, words = now or house.now(), (words or "").strip() or None
    check(verdict, reason, words)
    check_day(house, LeadVerdict(verdict), until, now)
    with house.ledger.begin() as connection:
        lead = book.one(connection, lead_id, to_change=True)
        if lead is None:
            raise unknown(lead_id)
        steps = after(house, lead, LeadVerdict(verdict), reason, until, now)
        if steps is None:
            add(connection, house, lead, LeadVerdict(verdict), words, until, now, by)
            return str(lead["state"])
        stood = {name: lead[name] for name in KEPT}
        made = []
        for name, values in steps:
            lead |= values
            made.append(step(lead, name, now, reason=reason, by=by, words=words))
        book.add_steps(connection, made)
        first = {} if lead["answered_at"] else {"answered_at": now, "answered_by": by}
        changed = {k: v for _, values in steps for k, v in values.items()}
        said = {"reason": reason, "words": words} if reason or words else {}
        before = {
            "verdict": verdict, "at": now, "by": by, "values": stood,
            "steps": [one["step_id"] for one in made],
        }  # fmt: skip
        book.change(connection, lead_id, **(first | changed | said), before=before, changed_at=now)
    if lead["state"] == LeadState.RECYCLED and by is None:
        tell(house, lead["person_id"], LEAD_HANDED_BACK, now)
    return str(lead["state"])


def add(
    connection: sa.Connection, house: House, lead: Row, verdict: LeadVerdict,
    words: str | None, until: date | None, now: datetime, by: str | None,
) -> None:  # fmt: skip
    """What is new in an answer that was given before: a note, or until when not."""
    new: dict[str, Any] = {}
    if words and words != lead["words"]:
        new["words"] = words
    if verdict == LeadVerdict.NOT_NOW and until and lead["rest_until"] != begin(house, until):
        new["rest_until"] = begin(house, until)
    if not new:
        return
    book.change(connection, lead["lead_id"], **new, changed_at=now)
    spoke = verdict == LeadVerdict.DONE and words
    if not (spoke and book.words_of_call(connection, lead["lead_id"], words or "")):
        day = f"not before {until}" if "rest_until" in new else None
        said = "; ".join(filter(None, (day, new.get("words"))))
        note(connection, lead, LeadStep.NOTED, now, words=said, by=by)


def begin(house: House, day: date) -> datetime:
    return datetime.combine(day, time(0), ZoneInfo(house.settings.time_zone))


def check_day(house: House, verdict: LeadVerdict, day: date | None, now: datetime) -> None:
    if day is None and verdict == LeadVerdict.LATER:
        raise InputError("No day is given.", fix="Say when you come back to them.")
    if day is not None and not now < begin(house, day) < now + AHEAD:
        raise InputError(f"{day} is no day to come back on.", fix="Give one from tomorrow on.")


def check(verdict: str, reason: str | None, words: str | None) -> None:
    if verdict not in set(LeadVerdict):
        raise InputError(f"{verdict!r} is no answer.", fix=f"Use one of {', '.join(LeadVerdict)}.")
    if verdict == LeadVerdict.REJECT and reason not in REASONS:
        raise InputError(
            f"A lead is not rejected for {reason!r}.", fix=f"Use one of {', '.join(REASONS)}."
        )
    if len(words or "") > LONGEST:
        raise InputError(
            f"The text has {len(words or ''):,} characters, more than {LONGEST:,}.",
            fix="Write the essence.",
        )


def unknown(lead_id: str) -> NotFound:
    return NotFound(f"There is no lead {lead_id!r}.", fix="The page Leads lists them.")


Steps = list[tuple[str, dict[str, Any]]]


def after(
    house: House, lead: Row, verdict: LeadVerdict, reason: str | None, until: date | None,
    now: datetime,
) -> Steps | None:  # fmt: skip
    """The steps that follow from a verdict, with what each changes; None where it was said before.

    A rejection for a reason that passes goes back to nurturing at once, a lost case does too.
    """
    if said_before(house, lead, verdict, reason, until):
        return None
    check_stands(lead, verdict)
    over, days = partial(ended, now=now), house.settings.lead_rest_days
    back = over(LeadState.RECYCLED, house.settings.not_now_days)
    if until:
        back[1]["rest_until"] = begin(house, until)
    follows: dict[LeadVerdict, Steps] = {
        LeadVerdict.ACCEPT: [(LeadState.ACCEPTED, to_do(call_by(house, lead, now)))],
        LeadVerdict.DONE: [(LeadStep.DONE, {**to_do(None), "done_at": now})],
        LeadVerdict.CASE: [(LeadStep.OPPORTUNITY, case(house, lead, now))],
        LeadVerdict.LATER: [(LeadStep.LATER, to_do(end_of_day(house, lead, until or now)))],
        LeadVerdict.NOT_NOW: [back],
        LeadVerdict.REJECT: [over(LeadState.REJECTED, days)],
        LeadVerdict.WON: [over(LeadState.WON, days)],
        LeadVerdict.LOST: [over(LeadState.LOST, days)],
    }
    nurtured = reason in REASONS and REASONS[reason].back and verdict == LeadVerdict.REJECT
    return follows[verdict] + ([over(LeadState.RECYCLED, days)] if nurtured else [])


def said_before(
    house: House, lead: Row, verdict: LeadVerdict, reason: str | None, until: date | None
) -> bool:
    state, live, spoken = lead["state"], lead["claim"] is not None, lead["done_at"] is not None
    last = (lead["before"] or {}).get("verdict")
    if verdict == LeadVerdict.LATER:
        return (
            live and spoken and bool(lead["next_at"] == end_of_day(house, lead, until or date.min))
        )
    said = {
        LeadVerdict.ACCEPT: state == LeadState.ACCEPTED,
        LeadVerdict.DONE: live and spoken and lead["next_at"] is None,
        LeadVerdict.CASE: live and spoken and last == LeadVerdict.CASE,
        LeadVerdict.NOT_NOW: state == LeadState.RECYCLED,
        LeadVerdict.REJECT: lead["reason"] == reason and not live,
        LeadVerdict.WON: state == LeadState.WON,
        LeadVerdict.LOST: state == LeadState.LOST,
    }
    return bool(said[verdict])


WITH_A_SELLER = (LeadVerdict.ACCEPT, LeadVerdict.DONE, LeadVerdict.CASE, LeadVerdict.LATER)


def check_stands(lead: Row, verdict: LeadVerdict) -> None:
    """Whether this can be said of a lead that stands so."""
    if lead["claim"] is None:
        raise InputError(
            f"This lead has ended: it is {lead['state']}.", fix="Give the person to a seller again."
        )
    if lead["state"] == LeadState.OPEN and verdict in WITH_A_SELLER:
        raise InputError(
            "No seller has this lead yet.",
            fix="Give it to one; else it goes to the next who is here and has room.",
        )
    if verdict == LeadVerdict.LATER and lead["done_at"] is None:
        raise InputError(
            "Nobody has spoken with them yet.", fix="Say first that it is done, or not now."
        )


def to_do(until: datetime | None) -> dict[str, Any]:
    """The lead is the seller's, and what is next is due then."""
    return {"state": LeadState.ACCEPTED, "next_at": until, "next_told_at": None}


def case(house: House, lead: Row, now: datetime) -> dict[str, Any]:
    """They are asked what came of it when its time is over, unless a build knows it before."""
    asked = now + timedelta(days=house.settings.lead_days)
    return {**to_do(asked), "done_at": lead["done_at"] or now}


def ended(state: LeadState, days: float, *, now: datetime) -> tuple[str, dict[str, Any]]:
    """The lead is not live any more; its person is left alone by score for so many days."""
    return state, {
        "state": state, "claim": None, "next_at": None, "rest_until": now + timedelta(days=days),
    }  # fmt: skip


def recycle(
    house: House, lead_id: str, because: str, by: str | None = None, *, now: datetime | None = None
) -> None:
    """A lead goes back to nurturing with its history; twice is the same as once. Flows hear of it.

    Raises NotFound for an unknown one, InputError for one that was won.
    """
    now = now or house.now()
    with house.ledger.begin() as connection:
        lead = book.one(connection, lead_id, to_change=True)
        if lead is None:
            raise unknown(lead_id)
        if lead["state"] == LeadState.WON:
            raise InputError("This lead was won.", fix="A customer is not nurtured as a lead.")
        back = lead["state"] != LeadState.RECYCLED
        if back:
            name, values = ended(LeadState.RECYCLED, house.settings.lead_rest_days, now=now)
            said = {"words": because[:LONGEST], "before": None, "changed_at": now}
            book.change(connection, lead_id, **values, **said)
            note(connection, lead | values, name, now, words=because[:LONGEST], by=by)
    if back:
        tell(house, lead["person_id"], LEAD_HANDED_BACK, now)
