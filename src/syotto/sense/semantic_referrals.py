"""Events about who brought whom, and about how content people are, as rows."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from syotto.schema.raw_world import CASES, REFERRALS
from syotto.sense.happenings import Happening, Unusable, things
from syotto.sense.semantic_people import Rows, caught, consent, email_of

FEEDBACK = "feedback"
SAID = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def referral_accepted(event: Happening) -> Rows:
    """Referral Accepted: who was brought is somebody now, and `referrer` brought them."""
    yield from caught(event)
    who = event.user_id or email_of(event)
    if not who:
        raise Unusable("Nobody knows who was brought.", fix="Send `userId` or `email`.")
    for said in things(event.properties, "consents"):
        yield consent(event, said, who)
    yield (
        REFERRALS,
        {
            **dict.fromkeys(REFERRALS.columns),
            "referral_id": event.text("referral_id") or event.event_id,
            "at": event.at,
            "referrer_ref": event.whole_text("referrer"),
            "referred_ref": who,
            "would_have_come": SAID.get((event.text("would_have_come") or "").lower()),
            "incentive": money(event, "incentive"),
            "campaign": event.campaign or event.text("campaign"),
            "anonymous": event.properties.get("anonymous") is True,
            **event.load,
        },
    )


def survey_answered(event: Happening) -> Rows:
    """Survey Answered: a mark, as a case that is closed; of one survey the last answer counts."""
    mark = event.properties.get("score")
    if not isinstance(mark, int | float) or isinstance(mark, bool):
        raise Unusable("Survey Answered has no mark.", fix="Send `score` as a number.")
    row: dict[str, Any] = {
        "case_id": event.text("answer_id") or event.event_id,
        "person_ref": event.person,
        "account_ref": event.account_ref,
        "kind": FEEDBACK,
        "opened_at": event.at,
        "closed_at": event.at,
        "score": float(mark),
        "text": event.text("text"),
    }
    yield CASES, {**row, **event.load}


def money(event: Happening, name: str) -> Decimal | None:
    try:
        return Decimal(event.text(name) or "").quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
