"""Satisfied customers recommend us: a survey of one click, their own link, a page for who comes.

Links name a message of ours, whose person is on record here; who holds one sees no more than the
first name, and that only where the customer chose the link with their name. Opening changes
nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from syotto.errors import InputError, NotFound
from syotto.run.collect import Collector
from syotto.run.forms import Desk
from syotto.run.house import House
from syotto.run.links import opened, token
from syotto.run.mail_links import SHARE, SURVEY, public
from syotto.run.mail_visits import Visitor, message, row_of, tell
from syotto.run.sources import ensure_source
from syotto.run.told import event as told
from syotto.schema.event_names import REFERRAL_ACCEPTED, REFERRAL_MADE, SURVEY_ANSWERED
from syotto.schema.identifier import EMAIL, normal
from syotto.schema.source import SourceKind
from syotto.sense.forms import HONEYPOT
from syotto.sense.tips import ADDRESS
from syotto.sense.tracking import take_events

INVITED, SHEET, SOURCE = "invited", "invited sheet", "referral-page"
ANSWERS = {"good": 5, "mixed": 3, "bad": 1}
"""The buttons of the survey, and the mark that each gives."""
LONGEST = {"name": 200, "email": 200, "company": 200, "need": 2000}
OLDEST = 86_400
UNSURE = "unsure"
ANYWAY = ("yes", "no", UNSURE)


@dataclass(frozen=True)
class Share:
    """The two links of a customer, with what they may write beside them."""

    first_name: str
    named: str
    anonymous: str


@dataclass(frozen=True)
class Invitation:
    """Who recommends us, where they want to be named; t: signs the sheet."""

    name: str
    t: str


async def answered(
    collector: Collector, signed: str, said: Mapping[str, str], visitor: Visitor
) -> str:
    """Keeps what somebody answered; returns the answer. Raises InputError."""
    answer = said.get("answer", "")
    if answer not in ANSWERS:
        raise InputError("That is no answer.", fix=f"Use one of {', '.join(ANSWERS)}.")
    row = await collector.aside(message, collector.house, SURVEY, signed)
    number = row["message_id"]
    about = {"answer": answer, "score": ANSWERS[answer], "answer_id": f"survey-{number}"}
    words = said.get("text", "").strip()[: LONGEST["need"]]
    text = {"text": words} if words else {}
    await tell(collector, SURVEY_ANSWERED, number, visitor, **about, **text)
    return answer


def share(house: House, signed: str) -> Share:
    """Raises InputError for a link that is not ours."""
    row = message(house, SHARE, signed)

    def link(*, named: bool) -> str:
        said = {"m": row["message_id"], "n": int(named)}
        return f"{public(house)}/p/{INVITED}/{token(house, INVITED, said)}"

    return Share(first_name(row), link(named=True), link(named=False))


def first_name(row: Mapping[str, Any]) -> str:
    return str(row["given"].get("first_name") or "")


def invitation(house: House, signed: str) -> Invitation:
    """Raises InputError for a link that is not ours, NotFound where nobody stands behind it now."""
    row, named = passed_on(house, signed)
    name = first_name(row) if named else ""
    return Invitation(name, token(house, SHEET, {"s": secrets.token_hex(8)}))


def passed_on(house: House, signed: str) -> tuple[Mapping[str, Any], bool]:
    """The message whose reader passed the link on, and whether they want to be named."""
    said = opened(house, INVITED, signed)
    row = row_of(house, said["m"])
    if row is None:
        raise NotFound("This link is not valid any more.", fix="Write to us by yourself.")
    return row, bool(said["n"])


async def accept(
    collector: Collector, desk: Desk, signed: str, given: Mapping[str, str], visitor: Visitor
) -> None:
    """Keeps who comes by a recommendation, and whether they would have come anyway.

    Raises InputError for a link that is not ours, no address, or a sheet that is too old; NotFound
    where nobody stands behind the link now.
    """
    house = collector.house
    row, named = await collector.aside(passed_on, house, signed)
    await collector.aside(check_sheet, house, given.get("t", ""))
    fields = read(given)
    desk.count(visitor.address)
    if given.get(HONEYPOT):
        return
    source = await collector.aside(ensure_source, house, SOURCE, SourceKind.FORM)
    came = event(row, fields, given, anonymous=not named, at=house.now().isoformat())
    made = told(REFERRAL_MADE, row, house.now(), f"-{came['properties']['referral_id']}")
    taken = take_events([came, made])
    await collector.take(source, taken, "form", visitor.address, visitor.agent)


def check_sheet(house: House, signed: str) -> None:
    """Raises InputError for a sheet that is not ours, or older than a day."""
    opened(house, SHEET, signed, max_age=OLDEST)


def read(given: Mapping[str, str]) -> dict[str, str]:
    """What somebody wrote. Raises InputError for no address, and for texts too long."""
    fields = {name: given.get(name, "").strip() for name in LONGEST}
    for name, text in fields.items():
        if len(text) > LONGEST[name]:
            raise InputError(f"{name} is too long.", fix=f"Keep it below {LONGEST[name]:,}.")
    if not ADDRESS.fullmatch(fields["email"]):
        raise InputError("That is no e-mail address.", fix="Write it like ann@example.com.")
    return fields


def event(
    row: Mapping[str, Any],
    fields: Mapping[str, str],
    given: Mapping[str, str],
    *,
    anonymous: bool,
    at: str,
) -> dict[str, Any]:
    """Referral Accepted, as the doors take it. Who sends the form twice is one referral."""
    email = normal(fields["email"], EMAIL)
    number = sha256(f"{row['message_id']}\n{email}".encode()).hexdigest()[:20]
    anyway = given.get("anyway", UNSURE)
    said = {
        **fields, "email": email, "referral_id": f"link-{number}",
        "referrer": row["person_id"] or row["address"], "campaign": row["content"],
        "would_have_come": anyway if anyway in ANYWAY else UNSURE,
    }  # fmt: skip
    group = {"groupId": fields["company"]} if fields["company"] else {}
    return {
        "type": "track", "event": REFERRAL_ACCEPTED, "channel": "web", "userId": email,
        "messageId": f"referral-{number}", "timestamp": at,
        "properties": {**{k: v for k, v in said.items() if v}, "anonymous": anonymous},
        "context": {"library": {"name": "syotto referral"}, **group},
    }  # fmt: skip
