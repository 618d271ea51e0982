"""The little of ASGI that tracking needs, without a framework's price for each request."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from typing import Any

import msgspec
from starlette.types import Receive, Scope, Send

Headers = list[tuple[bytes, bytes]]
JSON = (b"content-type", b"application/json")
NOT_KEPT = (b"cache-control", b"no-store")
encode = msgspec.json.Encoder().encode


class TooLarge(Exception):
    """A body with more bytes than were asked for."""


async def body_of(receive: Receive, at_most: int) -> bytes:
    """The whole body. Raises TooLarge as soon as it is known to be."""
    message = await receive()
    body: bytes = message.get("body", b"")
    if not message.get("more_body"):
        if len(body) > at_most:
            raise TooLarge
        return body
    parts, size = [body], len(body)
    while message.get("more_body"):
        message = await receive()
        part = message.get("body", b"")
        size += len(part)
        if size > at_most:
            raise TooLarge
        parts.append(part)
    return b"".join(parts)


def headers_of(scope: Scope, wanted: Iterable[bytes]) -> dict[bytes, str]:
    """The headers with these names; of several with one name the last."""
    return {name: value.decode("latin-1") for name, value in scope["headers"] if name in wanted}


def sender_of(scope: Scope, forwarded: str | None) -> str | None:
    """The sender's address. forwarded: what a proxy of ours said of it, where one stands before us.

    Of several addresses the last is the one that the proxy itself saw.
    """
    if forwarded:
        return forwarded.rpartition(",")[2].strip()
    client = scope.get("client")
    return client[0] if client else None


def user_of(authorization: str | None) -> str | None:
    """The user name of a Basic header: senders put the write key there."""
    if not authorization or authorization[:6].lower() != "basic ":
        return None
    try:
        return base64.b64decode(authorization[6:]).decode().partition(":")[0] or None
    except (binascii.Error, ValueError):
        return None


def token_of(authorization: str | None) -> str | None:
    if not authorization or authorization[:7].lower() != "bearer ":
        return None
    return authorization[7:].strip() or None


def decoded(text: str | None) -> str | None:
    """A header in base64; what is none stays as it is."""
    try:
        return base64.b64decode(text, validate=True).decode() if text else None
    except (binascii.Error, ValueError):
        return text


async def answer(send: Send, status: int, body: bytes, headers: Headers) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send(
        {"type": "http.response.start", "status": status, "headers": [*headers, length, NOT_KEPT]}
    )
    await send({"type": "http.response.body", "body": body})


async def answer_json(send: Send, status: int, said: Any, headers: Headers) -> None:
    await answer(send, status, encode(said), [JSON, *headers])
