"""Who sent a webhook: its signature, checked in constant time, and how old it is.

standard   Standard Webhooks: webhook-id, webhook-timestamp, webhook-signature `v1,<base64>` over
           `id.timestamp.body`; a secret may begin with whsec_ and is then base64
timestamp  one header `t=<seconds>,v1=<hex>` over `timestamp.body` (Stripe, Calendly)
hex        one header with the hex digest of the body, `sha256=` before it or not (GitHub)
base64     one header with the base64 digest of the body (Shopify)

All are HMAC with SHA-256. The first two carry a time: what is older than the window is refused. The
last two carry none: there only the number of the message protects, the same message counts once.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from syotto.errors import InputError

HEADERS = {
    "standard": "webhook-signature",
    "timestamp": "x-signature",
    "hex": "x-hub-signature-256",
    "base64": "x-shopify-hmac-sha256",
}


class NotSigned(InputError):
    """A webhook whose signature is missing, wrong or too old."""

    status = 401


@dataclass(frozen=True)
class Signing:
    """How a sender signs. header: where, if not where the scheme has it. window: in seconds."""

    scheme: str
    secret: str
    header: str
    window: int


def checked(signing: Signing, headers: Mapping[str, str], body: bytes, now: float) -> str:
    """The number of the message, from its sender or its content.

    headers: names in small letters. now: seconds since 1970. Raises NotSigned.
    """
    return SCHEMES[signing.scheme](signing, headers, body, now)


def standard(signing: Signing, headers: Mapping[str, str], body: bytes, now: float) -> str:
    number = needed(headers, "webhook-id")
    moment = needed(headers, "webhook-timestamp")
    given = needed(headers, signing.header)
    fresh(moment, signing.window, now)
    signed = digest(key_of(signing.secret), f"{number}.{moment}.".encode() + body)
    pairs = (part.partition(",") for part in given.split())
    compared(signed, (unbase64(text) for version, _, text in pairs if version == "v1"))
    return number


def timestamp(signing: Signing, headers: Mapping[str, str], body: bytes, now: float) -> str:
    pairs = [part.strip().partition("=") for part in needed(headers, signing.header).split(",")]
    moment = next((value for name, _, value in pairs if name == "t"), "")
    fresh(moment, signing.window, now)
    signed = digest(signing.secret.encode(), f"{moment}.".encode() + body)
    compared(signed, (unhex(value) for name, _, value in pairs if name == "v1"))
    return content_number(body)


def in_hex(signing: Signing, headers: Mapping[str, str], body: bytes, now: float) -> str:
    given = needed(headers, signing.header).removeprefix("sha256=")
    compared(digest(signing.secret.encode(), body), [unhex(given)])
    return content_number(body)


def in_base64(signing: Signing, headers: Mapping[str, str], body: bytes, now: float) -> str:
    given = needed(headers, signing.header)
    compared(digest(signing.secret.encode(), body), [unbase64(given)])
    return content_number(body)


SCHEMES: dict[str, Callable[[Signing, Mapping[str, str], bytes, float], str]] = {
    "standard": standard,
    "timestamp": timestamp,
    "hex": in_hex,
    "base64": in_base64,
}


def needed(headers: Mapping[str, str], name: str) -> str:
    if not headers.get(name):
        raise NotSigned(f"The header {name} is missing.", fix="Sign the request with the secret.")
    return headers[name]


def fresh(moment: str, window: int, now: float) -> None:
    """Raises NotSigned for a time that is none, or outside of the window on either side."""
    try:
        apart = abs(now - int(moment))
    except (ValueError, OverflowError):
        raise NotSigned(
            f"The time {moment[:40]!r} is no number of seconds.", fix="Send the seconds since 1970."
        ) from None
    if apart > window:
        raise NotSigned(
            f"The request was signed {apart:,.0f} seconds from now; {window} are accepted.",
            fix="Send it again with a new signature; check both clocks.",
        )


def compared(signed: bytes, given: Iterable[bytes]) -> None:
    """A sender that changes its secret signs with both: one that fits is enough."""
    if not any(hmac.compare_digest(signed, one) for one in given):
        raise NotSigned("The signature does not fit the body.", fix="Check the secret and scheme.")


def digest(key: bytes, content: bytes) -> bytes:
    return hmac.new(key, content, sha256).digest()


def key_of(secret: str) -> bytes:
    return unbase64(secret[6:]) if secret.startswith("whsec_") else secret.encode()


def unbase64(text: str) -> bytes:
    """Bytes from base64; what is none fits no signature."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def unhex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def content_number(body: bytes) -> str:
    return sha256(body).hexdigest()[:32]
