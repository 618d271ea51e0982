"""What people said about one kind of mailing: who left it gets all the others as before.

A word about a topic counts for that topic alone. One that wants it stands for consent there; an
objection to all mailings that is newer ends it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from syotto.errors import InputError
from syotto.run.clock import EPOCH
from syotto.run.erased import erased
from syotto.run.house import House
from syotto.run.lawful import overlaid, refused, stops, suppressed
from syotto.run.rights import Recipient, Right
from syotto.schema.identifier import normal
from syotto.schema.raw_world import CONSENTS
from syotto.schema.topics import PREFIX, topic_of
from syotto.schema.words import Basis, Channel, Purpose
from syotto.store import topics as book
from syotto.store.log import GONE
from syotto.store.recent import rows_since

FEW = 2_000
"""So many are looked up one by one; more are compared with all who chose."""
READ = ("person_ref", "purpose", "given", "at", "source", "wording", "proof", "load_id", GONE)
SOURCE = "syotto"
Choice = Mapping[str, Any]


def check(house: House, topic: str) -> None:
    """Raises InputError for a topic that is not in the settings: who left it would not be known."""
    known = house.settings.topics
    if topic and topic not in known:
        raise InputError(
            f"The topic {topic!r} is not in the settings.",
            fix=f'Add it under [topics]: {topic} = "What people call it". '
            f"There are: {', '.join(known) or 'none'}.",
        )


def label(house: House, topic: str) -> str:
    return house.settings.topics.get(topic, topic)


def choose(
    house: House,
    person: Recipient,
    topic: str,
    *,
    wanted: bool,
    at: datetime,
    source: str,
    proof: str | None = None,
) -> None:
    """Somebody leaves one kind of mailing, or wants it; in effect at once."""
    gone = erased(house)
    who = {person.person_id, normal(person.address) if person.address else None} - {None}
    rows = [
        {
            "person": one, "topic": topic, "wanted": wanted, "at": at, "source": source,
            "proof": proof, "wording": label(house, topic), "in_log": False, "load_id": None,
        }
        for one in who
        if not (gone and gone.is_(one))
    ]  # fmt: skip
    with house.ledger.begin() as connection:
        book.say(connection, rows)


def rights_for(
    house: House, people: Sequence[Recipient], rights: Sequence[Right], topic: str | None
) -> list[Right]:
    """The rights to send mailings, for mailings of one topic."""
    found = answers(house, people, topic, rights.__getitem__)
    return [found.get(place, right) for place, right in enumerate(rights)]


def table_for(house: House, asked: pa.Table, rights: pa.Table, topic: str) -> pa.Table:
    """The same for a table of rights (`lawful.ANSWER`) of people (person_id, address)."""
    if not topic:
        return rights
    who = zip(asked["person_id"].to_pylist(), asked["address"].to_pylist(), strict=True)

    def right(place: int) -> Right:
        return Right(**rights.slice(place, 1).to_pylist()[0])

    found = answers(house, [Recipient(*one) for one in who], topic, right)
    return overlaid(rights, {place: asdict(one) for place, one in found.items()})


def answers(
    house: House,
    people: Sequence[Recipient],
    topic: str | None,
    right: Callable[[int], Right],
) -> dict[int, Right]:
    """For those who said something about a topic: their place, and what holds for it. A wish
    reaches no address that is suppressed.
    """
    found = {
        place: after(right(place), choice, label(house, topic or ""))
        for place, choice in chosen(house, people, topic)
    }
    reached = [place for place, one in found.items() if one.allowed and people[place].address]
    addresses = [normal(people[place].address or "") for place in reached]
    for number, why in suppressed(house, addresses, Channel.EMAIL).items():
        if stops(why, Purpose.MAILING):
            found[reached[number]] = Right(**refused(why))
    return found


def chosen(
    house: House, people: Sequence[Recipient], topic: str | None
) -> Iterator[tuple[int, Choice]]:
    """For those who said something about a topic: their place, and the word that counts."""
    if not topic:
        return
    keys = [names(one) for one in people]
    with house.ledger.read() as connection:
        if len(people) > FEW:
            said = book.every_choice(connection, topic)
        else:
            said = book.choices(connection, sorted({key for each in keys for key in each}), topic)
    by_person = {row["person"]: row for row in said}
    for place, each in enumerate(keys) if by_person else ():
        mine = [by_person[key] for key in each if key in by_person]
        if mine:
            yield place, max(mine, key=lambda row: (row["at"], not row["wanted"]))


def names(person: Recipient) -> list[str]:
    address = normal(person.address) if person.address else None
    return [one for one in (person.person_id, address) if one]


def after(right: Right, choice: Choice, topic: str) -> Right:
    """A right once somebody has spoken about the topic."""
    if not choice["wanted"]:
        if not right.allowed:
            return right
        return Right(False, None, f"Left “{topic}” ({choice['source']}).", choice["at"])
    objected = not right.allowed and right.since is not None and right.since > choice["at"]
    if right.allowed or objected:
        return right
    return Right(True, Basis.CONSENT, f"Wants “{topic}” ({choice['source']}).", choice["at"])


def take(
    house: House, rows: Iterable[Mapping[str, Any]], load_id: str | None
) -> list[Mapping[str, Any]]:
    """Writes down what rows of raw.consents say about topics; returns the other rows."""
    about = [(row, topic_of(row["purpose"], house.settings.topics)) for row in rows]
    told = [from_log(row, topic, load_id) for row, topic in about if topic]
    if told:
        with house.ledger.begin() as connection:
            book.say(connection, told)
    return [row for row, topic in about if not topic]


def from_log(row: Mapping[str, Any], topic: str, load_id: str | None) -> dict[str, Any]:
    who = row["person_ref"]
    return {
        "person": normal(who) if "@" in who else who,
        "topic": topic,
        "wanted": row["given"],
        "at": row["at"],
        "source": row["source"] or SOURCE,
        "proof": row["proof"],
        "wording": row["wording"],
        "in_log": True,
        "load_id": load_id,
    }


def drain(house: House) -> int:
    """Appends to the log what was chosen since, and reads from it what topics that are named only
    now were called there; returns how many rows were appended.
    """
    with house.ledger.read() as connection:
        new = book.not_in_log(connection)
    if new:
        rows = [fact(row, house.now()) for row in new]
        house.log.append(CONSENTS, pa.Table.from_pylist(rows, CONSENTS.columns.to_pyarrow()))
        with house.ledger.begin() as connection:
            book.now_in_log(connection, new)
    if house.settings.topics:
        learn(house)
    return len(new)


def fact(row: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    return {
        "person_ref": row["person"],
        "purpose": f"{PREFIX}{row['topic']}",
        "channel": Channel.EMAIL.value,
        "basis": Basis.CONSENT.value if row["wanted"] else None,
        "given": row["wanted"],
        **{name: row[name] for name in ("at", "source", "wording", "proof")},
        "received_at": now,
        "load_id": None,
    }


def learn(house: House) -> None:
    """Every word about a topic in the log, the newest last."""
    for batch in rows_since(house.log, CONSENTS, EPOCH, READ):
        words = pc.unique(batch["purpose"]).to_pylist()
        ours = [word for word in words if word and topic_of(word, house.settings.topics)]
        if ours:
            some = batch.filter(pc.is_in(batch["purpose"], pa.array(ours, pa.string())))
            rows = [row for row in some.to_pylist() if not row[GONE]]
            take(house, rows, None)
