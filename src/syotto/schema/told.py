"""The text that the ledger keeps of a person or an account, and a profile made of both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import msgspec

from syotto.schema.condition_fields import PERSON, Kind
from syotto.schema.profile import Happened, Profile, Purchase


class Brought(msgspec.Struct, frozen=True, gc=False):
    """A feature of the firm's own."""

    feature: str
    value: str | None = None


class Told(msgspec.Struct, frozen=True):
    """What is known of a subject; what is null is not known. See `know/profiles`."""

    person: dict[str, Any] | None = None
    account: dict[str, Any] | None = None
    features: list[Brought] | None = None
    events: list[Happened] | None = None
    purchases: list[Purchase] | None = None
    lists: list[str] | None = None
    segments: list[str] | None = None

    @property
    def account_id(self) -> str | None:
        return self.person.get("account_id") if self.person else None


NOTHING = Told()
OBJECTED = "objected"
"""The mark of who objected to being profiled: nothing else is told of them."""
READ = {Kind.MOMENT: datetime.fromisoformat, Kind.DAY: date.fromisoformat}
READERS = {name: READ[kind] for name, (kind, _) in PERSON.items() if kind in READ}
read = msgspec.json.Decoder(Told).decode


def profile_of(
    person_id: str, own: Told, account: Told, lately: Iterable[Happened] = ()
) -> Profile:
    """A person with what is known of their account, and what happened lately.

    An event that the build knew already counts once.
    """
    fields = {**(own.person or {}), **(account.account or {})}
    for name, reader in READERS.items():
        if fields.get(name):
            fields[name] = reader(fields[name])
    events = tuple(own.events or ())
    if lately:
        known = set(events)
        events += tuple(one for one in lately if one not in known)
    brought = (*(account.features or ()), *(own.features or ()))
    return Profile(
        person_id=person_id,
        fields=fields,
        features={one.feature: one.value for one in brought if one.value is not None},
        events=events,
        purchases=(*(own.purchases or ()), *(account.purchases or ())),
        lists=frozenset(own.lists or ()),
        segments=frozenset(own.segments or ()),
    )
