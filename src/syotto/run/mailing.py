"""One-off mailings: counted first, shown on a real person, approved, then intended once.

A mailing is known by its name. Nobody gets the same mailing twice, however often it is sent and
whoever is added to its audience.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from syotto.act.content import Content
from syotto.act.render import Filled
from syotto.errors import InputError, NotFound
from syotto.run import mail_links, topics
from syotto.run.audience import Audience, audience
from syotto.run.channels import section_of, word_of, writes_mail
from syotto.run.contents import content_now, keep_content, kept
from syotto.run.house import House
from syotto.run.outbox import Intended, Intent, intend, key_hashes, tidy
from syotto.run.refusals import TWICE, refusals
from syotto.schema.messages import MailingState, MessageState
from syotto.schema.words import Lane, Purpose
from syotto.store import outbox as book, outbox_counts as counts, outbox_ended as ended

TESTS = "tests"
SINCE_PLANNED = "Stopped before it left."


@dataclass(frozen=True)
class Reason:
    """Why people of an audience are not written to."""

    reason: str
    people: int


@dataclass(frozen=True)
class Missing:
    """Acts that no content speaks for. write: the line at its head."""

    what: str
    acts: int
    write: str


@dataclass(frozen=True)
class Plan:
    """A mailing that has not been sent: whom it would reach, and why not the others.

    people: in the audience, each once. lawful: who may be written to now. already: who have the
    mailing, or wait for it. repeated: rows that named somebody once more.
    """

    mailing_id: str
    content: str
    subject: str
    channel: str
    purpose: str
    audience: str
    people: int
    repeated: int
    already: int
    lawful: int
    not_lawful: list[Reason]
    needs_second_person: bool


@dataclass(frozen=True)
class Preview:
    """The message as one person of the audience would get it."""

    person_id: str | None
    address: str
    subject: str
    text: str
    html: str | None


class Mailing:
    """One audience and one content, read once."""

    def __init__(
        self, house: House, to: str, content: str, *, name: str = "", channel: str = "email"
    ) -> None:
        section_of(house, channel)
        self.house = house
        self.channel = channel
        self.mailing_id = name or content
        self.content_id, self.content = content_now(house, content)
        check_purpose(self.content.purpose)
        self.audience: Audience = audience(house, to)
        topics.check(house, self.content.topic)
        self.why_not = why_not(house, self.audience, channel, self.content)

    def plan(self) -> Plan:
        """Counts. Raises InputError where the content cannot be sent as a mailing."""
        self.check()
        known = self.known()
        lawful = self.why_not.null_count
        new = sum(row["key"] not in known for row in self.keys())
        return Plan(
            mailing_id=self.mailing_id,
            content=self.content_id,
            subject=self.content.subject,
            channel=self.channel,
            purpose=self.content.purpose,
            audience=self.audience.name,
            people=self.audience.rows.num_rows,
            repeated=self.audience.repeated,
            already=self.audience.rows.num_rows - new,
            lawful=lawful,
            not_lawful=reasons(self.why_not),
            needs_second_person=self.needs_second_person,
        )

    @property
    def needs_second_person(self) -> bool:
        lawful: int = self.why_not.null_count
        return 0 < self.house.settings.second_person_from <= lawful

    def check(self) -> None:
        check_way_out(self.house, self.content, self.channel)

    def preview(self, person: str = "") -> Preview:
        """For a person (number or address) of the audience; else the first who may be written to.

        Raises NotFound, and MissingValue where the person lacks a value.
        """
        row = self.one(person)
        compiled = kept(self.house, keep_content(self.house, self.named(row)))
        links = mail_links.addresses(self.house, "0", tracked=False)
        filled: Filled = compiled.fill(given_of(row), links)
        return Preview(row["person_id"], row["address"], filled.subject, filled.text, filled.html)

    def missing(self) -> list[Missing]:
        """Contents that are to be written: of a mailing none."""
        return []

    def named(self, row: Mapping[str, Any]) -> str:
        """The content that a row of the audience gets."""
        return self.content.name

    def one(self, person: str) -> Mapping[str, Any]:
        rows = self.audience.rows
        if person:
            chosen = pc.or_kleene(
                pc.equal(rows["person_id"], person),
                pc.equal(pc.utf8_lower(rows["address"]), person.lower()),
            )
        else:
            chosen = pc.is_null(self.why_not)
        found = rows.filter(pc.fill_null(chosen, False)).slice(0, 1).to_pylist()
        if not found:
            who = f"{person!r} is not in the audience" if person else "Nobody may be written to"
            raise NotFound(f"{who}.", fix="See the counts: they say why.")
        row: Mapping[str, Any] = found[0]
        return row

    def test(self, address: str, person: str = "") -> str:
        """Sends the message of one person to somebody of ours; returns its number."""
        if tidy(address) is None:
            raise InputError(f"{address!r} is no address.", fix="Give one like me@example.com.")
        row = self.one(person)
        key = f"{TESTS}/{secrets.token_hex(8)}"
        message = Intent(
            key, address, self.named(row), mailing_id=TESTS, channel=self.channel,
            lane=Lane.TRANSACTIONAL, purpose=Purpose.SERVICE, given=given_of(row),
        )  # fmt: skip
        intend(self.house, [message])
        return key

    def release(self, by: str) -> Intended:
        """Intends every message. With a second person due they wait until that person approves.

        Saying it again adds only whom the audience has got since. Raises InputError for a mailing
        that was stopped.
        """
        self.check()
        waits = self.needs_second_person
        state = MailingState.PLANNED if waits else MailingState.RUNNING
        people, lawful = self.audience.rows.num_rows, self.why_not.null_count
        now = self.house.now()
        row = {
            "mailing_id": self.mailing_id,
            "name": self.mailing_id,
            "state": state,
            "reason": "waits for a second person" if waits else None,
            "content": self.content_id,
            "audience": {"to": self.audience.name, "people": people, "lawful": lawful},
            "planned_by": by,
            "created_at": now,
            "changed_at": now,
        }
        with self.house.ledger.begin() as connection:
            book.insert_new(connection, book.mailings, "mailing_id", [row])
            known = book.mailing_of(connection, self.mailing_id)
        if known and known["state"] == MailingState.STOPPED:
            raise InputError(
                f"The mailing {self.mailing_id!r} was stopped for good.",
                fix="Send it under another name: --name.",
            )
        return intend(self.house, self.intents())

    def intents(self) -> Iterator[Intent]:
        content = keep_content(self.house, self.content.name)
        purpose, rows = self.content.purpose, self.audience.rows
        until = end_of(self.content.until, self.house.settings.time_zone)
        keys, why = self.keys(), iter(self.why_not.to_pylist())
        for batch in rows.to_batches(max_chunksize=5_000):
            for row in batch.to_pylist():
                key, reason = next(keys), next(why)
                yield Intent(
                    key["key"], row["address"], content, row["person_id"], self.mailing_id,
                    self.channel, Lane.BULK, purpose, given_of(row),
                    skipped=reason if reason == TWICE else None, send_until=until,
                    priority=self.content.priority, topic=self.content.topic or None,
                )  # fmt: skip

    def keys(self) -> Iterator[dict[str, str]]:
        """What makes each message of the mailing one of its kind."""
        rows = self.audience.rows
        people = zip(rows["person_id"].to_pylist(), rows["address"].to_pylist(), strict=True)
        for person, address in people:
            yield {"key": f"{self.mailing_id}/{person or ''}/{(address or '').lower()}"}

    def known(self) -> set[str]:
        """Keys of the mailing that are taken, also where their messages ended long ago."""
        with self.house.ledger.read() as connection:
            known = counts.intent_keys(connection, self.mailing_id)
            gone = ended.spent_of(connection, self.mailing_id)
        if gone:
            keys = [row["key"] for row in self.keys()]
            hashed = zip(keys, key_hashes(self.house, keys), strict=True)
            known |= {key for key, one in hashed if one in gone}
        return known


def check_way_out(house: House, content: Content, channel: str) -> None:
    """A mailing by e-mail must let people out of it."""
    compiled = kept(house, keep_content(house, content.name))
    selling = content.purpose != Purpose.SERVICE
    if selling and writes_mail(house, channel) and not compiled.can_unsubscribe:
        raise InputError(
            f"The content {content.name!r} has no link to unsubscribe.",
            fix='Add <a href="{{ unsubscribe_url }}">Unsubscribe</a>.',
        )


def outcome(house: House, intent_key: str) -> tuple[str, str]:
    """Where a message stands, and why."""
    with house.ledger.read() as connection:
        row = book.message_for(connection, intent_key)
    return (row["state"], row["reason"] or "") if row else ("unknown", "")


def why_not(house: House, found: Audience, channel: str, content: Content) -> pa.ChunkedArray:
    """For each person why they are not written to; null for those who are."""
    return refusals(
        house, found.rows, word_of(house, channel), content.purpose, topic=content.topic
    )


def end_of(day: date | None, zone: str) -> datetime | None:
    """The moment at which a day is over."""
    return datetime.combine(day, time.max, ZoneInfo(zone)) if day else None


def reasons(why: pa.ChunkedArray) -> list[Reason]:
    counted = pc.value_counts(why.drop_null()).to_pylist()
    found = [Reason(one["values"], one["counts"]) for one in counted]
    return sorted(found, key=lambda one: (-one.people, one.reason))


def given_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """What of a person's row fills in a content."""
    return {name: value for name, value in row.items() if value is not None}


