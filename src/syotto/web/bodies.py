"""Bodies of requests from strangers: never more than was asked for."""

from __future__ import annotations

from starlette.requests import Request

from syotto.errors import InputError
from syotto.web.asgi import TooLarge, body_of


class BodyTooLarge(InputError):
    """A body with more bytes than the door takes."""

    status = 413


async def body_within(request: Request, at_most: int) -> bytes:
    """The whole body. Raises BodyTooLarge as soon as it is known to be."""
    try:
        return await body_of(request.receive, at_most)
    except TooLarge:
        raise BodyTooLarge(
            f"The body has more than {at_most:,} bytes.", fix="Send less at once."
        ) from None
