"""What sellers, and the CRM, say about a lead: accepted, done, not now, rejected, won, lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from syotto.errors import InputError, NotFound
from syotto.run.flow_events import tell
from syotto.run.house import House
from syotto.run.lead_log import note
from syotto.schema.event_names import LEAD_HANDED_BACK
from syotto.schema.handed import REASONS, LeadState, LeadStep, LeadVerdict
from syotto.store import leads as book

LONGEST = 2_000
"""Characters of what is said with an answer."""
Row = Mapping[str, Any]


def answer(
    house: House,
    lead_id: str,
    verdict: str,
    reason: str | None = None,
    by: str | None = None,
    *,
    words: str | None = None,
    now: datetime | None = None,
) -> str:
    """Keeps what somebody says about a lead; returns where it stands then.

    Saying the same twice is saying it once. Raises NotFound for an unknown lead, InputError for
    another verdict, a rejection without one of the REASONS, and a lead that has ended.
    """
    check(verdict, reason, words)
    now = now or house.now()
    with house.ledger.begin() as connection:
        lead = book.one(connection, lead_id, to_change=True)
        if lead is None:
            raise unknown(lead_id)
        steps = after(house, lead, LeadVerdict(verdict), reason, now)
        if steps is None:
            return str(lead["state"])
        told = {"by": by, "words": (words or "").strip() or None}
        for name, values in steps:
            lead |= values
            note(connection, lead, name, now, reason=reason, **told)
        first = {} if lead["answered_at"] else {"answered_at": now, "answered_by": by}
        changed = {k: v for _, values in steps for k, v in values.items()}
        said = {"reason": reason, "words": told["words"]} if reason or words else {}
        book.change(connection, lead_id, **(first | changed | said), changed_at=now)
    if lead["state"] == LeadState.RECYCLED:
        tell(house, lead["person_id"], LEAD_HANDED_BACK, now)
    return str(lead["state"])


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
    house: House, lead: Row, verdict: LeadVerdict, reason: str | None, now: datetime
) -> Steps | None:
    """The steps that follow from a verdict, with what each changes; None where it was said before.

    A rejection for a reason that passes goes back to nurturing at once, a lost case does too.
    """
    state, live = lead["state"], lead["claim"] is not None
    said_before = {
        LeadVerdict.ACCEPT: state == LeadState.ACCEPTED,
        LeadVerdict.DONE: lead["done_at"] is not None and live,
        LeadVerdict.NOT_NOW: state == LeadState.RECYCLED,
        LeadVerdict.REJECT: lead["reason"] == reason and not live,
        LeadVerdict.WON: state == LeadState.WON,
        LeadVerdict.LOST: state == LeadState.LOST,
    }
    if said_before[verdict]:
        return None
    if not live:
        raise InputError(
            f"This lead has ended: it is {state}.", fix="Hand the person over again if need be."
        )
    if state == LeadState.OPEN and verdict in (LeadVerdict.ACCEPT, LeadVerdict.DONE):
        raise InputError(
            "No seller has this lead yet.", fix="It goes to the next who is here and has room."
        )
    accepted = {"state": LeadState.ACCEPTED}
    over = partial(ended, now=now)
    days = house.settings.lead_rest_days
    follows: dict[LeadVerdict, Steps] = {
        LeadVerdict.ACCEPT: [(LeadState.ACCEPTED, accepted)],
        LeadVerdict.DONE: [(LeadStep.DONE, {**accepted, "done_at": now})],
        LeadVerdict.NOT_NOW: [over(LeadState.RECYCLED, house.settings.not_now_days)],
        LeadVerdict.REJECT: [over(LeadState.REJECTED, days)],
        LeadVerdict.WON: [over(LeadState.WON, days)],
        LeadVerdict.LOST: [over(LeadState.LOST, days)],
    }
    back = reason in REASONS and REASONS[reason].back and verdict == LeadVerdict.REJECT
    return follows[verdict] + ([over(LeadState.RECYCLED, days)] if back else [])


def ended(state: LeadState, days: float, *, now: datetime) -> tuple[str, dict[str, Any]]:
    """The lead is not live any more; its person is left alone by score for so many days."""
    return state, {"state": state, "claim": None, "rest_until": now + timedelta(days=days)}


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
            book.change(connection, lead_id, **values, words=because[:LONGEST], changed_at=now)
            note(connection, lead | values, name, now, words=because[:LONGEST], by=by)
    if back:
        tell(house, lead["person_id"], LEAD_HANDED_BACK, now)
