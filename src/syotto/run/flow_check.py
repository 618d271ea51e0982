"""What a flow names must be there: contents, channels, segments, personas, stages, recipients.

A name that is not there is said with its line and column, and with what would help. An event that
nobody ever heard of is no error, for it may come some day: it is said all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow.compute as pc

from syotto.errors import InputError, NotFound, SyottoError
from syotto.know.journey_defaults import B2B, SHOP
from syotto.know.journey_rules import Rules, parse
from syotto.run.channels import section_of
from syotto.run.clock import EPOCH
from syotto.run.contents import content_now
from syotto.run.defined import personas_of, sellers_in
from syotto.run.house import House
from syotto.run.outbox import ADDRESS
from syotto.schema import event_names
from syotto.schema.condition_text import Marks, Path, Place, hint
from syotto.schema.flow import Flow, Key, written
from syotto.schema.flow_enter import OnEvent
from syotto.schema.flow_steps import EMAIL, OWNER, PREFERRED
from syotto.schema.happened import NUMBERED
from syotto.schema.raw_world import EVENTS
from syotto.sense import semantic
from syotto.sense.segments import read_segments
from syotto.store import users
from syotto.store.recent import rows_since

NOT_OURS = ("where", "update", "title", "what_for", "text")
"""What stands under these is the firm's own, whatever it is called."""
SORTS = {
    "segment": "segment", "in_segment": "segment", "persona": "persona", "stage": "stage",
    "event": "event", "did": "event", "send": "content", "one_of": "content",
    "content": "content", "channel": "channel", "webhook": "channel", "to": "recipient",
}  # fmt: skip


@dataclass(frozen=True)
class Named:
    """Something that a flow names, and where in its file it does."""

    sort: str
    name: str
    path: Path


@dataclass(frozen=True)
class Checked:
    """What is wrong with a flow, and what is only odd about it, each with place and fix."""

    wrong: list[str]
    odd: list[str]


def check(house: House, flow: Flow, given: Any = None, marks: Marks | None = None) -> Checked:
    """given, marks: what its file holds and where, if it is there; else what the flow says."""
    there = There(house)
    place = Place(f"flows/{flow.name}.yaml", marks or {})
    wrong, odd = [], []
    for one in each_once(named_in(given if isinstance(given, Mapping) else written(flow))):
        here = place.at(*one.path)
        if error := there.lacks(one):
            wrong.append(said(here, error))
        elif doubt := there.doubts(one):
            odd.append(said(here, doubt))
    return Checked([*wrong, *entrances(flow)], odd)


def said(place: Place, error: SyottoError) -> str:
    mark = place.wrong(None, "", "")
    where = f", line {mark.line}, column {mark.column}" if mark.line else ""
    return f"{place.name}{where}: {error.what} {error.fix}"


def each_once(found: Iterable[Named]) -> list[Named]:
    """Each name where it stands first."""
    first: dict[tuple[str, str], Named] = {}
    for one in found:
        first.setdefault((one.sort, one.name), one)
    return list(first.values())


def named_in(given: Any, path: Path = (), key: str = "") -> Iterator[Named]:
    """Every name in the dictionary of a flow, from top to bottom."""
    if isinstance(given, Mapping):
        for word, value in given.items():
            if word not in NOT_OURS and not (word == "one_of" and key != "send"):
                yield from named_in(value, (*path, word), word)
        if "send" in given and "channel" not in given:
            yield Named("channel", EMAIL, (*path, "send"))
    elif isinstance(given, list | tuple):
        for number, one in enumerate(given):
            yield from named_in(one, (*path, number), key)
    elif isinstance(given, str) and key in SORTS:
        yield Named(SORTS[key], given, path)


def entrances(flow: Flow) -> Iterator[str]:
    """Only an event can say which order, asset or opportunity it is about."""
    if flow.key != Key.PERSON and not all(isinstance(one, OnEvent) for one in flow.enter):
        which = flow.key.property
        yield f"A flow for each {flow.key} is entered by events only, whose {which} says which"


@dataclass(frozen=True)
class There:
    """What there is in a workspace to be named."""

    house: House

    def lacks(self, one: Named) -> SyottoError | None:
        """What is wrong with a name; None where it is there."""
        try:
            self.looks[one.sort](one.name)
        except SyottoError as error:
            return error
        return None

    @cached_property
    def looks(self) -> Mapping[str, Callable[[str], Any]]:
        """By sort, what raises where there is no such name."""
        return {
            "content": lambda name: content_now(self.house, name),
            "segment": read_segments(self.house.folder).condition,
            "channel": lambda name: name == PREFERRED or section_of(self.house, name),
            "persona": lambda name: among(name, self.personas, "persona"),
            "stage": lambda name: among(name, self.stages, "stage"),
            "recipient": self.recipient,
            "event": lambda _: None,
        }

    def doubts(self, one: Named) -> SyottoError | None:
        """What is odd about a name that may be right."""
        if one.sort == "event" and one.name not in self.told and one.name not in self.seen:
            fix = hint([one.name], self.told | self.seen, "It counts from when it first comes.")
            return NotFound(f"The event {one.name!r} was never seen.", fix=fix)
        if one.sort == "recipient" and one.name != OWNER and one.name not in self.people:
            fix = hint([one.name], self.people, "The task is on the page Tasks, under this name.")
            return NotFound(f"{one.name!r} is no user here, and no seller.", fix=fix)
        return None

    def recipient(self, name: str) -> None:
        if name not in {OWNER, *self.people} and not ADDRESS.fullmatch(name):
            fix = f"Write {OWNER}, a seller's name or an address."
            raise InputError(
                f"Nobody here is called {name!r}.", fix=hint([name], {OWNER, *self.people}, fix)
            )

    @cached_property
    def personas(self) -> list[str]:
        return [one.name for one in personas_of(self.house).known]

    @cached_property
    def stages(self) -> list[str]:
        """Of the journey that the settings name; where they name none, of both kinds."""
        given = self.house.settings.journey
        kinds: list[Rules] = [parse(given, found=found) for found in (B2B, SHOP)]
        return list(dict.fromkeys(name for rules in kinds for name in rules.names))

    @cached_property
    def people(self) -> frozenset[str]:
        """Sellers by name and address, and users by address."""
        sellers = sellers_in(self.house)
        with self.house.ledger.read() as connection:
            known = {user.email for user in users.every_user(connection)}
        names = {name for one in sellers for name in (one.name, one.email) if name}
        return frozenset(known | names)

    @cached_property
    def told(self) -> frozenset[str]:
        """Events that we write or understand ourselves, and those of the journey's stages."""
        ours = {value for name, value in vars(event_names).items() if name.isupper()}
        rules = parse(self.house.settings.journey)
        signs = (
            sign.pattern
            for stage in rules.stages
            for sign in (*stage.enter, *stage.lost, *stage.won, *stage.keep)
        )
        return frozenset(
            ours
            | {*semantic.NAMES, *semantic.ORDERS, *NUMBERED, *(s for s in signs if "*" not in s)}
        )

    @cached_property
    def seen(self) -> frozenset[str]:
        """Events of the log."""
        found: set[str] = set()
        for batch in rows_since(self.house.log, EVENTS, EPOCH, ["name"]):
            found |= set(filter(None, pc.unique(batch["name"]).to_pylist()))
        return frozenset(found)


def among(name: str, known: Iterable[str], what: str) -> None:
    names = list(known)
    if name not in names:
        fix = hint([name], names, f"There are: {', '.join(names) or 'none yet'}.")
        raise NotFound(f"There is no {what} {name!r}.", fix=fix)
