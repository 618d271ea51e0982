"""Who said no here is told to the CRM, record by record; no tick there is ever taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from syotto.errors import SettingError
from syotto.run.crm import Connection
from syotto.run.crm_known import SAID, ours_of, ticked
from syotto.run.crm_push import Row, Settled
from syotto.run.crm_told import Lack, Telling
from syotto.run.lawful import ASKED_FOR, OBJECTED, SUPPRESSED, rights_table
from syotto.schema.crm import Fields, Kind, Push, Record, Refusal, Written
from syotto.schema.rights import OBJECTED_TOO, touches
from syotto.schema.words import Channel, Purpose
from syotto.sense.opt_outs import objection
from syotto.store import rights

WAYS: Mapping[tuple[Purpose, Channel], str] = {
    (Purpose.MAILING, Channel.EMAIL): "email",
    (Purpose.CALLS, Channel.PHONE): "phone",
}
"""What is sold through what, and the field by which a record is reached so."""
COMPLAINED = "complaint"
Way = tuple[Purpose, Channel]


def standing(c: Connection) -> dict[str, Any]:
    """Another one when somebody may have said no."""
    with c.house.ledger.read() as connection:
        return {"said": rights.standing(connection)}


def lacks(c: Connection, records: Mapping[str, Record]) -> dict[str, Lack]:
    """Record -> the opt-outs that it lacks, of those whose people said no.

    records: with what is ticked in them among their fields.
    """
    meant = meaning(c)
    noes = refused(c, {number: one.fields for number, one in records.items()})
    found = {}
    for number, one in records.items():
        open_ones = [name for name in meant if not ticked(one.fields.get(SAID + name))]
        names = [name for name in open_ones if meant[name] <= noes[number]]
        if names:
            found[number] = Lack(dict.fromkeys(names, "true"))
    return found


def meaning(c: Connection) -> dict[str, set[Way]]:
    """Each opt-out of theirs and all to which it is a no. Raises SettingError where none is known.

    One about a single kind of mailing is only read.
    """
    shape = c.crm.shapes.get(Kind.PEOPLE)
    said = {name: objection(name) for name in (shape.opt_outs if shape else ())}
    found = {
        name: {way for way in WAYS if touches(*about, *way)}
        for name, about in said.items()
        if about
    }
    if not found:
        raise SettingError(
            f"{c.name} has no field for an opt-out.",
            fix=f'Take "{Push.OPT_OUTS}" out of push in [crm.{c.name}], or name its fields: '
            f"opt_outs = [...] in [crm.{c.name}.records.people].",
        )
    return found


def refused(c: Connection, records: Mapping[str, Fields]) -> dict[str, set[Way]]:
    """What the people of these records said no to, themselves or by an address of theirs."""
    whose = ours_of(c.house, c.name, Kind.PEOPLE, list(records))
    people = pa.array([whose.get(number) for number in records], pa.string())
    noes: dict[str, set[Way]] = {number: set() for number in records}
    for way, name in WAYS.items():
        addresses = pa.array([fields.get(name) for fields in records.values()], pa.string())
        asked = pa.table({"person_id": people, "address": addresses})
        found = rights_table(c.house, asked, purpose=way[0], channel=way[1], now=c.house.now())
        for number, reason in zip(records, found["reason"].to_pylist(), strict=True):
            if said_no(reason or ""):
                noes[number].add(way)
    return noes


def said_no(reason: str) -> bool:
    """Their own word, or of who has the same address; a bounce and a list of ours are none."""
    theirs = any(word in reason.lower() for word in (*ASKED_FOR, COMPLAINED))
    objected = reason.startswith((OBJECTED, OBJECTED_TOO))
    return objected or (reason.startswith(SUPPRESSED) and theirs)


def send(c: Connection, leaving: Sequence[Settled]) -> list[Written]:
    return c.crm.opt_out([refusal(one) for one in leaving])


def refusal(one: Settled) -> Refusal:
    names = tuple(one.change.fields) if one.change else ()
    return Refusal(one.row["our_id"], names, one.there.fields.get("email") if one.there else None)


def kept(known: Row, told: Fields) -> Row:
    """A tick of ours stands in the book: it is no news."""
    return {**known, "fields": {**known["fields"], **{SAID + n: one for n, one in told.items()}}}


OPT_OUTS = Telling(Push.OPT_OUTS, "said no here", standing, lacks, send, kept, again=True)
