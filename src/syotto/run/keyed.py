"""The workspace's own keys, and hashes of identifiers with one: they tell nobody else who it was.

BLAKE2b with a key (RFC 7693), 16 bytes: without the key no list of addresses can be tried out.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from syotto.run.house import House
from syotto.schema.identifier import kind_of, normal
from syotto.store import marks

KEY = "rights/key"


def hash_of(house: House, identifier: str, kind: str | None = None) -> str:
    """The hash of one identifier, however it is spelled. kind: where it is known."""
    kind = kind or kind_of(identifier)
    return hashes(house, kind, [normal(identifier, kind)])[0]


def hashes(house: House, kind: str, spelled: Iterable[str]) -> list[str]:
    """The hashes of identifiers in their one spelling, in order."""
    fresh = blake2b(f"{kind}:".encode(), key=bytes.fromhex(key_of(house, KEY)), digest_size=16).copy

    def hashed(text: str) -> str:
        made = fresh()
        made.update(text.encode())
        return made.hexdigest()

    return [hashed(text) for text in spelled]


@lru_cache(maxsize=16)
def key_of(house: House, place: str) -> str:
    """A secret of the workspace, as hexadecimal digits; made once, the same in every process."""
    with house.ledger.begin() as connection:
        known = marks.mark_of(connection, place)
        if known is None:
            known = {"key": secrets.token_hex(32)}
            marks.move(connection, place, known, house.now())
    return str(known["key"])
