"""The ways out that syotto.toml names, with their secrets filled in from variables."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from syotto.act.channel import Channel, Setup, open_channel
from syotto.errors import SettingError
from syotto.run.house import House
from syotto.schema.words import Channel as Word
from syotto.sense.secret import secret

SECRETS = ("password", "secret")
WRITES_MAIL = ("smtp", "paper")
"""Kinds whose messages are e-mails: people open them, follow links, unsubscribe."""


def channel(house: House, name: str, environ: Mapping[str, str] = os.environ) -> Channel:
    """Opens a channel. Raises SettingError where there is none, or its section is wrong."""
    section = dict(section_of(house, name))
    for entry in SECRETS:
        if section.get(entry):
            section[entry] = from_variable(name, entry, section[entry], environ)
    return open_channel(Setup(name, section, house.folder))


def section_of(house: House, name: str) -> Mapping[str, Any]:
    if name not in house.settings.channels:
        raise SettingError(f"There is no channel {name!r}.", fix=how_to_add(name))
    return house.settings.channels[name]


def how_to_add(name: str) -> str:
    return (
        f"Add to syotto.toml [channels.{name}] with the lines "
        'kind = "paper" (mails are only written down, to try it) or kind = "smtp" and '
        'host = "mail.example.com"; and from = "Ann Ahola <ann@example.com>". See docs/mail.md.'
    )


def from_variable(name: str, entry: str, text: str, environ: Mapping[str, str]) -> str:
    """A secret never stands in the file itself."""
    if not text.startswith("$"):
        raise SettingError(
            f"[channels.{name}] has its {entry} in the file, where everybody can read it.",
            fix=f'Write `{entry} = "$NAME"` and set the variable NAME where syotto runs.',
        )
    return secret(text, environ)


def writes_mail(house: House, name: str) -> bool:
    return section_of(house, name).get("kind", "smtp") in WRITES_MAIL


def word_of(house: House, name: str) -> Word:
    """What contact rules and consents call it: mail, or what its section is called, as `sms`."""
    if writes_mail(house, name):
        return Word.EMAIL
    return next((word for word in Word if word == name), Word.ANY)


def return_path(house: House, name: str) -> str:
    """Where bounces of a channel go, before a message's own tag; empty: to the sender."""
    return str(section_of(house, name).get("return_path", ""))
