"""Any CRM with a REST interface, by a mapping in the workspace: `crm/NAME.yaml`.

The mapping says how a page is asked for, where its rows and the next page stand, and how a record
is made, changed and deleted. Dynamics 365 (OData 4) comes as the example.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from syotto.act.crm import OUR_ID, Setup
from syotto.act.crm_calls import (
    Answer,
    Http,
    basic,
    bearer,
    client_token,
    moment,
    patient,
    safe,
    wanted,
)
from syotto.act.crm_shape import Tongue, tongue
from syotto.errors import SettingError
from syotto.schema.crm import LINKS, Change, Kind, Mark, Page, Record, Refusal, Shape, Written

LATE = timedelta(minutes=1)
AT_ONCE = 20
"""A record is a call of its own: so many are done between two looks at the ledger."""
NUMBERS = uuid.UUID("5f0c2c5e-7d0e-4a63-9c57-0a4f3f4c9a11")
"""In whose name our numbers become theirs."""


@dataclass(frozen=True)
class Calls:
    """How it is asked. In {braces}: object, key, fields, updated, since, field, value, id.

    first: everything; since: what changed since a moment, the oldest first. rows, next: where in
    an answer its rows and the address of the next page stand, by dots; rows empty: the answer is
    the list. new_id: `ours` makes the number of a new record here, so that a repeated call is the
    same call; `theirs` reads it from the answer by the key. create, update, delete: the method and
    the place. quote: what a quote in a value becomes.
    """

    first: str
    since: str
    find: str
    one: str
    create: str
    update: str
    delete: str
    rows: str = ""
    next: str = ""
    new_id: str = "theirs"
    quote: str = "'"
    typed: bool = True


Binds = Mapping[Kind, Mapping[str, tuple[str, str]]]
"""kind -> link of ours -> the field that takes it, and what is written there."""


@dataclass
class Rest:
    """One CRM by its mapping. token: gives the header that lets us in; asked anew when it ends."""

    name: str
    http: Http
    words: Tongue
    calls: Calls
    binds: Binds
    head: Callable[[], Mapping[str, str]]
    pause: Callable[[float], None]
    batch: int = AT_ONCE

    def __post_init__(self) -> None:
        self.shapes = self.words.shapes
        self.key: Mapping[str, str] = {}

    def call(self, method: str, target: str, body: Any = None) -> Answer:
        def once() -> Answer:
            fresh = not self.key
            self.key = self.key or self.head()
            answer = self.http(method, target, body, self.key)
            if answer.status == 401 and not fresh:
                self.key = self.head()
                answer = self.http(method, target, body, self.key)
            return answer

        return patient(self.name, once, self.pause)

    def place(self, template: str, kind: Kind, **given: str) -> str:
        """A template filled in; what is put in is text, and never a part of the address."""
        shape = self.shapes[kind]
        names = ",".join(sorted({*self.words.names(kind), shape.key}))
        own = {"object": shape.object, "key": shape.key, "updated": shape.updated}
        put = {
            name: quote(value.replace("'", self.calls.quote), safe="")
            for name, value in given.items()
        }
        return template.format_map({**own, "fields": names, **put}).replace(" ", "%20")

    def prepare(self, kind: Kind) -> None:
        """Without a field for our number only a number of our own making repeats nothing."""
        if not self.shapes[kind].ref and self.calls.new_id != "ours":
            raise SettingError(
                f"{self.name} keeps our number nowhere in its {self.shapes[kind].object}.",
                fix="Name a field for it: `ref` in the mapping; or new_id: ours.",
            )

    def changed(self, kind: Kind, mark: Mark | None, now: datetime) -> Iterator[Page]:
        reached = mark["since"] if mark else ""
        start = moment(reached) - LATE if mark else now
        since = start.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        template = self.calls.since if mark else self.calls.first
        for records in self.pages(kind, self.place(template, kind, since=since)):
            reached = max([reached, *(one.updated_at or "" for one in records)])
            yield Page(records, {"since": reached} if reached else {})

    def pages(self, kind: Kind, first: str) -> Iterator[tuple[Record, ...]]:
        place: str | None = first
        while place:
            page = wanted(self.name, self.call("GET", place))
            rows = inside(page, self.calls.rows) if self.calls.rows else page
            yield tuple(self.words.record(kind, row) for row in rows)
            place = inside(page, self.calls.next) if self.calls.next else None

    def read(self, kind: Kind, record_ids: Sequence[str]) -> list[Record]:
        found = []
        for one in record_ids:
            answer = self.call("GET", self.place(self.calls.one, kind, id=one))
            if answer.status not in (404, 410):
                found.append(self.words.record(kind, wanted(self.name, answer)))
        return found

    def find(self, kind: Kind, field: str, values: Sequence[str]) -> list[Record]:
        shape = self.shapes[kind]
        if field == OUR_ID and not shape.ref:
            made = {our_number(kind, one): one for one in values}
            there = self.read(kind, list(made))
            return [replace(one, our_id=made[one.record_id]) for one in there]
        theirs = shape.ref if field == OUR_ID else shape.fields[field]
        places = [self.place(self.calls.find, kind, field=theirs, value=one) for one in values]
        return [one for place in places for page in self.pages(kind, place) for one in page]

    def write(self, kind: Kind, changes: Sequence[Change]) -> list[Written]:
        return [self.written(kind, one) for one in changes]

    def written(self, kind: Kind, change: Change) -> Written:
        shape, ours = self.shapes[kind], self.calls.new_id == "ours"
        number = change.record_id or (our_number(kind, change.our_id) if ours else "")
        template = self.calls.update if change.record_id else self.calls.create
        method, _, place = template.partition(" ")
        answer = self.call(method, self.place(place, kind, id=number), self.body(kind, change))
        if not answer.good:
            return Written(change.our_id, None, answer.words)
        told = answer.body if isinstance(answer.body, Mapping) else {}
        return Written(change.our_id, number or str(told.get(shape.key) or "") or None)

    def opt_out(self, refusals: Sequence[Refusal]) -> list[Written]:
        return [self.opted_out(one) for one in refusals]

    def opted_out(self, refusal: Refusal) -> Written:
        method, _, place = self.calls.update.partition(" ")
        tick = True if self.calls.typed else "true"
        place = self.place(place, Kind.PEOPLE, id=refusal.record_id)
        answer = self.call(method, place, dict.fromkeys(refusal.names, tick))
        number = refusal.record_id
        return Written(number, number) if answer.good else Written(number, None, answer.words)

    def body(self, kind: Kind, change: Change) -> dict[str, Any]:
        plain = {name: one for name, one in change.fields.items() if name not in LINKS}
        sent = self.words.body(kind, replace(change, fields=plain))
        for name, (theirs, value) in self.binds.get(kind, {}).items():
            if change.fields.get(name):
                sent[theirs] = value.format(id=change.fields[name])
        return sent

    def delete(self, kind: Kind, record_id: str) -> None:
        method, _, place = self.calls.delete.partition(" ")
        answer = self.call(method, self.place(place, kind, id=record_id))
        if answer.status not in (404, 410):
            wanted(self.name, answer)

    def close(self) -> None:
        self.http.close()


def our_number(kind: Kind, our_id: str) -> str:
    """The number that a new record gets: always the same for the same of ours."""
    return str(uuid.uuid5(NUMBERS, f"{kind}/{our_id}"))


def inside(body: Any, path: str) -> Any:
    """What stands at `paging.next` in an answer; a key that has dots itself comes first."""
    if isinstance(body, Mapping) and path in body:
        return body[path]
    first, _, rest = path.partition(".")
    below = body.get(first) if isinstance(body, Mapping) else None
    return inside(below, rest) if rest and below is not None else below


def rest(setup: Setup) -> Rest:
    """A CRM of kind rest. Raises SettingError where its section or its mapping is wrong."""
    (address,) = setup.need("address")
    if not setup.mapping:
        raise SettingError(
            f"[crm.{setup.name}] has no mapping.", fix='Add mapping = "crm/NAME.yaml" to it.'
        )
    calls, shapes, binds = parse(setup.name, setup.mapping)
    headers = {str(name): str(value) for name, value in setup.mapping.get("headers", {}).items()}
    http = Http(safe(setup.name, address), headers, setup.get("certificate"))
    words = tongue(setup, shapes, typed=calls.typed)
    return Rest(setup.name, http, words, calls, binds, way_in(setup), setup.pause)


def parse(name: str, given: Mapping[str, Any]) -> tuple[Calls, Mapping[Kind, Shape], Binds]:
    """A mapping's text. Raises SettingError for what is missing or unknown."""
    section = dict(given)
    records = section.pop("records", {})
    section.pop("headers", None)
    check(name, "", section, Calls)
    shapes, binds = {}, {}
    for word, said in records.items():
        if word not in set(Kind):
            raise wrong(name, f"records.{word} is no kind of record", f"Use {', '.join(Kind)}.")
        own = dict(said)
        binds[Kind(word)] = {our: tuple(pair) for our, pair in own.pop("binds", {}).items()}
        check(name, f"records.{word}.", own, Shape)
        lists = {key: tuple(value) for key, value in own.items() if isinstance(value, list)}
        shapes[Kind(word)] = Shape(**{**own, **lists, "links": tuple(binds[Kind(word)])})
    if not shapes:
        raise wrong(name, "it has no records", "Say what people, accounts, ... are called.")
    return Calls(**section), shapes, binds


