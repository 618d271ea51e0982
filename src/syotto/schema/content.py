"""Contents: what a choice among them goes by. A content is a file of the folder `content/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

AIMS: dict[str, str] = {
    "connect": "brings somebody who is known into an interest",
    "educate": "helps somebody who is interested to judge",
    "close": "helps somebody who judges to decide: cases, trials",
}
"""What a content is for, and whom it takes a step further."""
AIM_OF: dict[str, str] = {
    "visitor": "connect",
    "suspect": "connect",
    "prospect": "educate",
    "lead": "close",
    "opportunity": "close",
}
"""The aim that fits a stage of the journey; customers have what their flow says."""
ANGLES: dict[str, str] = {
    "authority": "what somebody says who knows the matter",
    "social_proof": "what others in the same place do",
    "scarcity": "what there is little of, or not for long; only where that is true",
    "reciprocity": "something useful first, without a condition",
    "liking": "people one gets along with",
    "commitment": "a next step from what was begun",
}
"""Message angles: the one argument of a message, after Cialdini's principles of influence."""
MOST_FEATURES = 3
"""Features of one offer that one person is told of, over all channels."""
CLICK, GOAL = "click", "goal"
GOALS: dict[str, str] = {CLICK: "clicked it", GOAL: "reached the flow's goal"}
"""What a content that a step chose is measured by."""
LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True)
class About:
    """A content as a choice sees it. aim: of AIMS, empty: for no stage. angle: of ANGLES.

    offer: the product or service that it speaks for; features: what of it, in words.

    language: two letters; empty: none in particular. personas: empty: for all. until: its last day.
    """

    name: str
    aim: str = ""
    topics: tuple[str, ...] = ()
    angle: str = ""
    language: str = ""
    personas: tuple[str, ...] = ()
    until: date | None = None
    offer: str = ""
    features: tuple[str, ...] = ()
