"""How many of a segment we may contact, through each channel, and why not the others.

The same answer that `syotto send` goes by: `run/refusals`, on `run/lawful`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from syotto.run.house import House
from syotto.run.lawful import rights_table
from syotto.run.mailing import Reason, reasons
from syotto.run.refusals import NO_ADDRESS, refusals
from syotto.run.segments import members
from syotto.schema.rights import HOLDS
from syotto.schema.words import Channel, Purpose

WAYS: tuple[tuple[Channel, Purpose, str], ...] = (
    (Channel.EMAIL, Purpose.MAILING, "email"),
    (Channel.PHONE, Purpose.CALLS, "phone"),
    (Channel.SMS, Purpose.MAILING, "phone"),
    (Channel.POST, Purpose.MAILING, "street"),
)


@dataclass(frozen=True)
class Way:
    """One channel. lawful: how many may be contacted through it now."""

    channel: str
    lawful: int
    not_lawful: list[Reason]


@dataclass(frozen=True)
class Reach:
    """held: how many wait for us (complaint, delivery, quote): nothing is sold to them yet."""

    segment: str
    people: int
    held: int
    ways: list[Way]


def reach(house: House, name: str) -> Reach:
    """Raises NotFound for no such segment or build."""
    rows = members(house, name)
    ways = [way(house, rows, *one) for one in WAYS]
    return Reach(name, rows.num_rows, held(house, rows), ways)


def way(house: House, rows: pa.Table, channel: Channel, purpose: Purpose, column: str) -> Way:
    address = rows[column].cast(pa.string())
    asked = pa.table({"person_id": rows["person_id"], "address": address})
    why = (
        by_post(house, asked)
        if channel == Channel.POST
        else refusals(house, asked, channel, purpose)
    )
    return Way(channel.value, why.null_count, reasons(why))


def by_post(house: House, asked: pa.Table) -> pa.ChunkedArray:
    """A street is nobody's alone, so the rights are those of the person, whatever the address."""
    nowhere = asked.set_column(1, "address", pa.nulls(asked.num_rows, pa.string()))
    rights = rights_table(
        house, nowhere, purpose=Purpose.MAILING, channel=Channel.POST, now=house.now()
    )
    refused = pc.if_else(rights["allowed"], pa.scalar(None, pa.string()), rights["reason"])
    why = pc.if_else(pc.is_null(asked["address"]), NO_ADDRESS, refused)
    return why if isinstance(why, pa.ChunkedArray) else pa.chunked_array([why])


def held(house: House, rows: pa.Table) -> int:
    holds = house.warehouse.open().table(HOLDS.name).select("customer_id", "person_id").to_pyarrow()
    waiting = pa.chunked_array(
        [*holds["customer_id"].chunks, *holds["person_id"].chunks], pa.string()
    )
    who = (pc.is_in(rows[name], waiting.drop_null()) for name in ("person_id", "account_id"))
    return int(pc.sum(pc.or_(*who)).as_py() or 0)
