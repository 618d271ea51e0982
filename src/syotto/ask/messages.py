"""Messages: what waits, left, was not sent and why; every count from the outbox itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from syotto.act.transport_log import lines
from syotto.ask.sources import Sources
from syotto.ask.words import count, many
from syotto.errors import NotFound
from syotto.schema.messages import RECONCILED, SINGLE, MailingState, MessageState, Outcome
from syotto.store import marks, outbox as book, outbox_counts as counts

WAYS: dict[str, str] = {
    MessageState.INTENDED: "waiting",
    MessageState.HELD: "held",
    MessageState.CLAIMED: "being prepared",
    MessageState.LEAVING: "leaving",
    MessageState.SENT: "sent",
    MessageState.SKIPPED: "not allowed",
    MessageState.FAILED: "failed",
}
"""What a person calls each state, in the order of a message's life."""
DOMAINS, DOUBTS, NEWEST, EVERY = 20, 50, 25, 100_000


@dataclass(frozen=True)
class Count:
    """Messages in one state."""

    state: str
    words: str
    messages: int


@dataclass(frozen=True)
class Why:
    """Messages that were not sent, or wait, for one reason."""

    state: str
    words: str
    reason: str
    messages: int


@dataclass(frozen=True)
class Domain:
    """What became of messages to one domain."""

    domain: str
    messages: int
    waiting: int
    sent: int
    not_sent: int
    returned: int


@dataclass(frozen=True)
class Doubt:
    """A message that may have left. in_log: the transport's own account says that it did."""

    message_id: str
    mailing_id: str
    address: str
    since: datetime
    reason: str | None
    in_log: bool


@dataclass(frozen=True)
class MailingRow:
    """A mailing. back: addresses that do not exist, and complaints."""

    mailing_id: str
    name: str
    state: str
    reason: str | None
    planned_by: str | None
    approved_by: str | None
    created_at: datetime
    people: int
    waiting: int
    sent: int
    not_sent: int
    back: int


@dataclass(frozen=True)
class Message:
    """One message."""

    message_id: str
    mailing_id: str
    person_id: str | None
    address: str
    channel: str
    content: str
    state: str
    reason: str | None
    attempts: int
    send_after: datetime
    returned: str | None
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True)
class Difference:
    """Messages about which the outbox and the transport do not agree."""

    what: str
    messages: int
    some: list[str]
    fix: str = ""


@dataclass(frozen=True)
class MailLog:
    """What the mail server's own log says of what we sent. begins: its first moment.

    taken: messages that it has; of their recipients so many were delivered, wait or bounced.
    learned: bounces that only the log knew of, and that count now. leaving: messages in doubt that
    the log has. error: why it could not be read.
    """

    path: str
    error: str = ""
    begins: str | None = None
    sent: int = 0
    taken: int = 0
    delivered: int = 0
    waiting: int = 0
    bounced: int = 0
    learned: int = 0
    leaving: Sequence[str] = ()
    differences: Sequence[Difference] = ()


@dataclass(frozen=True)
class Reconciled:
    """When the outbox was last held against the transport's account, and what came of it."""

    at: datetime
    since: datetime
    sent: int
    taken: int
    differences: list[Difference]
    log: MailLog | None = None

    @property
    def agrees(self) -> bool:
        return not self.differences and not (self.log and (self.log.differences or self.log.error))


@dataclass(frozen=True)
class Messages:
    """The whole outbox."""

    finding: str
    total: int
    counts: list[Count]
    reasons: list[Why]
    doubts: list[Doubt]
    mailings: list[MailingRow]
    domains: list[Domain]
    reconciled: Reconciled | None
    state: str
    newest: list[Message]
    channels: list[str]


@dataclass(frozen=True)
class OneMailing:
    """One mailing."""

    mailing: MailingRow
    counts: list[Count]
    reasons: list[Why]
    newest: list[Message]


def messages(house: Sources, state: str = "", *, every: bool = False) -> Messages:
    """The outbox. state: of the messages that are listed; every: not only the newest of them."""
    now, states = house.now(), chosen(state)
    with house.ledger.read() as connection:
        numbers = counts.by_state(connection)
        rows = counts.newest(connection, states, EVERY if every else NEWEST)
        known = {one["mailing_id"]: one for one in counts.every_mailing(connection)}
        doubtful = counts.leaving(connection, now, DOUBTS)
        why = counts.by_reason(connection)
        where = counts.by_domain(connection, DOMAINS)
        returned = counts.returned(connection)
        said = marks.mark_of(connection, RECONCILED)
    total = sum(numbers.values())
    compared = reconciled(said)
    logged = compared.log.leaving if compared and compared.log else ()
    doubts = in_doubt(house, doubtful, logged)
    return Messages(
        finding=finding(numbers, doubts),
        total=total,
        counts=in_states(numbers),
        reasons=[Why(one.state, WAYS[one.state], one.reason, one.messages) for one in why],
        doubts=doubts,
        mailings=[mailing_row(one, numbers, returned) for one in known.values()],
        domains=[domain(one) for one in where if one.domain],
        reconciled=compared,
        state=state,
        newest=[message(row) for row in rows],
        channels=sorted(house.settings.channels),
    )


