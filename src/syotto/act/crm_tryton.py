"""Tryton, by its JSON-RPC: parties and sales opportunities (`trytond_sale_opportunity`).

A party of the category Person is a person, any other a company. Our number is an identifier of the
party, and the reference of the opportunity: Tryton keeps neither unique, so each is looked for
before it is made.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from syotto.act.crm import OUR_ID, Setup
from syotto.act.crm_calls import Answer, Http, let_in, moment, patient, safe, wanted
from syotto.act.crm_shape import Row, Tongue, tongue
from syotto.errors import SettingError
from syotto.schema.crm import Change, Kind, Mark, Page, Record, Refusal, Shape, Written

AT_ONCE = 100
LATE = timedelta(minutes=1)
OURS = "syotto:"
"""In front of our number among a party's identifiers."""
PERSON = "Person"
PARTY = ("email", "phone", "website")
"""Ways to reach a party that it shows as fields of its own."""
SHAPES = {
    Kind.ACCOUNTS: Shape(
        "party.party",
        {"name": "name", "domain": "website", "phone": "phone"},
        ref="our_id", updated="updated",
    ),
    Kind.PEOPLE: Shape(
        "party.party",
        {
            "first_name": "first", "last_name": "last", "email": "email", "phone": "phone",
        },
        ref="our_id", updated="updated",
    ),
    Kind.OPPORTUNITIES: Shape(
        "sale.opportunity",
        {
            "name": "description", "amount": "amount", "stage": "state",
            "created_at": "start_date", "closed_at": "end_date", "lost_reason": "lost_reason",
            "text": "comment", "account_ref": "account", "person_ref": "person",
        },
        ref="reference", updated="updated",
        read_only=("stage", "created_at", "closed_at", "lost_reason"),
        won={"state": "won"}, lost={"state": ["lost", "cancelled"]},
    ),
}  # fmt: skip
READ = {
    "party.party": (
        "name", *PARTY, "active", "identifiers.code", "categories.name", "create_date",
        "write_date",
    ),
    "sale.opportunity": (
        "reference", "description", "amount", "state", "start_date", "end_date", "lost_reason",
        "comment", "party", "party.categories.name", "create_date", "write_date",
    ),
}  # fmt: skip
TOUCHED = {
    "party.party": ("", "contact_mechanisms.", "identifiers."),
    "sale.opportunity": ("",),
}
"""What of a record shows in it when it changes."""


