"""Which content somebody gets next: rules first, each with a word for why and why not.

A content that is over, in another language, for other people, for another step of the journey or
seen already is out. Of the others the one that says most about the person goes first: its topics,
then whether it was made for their persona, their language and this step. Where that is the same for
several, what is known of their effect gives each its chance; where too little is, names break ties.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from syotto.decide.content_learned import Learned
from syotto.decide.pitch import Pitch, why_not
from syotto.maths.bandit import drawn
from syotto.maths.hashing import draw
from syotto.schema.content import AIM_OF, About


@dataclass(frozen=True)
class Reader:
    """Who is to get a content. stage: of the journey; aim: said outright, it wins over the stage.

    topics: how much they looked at each lately. seen: contents they had. angles: message angles
    that they had lately, the newest first: the next one is another. had: contents with their
    channels, the newest first; channel: of this one.
    """

    stage: str | None = None
    persona: str | None = None
    language: str | None = None
    topics: Mapping[str, float] = field(default_factory=dict)
    seen: Collection[str] = ()
    angles: Sequence[str] = ()
    aim: str | None = None
    had: Sequence[Pitch] = ()
    channel: str = ""

    @property
    def wanted(self) -> str | None:
        return self.aim or AIM_OF.get(self.stage or "")


@dataclass(frozen=True)
class Choice:
    """name: of the content; None where none fits. why: of the chosen; why_not: of each other.

    chances: with which each of several was chosen; null where a rule chose.
    """

    name: str | None
    why: str
    why_not: Mapping[str, str]
    chances: Mapping[str, float] | None = None


def choose(
    contents: Sequence[About],
    reader: Reader,
    today: date,
    learned: Learned | None = None,
    seed: Sequence[str] = (),
) -> Choice:
    """The content for a person on a day. learned: null where too little is known. seed: who, and
    where; the same on a day draws the same.
    """
    out = {one.name: reason for one in contents if (reason := why_out(one, reader, today))}
    left = sorted(
        (one for one in contents if one.name not in out), key=lambda one: rank(one, reader)
    )
    if not left:
        return Choice(None, "no content fits", out)
    best, *others = left
    equal = [one for one in left if rank(one, reader)[:-1] == rank(best, reader)[:-1]]
    behind = {one.name: f"{best.name} says more about them" for one in others}
    if learned is None or len(equal) == 1:
        return Choice(best.name, why(best, reader), {**out, **behind})
    chances = learned.chances([one.name for one in equal], reader.persona)
    name = drawn(chances, draw("content", *seed, f"{today}"))
    chosen = next(one for one in equal if one.name == name)
    lots = {one: f"as good, and the lot fell on {name}" for one in chances if one != name}
    return Choice(name, why(chosen, reader), {**out, **behind, **lots}, chances)


def why_out(one: About, reader: Reader, today: date) -> str | None:
    """Why a content is no candidate; None where it is one."""
    said = why_not(Pitch(one, reader.channel), reader.had)
    reasons = (
        (one.until is not None and one.until < today, f"its last day was {one.until}"),
        (one.name in reader.seen, "they had it"),
        (differs(one.language, reader.language), f"it is in another language ({one.language})"),
        (one.personas and reader.persona not in one.personas, f"it is for {listed(one.personas)}"),
        (differs(one.aim, reader.wanted), f"it is there to {one.aim}"),
        (said is not None, said or ""),
    )
    return next((reason for applies, reason in reasons if applies), None)


def differs(said: str, wanted: str | None) -> bool:
    """Both are known, and not the same."""
    return bool(said and wanted and said != wanted)


def listed(names: Sequence[str]) -> str:
    return " and ".join(names)


def rank(one: About, reader: Reader) -> tuple[float | bool | str, ...]:
    """The smallest goes first."""
    return (
        bool(reader.angles) and one.angle == reader.angles[0],
        -interest(one, reader),
        not one.personas,
        one.language != reader.language,
        one.aim != reader.wanted,
        one.name,
    )


def interest(one: About, reader: Reader) -> float:
    return sum(reader.topics.get(topic, 0.0) for topic in one.topics)


def why(one: About, reader: Reader) -> str:
    looked = [topic for topic in one.topics if reader.topics.get(topic)]
    reasons = (
        (looked, f"they looked at {listed(looked)}"),
        (one.personas and reader.persona in one.personas, f"made for {reader.persona}"),
        (one.aim and one.aim == reader.wanted, f"there to {one.aim}"),
        (one.language and one.language == reader.language, f"in their language ({one.language})"),
        (reader.angles and one.angle and one.angle != reader.angles[0], "another message angle"),
    )
    return ", ".join(reason for applies, reason in reasons if applies) or "not seen before"
