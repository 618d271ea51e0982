"""The workspace's own keys, and hashes of identifiers with one: they tell nobody else who it was.

BLAKE2b with a key (RFC 7693), 16 bytes: without the key no list of addresses can be tried out.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b

import pyarrow as pa
import pyarrow.compute as pc

from syotto.run.house import House
from syotto.schema.identifier import EMAIL, MARKS_IN_PHONES, PHONE, WHITE, kind_of, normal
from syotto.store import marks

KEY = "rights/key"


def hash_of(house: House, identifier: str, kind: str | None = None) -> str:
    """The hash of one identifier, however it is spelled. kind: where it is known."""
    kind = kind or kind_of(identifier)
    return hashes(house, kind, [normal(identifier, kind)])[0]


def hashes(house: House, kind: str, spelled: Iterable[str]) -> list[str]:
    """The hashes of identifiers in their one spelling, in order."""
    return [one.hex() for one in digests(house, kind, spelled)]


def digests(house: House, kind: str, spelled: Iterable[str]) -> Iterator[bytes]:
    """The same as bytes, one after the other."""
    fresh = blake2b(f"{kind}:".encode(), key=bytes.fromhex(key_of(house, KEY)), digest_size=16).copy
    for text in spelled:
        made = fresh()
        made.update(text.encode())
        yield made.digest()


def spelled_all(addresses: pa.ChunkedArray, kind: str) -> pa.ChunkedArray:
    """Identifiers in their one spelling. Engines know letters of different ages, so what is more
    than ASCII is spelled as `normal` spells it.
    """
    if not pc.all(pc.string_is_ascii(addresses)).as_py():
        words = [None if one is None else normal(one, kind) for one in addresses.to_pylist()]
        return pa.chunked_array([pa.array(words, pa.string())])
    if kind != PHONE:
        trimmed = pc.utf8_trim(addresses, characters=WHITE)
        return pc.ascii_lower(trimmed) if kind == EMAIL else trimmed
    bare = pc.replace_substring_regex(addresses, MARKS_IN_PHONES, "")
    return pc.replace_substring_regex(bare, "^00", "+")


@lru_cache(maxsize=16)
def key_of(house: House, place: str) -> str:
    """A secret of the workspace, as hexadecimal digits; made once, the same in every process."""
    with house.ledger.begin() as connection:
        known = marks.mark_of(connection, place)
        if known is None:
            known = {"key": secrets.token_hex(32)}
            marks.move(connection, place, known, house.now())
    return str(known["key"])