@dataclass
class Tryton:
    """One database of a Tryton server. given: user, password and company."""

    name: str
    http: Http
    place: str
    words: Tongue
    given: Mapping[str, str]
    pause: Callable[[float], None]
    batch: int = AT_ONCE

    def __post_init__(self) -> None:
        self.shapes = self.words.shapes
        self.session: Mapping[str, str] = {}
        self.company: tuple[int, int] | None = None
        self.category: int | None = None

    def call(self, method: str, *params: Any) -> Answer:
        """One method. What Tryton says no to comes with status 200 and an error in it."""

        def once() -> Answer:
            self.session = self.session or self.signed_in()
            answer = self.http("POST", self.place, asked(method, *params), self.session)
            if answer.status == 401:
                self.session = self.signed_in()
                answer = self.http("POST", self.place, asked(method, *params), self.session)
            return spoken(answer)

        return patient(self.name, once, self.pause)

    def signed_in(self) -> Mapping[str, str]:
        user = self.given["user"]
        ask = asked("common.db.login", user, {"password": self.given["password"]})
        answer = spoken(self.http("POST", self.place, ask))
        if answer.status == 429:
            return {}
        number, token = wanted(self.name, let_in(self.name, answer))[:2]
        spelled = b64encode(f"{user}:{number}:{token}".encode()).decode()
        return {"Authorization": f"Session {spelled}"}

    def get(self, model: str, method: str, *params: Any) -> Any:
        return wanted(self.name, self.call(f"model.{model}.{method}", *params, self.context()))

    def context(self) -> dict[str, Any]:
        return {"company": self.company[0]} if self.company else {}

    def prepare(self, kind: Kind) -> None:
        """The company that sells, its currency, and the category of people."""
        self.company = self.company or self.selling()
        if kind is Kind.PEOPLE:
            self.category = self.people(make=True)

    def selling(self) -> tuple[int, int]:
        name = self.given["company"]
        domain = [["party.name", "=", name]] if name else []
        found = self.get(
            "company.company", "search_read", domain, 0, 2, None, ["id", "currency", "rec_name"]
        )
        if len(found) != 1:
            raise SettingError(
                f"{self.name} has {'several companies' if found else 'no such company'}.",
                fix=f'Add company = "its name" to [crm.{self.name}].',
            )
        return found[0]["id"], found[0]["currency"]

    def people(self, *, make: bool = False) -> int | None:
        found = self.get("party.category", "search", [["name", "=", PERSON]], 0, 1, None)
        if not found and make:
            found = self.get("party.category", "create", [{"name": PERSON}])
        return found[0] if found else None

    def changed(self, kind: Kind, mark: Mark | None, now: datetime) -> Iterator[Page]:
        """By number from the last one kept; the next time what changed since this one began."""
        begun = (mark or {}).get("begun") or now.isoformat()
        last = int((mark or {}).get("last", 0))
        since, newest = (mark or {}).get("since"), (mark or {}).get("newest", "")
        while True:
            domain = [self.mine(kind), ["id", ">", last], *self.touched(kind, since)]
            rows = self.rows(kind, domain, limit=AT_ONCE)
            records = self.records(kind, rows)
            last = max((row["id"] for row in rows), default=last)
            newest = max([newest, *(one.updated_at or "" for one in records)])
            here = {"begun": begun, "newest": newest, "last": last, "since": since}
            done = len(rows) < AT_ONCE
            ahead = min(begun, newest) if newest else since
            yield Page(records, here if not done else {"since": ahead} if ahead else {})
            if done:
                return

    def touched(self, kind: Kind, since: str | None) -> list[Any]:
        if not since:
            return []
        start = stamp(moment(since) - LATE)
        return [
            [
                "OR",
                *(
                    [f"{part}{name}", ">=", start]
                    for part in TOUCHED[self.shapes[kind].object]
                    for name in ("create_date", "write_date")
                ),
            ]
        ]

    def mine(self, kind: Kind) -> list[Any]:
        """Companies are parties that are not people, and not the company that sells."""
        if kind is Kind.PEOPLE:
            return [["categories.name", "=", PERSON], ["active", "in", [True, False]]]
        if kind is Kind.ACCOUNTS:
            return [["categories.name", "!=", PERSON], ["active", "in", [True, False]]]
        return []

    def rows(self, kind: Kind, domain: list[Any], limit: int | None = None) -> list[Any]:
        model = self.shapes[kind].object
        names, order = ["id", *READ[model]], [["id", "ASC"]]
        found: list[Any] = self.get(model, "search_read", domain, 0, limit, order, names)
        return found

    def records(self, kind: Kind, rows: Sequence[Row]) -> tuple[Record, ...]:
        return tuple(
            self.words.record(kind, flat(kind, row), deleted=row.get("active") is False)
            for row in rows
        )

    def read(self, kind: Kind, record_ids: Sequence[str]) -> list[Record]:
        rows = self.rows(kind, [["id", "in", [int(one) for one in record_ids]]])
        return list(self.records(kind, rows))

    def find(self, kind: Kind, field: str, values: Sequence[str]) -> list[Record]:
        shape, domain = self.shapes[kind], list[Any]()
        if field == OUR_ID and shape.object == "party.party":
            domain = ["identifiers.code", "in", [f"{OURS}{one}" for one in values]]
        elif field == OUR_ID:
            domain = [shape.ref, "in", list(values)]
        elif shape.fields[field] in PARTY:
            way: list[Any] = [["type", "=", shape.fields[field]], ["value", "in", list(values)]]
            domain = ["contact_mechanisms", "where", way]
        else:
            domain = [shape.fields[field], "in", list(values)]
        return list(self.records(kind, self.rows(kind, [self.mine(kind), domain])))

    def write(self, kind: Kind, changes: Sequence[Change]) -> list[Written]:
        return [self.written(kind, one) for one in changes]

    def written(self, kind: Kind, change: Change) -> Written:
        """One record a call, each a transaction of its own."""
        self.prepare(kind)
        model = self.shapes[kind].object
        if change.record_id is None:
            made = self.call(f"model.{model}.create", [self.new(kind, change)], self.context())
            if made.good:
                return Written(change.our_id, str(made.body[0]))
            return Written(change.our_id, None, made.words)
        values = self.values(kind, change)
        if model == "party.party":
            values = self.reached(change, values)
        number = int(change.record_id)
        answer = self.call(f"model.{model}.write", [number], values, self.context())
        good = answer.good
        return Written(
            change.our_id, change.record_id if good else None, "" if good else answer.words
        )

    def new(self, kind: Kind, change: Change) -> dict[str, Any]:
        values = self.values(kind, change)
        if kind is Kind.OPPORTUNITIES and self.company:
            company, currency = self.company
            return {**values, "company": company, "currency": currency, "reference": change.our_id}
        ways = [{"type": name, "value": values.pop(name)} for name in PARTY if values.get(name)]
        values |= {"identifiers": [["create", [{"code": f"{OURS}{change.our_id}"}]]]}
        values |= {"contact_mechanisms": [["create", ways]]} if ways else {}
        values |= {"categories": [["add", [self.category]]]} if kind is Kind.PEOPLE else {}
        return {name: one for name, one in values.items() if name not in PARTY}

    def reached(self, change: Change, values: dict[str, Any]) -> dict[str, Any]:
        """Ways to reach a party are records of their own: the first of a kind is changed."""
        ways = {name: values.pop(name) for name in PARTY if name in values}
        domain = [["party", "=", int(change.record_id or 0)], ["type", "in", list(ways)]]
        found = self.get(
            "party.contact_mechanism", "search_read", domain, 0, None, None, ["id", "type"]
        )
        first = {row["type"]: row["id"] for row in reversed(found)}
        steps: list[Any] = []
        for name, value in ways.items():
            if name in first:
                steps.append(
                    ["write", [first[name]], {"value": value}]
                    if value
                    else ["delete", [first[name]]]
                )
            elif value:
                steps.append(["create", [{"type": name, "value": value}]])
        mine = change.bare or self.known(change)
        values |= {"contact_mechanisms": steps} if steps else {}
        return values | (
            {} if mine else {"identifiers": [["create", [{"code": f"{OURS}{change.our_id}"}]]]}
        )

    def known(self, change: Change) -> bool:
        domain = [["party", "=", int(change.record_id or 0)], ["code", "like", f"{OURS}%"]]
        return bool(self.get("party.identifier", "search", domain, 0, 1, None))

    def values(self, kind: Kind, change: Change) -> dict[str, Any]:
        """Fields of theirs, as Tryton types them."""
        body = self.words.body(kind, change)
        body.pop(self.shapes[kind].ref, None)
        if kind is Kind.OPPORTUNITIES:
            party = body.pop("account", None) or body.pop("person", None)
            body.pop("person", None)
            amount = body.get("amount")
            body |= {"amount": {"__class__": "Decimal", "decimal": amount}} if amount else {}
            return body | ({"party": int(party)} if party else {})
        if kind is Kind.PEOPLE and {"first", "last"} & set(body):
            body["name"] = " ".join(filter(None, (body.pop("first", ""), body.pop("last", ""))))
        return body

    def opt_out(self, refusals: Sequence[Refusal]) -> list[Written]:
        """A party of Tryton has no field for a no."""
        lacking = "Tryton has no field for it."
        return [Written(one.record_id, None, lacking) for one in refusals]

    def delete(self, kind: Kind, record_id: str) -> None:
        """What Tryton does not let go because others refer to it is deactivated and emptied."""
        model, number = self.shapes[kind].object, [int(record_id)]
        if not self.rows(kind, [["id", "in", number], ["active", "in", [True, False]]]):
            return
        if not self.call(f"model.{model}.delete", number, self.context()).good:
            change = Change("", record_id, {})
            emptied = self.reached(change, {"email": None, "phone": None})
            self.get(model, "write", number, {**emptied, "name": "[erased]", "active": False})

    def close(self) -> None:
        self.http.close()


