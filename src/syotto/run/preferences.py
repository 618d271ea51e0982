"""What a person may change by themselves: a page of their permissions, and double opt-in.

Both are reached by a signed link from a message of ours. Opening it changes nothing: programs that
look into mails open every link.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from syotto.errors import NotFound
from syotto.run import topics
from syotto.run.house import House
from syotto.run.links import opened, token
from syotto.run.mail_links import UNSUBSCRIBE, public
from syotto.run.mail_visits import masked, message
from syotto.run.outbox import Intent, intend
from syotto.run.rights import Recipient, Right, give, rights_of, withdraw
from syotto.schema.identifier import normal
from syotto.schema.words import Channel, Purpose
from syotto.store import outbox as book

PREFERENCES, CONFIRM = "preferences", "confirm"
PAGE_SOURCE, CONFIRM_SOURCE = "preference page", "double opt-in"
LONGEST = 14 * 86_400
"""Seconds that a question for confirmation is open."""
WAITS = "Waits for the confirmation"
"""So begins the reason of a message that is held until somebody confirms."""
MAILINGS, TOPIC = (Purpose.MAILING, Channel.EMAIL), "topic-"
ASKED: tuple[tuple[Purpose, Channel, str], ...] = (
    (Purpose.MAILING, Channel.EMAIL, "Offers and news by e-mail"),
    (Purpose.MAILING, Channel.SMS, "Offers and news by text message"),
    (Purpose.MAILING, Channel.POST, "Offers and news by post"),
    (Purpose.CALLS, Channel.PHONE, "Calls about offers"),
    (Purpose.PROFILING, Channel.ANY, "Working out from my orders what may be of use to me"),
    (Purpose.AD_AUDIENCES, Channel.ANY, "Advertisements on other sites"),
    (Purpose.TRACKING, Channel.ANY, "Counting whether I open and click what I get"),
    (Purpose.RECORDING, Channel.ANY, "Recording conversations"),
)


@dataclass(frozen=True)
class Choice:
    """One line of the page. within: it is a kind of the mailings above it."""

    name: str
    label: str
    allowed: bool
    reason: str
    within: bool = False


@dataclass(frozen=True)
class Preferences:
    """What holds for a person now; `who` is their address as they may see it."""

    who: str
    choices: list[Choice]


@dataclass(frozen=True)
class Waiting:
    """A permission that waits for a confirmation."""

    who: str
    wording: str


def page_of(house: House, unsubscribe_token: str) -> str:
    """The path of somebody's own page, for who holds the link that unsubscribes them.

    Raises InputError for one that is not ours.
    """
    said = opened(house, UNSUBSCRIBE, unsubscribe_token)
    return f"/p/preferences/{token(house, PREFERENCES, {'m': said['m']})}"


def person_of(house: House, signed: str) -> Mapping[str, Any]:
    """The person_id and address of a page. Raises InputError, NotFound."""
    return message(house, PREFERENCES, signed)


def preferences(house: House, signed: str) -> Preferences:
    """Raises InputError for a link that is not ours."""
    said = person_of(house, signed)
    person = [Recipient(said["person_id"], said["address"])]
    now = house.now()
    choices = []
    for purpose, channel, label in ASKED:
        rights = rights_of(house, person, purpose=purpose, channel=channel, now=now)
        (right,) = rights
        choices.append(Choice(f"{purpose}-{channel}", label, right.allowed, right.reason))
        if (purpose, channel) == MAILINGS:
            choices += kinds(house, person, rights)
    return Preferences(masked(said["address"]), choices)


def kinds(house: House, person: Sequence[Recipient], rights: Sequence[Right]) -> list[Choice]:
    """The kinds of mailings, each of which can be left alone."""
    found = []
    for topic, label in house.settings.topics.items():
        (right,) = topics.rights_for(house, person, rights, topic)
        found.append(Choice(f"{TOPIC}{topic}", label, right.allowed, right.reason, within=True))
    return found


def choose(house: House, signed: str, ticked: Collection[str]) -> int:
    """What is ticked is allowed from now on, what is not is forbidden; returns what changed.

    Raises InputError for a link that is not ours.
    """
    said = person_of(house, signed)
    now_held = {choice.name: choice for choice in preferences(house, signed).choices}
    changed = 0
    for purpose, channel, label in ASKED:
        choice = now_held[f"{purpose}-{channel}"]
        wanted = choice.name in ticked
        if wanted == choice.allowed:
            continue
        changed += 1
        about: dict[str, Any] = {
            "person_id": said["person_id"], "address": said["address"], "purpose": purpose,
            "channel": channel, "at": house.now(), "source": PAGE_SOURCE,
            "proof": "ticked by themselves",
        }  # fmt: skip
        if wanted:
            give(house, wording=label, **about)
        else:
            withdraw(house, **about)
    return changed + choose_kinds(house, said, now_held, ticked)


def choose_kinds(
    house: House, said: Mapping[str, Any], held: Mapping[str, Choice], ticked: Collection[str]
) -> int:
    person = Recipient(said["person_id"], said["address"])
    changed = [
        choice
        for choice in held.values()
        if choice.within and (choice.name in ticked) != choice.allowed
    ]
    for choice in changed:
        topic, wanted = choice.name.removeprefix(TOPIC), choice.name in ticked
        topics.choose(
            house, person, topic, wanted=wanted, at=house.now(), source=PAGE_SOURCE,
            proof="ticked by themselves",
        )  # fmt: skip
    return len(changed)


def ask_to_confirm(
    house: House,
    *,
    content: str,
    person_id: str | None,
    address: str,
    purpose: str,
    channel: str,
    wording: str,
    version: str = "",
) -> bool:
    """Sends a mail that asks whether it was really them. The permission counts once they say so.

    content: a name in content/; it says `{{ confirm_url }}` and may say `{{ wording }}`. Asking for
    the same within a day asks once. Returns whether a mail was intended. Raises NotFound where
    there is no such content.
    """
    day = f"{house.now():%Y-%m-%d}"
    text = "\x1f".join([address.lower(), purpose, channel, wording, day])
    key = f"{book.CONFIRM}{hashlib.sha256(text.encode()).hexdigest()[:24]}"
    given = {
        "confirm_url": f"{public(house)}/confirm/{token(house, CONFIRM, {'k': key})}",
        "wording": wording,
        "version": version,
        "about": {"purpose": purpose, "channel": channel},
    }
    asking = Intent(key, normal(address) or address, content, person_id=person_id, given=given)
    return intend(house, [asking]).new == 1


def asked(house: House, signed: str) -> Mapping[str, Any]:
    """The mail that a confirmation link came with. Raises InputError, NotFound."""
    key = opened(house, CONFIRM, signed, max_age=LONGEST)["k"]
    with house.ledger.read() as connection:
        row = book.message_for(connection, key)
    if row is None:
        raise NotFound("This is not on record any more.", fix="Fill in the form once more.")
    return row


def waiting(house: House, signed: str) -> Waiting:
    """What a confirmation link is about. Raises InputError for one that is not ours or too old."""
    row = asked(house, signed)
    return Waiting(masked(row["address"]), row["given"]["wording"])


def confirm(house: House, signed: str) -> Waiting:
    """It was them: the permission counts from now on, and what waited for it goes. Saying so twice
    is saying it once.
    """
    row = asked(house, signed)
    given = row["given"]
    version = f", wording {given['version']}" if given["version"] else ""
    give(
        house,
        person_id=row["person_id"],
        address=row["address"],
        purpose=given["about"]["purpose"],
        channel=given["about"]["channel"],
        at=house.now(),
        source=CONFIRM_SOURCE,
        wording=given["wording"],
        proof=f"confirmed by the link in our mail {row['message_id']}{version}",
    )
    with house.ledger.begin() as connection:
        book.wake(connection, row["address"], row["person_id"], WAITS, house.now())
    return Waiting(masked(row["address"]), given["wording"])
