"""Tokens in links that leave the house: signed, so that only what we wrote is believed.

A token is readable by whoever holds it; it names a message and never a person. Its kind is part of
the signature: a token of one kind opens nothing of another.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

import msgspec
from itsdangerous import BadSignature, Signer
from itsdangerous.encoding import base64_decode, base64_encode

from syotto.errors import InputError
from syotto.run import clock
from syotto.run.house import House
from syotto.run.keyed import key_of

encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(tuple[int, dict[str, Any]]).decode
SECRET = "links/secret"  # noqa: S105 - the name under which it is kept
TAG_DIGITS = 16
"""Hexadecimal digits of a tag's signature: an address has room for little more."""


def token(house: House, kind: str, payload: Mapping[str, Any]) -> str:
    """The payload (what JSON has), signed, with the moment at which it was."""
    said = base64_encode(encode([seconds(house), payload]))
    return signer(house, kind).sign(said).decode()


def opened(house: House, kind: str, token: str, *, max_age: int | None = None) -> dict[str, Any]:
    """What a token of this kind says. max_age: in seconds; None: it is good for ever.

    Raises InputError for one that we have not signed, and for one that is too old.
    """
    try:
        said = signer(house, kind).unsign(token.encode())
        signed_at, payload = decode(base64_decode(said))
    except BadSignature:
        raise InputError(
            "This link is not one of ours, or a part of it is missing.",
            fix="Open it from the message itself, or copy the whole of it.",
        ) from None
    if max_age is not None and seconds(house) - signed_at > max_age:
        raise InputError("This link is too old.", fix="Ask for a new one.")
    found: dict[str, Any] = payload
    return found


def tag(house: House, name: str) -> str:
    """A name (hexadecimal digits) with a short signature: for return paths, which may lose the
    difference between small and capital letters.
    """
    return name + signature(house, name)


def untagged(house: House, tagged: str) -> str | None:
    """The name in a tag; None where we have not made it."""
    name, given = tagged[:-TAG_DIGITS].lower(), tagged[-TAG_DIGITS:].lower()
    fits = hmac.compare_digest(given.encode(), signature(house, name).encode())
    return name if name and fits else None


def signature(house: House, name: str) -> str:
    key = key_of(house, SECRET)
    return hmac.new(key.encode(), f"tag:{name}".encode(), sha256).hexdigest()[:TAG_DIGITS]


@lru_cache(maxsize=64)
def signer(house: House, kind: str) -> Signer:
    """Signs with a key of this kind. It is derived here, once: a mail carries many tokens."""
    key = hmac.new(key_of(house, SECRET).encode(), f"link:{kind}".encode(), sha256).digest()
    return Signer(key, key_derivation="none", digest_method=sha256)


def seconds(house: House) -> int:
    return clock.microseconds(house.now()) // 1_000_000