def asked(method: str, *params: Any) -> dict[str, Any]:
    return {"id": 1, "method": method, "params": list(params)}


def spoken(answer: Answer) -> Answer:
    """The result of a call; an error in it is a refusal."""
    body = answer.body
    if not answer.good or not isinstance(body, Mapping):
        return answer
    if "error" in body:
        error = body["error"]
        named = isinstance(error, list) and isinstance(error[-1], list)
        words = error[-1] if named else error[:1] if isinstance(error, list) else error
        return replace(answer, status=422, body={"message": plain(words)})
    return replace(answer, body=body.get("result"))


def plain(words: Any) -> str:
    """Tryton's error: a sentence, or a list that begins with one."""
    if isinstance(words, list):
        return " ".join(plain(one) for one in words if one)
    return str(words)


def flat(kind: Kind, row: Row) -> dict[str, Any]:
    """A row of Tryton as the shape reads it."""
    dates = [date(row.get(name)) for name in ("create_date", "write_date")]
    found = {name: value(one) for name, one in row.items()}
    found["updated"] = max(filter(None, dates), default=None)
    if kind is Kind.OPPORTUNITIES:
        person = PERSON in names_of((row.get("party.") or {}).get("categories.") or (), "name")
        return {**found, "person" if person else "account": found.get("party")}
    codes = [one for one in names_of(row.get("identifiers.") or (), "code") if one.startswith(OURS)]
    first, _, last = (row.get("name") or "").strip().rpartition(" ")
    return {
        **found, "first": first or None, "last": last or None,
        "our_id": codes[0].removeprefix(OURS) if codes else None,
    }  # fmt: skip


