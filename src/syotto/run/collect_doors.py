"""What the web must know of the tracking doors."""

from syotto.sense.doors import PIXELS, POSTED, Door, pixel_body
from syotto.sense.tracking import KINDS, LARGEST_BODY, LARGEST_EVENT, Malformed

__all__ = [
    "KINDS",
    "LARGEST_BODY",
    "LARGEST_EVENT",
    "PIXELS",
    "POSTED",
    "Door",
    "Malformed",
    "pixel_body",
]
