"""The doors that tracking requests come through: addresses, and how a body is read at each.

Segment and RudderStack share the names of the routes; PostHog and Jitsu have their own.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import dataclass

from syotto.sense.posthog import take_posthog
from syotto.sense.tracking import (
    KINDS,
    LARGEST_BODY,
    SHORT,
    Admit,
    Malformed,
    Taken,
    take_batch,
    take_one,
)

GZIP = b"\x1f\x8b"
GZIP_WINDOW = 31


@dataclass(frozen=True)
class Door:
    """How a body is read. kind: of events that say none; None leaves it to them."""

    name: str
    kind: str | None = None


BATCH, IMPORT, POSTHOG = Door("batch"), Door("import"), Door("posthog")
POSTED: dict[str, Door] = {
    **{f"/v1/{kind}": Door("one", kind) for kind in KINDS},
    **{f"/v1/{letter}": Door("one", kind) for letter, kind in SHORT.items()},
    **{f"/api/s/{kind}": Door("one", kind) for kind in KINDS},
    **{f"/api/s/s2s/{kind}": Door("one", kind) for kind in KINDS},
    **dict.fromkeys(("/api/s/event", "/api/s/s2s/event"), Door("one", "track")),
    **dict.fromkeys(("/v1/batch", "/v1/b", "/beacon/v1/batch", "/api/s/s2s/batch"), BATCH),
    "/v1/import": IMPORT,
    **dict.fromkeys(("/batch", "/capture", "/e", "/i/v0/e"), POSTHOG),
}
"""Without a slash at the end; one more does not matter."""
PIXELS = {
    f"/v1/pixel/{word}": Door("pixel", kind)
    for kind in ("track", "page")
    for word in (kind, kind[0])
}
"""Images that only record that something was seen: nothing about a person changes by a GET."""


def taken(door: Door, body: bytes, *, anonymous_id: str | None, admit: Admit | None) -> Taken:
    """What is kept of a body. Raises Malformed where it is nothing of the door's kind."""
    if door.name in ("batch", "import"):
        return take_batch(body, kind=door.kind, admit=admit)
    read = take_posthog if door.name == "posthog" else take_one
    return read(body, kind=door.kind, anonymous_id=anonymous_id, admit=admit)


def unpacked(body: bytes, encoding: str) -> bytes:
    """The body without gzip. Never makes more of it than a body may have. Raises Malformed."""
    if encoding not in ("", "identity", "gzip", "deflate") and not body.startswith(GZIP):
        raise Malformed("unknown_encoding", f"Content-Encoding {encoding!r} is not read; use gzip.")
    if encoding != "deflate" and not body.startswith(GZIP):
        return body
    opener = zlib.decompressobj(zlib.MAX_WBITS if encoding == "deflate" else GZIP_WINDOW)
    try:
        opened = opener.decompress(body, LARGEST_BODY + 1)
    except zlib.error as error:
        raise Malformed("not_gzip", f"The body cannot be unpacked: {error}.") from None
    if len(opened) <= LARGEST_BODY and not opener.eof:
        raise Malformed("not_gzip", "The packed body ends too early.")
    return opened


def pixel_body(data: str) -> bytes:
    """The JSON that a pixel's address carries in base64. Raises Malformed."""
    text = data.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise Malformed("not_base64", "`data` is not JSON in base64.") from None
