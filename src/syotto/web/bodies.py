"""Bodies of requests from strangers: never more than was asked for."""

from __future__ import annotations

from starlette.requests import Request

from syotto.errors import InputError


class BodyTooLarge(InputError):
    """A body with more bytes than the door takes."""

    status = 413


async def body_within(request: Request, at_most: int) -> bytes:
    """The whole body. Raises BodyTooLarge as soon as it is known to be."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > at_most:
            raise BodyTooLarge(
                f"The body has more than {at_most:,} bytes.", fix="Send less at once."
            )
        parts.append(part)
    return b"".join(parts)
