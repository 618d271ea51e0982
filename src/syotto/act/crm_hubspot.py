"""HubSpot, by its official client: contacts, companies, deals, tasks.

Our number is kept in a property of its own with unique values, so that a record is made or changed
by it in one call (https://developers.hubspot.com/docs/api/crm/understanding-the-crm).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from syotto.act.crm import OUR_ID, Setup
from syotto.act.crm_calls import (
    TIMEOUT,
    Answer,
    Http,
    bearer,
    moment,
    parsed,
    patient,
    safe,
    wanted,
)
from syotto.act.crm_hubspot_words import NO_MAIL, SHAPES, UNIQUE
from syotto.act.crm_shape import Row, Tongue, tongue
from syotto.errors import Busy, SettingError
from syotto.schema.crm import (
    LINKS,
    Change,
    Kind,
    Mark,
    Page,
    Record,
    Refusal,
    Written,
)

ADDRESS = "https://api.hubapi.com"
AT_ONCE = 100
DEEPEST = 9_900
"""A search gives no more than 10,000 records; after that it is asked anew."""
LATE = timedelta(minutes=2)
"""A search finds a change only some time after it."""
UNSUBSCRIBE = "/communication-preferences/v4/statuses/{}/unsubscribe-all?channel=EMAIL"
ABSENT = "OBJECT_NOT_FOUND"
"""Why a record is not in an answer where it is gone; any other reason says nothing about it."""


@dataclass
class HubSpot:
    """One account of HubSpot. client: `hubspot.HubSpot`; http: for what that cannot call."""

    name: str
    client: Any
    http: Http
    words: Tongue
    pause: Callable[[float], None]
    batch: int = AT_ONCE

    def __post_init__(self) -> None:
        self.shapes = self.words.shapes
        crm = self.client.crm
        self.basic, self.search = crm.objects.basic_api, crm.objects.search_api
        self.many, self.ties = crm.objects.batch_api, crm.associations.v4.batch_api

    def call(self, function: Callable[..., Any], *given: Any, **named: Any) -> Answer:
        """One call of the client, raw: answers that are partly refusals come through whole."""

        def once() -> Answer:
            from hubspot.crm import associations, contacts, objects, properties
            from urllib3.exceptions import HTTPError

            parts = (objects, contacts, properties, associations.v4)
            refusals = tuple(part.exceptions.ApiException for part in parts)

            try:
                raw = function(*given, **named, _preload_content=False, _request_timeout=TIMEOUT)
            except HTTPError as error:
                raise OSError(str(error)) from error
            except refusals as error:
                return refused(error)
            return Answer(raw.status, parsed(raw.data), dict(raw.headers))

        return patient(self.name, once, self.pause)

    def prepare(self, kind: Kind) -> None:
        object_name, core = self.shapes[kind].object, self.client.crm.properties.core_api
        if self.call(core.get_by_name, object_name, self.shapes[kind].ref).good:
            return
        groups = self.asked(self.client.crm.properties.groups_api.get_all, object_name)["results"]
        made = self.call(
            core.create,
            object_name,
            {
                "name": self.shapes[kind].ref, "label": "syöttö number", "type": "string",
                "fieldType": "text", "hasUniqueValue": True,
                "groupName": groups[0]["name"],
            },
        )  # fmt: skip
        if not made.good and made.status != 409:
            raise SettingError(
                f"{self.name} has no property {self.shapes[kind].ref} of {object_name}, and does "
                f"not let us make it: {made.words}.",
                fix="Make it by hand: one line of text, unique values; or let the key write "
                "schemas.",
            )

    def changed(self, kind: Kind, mark: Mark | None, now: datetime) -> Iterator[Page]:
        if not mark or "after" in mark:
            begun = mark or {"begun": now.isoformat()}
            yield from self.everything(kind, begun)
        else:
            yield from self.since(kind, moment(mark["since"]) - LATE, mark)

    def everything(self, kind: Kind, mark: Mark) -> Iterator[Page]:
        """Next time from when this began, by their clock if ours is ahead of it."""
        names, after = ",".join(self.words.names(kind)), mark.get("after")
        newest = mark.get("newest", "")
        while True:
            page = self.asked(
                self.basic.get_page, self.shapes[kind].object,
                limit=AT_ONCE, properties=[names], **({"after": after} if after else {}),
            )  # fmt: skip
            after = following(page)
            records = self.records(kind, page["results"])
            newest = max([newest, *(one.updated_at or "" for one in records)])
            begun = mark["begun"]
            done = {"since": min(begun, newest)} if newest else {}
            here = {"begun": begun, "newest": newest, "after": after} if after else done
            yield Page(records, here)
            if not after:
                return

    def since(self, kind: Kind, start: datetime, mark: Mark) -> Iterator[Page]:
        shape, after, found = self.shapes[kind], None, 0
        while True:
            condition = {
                "propertyName": shape.updated, "operator": "GTE",
                "value": str(int(start.timestamp() * 1000)),
            }  # fmt: skip
            sorts = [{"propertyName": shape.updated, "direction": "ASCENDING"}]
            page = self.searched(kind, condition, after, sorts=sorts)
            records = self.records(kind, page["results"])
            newest = max((one.updated_at or "" for one in records), default="")
            mark = {"since": max(newest, mark["since"])}
            yield Page(records, mark)
            after, found = following(page), found + len(records)
            if not after:
                return
            if found >= DEEPEST and moment(newest) > start:
                start, after, found = moment(newest), None, 0

    def read(self, kind: Kind, record_ids: Sequence[str]) -> list[Record]:
        return list(self.known_by(kind, record_ids))

    def find(self, kind: Kind, field: str, values: Sequence[str]) -> list[Record]:
        shape = self.shapes[kind]
        if field == OUR_ID or field in UNIQUE.get(kind, ()):
            theirs = shape.ref if field == OUR_ID else shape.fields[field]
            return list(self.known_by(kind, values, theirs))
        theirs = shape.fields[field]
        condition = {"propertyName": theirs, "operator": "IN", "values": list(values)}
        found, after = list[Record](), None
        while True:
            page = self.searched(kind, condition, after)
            found += self.records(kind, page["results"])
            after = following(page)
            if not after:
                return found

    def searched(self, kind: Kind, condition: Row, after: str | None, **more: Any) -> Any:
        """One page of a search."""
        asked: dict[str, Any] = {
            "filterGroups": [{"filters": [condition]}], "limit": AT_ONCE,
            "properties": self.words.names(kind), **({"after": after} if after else {}), **more,
        }  # fmt: skip
        return self.asked(self.search.do_search, self.shapes[kind].object, asked)

    def known_by(self, kind: Kind, values: Sequence[str], by: str = "") -> Iterator[Record]:
        """Records by their number, or by a property with unique values; only those there are."""
        asked: dict[str, Any] = {
            "properties": self.words.names(kind), "propertiesWithHistory": [],
            "inputs": [{"id": one} for one in values],
        }  # fmt: skip
        asked |= {"idProperty": by} if by else {}
        page = self.asked(self.many.read, self.shapes[kind].object, asked)
        unsure = [one for one in page.get("errors", ()) if one.get("category") != ABSENT]
        if unsure:
            raise Busy(
                f"{self.name} could not read all that was asked for: {unsure[0].get('message')}.",
                fix="Nothing is lost: it is tried again.",
            )
        there = set(values)
        for record in self.records(kind, page["results"]):
            if by or record.record_id in there:  # one that was merged answers by its new number
                yield record

    def write(self, kind: Kind, changes: Sequence[Change]) -> list[Written]:
        """New ones are made by our number, known ones changed by theirs."""
        new = [one for one in changes if one.record_id is None]
        old = [one for one in changes if one.record_id is not None]
        return [
            *self.sent(kind, new, self.many.upsert, self.upserted),
            *self.sent(kind, old, self.many.update, self.updated),
        ]

    def sent(
        self,
        kind: Kind,
        changes: Sequence[Change],
        how: Callable[..., Any],
        spelled: Callable[[Kind, Change], Row],
    ) -> list[Written]:
        """A batch that is refused as a whole is sent in halves, until the wrong one is alone."""
        if not changes:
            return []
        inputs = [spelled(kind, one) for one in changes]
        answer = self.call(how, self.shapes[kind].object, {"inputs": inputs})
        if not answer.good:
            if len(changes) == 1:
                return [Written(changes[0].our_id, None, answer.words)]
            half = len(changes) // 2
            parts = (changes[:half], changes[half:])
            return [one for part in parts for one in self.sent(kind, part, how, spelled)]
        made = told_apart(changes, answer.body)
        linked = [one for one in changes if made[one.our_id].record_id]
        self.link(kind, [replace(one, record_id=made[one.our_id].record_id) for one in linked])
        return [made[one.our_id] for one in changes]

    def upserted(self, kind: Kind, change: Change) -> Row:
        return {
            "idProperty": self.shapes[kind].ref, "id": change.our_id,
            "objectWriteTraceId": change.our_id, "properties": self.properties(kind, change),
        }  # fmt: skip

    def updated(self, kind: Kind, change: Change) -> Row:
        return {
            "id": change.record_id, "objectWriteTraceId": change.our_id,
            "properties": self.properties(kind, change),
        }  # fmt: skip

    def properties(self, kind: Kind, change: Change) -> dict[str, str]:
        """An empty text empties a property. Links are made apart."""
        plain = {name: one for name, one in change.fields.items() if name not in LINKS}
        body = self.words.body(kind, replace(change, fields=plain))
        return {name: "" if value is None else value for name, value in body.items()}

    def opt_out(self, refusals: Sequence[Refusal]) -> list[Written]:
        return [self.opted_out(one) for one in refusals]

    def opted_out(self, refusal: Refusal) -> Written:
        """Of a record without an address there is nothing to unsubscribe."""
        number, ticks = refusal.record_id, dict.fromkeys({*refusal.names} - {NO_MAIL}, "true")
        answers = []
        if NO_MAIL in refusal.names and refusal.email:
            place = UNSUBSCRIBE.format(quote(refusal.email, safe=""))
            answers.append(patient(self.name, lambda: self.http("POST", place), self.pause))
        if ticks:
            object_name, body = self.shapes[Kind.PEOPLE].object, {"properties": ticks}
            answers.append(self.call(self.basic.update, object_name, number, body))
        problem = "; ".join(answer.words for answer in answers if not answer.good)
        return Written(number, None if problem else number, problem)

    def link(self, kind: Kind, changes: Sequence[Change]) -> None:
        """Ties records together; what is tied already stays so."""
        for field, other in LINKS.items():
            ties = [
                {"from": {"id": one.record_id}, "to": {"id": one.fields[field]}}
                for one in changes
                if one.fields.get(field) and other in self.shapes
            ]
            if ties:
                pair = (self.shapes[kind].object, self.shapes[other].object)
                wanted(self.name, self.call(self.ties.create_default, *pair, {"inputs": ties}))

    def delete(self, kind: Kind, record_id: str) -> None:
        """Of a person everything for good, as HubSpot does it for the GDPR."""
        if kind is Kind.PEOPLE:
            purge = self.client.crm.contacts.basic_api.purge
            answer = self.call(purge, {"objectId": record_id})
        else:
            answer = self.call(self.basic.archive, self.shapes[kind].object, record_id)
        if answer.status != 404:
            wanted(self.name, answer)

    def records(self, kind: Kind, rows: Sequence[Row]) -> tuple[Record, ...]:
        found = [self.words.record(kind, {"id": r["id"], **r["properties"]}) for r in rows]
        if kind is Kind.OPPORTUNITIES and Kind.PEOPLE in self.shapes and found:
            people = self.people_of([one.record_id for one in found])
            found = [
                replace(one, fields={**one.fields, "person_ref": people.get(one.record_id)})
                for one in found
            ]
        return tuple(found)

    def people_of(self, deals: Sequence[str]) -> dict[str, str]:
        """The first contact of each deal."""
        pair = (self.shapes[Kind.OPPORTUNITIES].object, self.shapes[Kind.PEOPLE].object)
        page = self.asked(self.ties.get_page, *pair, {"inputs": [{"id": one} for one in deals]})
        return {
            str(row["from"]["id"]): str(row["to"][0]["toObjectId"])
            for row in page["results"]
            if row["to"]
        }

    def asked(self, function: Callable[..., Any], *given: Any, **named: Any) -> Any:
        return wanted(self.name, self.call(function, *given, **named))

    def close(self) -> None:
        self.http.close()


def told_apart(changes: Sequence[Change], body: Mapping[str, Any]) -> dict[str, Written]:
    """Of a batch, what was written and what was refused; each answer names its own change."""
    results, errors = body.get("results", []), body.get("errors", [])
    by_number = {one.record_id: one.our_id for one in changes if one.record_id}
    found = {}
    for row in results:
        our_id = row.get("objectWriteTraceId") or by_number.get(str(row["id"]))
        found[our_id] = Written(str(our_id), str(row["id"]))
    for error in errors:
        named = error.get("context", {})
        for one in (*named.get("objectWriteTraceId", ()), *named.get("ids", ())):
            our_id = by_number.get(one, one)
            found[our_id] = Written(our_id, None, str(error.get("message")))
    lost = "HubSpot did not say what became of it."
    return {one.our_id: found.get(one.our_id, Written(one.our_id, None, lost)) for one in changes}


def following(page: Mapping[str, Any]) -> str | None:
    after: str | None = page.get("paging", {}).get("next", {}).get("after")
    return after


def refused(error: Any) -> Answer:
    """A refusal of the client as the answer that it was."""
    body = getattr(error, "body", None) or str(error)
    try:
        told = json.loads(body)
    except ValueError:
        told = body
    return Answer(getattr(error, "status", 0) or 400, told, dict(error.headers or {}))


def hubspot(setup: Setup) -> HubSpot:
    """A CRM of kind hubspot. Raises SettingError where its section is wrong."""
    try:
        from hubspot import HubSpot as Client
    except ModuleNotFoundError as error:
        raise SettingError(
            "HubSpot needs its client.", fix="Run `pip install 'syotto[crm]'`."
        ) from error
    (token,) = setup.need("token")
    address = safe(setup.name, setup.get("address") or ADDRESS)
    client = Client(access_token=token, host=address, retry=False)
    http = Http(address, bearer(token))
    return HubSpot(setup.name, client, http, tongue(setup, SHAPES), setup.pause)
