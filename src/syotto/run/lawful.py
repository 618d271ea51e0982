"""The rights of many people at once: joined by the engine, then what is newer laid on top."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from syotto.errors import NotFound
from syotto.run.house import House
from syotto.run.keyed import digests, spelled_all
from syotto.run.renamed import any_changed, before, present
from syotto.schema.identifier import EMAIL, PHONE
from syotto.schema.rights import PERMISSIONS, pair_of, touches
from syotto.schema.words import Basis, Channel, Purpose
from syotto.store import rights as book
from syotto.store.snapshot import Snapshot

MOMENT = pa.timestamp("us", tz="UTC")
ANSWER = pa.schema(
    [("allowed", pa.bool_()), ("basis", pa.string()), ("reason", pa.string()), ("since", MOMENT)]
)
YES, NO = ibis.literal(value=True), ibis.literal(value=False)
FEW = 2_000
"""So many are looked up one by one in the ledger; more are compared with all of it."""
Answer = dict[str, Any]
NOBODY_KNOWS: Answer = {
    "allowed": False,
    "basis": None,
    "reason": "Nobody knows on what basis.",
    "since": None,
}
NEEDED: Answer = {
    "allowed": True,
    "basis": Basis.CONTRACT.value,
    "reason": "A message about something they ordered or asked for.",
    "since": None,
}
AGREED, OBJECTED, SUPPRESSED = "Agreed", "Objected", "Suppressed"
WHO = ("person_id", "address")
ASKED_FOR = ("unsubscribed", "opted out", "asked for it", "marketing suspended", "objected")
"""Suppressions with these words keep offers away, not what a person ordered or must know."""


def rights_table(
    house: House, asked: pa.Table, *, purpose: str, channel: str, now: datetime
) -> pa.Table:
    """allowed, basis, reason, since: one row for each row of `asked` (person_id, address)."""
    kind = PHONE if channel in (Channel.PHONE, Channel.SMS) else EMAIL
    named = asked.set_column(1, "address", spelled_all(asked["address"], kind))
    named = named.set_column(0, "person_id", as_called_now(house, asked["person_id"]))
    found = as_built(house, named, purpose, channel)
    found = with_changes(house, named, found, purpose, channel, now)
    return with_suppressions(house, named, found, purpose, channel)


def as_called_now(house: House, people: pa.ChunkedArray) -> pa.ChunkedArray:
    """People by the number that counts for them now."""
    called = present(house, listed(people)) if any_changed(house) else {}
    if not called:
        return people
    return pa.chunked_array([[called.get(one, one) for one in people.to_pylist()]], pa.string())


def as_built(house: House, asked: pa.Table, purpose: str, channel: str) -> pa.Table:
    """What the newest build says; of who it does not know, what holds for strangers."""
    pair = pair_of(purpose, channel)
    stranger = strangers(asked.num_rows, NEEDED if purpose == Purpose.SERVICE else NOBODY_KNOWS)
    snapshot = newest(house)
    if pair is None or snapshot is None:
        return stranger.select(ANSWER.names)
    permissions = snapshot.table(PERMISSIONS.name)
    about = permissions.filter(permissions.purpose == pair[0].value)
    about = about.filter(about.channel == pair[1].value)
    numbered = asked.append_column("place", pa.array(np.arange(asked.num_rows)))
    run = snapshot.backend().to_pyarrow
    found = placed(stranger, run(by_person(about, ibis.memtable(numbered))))
    doubtful = doubts(found, numbered)
    if doubtful.num_rows:
        found = placed(found, run(by_address(about, ibis.memtable(doubtful))))
    return found.select(ANSWER.names)


def strangers(rows: int, answer: Answer) -> pa.Table:
    """The same answer for everybody; `same`: the build knows them by the address."""
    columns = {
        field.name: pa.repeat(pa.scalar(answer[field.name], field.type), rows) for field in ANSWER
    }
    return pa.table({**columns, "same": pa.repeat(pa.scalar(value=False), rows)})


def placed(found: pa.Table, answers: pa.Table) -> pa.Table:
    """The table with these answers at their places."""
    places = answers["place"].to_numpy()
    order = pa.array(np.argsort(places))
    mask = np.zeros(found.num_rows, bool)
    mask[places] = True
    columns = {}
    for name in found.column_names:
        kind = found[name].type
        new = ordered(flat(answers[name].cast(kind)), order)
        columns[name] = new if mask.all() else pc.replace_with_mask(flat(found[name]), mask, new)
    return pa.table(columns)


def ordered(values: pa.Array, order: pa.Array) -> pa.Array:
    """Few different words are put in order by their numbers."""
    if not pa.types.is_string(values.type):
        return values.take(order)
    return values.dictionary_encode().take(order).cast(values.type)


def flat(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def doubts(found: pa.Table, asked: pa.Table) -> pa.Table:
    """Those whose address is another one than the build knows them by."""
    return asked.filter(pc.and_(pc.is_valid(asked["address"]), pc.invert(found["same"])))


def newest(house: House) -> Snapshot | None:
    """The newest build, where it knows of permissions."""
    with suppress(NotFound):
        snapshot = house.warehouse.open()
        return snapshot if PERMISSIONS.name in snapshot.names else None
    return None


def by_person(permissions: ibis.Table, asked: ibis.Table) -> ibis.Table:
    """place and the answer of a person's own row; same: it is about this address."""
    own = permissions.select("person_id", *ANSWER.names, own_address=permissions.address)
    joined = asked.join(own, "person_id")
    same = (joined.address == joined.own_address).fill_null(NO)
    return joined.select("place", *ANSWER.names, same=same)


