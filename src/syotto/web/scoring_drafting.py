"""The editor of rules of points: a text, what is wrong with it, and what it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from syotto.ask.rules import condition_of
from syotto.run import scoring_texts as book
from syotto.run.house import House
from syotto.run.scoring import readable
from syotto.run.scoring_check import doubts
from syotto.schema.condition_text import Misread
from syotto.schema.scoring import Rule, Scoring


@dataclass(frozen=True)
class Draft:
    """A draft while it is written. wrong: what cannot be read; doubts: what can, and looks wrong.

    changes: rules that are others than those that count.
    """

    text: str
    rules: int = 0
    version: str | None = None
    wrong: str | None = None
    doubts: Sequence[str] = ()
    changes: Sequence[str] = ()


def draft_of(house: House) -> Draft:
    """Raises NotFound where there is no draft."""
    return drafted(house, book.draft_text(house))


def drafted(house: House, text: str) -> Draft:
    try:
        rules = book.read_text(house, text)
    except Misread as error:
        return Draft(text, wrong=str(error))
    live = readable(house).get("live", Scoring())
    return Draft(
        text, len(rules.rules), rules.version, None, doubts(house, rules), changes(live, rules)
    )


def changes(live: Scoring, draft: Scoring) -> list[str]:
    """What a draft changes, rule by rule, in words."""
    was, now = {rule.name: rule for rule in live.rules}, {rule.name: rule for rule in draft.rules}
    told = [f"new: {one.name} ({one.points:+g})" for name, one in now.items() if name not in was]
    told += [f"gone: {one.name} ({one.points:+g})" for name, one in was.items() if name not in now]
    told += [
        f"{name}: {changed(was[name], one)}"
        for name, one in now.items()
        if name in was and was[name] != one
    ]
    if live.enough != draft.enough:
        told.append(f"qualifies from {draft.enough:g} points, not {live.enough:g}")
    if live.breadth != draft.breadth:
        told.append(f"each further role adds {draft.breadth:g}, not {live.breadth:g}")
    for name, before, after in (
        ("fit", live.fit, draft.fit), ("engagement", live.engagement, draft.engagement)
    ):  # fmt: skip
        if (before.most, dict(before.categories)) != (after.most, dict(after.categories)):
            told.append(f"caps of {name}")
    return told


def changed(was: Rule, now: Rule) -> str:
    if was.points != now.points:
        return f"{now.points:g} points, not {was.points:g}"
    return f"{condition_of(now)}; it was {condition_of(was)}"