def check(name: str, where: str, given: Mapping[str, Any], kind: Any) -> None:
    known = {one.name: one for one in fields(kind)}
    unknown = sorted(set(given) - set(known))
    first = list(known)[: 7 if kind is Calls else 2]
    lacking = [one for one in first if not given.get(one)]
    if unknown:
        raise wrong(name, f"{where}{unknown[0]} is unknown", f"It knows: {', '.join(known)}.")
    if lacking:
        raise wrong(name, f"{where}{lacking[0]} is missing", "Compare it with crm/dynamics.yaml.")


def wrong(name: str, what: str, fix: str) -> SettingError:
    return SettingError(f"The mapping of [crm.{name}]: {what}.", fix=fix)


def way_in(setup: Setup) -> Callable[[], Mapping[str, str]]:
    """The header that lets us in: a token, a token for a program, or a user."""
    if setup.get("token"):
        return lambda: bearer(setup.get("token"))
    if setup.get("client_id"):
        place, key, secret = setup.need("token_address", "client_id", "client_secret")
        form = {
            "grant_type": "client_credentials", "client_id": key, "client_secret": secret,
            "scope": setup.get("scope"),
        }  # fmt: skip
        return lambda: asked_for(setup, safe(setup.name, place), form)
    user, password = setup.need("user", "password")
    return lambda: basic(user, password)


def asked_for(setup: Setup, place: str, form: Mapping[str, str]) -> Mapping[str, str]:
    def once() -> Answer:
        return client_token(place, form, setup.get("certificate"))

    answer = patient(setup.name, once, setup.pause)
    if not answer.good:
        raise SettingError(
            f"{setup.name} gives us no token: {answer.words}.",
            fix=f"Check client_id, client_secret and scope in [crm.{setup.name}].",
        )
    return bearer(answer.body["access_token"])