def by_address(permissions: ibis.Table, asked: ibis.Table) -> ibis.Table:
    """place and the answer of an address, where it is about to be used by somebody whom the build
    does not know by it: an objection before a permission, that before no basis.
    """
    named = permissions.semi_join(asked, permissions.address == asked.address)
    refused = ~named.allowed & named.stated
    weighed = named.mutate(weight=ibis.cases((refused, 2), (named.allowed, 1), else_=0))
    answers = weighed.group_by(own_address="address").agg(
        weight=weighed.weight.max(),
        **{name: weighed[name].argmax(weighed.weight) for name in ANSWER.names},
    )
    mine = permissions.select("person_id").distinct().mutate(known=True)
    joined = asked.join(answers, asked.address == answers.own_address).left_join(mine, "person_id")
    counts = joined.known.isnull() | (joined.weight == 2)
    return joined.filter(counts).select("place", *ANSWER.names, same=YES)


def with_changes(
    house: House, asked: pa.Table, found: pa.Table, purpose: str, channel: str, now: datetime
) -> pa.Table:
    """What was said since the newest build, the newest last."""
    with house.ledger.read() as connection:
        if asked.num_rows > FEW:
            every = book.every_change(connection)
        else:
            people = listed(asked["person_id"])
            every = book.changes_for(
                connection, [*people, *before(house, people)], listed(asked["address"])
            )
    called = present(house, {one["person_id"] for one in every if one["person_id"]})
    changes = [
        {**one, "person_id": called.get(one["person_id"], one["person_id"])}
        for one in every
        if one["at"] <= now and touches(one["purpose"], one["channel"], purpose, channel)
    ]
    return overlaid(found, dict(changed(asked, found, changes))) if changes else found


def listed(column: pa.ChunkedArray) -> list[str]:
    return [value for value in pc.unique(column).to_pylist() if value]


