"""What is known of the contents of one step, and the chance with which each is chosen by it.

Of contents that the rules permit equally each is chosen with the chance that it is the best one by
what is known, never below FLOOR: what nobody gets any more can teach nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from syotto.maths.bandit import at_least, chances_best

FLOOR = 0.05
"""The smallest chance of a content that may go."""
EVERYBODY = ""
"""The persona of a row about all."""
ANY = ""
"""The content of a row about one that the newest build did not know yet."""
Place = tuple[str, str]
"""A flow, and a step of it."""


@dataclass(frozen=True)
class Known:
    """What is known of a content: of `messages` that were chosen, `hits` did what they are for.

    alpha, beta: of the Beta distribution of the true share, adjusted for small numbers.
    """

    messages: int
    hits: int
    alpha: float
    beta: float


@dataclass(frozen=True)
class Learned:
    """goal: what a message is for, a key of schema/content GOALS. rows: by content and persona."""

    goal: str
    rows: Mapping[tuple[str, str], Known]

    def of(self, name: str, persona: str | None) -> Known:
        """For people of a persona; of one that is not known, for everybody."""
        own = self.rows.get((name, persona or EVERYBODY)) or self.rows.get((name, EVERYBODY))
        return own or self.rows[ANY, EVERYBODY]

    def chances(self, names: Sequence[str], persona: str | None) -> dict[str, float]:
        """With which each is chosen; by name."""
        some = sorted(names)
        known = [self.of(name, persona) for name in some]
        best = chances_best(tuple((one.alpha, one.beta) for one in known))
        return dict(zip(some, at_least(best, FLOOR), strict=True))


def places(rows: Iterable[Mapping[str, Any]]) -> dict[Place, Learned]:
    """Rows of `content_results`, by flow and step."""
    goals: dict[Place, str] = {}
    of: dict[Place, dict[tuple[str, str], Known]] = defaultdict(dict)
    for row in rows:
        place = row["flow"], row["step_id"]
        goals[place] = row["goal"]
        found = Known(row["messages"], row["hits"], row["alpha"], row["beta"])
        of[place][row["content"], row["persona"]] = found
    return {place: Learned(goals[place], known) for place, known in of.items()}
