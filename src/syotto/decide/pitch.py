"""What is said of one offer to one person, over all channels.

1. at most three of its features in all: more are not remembered
2. the next message through another channel makes its case by another angle

A content that names no offer says nothing of one, and is asked nothing here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from syotto.schema.content import MOST_FEATURES, About


class Pitch(NamedTuple):
    """A content that a person had, or is to have. channel: a section [channels.NAME]."""

    about: About
    channel: str


def why_not(new: Pitch, before: Sequence[Pitch]) -> str | None:
    """Why this is not said after that; None where it may be. before: the newest first."""
    offer = new.about.offer
    said = [one for one in before if one.about.offer == offer] if offer else []
    return too_many(new, said) or same_angle(new, said)


def too_many(new: Pitch, said: Sequence[Pitch]) -> str | None:
    told = {feature for one in said for feature in one.about.features}
    fresh = set(new.about.features) - told
    if not fresh or len(told | fresh) <= MOST_FEATURES:
        return None
    known = f"they were told {listed(told)} of {new.about.offer}; " if told else ""
    return f"{known}with {listed(fresh)} it would be more than {MOST_FEATURES} features"


def same_angle(new: Pitch, said: Sequence[Pitch]) -> str | None:
    last = said[0] if said else None
    if last is None or last.channel == new.channel or last.about.angle != new.about.angle:
        return None
    if not new.about.angle:
        return None
    said_so = f"the last word on {new.about.offer}, by {last.channel}, had the same message angle"
    return f"{said_so} ({new.about.angle})"


def listed(features: set[str]) -> str:
    return ", ".join(sorted(features))