def changed(
    asked: pa.Table, found: pa.Table, changes: Iterable[Mapping[str, Any]]
) -> Iterable[tuple[int, Answer]]:
    """Row by row for those who said something: the place and the answer that holds now."""
    said: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for one in changes:
        for name in WHO:
            if one[name]:
                said[name, one[name]].append(one)
    touched = np.zeros(asked.num_rows, bool)
    for name in WHO:
        known = pa.array([value for kind, value in said if kind == name], pa.string())
        touched |= pc.is_in(asked[name], known).to_numpy()
    for place in np.flatnonzero(touched).tolist():
        who = {name: asked[name][place].as_py() for name in WHO}
        mine = {one["change_id"]: one for key in who.items() for one in said.get(key, ())}
        answer = found.slice(place, 1).to_pylist()[0]
        for one in sorted(mine.values(), key=lambda one: (one["at"], one["recorded_at"])):
            answer = after(answer, one)
        yield place, answer


def after(answer: Answer, change: Mapping[str, Any]) -> Answer:
    """The answer once somebody has spoken: the newest word counts, an objection before all else.

    Only a newer consent lifts an objection, and only a newer objection ends a consent.
    """
    consent = answer["basis"] == Basis.CONSENT
    refusal = not answer["allowed"] and answer["since"] is not None
    if (consent or refusal) and answer["since"] and answer["since"] > change["at"]:
        return answer
    basis = change["basis"] or Basis.CONSENT.value
    if change["given"] and refusal and basis != Basis.CONSENT:
        return answer
    through = f" ({change['source']})" if change["source"] else ""
    return {
        "allowed": change["given"],
        "basis": basis if change["given"] else None,
        "reason": f"{AGREED if change['given'] else OBJECTED}{through}.",
        "since": change["at"],
    }


def overlaid(found: pa.Table, answers: Mapping[int, Answer]) -> pa.Table:
    """The table with other answers at these places."""
    if not answers:
        return found
    mask = np.zeros(found.num_rows, bool)
    mask[list(answers)] = True
    new = pa.Table.from_pylist([answers[place] for place in sorted(answers)], ANSWER)
    columns = {
        name: pc.replace_with_mask(found[name].combine_chunks(), mask, new[name].combine_chunks())
        for name in ANSWER.names
    }
    return pa.table(columns, schema=ANSWER)


def with_suppressions(
    house: House, asked: pa.Table, found: pa.Table, purpose: str, channel: str
) -> pa.Table:
    """Who is suppressed may not be contacted, whatever else was said."""
    reachable = pc.and_(found["allowed"], pc.is_valid(asked["address"]))
    places = np.flatnonzero(reachable.to_numpy())
    addresses = pc.take(asked["address"], pa.array(places)).to_pylist()
    hits = {
        int(places[number]): refused(why)
        for number, why in suppressed(house, addresses, channel).items()
        if stops(why, purpose)
    }
    return overlaid(found, hits)


def suppressed(house: House, addresses: list[str], channel: str) -> dict[int, Mapping[str, Any]]:
    """Which of these addresses, in their one spelling, are suppressed, and why."""
    kind = PHONE if channel in (Channel.PHONE, Channel.SMS) else EMAIL
    through = [channel, Channel.ANY.value]
    with house.ledger.read() as connection:
        if not book.count_suppressions(connection):
            return {}
        asked = list(digests(house, kind, addresses))
        if len(asked) > FEW:
            every = book.suppressed_hashes(connection, through)
            listed = set(map(bytes.fromhex, every)).intersection(asked)
        else:
            listed = set(asked)
        known = book.suppressions_for(connection, [one.hex() for one in listed], through)
    why = {bytes.fromhex(one): row for one, row in known.items()}
    return {number: why[one] for number, one in enumerate(asked) if one in why}


def stops(suppression: Mapping[str, Any], purpose: str) -> bool:
    """An address that does not work takes nothing; one that asked for peace still takes service."""
    asked_for = any(word in suppression["reason"].lower() for word in ASKED_FOR)
    return purpose != Purpose.SERVICE or not asked_for


def refused(suppression: Mapping[str, Any]) -> Answer:
    reason = f"{SUPPRESSED}: {suppression['reason']}."
    return {"allowed": False, "basis": None, "reason": reason, "since": suppression["at"]}