def names_of(rows: Sequence[Row], name: str) -> list[str]:
    return [str(row.get(name) or "") for row in rows]


def value(given: Any) -> Any:
    """Tryton's typed values as texts: amounts, days, moments."""
    if not isinstance(given, Mapping):
        return given
    return given["decimal"] if given.get("__class__") == "Decimal" else date(given)


def date(given: Any) -> str | None:
    if not isinstance(given, Mapping) or "year" not in given:
        return None
    year, month, day = (int(given[name]) for name in ("year", "month", "day"))
    if given["__class__"] == "date":
        return f"{year:04d}-{month:02d}-{day:02d}"
    hour, minute, second = (int(given[name]) for name in ("hour", "minute", "second"))
    rest = int(given["microsecond"])
    return datetime(year, month, day, hour, minute, second, rest, tzinfo=UTC).isoformat()


def stamp(at: datetime) -> dict[str, Any]:
    names = ("year", "month", "day", "hour", "minute", "second", "microsecond")
    return {"__class__": "datetime", **{name: getattr(at, name) for name in names}}


def tryton(setup: Setup) -> Tryton:
    """A CRM of kind tryton. Raises SettingError where its section is wrong."""
    address, database, user, password = setup.need("address", "database", "user", "password")
    http = Http(safe(setup.name, address), {}, setup.get("certificate"))
    given = {"user": user, "password": password, "company": setup.get("company")}
    place = f"/{quote(database)}/rpc/"
    return Tryton(setup.name, http, place, tongue(setup, SHAPES), given, setup.pause)