def check_purpose(purpose: str) -> None:
    if purpose not in set(Purpose):
        raise InputError(
            f"{purpose!r} is no purpose.", fix=f"Use one of {', '.join(map(str, Purpose))}."
        )


def approve(house: House, mailing_id: str, by: str) -> None:
    """A second person lets a mailing go. Raises InputError where it is the same person."""
    row = mailing(house, mailing_id)
    if row["state"] == MailingState.PLANNED and row["planned_by"] == by:
        raise InputError(
            f"{by} planned the mailing {mailing_id!r}; a second person must let it go.",
            fix="Ask a colleague to approve it.",
        )
    values = {"approved_by": by, "reason": None}
    move(house, mailing_id, MailingState.PLANNED, MailingState.RUNNING, **values)


def pause(house: House, mailing_id: str, by: str) -> None:
    """Nothing more of it leaves until it is resumed."""
    move(house, mailing_id, MailingState.RUNNING, MailingState.PAUSED, reason=f"paused by {by}")


def resume(house: House, mailing_id: str) -> None:
    move(house, mailing_id, MailingState.PAUSED, MailingState.RUNNING, reason=None)


def stop(house: House, mailing_id: str, by: str) -> int:
    """For good: what has not left is skipped. Returns how many messages those were."""
    row = mailing(house, mailing_id)
    state = MailingState(row["state"])
    move(house, mailing_id, state, MailingState.STOPPED, reason=f"stopped by {by}")
    with house.ledger.begin() as connection:
        return book.end_waiting(connection, mailing_id, SINCE_PLANNED, house.now())


