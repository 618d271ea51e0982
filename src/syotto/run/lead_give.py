"""A lead, or a person, goes to a seller by hand: whoever is chosen, whatever their day holds."""

from __future__ import annotations

from datetime import datetime

from syotto.decide.assign import Given, Rule
from syotto.errors import InputError
from syotto.run import qualified as ready
from syotto.run.defined import sellers_in
from syotto.run.house import House
from syotto.run.lead_answers import LONGEST, unknown
from syotto.run.lead_log import note
from syotto.run.lead_mail import tell_hot
from syotto.run.leads import handed, keep, lead_of
from syotto.run.renamed import present
from syotto.run.rights import Recipient, rights_of
from syotto.schema.handed import LeadState
from syotto.schema.sellers import Seller
from syotto.schema.words import Channel, Purpose
from syotto.store import leads as book

BY_HAND = "by hand"
FOR_YOU = "A lead for you"


def give(
    house: House,
    lead_id: str,
    seller: str,
    by: str | None = None,
    *,
    because: str | None = None,
    now: datetime | None = None,
) -> str:
    """The seller has this lead from here on, and answers as to a new one; returns its number.

    Of a lead that has ended the person is given anew. Who has it has it still. Raises NotFound for
    an unknown lead, InputError for somebody who takes none, and who may not be contacted.
    """
    now, one = now or house.now(), seller_of(house, seller)
    because = (because or "").strip()[:LONGEST] or None
    with house.ledger.begin() as connection:
        lead = book.one(connection, lead_id, to_change=True)
        if lead is None:
            raise unknown(lead_id)
        if lead["claim"] is not None:
            if lead["owner"] == one.name:
                return lead_id
            given = Given(lead["person_id"], one, Rule.HAND)
            values = handed(house, given, hot=lead["hot"], now=now)
            book.change(connection, lead_id, **values, changed_at=now)
            note(connection, lead | values, LeadState.HANDED, now, words=because, by=by)
    if lead["claim"] is None:
        return give_person(house, lead["person_id"], seller, by, because=because, now=now)
    tell_hot(house, lead | values, now, FOR_YOU)
    return lead_id


def give_person(
    house: House,
    person_id: str,
    seller: str,
    by: str | None = None,
    *,
    because: str | None = None,
    now: datetime | None = None,
) -> str:
    """The seller gets this person, also one who is left alone by score; returns the lead's number.

    Where somebody has them, or another of their account, that lead is given. Raises InputError for
    somebody who takes no leads, and where the person may not be contacted.
    """
    now, one = now or house.now(), seller_of(house, seller)
    person_id = present(house, {person_id}).get(person_id, person_id)
    row = ready.about(house, person_id)
    (right,) = rights_of(
        house, [Recipient(person_id, row.get("email") or row.get("phone"))],
        purpose=Purpose.SERVICE, channel=Channel.ANY, now=now,
    )  # fmt: skip
    if not right.allowed:
        raise InputError(f"They may not be contacted: {right.reason}", fix="Leave them alone.")
    words = because or (f"given by {by}" if by else BY_HAND)
    wanted = {**row, "because": words, "origin": BY_HAND}
    (made,) = keep(house, [lead_of(house, wanted, Given(person_id, one, Rule.HAND), now)]) or (
        None,
    )
    if made is None:
        return give_theirs(
            house, book.claim_of(person_id, row.get("account_id")), seller, by, words, now
        )
    tell_hot(house, made, now, FOR_YOU)
    return str(made["lead_id"])


def give_theirs(
    house: House, claim: str, seller: str, by: str | None, because: str, now: datetime
) -> str:
    """The live lead about the same account or person goes to the seller."""
    with house.ledger.begin() as connection:
        lead = book.claimed(connection, claim)
    if lead is None:  # it ended this very moment
        raise InputError("Their lead has just been answered.", fix="Try again.")
    return give(house, lead["lead_id"], seller, by, because=because, now=now)


def seller_of(house: House, name: str) -> Seller:
    sellers = sellers_in(house)
    for one in sellers:
        if one.name == name:
            return one
    known = ", ".join(one.name for one in sellers) or "nobody yet: add [[sellers]] to syotto.toml"
    raise InputError(f"{name!r} takes no leads.", fix=f"Known: {known}.")
