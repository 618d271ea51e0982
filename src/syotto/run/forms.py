"""Hosted forms: sheets that are handed out and taken back, spam kept apart, answers committed.

A sheet carries when it was handed out, signed: who fills in a form within two seconds is no person,
and a sheet that is older than a day or not ours is asked for again. What a device remembers is
signed too: whom it belongs to and which questions were answered, no answers.
"""

from __future__ import annotations

import json
import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

from syotto.errors import InputError, NotFound
from syotto.run import clock
from syotto.run.collect import Collector
from syotto.run.house import House
from syotto.run.keyed import key_of
from syotto.run.preferences import ask_to_confirm
from syotto.run.sources import ensure_source
from syotto.schema.lawful import channel_of, purpose_of
from syotto.schema.source import SourceKind
from syotto.schema.words import Purpose
from syotto.sense import forms
from syotto.sense.addresses import shortened
from syotto.sense.forms import Form, Question
from syotto.sense.tracking import take_events

SECRET = "forms/secret"  # noqa: S105 - the name under which it is kept
SALT = "forms"
FASTEST = 2.0
OLDEST = 86_400.0
AN_HOUR = 20
"""Answers from one network in an hour; more are asked to wait."""
REMEMBERED = 180 * 86_400
"""Seconds that a device remembers."""


class TooMany(InputError):
    """More answers from one network than people give."""

    status = 429


@dataclass(frozen=True)
class Known:
    """What a device remembers: who it belongs to, and which questions were answered."""

    person: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A form as it is handed out."""

    form: Form
    questions: list[Question]
    token: str
    known: Known | None


@dataclass(frozen=True)
class Answer:
    """A form as it comes back."""

    given: Mapping[str, str]
    remembered: str | None
    address: str | None
    page: str


@dataclass
class Desk:
    """Hands out and takes back forms in one process of the server."""

    house: House
    hour: int = 0
    taken: Counter[str] = field(default_factory=Counter)

    def sheet(self, name: str, remembered: str | None) -> Sheet:
        """Raises NotFound where syotto.toml has no [forms.NAME]."""
        form = form_of(self.house, name)
        known = self.recall(remembered) if form.remember else None
        number = secrets.token_urlsafe(12)
        token = self.signed({"n": number, "f": name, "t": self.seconds()})
        return Sheet(form, forms.asked(form, known.fields if known else ()), token, known)

    async def take(self, collector: Collector, name: str, answer: Answer) -> str | None:
        """Keeps an answer; returns what the device may remember, if the person wants that.

        Raises WrongAnswer, TooMany, InputError for a sheet that is not ours or too old.
        """
        form = form_of(self.house, name)
        await collector.aside(signer, self.house)
        sheet = self.read(answer.given.get("t"))
        if sheet.get("f") != name or self.seconds() - sheet["t"] > OLDEST:
            raise InputError("The form is too old.", fix="Reload the page and send it again.")
        known = self.recall(answer.remembered) if form.remember else None
        spam = spam_of(answer.given, self.seconds() - sheet["t"])
        told = known.fields if known else ()
        fields = {} if spam else forms.answered(form, answer.given, told)
        self.count(answer.address)
        event = forms.event(
            form,
            fields,
            [] if spam else forms.agreed(form, answer.given),
            number=sheet["n"],
            person=known.person if known else None,
            page=answer.page,
            spam=spam,
        )
        source = await collector.aside(ensure_source, self.house, f"form-{name}", SourceKind.FORM)
        if not spam and fields.get("email"):  # before flows hear of it: they wait for the answer
            await collector.aside(self.ask_to_confirm, form, answer.given, event, fields["email"])
        await collector.take(source, take_events([event]), "form")
        wants = form.remember and answer.given.get("remember") and event.get("userId")
        return self.signed({"p": event["userId"], "k": [*told, *fields]}) if wants else None

    def ask_to_confirm(
        self, form: Form, given: Mapping[str, str], event: Mapping[str, Any], address: str
    ) -> None:
        """Mails that ask whether it was them, for the boxes that want it."""
        for box in forms.to_confirm(form, given):
            purpose = purpose_of(box.purpose, box.channel) or Purpose.MAILING
            ask_to_confirm(
                self.house,
                content=box.confirm,
                person_id=event.get("userId"),
                address=address,
                purpose=purpose,
                channel=channel_of(box.channel),
                wording=box.wording,
                version=box.version,
            )

    def count(self, address: str | None) -> None:
        """Raises TooMany where a network has sent too many answers within the hour."""
        hour = int(self.seconds() // 3600)
        if hour != self.hour:
            self.hour, self.taken = hour, Counter()
        network = shortened(address) or "unknown"
        self.taken[network] += 1
        if self.taken[network] > AN_HOUR:
            raise TooMany("Too many answers from this network.", fix="Try again in an hour.")

    def recall(self, text: str | None) -> Known | None:
        """What a device remembers; nothing where it is not signed by us."""
        said = self.read(text)
        return Known(said["p"], tuple(said["k"])) if "p" in said else None

    def signed(self, said: Mapping[str, Any]) -> str:
        return str(signer(self.house).dumps(said))

    def read(self, text: str | None) -> dict[str, Any]:
        """What we have signed; empty for what we have not."""
        try:
            said: dict[str, Any] = signer(self.house).loads(text or "")
        except BadSignature:
            return {}
        return said

    def seconds(self) -> float:
        return clock.microseconds(self.house.now()) / 1e6


def form_of(house: House, name: str) -> Form:
    """Raises NotFound where there is no such form, SettingError where its section is wrong."""
    if name not in house.settings.forms:
        raise NotFound(f"There is no form {name!r}.", fix=f"Add [forms.{name}] to syotto.toml.")
    return opened(name, json.dumps(house.settings.forms[name]))


@lru_cache(maxsize=64)
def opened(name: str, section: str) -> Form:
    return forms.parse(name, json.loads(section))


def spam_of(given: Mapping[str, str], seconds: float) -> str | None:
    """Why an answer is thought to come from a machine."""
    if given.get(forms.HONEYPOT):
        return "a hidden field was filled in"
    return "filled in within two seconds" if seconds < FASTEST else None


@lru_cache(maxsize=8)
def signer(house: House) -> URLSafeSerializer:
    """Signs with the workspace's own secret."""
    return URLSafeSerializer(key_of(house, SECRET), salt=SALT)
