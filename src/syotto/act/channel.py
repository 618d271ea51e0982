"""What every channel can do, and the list of kinds of channels.

A message is packed first: written, signed, whole. Only then is it on record as leaving, and only
then `send` gives it away. So whatever can fail by itself fails before anything has left.

A package adds a kind with an entry point in the group `syotto.channels`: a function that makes a
channel from its section of the settings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Protocol

from syotto.errors import SettingError
from syotto.schema.messages import Outcome

PLUGINS = "syotto.channels"


@dataclass(frozen=True)
class Letter:
    """A message as it will be read.

    sender: with or without a name; empty is the channel's own. return_path: where bounces go.
    unsubscribe: the one-click address; none where there is nothing to unsubscribe from. at: now.
    """

    message_id: str
    address: str
    subject: str
    text: str
    html: str | None
    at: datetime
    sender: str = ""
    reply_to: str = ""
    return_path: str = ""
    unsubscribe: str | None = None
    person_id: str | None = None
    given: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Parcel:
    """A packed message: nothing of it is made up any more on its way."""

    message_id: str
    address: str
    return_path: str
    content: bytes
    at: datetime


@dataclass(frozen=True)
class Receipt:
    """What became of a parcel. transport_id: under which number the transport has it."""

    message_id: str
    outcome: Outcome
    reason: str
    transport_id: str | None = None


class Channel(Protocol):
    """A way out. Used by one thread at a time."""

    def pack(self, letter: Letter) -> Parcel:
        """Raises InputError where the message cannot be written in this channel."""
        ...

    def send(self, parcels: Sequence[Parcel]) -> Iterator[Receipt]:
        """One receipt for each parcel, in their order, as soon as it is known. Never raises:
        what went wrong is a receipt.
        """
        ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Setup:
    """What a channel is made from. given: its section of the settings, its secrets filled in.

    folder: the workspace's. name: the section's.
    """

    name: str
    given: Mapping[str, Any]
    folder: Path


MakeChannel = Callable[[Setup], Channel]


def kinds() -> dict[str, MakeChannel]:
    """Every kind of channel: ours, and those of installed packages."""
    from syotto.act.email import email
    from syotto.act.paper import paper
    from syotto.act.webhook import webhook

    found: dict[str, MakeChannel] = {"smtp": email, "paper": paper, "webhook": webhook}
    for entry in entry_points(group=PLUGINS):
        if entry.name in found:
            raise SettingError(
                f"Two kinds of channels are called {entry.name!r}.",
                fix=f"Uninstall {entry.value.partition(':')[0]}, or have it renamed.",
            )
        found[entry.name] = entry.load()
    return found


def open_channel(setup: Setup) -> Channel:
    """Raises SettingError for an unknown kind, and where the section is wrong."""
    known = kinds()
    kind = setup.given.get("kind", "smtp")
    if kind not in known:
        raise SettingError(
            f"[channels.{setup.name}] is of the kind {kind!r}.",
            fix=f"Use one of: {', '.join(sorted(known))}.",
        )
    return known[kind](setup)


def entries(setup: Setup, known: Mapping[str, Any]) -> dict[str, Any]:
    """The section with its defaults; an entry without a default (None) must be given.

    Raises SettingError for an unknown, missing or wrong entry.
    """
    given = {name: value for name, value in setup.given.items() if name != "kind"}
    unknown = sorted(set(given) - set(known))
    lacking = sorted(name for name, value in known.items() if value is None and not given.get(name))
    wrong = sorted(
        name
        for name, value in given.items()
        if known.get(name) is not None and type(value) is not type(known[name])
    )
    if unknown or lacking or wrong:
        what = (
            f"has an unknown {unknown[0]!r}" if unknown
            else f"has no {lacking[0]!r}" if lacking
            else f"has {given[wrong[0]]!r} as {wrong[0]!r}"
        )  # fmt: skip
        raise SettingError(f"[channels.{setup.name}] {what}.", fix=f"It knows: {', '.join(known)}.")
    return {**known, **given}
