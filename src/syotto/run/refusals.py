"""Why people of an audience are not written to: the one answer that mailings and segments share."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from syotto.run import topics
from syotto.run.house import House
from syotto.run.lawful import rights_table
from syotto.run.outbox import tidy
from syotto.schema.words import Channel

TWICE = "the address is in the audience twice"
NO_ADDRESS = "no address"
NOT_AN_ADDRESS = "not an address"


def refusals(
    house: House, rows: pa.Table, word: str, purpose: str, *, topic: str = ""
) -> pa.ChunkedArray:
    """For each row (person_id, address) why not, null for those who are; word: of schema/words."""
    asked = rows.select(["person_id", "address"])
    rights = rights_table(house, asked, purpose=purpose, channel=word, now=house.now())
    rights = topics.table_for(house, asked, rights, topic)
    refused = pc.if_else(rights["allowed"], pa.scalar(None, pa.string()), rights["reason"])
    nowhere = pc.is_null(asked["address"])
    if word not in (Channel.PHONE, Channel.SMS, Channel.POST):
        shaped = [tidy(address) is not None for address in asked["address"].to_pylist()]
        refused = pc.if_else(pa.array(shaped, pa.bool_()), refused, NOT_AN_ADDRESS)
    twice = pc.and_(repeated(asked["address"]), pc.invert(nowhere))
    why = pc.if_else(pc.fill_null(twice, False), TWICE, refused)
    chosen = pc.if_else(nowhere, NO_ADDRESS, why)
    return chosen if isinstance(chosen, pa.ChunkedArray) else pa.chunked_array([chosen])


def repeated(addresses: pa.ChunkedArray) -> pa.Array:
    """True for every address that stood there before."""
    place = pa.array(range(len(addresses)), pa.int64())
    rows = pa.table({"address": pc.utf8_lower(addresses), "place": place})
    first = rows.group_by("address").aggregate([("place", "min")])["place_min"]
    return pc.invert(pc.is_in(place, first.combine_chunks()))