def one_mailing(house: Sources, mailing_id: str) -> OneMailing:
    """Raises NotFound where there is no such mailing."""
    with house.ledger.read() as connection:
        row = book.mailing_of(connection, mailing_id)
        numbers = counts.by_state(connection)
        rows = counts.newest(connection, list(MessageState), NEWEST, mailing_id)
        why = counts.by_reason(connection, mailing_id)
        returned = counts.returned(connection)
    if row is None:
        raise NotFound(f"There is no mailing {mailing_id!r}.", fix="See the page Messages.")
    mine = {key: number for key, number in numbers.items() if key[0] == mailing_id}
    return OneMailing(
        mailing=mailing_row(row, mine, returned),
        counts=in_states(mine),
        reasons=[Why(one.state, WAYS[one.state], one.reason, one.messages) for one in why],
        newest=[message(one) for one in rows],
    )


def chosen(state: str) -> list[str]:
    return [state] if state in set(MessageState) else list(MessageState)


def in_states(numbers: Mapping[tuple[str, str], int]) -> list[Count]:
    """Every state, also those in which nothing is."""
    return [
        Count(state, words, sum(number for key, number in numbers.items() if key[1] == state))
        for state, words in WAYS.items()
    ]


def of(numbers: Mapping[tuple[str, str], int], mailing_id: str, *states: str) -> int:
    return sum(numbers.get((mailing_id, state), 0) for state in states)


ON_THEIR_WAY = (
    MessageState.INTENDED,
    MessageState.HELD,
    MessageState.CLAIMED,
    MessageState.LEAVING,
)
NOT_SENT = (MessageState.SKIPPED, MessageState.FAILED)


def mailing_row(
    row: Mapping[str, Any], numbers: Mapping[tuple[str, str], int], returned: Mapping[str, int]
) -> MailingRow:
    number = row["mailing_id"]
    names = ("mailing_id", "name", "reason", "planned_by", "approved_by", "created_at")
    waiting = of(numbers, number, *ON_THEIR_WAY)
    done = row["state"] == MailingState.RUNNING and not waiting and number != SINGLE
    return MailingRow(
        **{name: row[name] for name in names},
        state="done" if done else row["state"],
        people=of(numbers, number, *MessageState),
        waiting=waiting,
        sent=of(numbers, number, MessageState.SENT),
        not_sent=of(numbers, number, *NOT_SENT),
        back=returned.get(number, 0),
    )


def domain(row: Any) -> Domain:
    states = row._mapping
    return Domain(
        domain=row.domain,
        messages=row.messages,
        waiting=sum(states[state] for state in ON_THEIR_WAY),
        sent=states[MessageState.SENT],
        not_sent=sum(states[state] for state in NOT_SENT),
        returned=row.returned,
    )


def message(row: Mapping[str, Any]) -> Message:
    return Message(**{name: row[name] for name in Message.__dataclass_fields__})


def in_doubt(
    house: Sources, rows: Sequence[Mapping[str, Any]], logged: Collection[str]
) -> list[Doubt]:
    """logged: messages that the mail server's log had when it was last read."""
    if not rows:
        return []
    first: date = min(row["changed_at"] for row in rows).date()
    ids = {row["message_id"] for row in rows}
    told = taken(ids, lines(house.folder / "transport", first)) | set(logged)
    return [
        Doubt(
            row["message_id"], row["mailing_id"], row["address"], row["changed_at"],
            row["reason"], row["message_id"] in told,
        )
        for row in rows
    ]  # fmt: skip


def taken(asked: set[str], said: Iterable[Any]) -> set[str]:
    return {
        line.message_id
        for line in said
        if line.message_id in asked and line.outcome == Outcome.TAKEN
    }


def reconciled(said: Mapping[str, Any] | None) -> Reconciled | None:
    if said is None:
        return None
    return Reconciled(
        at=datetime.fromisoformat(said["at"]),
        since=datetime.fromisoformat(said["since"]),
        sent=said["sent"],
        taken=said["taken"],
        differences=[Difference(**one) for one in said["differences"]],
        log=mail_log(said["log"]) if said.get("log") else None,
    )


def mail_log(said: Mapping[str, Any]) -> MailLog:
    different = [Difference(**one) for one in said.get("differences", ())]
    return MailLog(**{**said, "differences": different})


def finding(numbers: Mapping[tuple[str, str], int], doubts: Sequence[Doubt]) -> str:
    total = sum(numbers.values())
    if not total:
        return "No message was intended yet."
    sums = {one.state: one.messages for one in in_states(numbers)}
    waiting = sum(sums[state] for state in ON_THEIR_WAY)
    not_sent = sum(sums[state] for state in NOT_SENT)
    said = f"{count(sums[MessageState.SENT])} of {count(total)} messages were sent, "
    said += f"{count(not_sent)} were not, {count(waiting)} are on their way."
    if doubts:
        said += f" {many(len(doubts), 'message')} may have left: decide below."
    return said