def change(house: House, mailing_id: str, what: str, by: str) -> None:
    """`pause`, `resume`, `stop` or `approve` a mailing. Raises InputError for something else."""
    does: dict[str, Callable[[], object]] = {
        "pause": lambda: pause(house, mailing_id, by),
        "resume": lambda: resume(house, mailing_id),
        "stop": lambda: stop(house, mailing_id, by),
        "approve": lambda: approve(house, mailing_id, by),
    }
    if what not in does:
        raise InputError(f"{what!r} cannot be done.", fix=f"Use one of {', '.join(does)}.")
    does[what]()


def move(
    house: House, mailing_id: str, before: MailingState, after: MailingState, **values: Any
) -> None:
    mailing(house, mailing_id)
    with house.ledger.begin() as connection:
        done = book.change_mailing(
            connection, mailing_id, before, state=after, changed_at=house.now(), **values
        )
    if not done:
        raise InputError(
            f"The mailing {mailing_id!r} is not {before}.", fix="Look at it again: it has changed."
        )


def mailing(house: House, mailing_id: str) -> dict[str, Any]:
    """Raises NotFound where there is no such mailing."""
    with house.ledger.read() as connection:
        row = book.mailing_of(connection, mailing_id)
    if row is None:
        raise NotFound(f"There is no mailing {mailing_id!r}.", fix="The page Messages lists them.")
    return row


def decide(house: House, message_id: str, verdict: str, by: str) -> None:
    """What a person says about a message that may have left: `sent`, `again` or `given_up`.

    Raises InputError where it is not in doubt any more.
    """
    reasons = {
        "sent": (MessageState.SENT, f"{by} says that it left"),
        "again": (MessageState.INTENDED, f"{by} sends it again"),
        "given_up": (MessageState.FAILED, f"given up by {by}"),
    }
    if verdict not in reasons:
        raise InputError(f"{verdict!r} is no answer.", fix=f"Use one of {', '.join(reasons)}.")
    state, reason = reasons[verdict]
    with house.ledger.begin() as connection:
        done = book.decide_leaving(connection, message_id, house.now(), state=state, reason=reason)
    if not done:
        raise InputError(
            "This message is not in doubt any more, or its worker still has it.",
            fix="Reload the page.",
        )


def let_go(mailing: Mailing, by: str) -> tuple[str, Intended]:
    """Intends the messages of a mailing; a second person who says so lets it go.

    Returns the state of the mailing after that, and how many messages are new.
    """
    with mailing.house.ledger.read() as connection:
        before = book.mailing_of(connection, mailing.mailing_id)
    if before and before["state"] == MailingState.PLANNED and before["planned_by"] != by:
        approve(mailing.house, mailing.mailing_id, by)
    intended = mailing.release(by)
    with mailing.house.ledger.read() as connection:
        after = book.mailing_of(connection, mailing.mailing_id)
    return after["state"] if after else "", intended
