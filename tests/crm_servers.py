"""Small CRMs on loopback that speak as the public documents of the large ones say they speak.

HubSpot: CRM API v3 (objects, batches with 207, search, properties, GDPR deletion), associations
v4 and communication preferences v4. Salesforce: REST API (SOQL queries with pages and deleted rows, sObject Collections). Dataverse:
Web API (OData 4: $select, $filter, $orderby, pages by a link, PATCH that makes or changes).
"""

from __future__ import annotations

import json
import os
import re
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)
Answer = tuple[int, dict, dict | list | None]


@dataclass
class Book:
    """Records of every kind of object. now: moves on with each change."""

    objects: dict[str, dict[str, dict]] = field(default_factory=dict)
    deleted: dict[str, dict[str, dict]] = field(default_factory=dict)
    refuse: Callable[[str, dict], str | None] = lambda name, values: None
    made: int = 0
    ticks: int = 0
    per_page: int = 100

    def now(self) -> datetime:
        self.ticks += 1
        return FIRST + timedelta(minutes=self.ticks)

    def all(self, name: str) -> dict[str, dict]:
        return self.objects.setdefault(name, {})

    def put(self, name: str, number: str | None = None, /, **values) -> str:
        self.made += 0 if number in self.all(name) else 1
        number = number or str(1000 + self.made)
        known = self.all(name).get(number, {"created": self.now()})
        self.all(name)[number] = {**known, **values, "updated": self.now()}
        return number

    def drop(self, name: str, number: str) -> bool:
        row = self.all(name).pop(number, None)
        if row:
            self.deleted.setdefault(name, {})[number] = {**row, "updated": self.now()}
        return row is not None

    def having(self, name: str, key: str, value: str) -> list[str]:
        return [
            one for one, row in self.all(name).items() if str(row.get(key)).lower() == value.lower()
        ]


@dataclass
class Server:
    """A CRM. first: answers given before any other. kill: at which request from now who asks is
    killed, before or after it was done.
    """

    book: Book
    speak: Callable[[Server, str, str, dict, dict | None], Answer]
    first: list[Answer] = field(default_factory=list)
    asked: list[tuple[str, str, dict | None]] = field(default_factory=list)
    victim: int = 0
    kill: int = 0
    done_first: bool = True
    address: str = ""
    lock: threading.RLock = field(default_factory=threading.RLock)

    def answer(self, method: str, target: str, body: dict | None) -> Answer | None:
        url = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        with self.lock:
            self.asked.append((method, target, body))
            if self.first:
                return self.first.pop(0)
            dies = self.kill == 1 and self.victim
            self.kill = max(0, self.kill - 1)
            given = None
            if not dies or self.done_first:
                given = self.speak(self, method, url.path, query, body)
            if dies:
                os.kill(self.victim, signal.SIGKILL)
                return None
            return given

    def calls(self, method: str, part: str) -> list[dict | None]:
        return [body for how, target, body in self.asked if how == method and part in target]


@contextmanager
def serving(server: Server, tls=None) -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            raw = self.rfile.read(size)
            kind = self.headers.get("Content-Type") or ""
            body = json.loads(raw) if raw and "json" in kind else {"form": raw.decode()}
            body["authorization"] = self.headers.get("Authorization")
            given = server.answer(self.command, self.path, body)
            if given is None:
                self.close_connection = True
                return
            status, headers, told = given
            data = b"" if told is None else json.dumps(told, default=str).encode()
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = do

        def log_message(self, *_) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        if tls:
            http.socket = tls.wrap_socket(http.socket, server_side=True)
        name = "localhost" if tls else "127.0.0.1"
        server.address = f"{'https' if tls else 'http'}://{name}:{http.server_address[1]}"
        thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()


def iso(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


# HubSpot

STAMP = {"contacts": "lastmodifieddate"}
CLOSED = {"closedwon": "hs_is_closed_won", "closedlost": "hs_is_closed_lost"}


def hubspot_row(name: str, number: str, row: dict, names: list[str]) -> dict:
    told = {key: value for key, value in row.items() if key not in ("created", "updated", "ties")}
    told |= {STAMP.get(name, "hs_lastmodifieddate"): iso(row["updated"])}
    told |= {"createdate": iso(row["created"]), "hs_object_id": number}
    if name == "deals":
        told |= {CLOSED[told["dealstage"]]: "true"} if told.get("dealstage") in CLOSED else {}
    given = {key: told.get(key) for key in names}
    stamps = {"createdAt": iso(row["created"]), "updatedAt": iso(row["updated"])}
    return {"id": number, "properties": given, **stamps, "archived": False}


def hubspot(server: Server, method: str, path: str, query: dict, body: dict | None) -> Answer:
    parts = path.strip("/").split("/")
    if parts[:2] == ["communication-preferences", "v4"]:
        return hubspot_unsubscribed(server.book, unquote(parts[3]), parts[4:], query)
    if parts[:3] == ["crm", "v3", "properties"]:
        return hubspot_property(server.book, method, parts[3:], body)
    if parts[:3] == ["crm", "v4", "associations"]:
        return hubspot_ties(server.book, parts, body)
    name, rest = parts[3], parts[4:]
    if method == "GET":
        return hubspot_list(server.book, name, query)
    if rest == ["search"]:
        return hubspot_search(server.book, name, body)
    if rest[:1] == ["batch"]:
        return hubspot_batch(server.book, name, rest[1], body)
    return hubspot_one(server, method, name, rest, body)


def hubspot_one(server: Server, method: str, name: str, rest: list[str], body: dict) -> Answer:
    if rest == ["gdpr-delete"]:
        return (
            (204, {}, None)
            if server.book.drop(name, body["objectId"])
            else (404, {}, {"message": "gone"})
        )
    if method == "DELETE":
        server.book.drop(name, rest[0])
        return 204, {}, None
    problem = hubspot_refusal(server.book, name, body["properties"])
    if problem:
        return 400, {}, {"status": "error", "category": "VALIDATION_ERROR", "message": problem}
    server.book.put(name, rest[0], **body["properties"])
    return 200, {}, hubspot_row(name, rest[0], server.book.all(name)[rest[0]], [])


def hubspot_refusal(book: Book, name: str, values: dict) -> str | None:
    """What HubSpot works out itself is never written."""
    calculated = "hs_email_optout" in values
    return "hs_email_optout is a read only property" if calculated else book.refuse(name, values)


def hubspot_unsubscribed(book: Book, address: str, rest: list[str], query: dict) -> Answer:
    """Subscriptions belong to an address: every contact that has it shows that it left."""
    assert (rest, query) == (["unsubscribe-all"], {"channel": "EMAIL"})
    problem = book.refuse("statuses", {"email": address})
    if problem:
        return 400, {}, {"status": "error", "category": "VALIDATION_ERROR", "message": problem}
    for number in book.having("contacts", "email", address):
        book.put("contacts", number, hs_email_optout="true")
    row = {"subscriberIdString": address, "channel": "EMAIL", "wideStatusType": "PORTAL_WIDE"}
    return 200, {}, {"status": "COMPLETE", "results": [{**row, "status": "UNSUBSCRIBED"}]}


def hubspot_property(book: Book, method: str, parts: list[str], body: dict | None) -> Answer:
    kept = book.all(f"properties of {parts[0]}")
    if parts[1:] == ["groups"]:
        return 200, {}, {"results": [{"name": f"{parts[0]} information", "label": "Information"}]}
    if method == "GET":
        return (
            (200, {}, kept[parts[1]])
            if parts[1] in kept
            else (404, {}, {"message": "no such property"})
        )
    kept[body["name"]] = body
    return 201, {}, body


def hubspot_list(book: Book, name: str, query: dict) -> Answer:
    names, limit = query["properties"].split(","), int(query["limit"])
    numbers = sorted(book.all(name), key=int)
    start = int(query.get("after", 0))
    rows = [
        hubspot_row(name, one, book.all(name)[one], names) for one in numbers[start : start + limit]
    ]
    more = (
        {"paging": {"next": {"after": str(start + limit)}}} if start + limit < len(numbers) else {}
    )
    return 200, {}, {"results": rows, **more}


def hubspot_search(book: Book, name: str, body: dict) -> Answer:
    (rule,) = body["filterGroups"][0]["filters"]
    key, rows = rule["propertyName"], []
    for number, row in book.all(name).items():
        told = hubspot_row(name, number, row, [*body["properties"], key])
        value = told["properties"][key]
        if rule["operator"] == "IN" and value in rule["values"]:
            rows.append(told)
        if rule["operator"] == "GTE" and row["updated"].timestamp() * 1000 >= int(rule["value"]):
            rows.append(told)
    rows.sort(key=lambda told: told["updatedAt"])
    start, limit = int(body.get("after") or 0), body["limit"]
    more = {"paging": {"next": {"after": str(start + limit)}}} if start + limit < len(rows) else {}
    return 200, {}, {"total": len(rows), "results": rows[start : start + limit], **more}


def hubspot_ties(book: Book, parts: list[str], body: dict) -> Answer:
    source, target = parts[3], parts[4]
    results = []
    for one in body["inputs"]:
        if parts[-1] == "default":
            row = book.all(source)[one["from"]["id"]]
            row.setdefault("ties", {})[target] = one["to"]["id"]
            if target == "companies":
                name = (
                    "associatedcompanyid"
                    if source == "contacts"
                    else "hs_primary_associated_company"
                )
                row[name] = one["to"]["id"]
        else:
            tied = book.all(source)[one["id"]].get("ties", {}).get(target)
            to = [{"toObjectId": int(tied), "associationTypes": []}] if tied else []
            results.append({"from": {"id": one["id"]}, "to": to})
    return 200, {}, {"status": "COMPLETE", "results": results}


def hubspot_batch(book: Book, name: str, verb: str, body: dict) -> Answer:
    assert len(body["inputs"]) <= 100
    results, errors = [], []
    for one in body["inputs"]:
        key = one.get("idProperty") or body.get("idProperty")
        found = (
            book.having(name, key, one["id"])
            if key
            else [one["id"]] * (one["id"] in book.all(name))
        )
        if verb == "read":
            results += [
                hubspot_row(name, each, book.all(name)[each], body["properties"]) for each in found
            ]
            continue
        values = one["properties"]
        clash = values.get("email") and set(book.having(name, "email", values["email"])) - set(
            found
        )
        refused = hubspot_refusal(book, name, values)
        problem = refused or ("Contact already exists" if clash else None)
        if problem or (verb == "update" and not found):
            context = {"objectWriteTraceId": [one["objectWriteTraceId"]]}
            errors.append(
                {
                    "status": "error",
                    "category": "VALIDATION_ERROR",
                    "message": problem or "gone",
                    "context": context,
                }
            )
            continue
        number = book.put(name, found[0] if found else None, **values)
        row = hubspot_row(name, number, book.all(name)[number], list(values))
        results.append({**row, "new": not found, "objectWriteTraceId": one["objectWriteTraceId"]})
    told = {"status": "COMPLETE", "results": results}
    return (
        (207, {}, {**told, "numErrors": len(errors), "errors": errors})
        if errors
        else (200, {}, told)
    )


# Salesforce

DATA = re.compile(r"^/services/data/v[\d.]+/")
SOQL = re.compile(
    r"SELECT (?P<names>.+?) FROM (?P<name>\w+)"
    r"(?: WHERE (?P<key>\w+) (?P<how>>=|IN) (?P<value>.+?))?(?: ORDER BY .+)?$"
)


def salesforce_row(name: str, number: str, row: dict, names: list[str], gone: bool) -> dict:
    told = {key: row.get(key) for key in names}
    stage = row.get("StageName", "")
    own = {
        "Id": number, "SystemModstamp": iso(row["updated"]).replace("Z", "+0000"),
        "CreatedDate": iso(row["created"]).replace("Z", "+0000"), "IsDeleted": gone,
        "IsWon": stage == "Closed Won", "IsClosed": stage.startswith("Closed") or row.get("Status") == "Completed",
    }  # fmt: skip
    told |= {key: own[key] for key in names if key in own}
    return {"attributes": {"type": name}, **told}


def salesforce(server: Server, method: str, path: str, query: dict, body: dict | None) -> Answer:
    rest = DATA.sub("", path).strip("/")
    if rest.endswith("describe"):
        return 200, {}, {"fields": [{"name": "Syotto_Id__c", "externalId": True}]}
    if rest in ("query", "queryAll"):
        return salesforce_query(server.book, query["q"], 0, everything=rest == "queryAll")
    if rest.startswith(("query/", "queryAll/")):
        place, _, start = rest.partition("/")[2].rpartition("-")
        return salesforce_query(server.book, unquote(place), int(start), everything=True)
    if method == "DELETE":
        _, name, number = rest.split("/")
        there = server.book.drop(name, number)
        return (
            (204, {}, None) if there else (404, {}, [{"errorCode": "NOT_FOUND", "message": "gone"}])
        )
    return salesforce_write(server.book, rest.split("/"), body)


def salesforce_query(book: Book, text: str, start: int, *, everything: bool) -> Answer:
    found = SOQL.match(text)
    name, names = found["name"], found["names"].split(", ")
    rows = [(one, row, False) for one, row in book.all(name).items()]
    if everything:
        rows += [(one, row, True) for one, row in book.deleted.get(name, {}).items()]
    told = [
        salesforce_row(name, one, row, [*names, "SystemModstamp"], gone) for one, row, gone in rows
    ]
    if found["how"] == "IN":
        values = re.findall(r"'((?:[^'\\]|\\.)*)'", found["value"])
        told = [
            row
            for row in told
            if str(row.get(found["key"])).lower()
            in [re.sub(r"\\(.)", r"\1", one).lower() for one in values]
        ]
    if found["how"] == ">=":
        told = [row for row in told if row["SystemModstamp"] >= found["value"]]
    told.sort(key=lambda row: (row["SystemModstamp"], row.get("Id", "")))
    page = told[start : start + book.per_page]
    done = start + book.per_page >= len(told)
    more = (
        {}
        if done
        else {
            "nextRecordsUrl": f"/services/data/v59.0/query/{text}-{start + book.per_page}".replace(
                " ", "%20"
            ).replace("'", "%27")
        }
    )
    return 200, {}, {"totalSize": len(told), "done": done, "records": page, **more}


def salesforce_write(book: Book, parts: list[str], body: dict) -> Answer:
    """composite/sobjects changes by Id; composite/sobjects/NAME/FIELD makes or changes by FIELD."""
    results = []
    for row in body["records"]:
        name, values = (
            row["attributes"]["type"],
            {key: one for key, one in row.items() if key not in ("attributes", "id")},
        )
        key = parts[3] if len(parts) > 3 else None
        found = book.having(name, key, row[key]) if key else [row["id"]]
        problem = book.refuse(name, values)
        if problem:
            error = {
                "statusCode": "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                "message": problem,
                "fields": [],
            }
            results.append({"success": False, "errors": [error]})
            continue
        number = book.put(name, found[0] if found else None, **values)
        results.append({"id": number, "success": True, "errors": [], "created": not found})
    return 200, {}, results


# Dataverse

ODATA = re.compile(r"^/api/data/v9.2/(?P<name>\w+)(?:\((?P<id>[^)]+)\))?$")
KEYS = {
    "accounts": "accountid",
    "contacts": "contactid",
    "opportunities": "opportunityid",
    "tasks": "activityid",
}


def dataverse_row(name: str, number: str, row: dict, names: list[str]) -> dict:
    own = {KEYS[name]: number, "modifiedon": iso(row["updated"]), "createdon": iso(row["created"])}
    told = {**row, **own, "statecode": row.get("statecode", 0)}
    for bind, value in row.items():
        if bind.endswith("@odata.bind"):
            short = bind.partition("@")[0].partition("_")[0]
            told[f"_{short}_value"] = value.rpartition("(")[2].rstrip(")")
    return {key: told.get(key) for key in names}


def dataverse(server: Server, method: str, path: str, query: dict, body: dict | None) -> Answer:
    if path == "/token":
        return 200, {}, {"access_token": "fresh", "expires_in": 3599, "token_type": "Bearer"}
    if body and body.pop("authorization", "") != "Bearer fresh":
        return 401, {}, {"error": {"code": "0x80040274", "message": "no token"}}
    found, book = ODATA.match(path), server.book
    name, number = found["name"], found["id"]
    if method == "DELETE":
        return (
            (204, {}, None)
            if book.drop(name, number)
            else (404, {}, {"error": {"message": "gone"}})
        )
    if method == "PATCH":
        problem = book.refuse(name, body)
        if problem:
            return 400, {}, {"error": {"code": "0x80040203", "message": problem}}
        book.put(name, number, **{key: one for key, one in body.items() if key != "form"})
        return 204, {}, None
    if number:
        row = book.all(name).get(number)
        names = query["$select"].split(",")
        return (
            (200, {}, dataverse_row(name, number, row, names))
            if row
            else (404, {}, {"error": {"message": "gone"}})
        )
    return dataverse_list(server, name, query)


def dataverse_list(server: Server, name: str, query: dict) -> Answer:
    book, names = server.book, query["$select"].split(",")
    rows = [
        dataverse_row(name, one, row, [*names, "modifiedon"]) for one, row in book.all(name).items()
    ]
    key, how, value = re.match(
        r"(\w+) (ge|eq) (.+)", query.get("$filter", "modifiedon ge 0")
    ).groups()
    text = value.strip("'").replace("''", "'")
    rows = [
        row
        for row in rows
        if (str(row[key]) >= text if how == "ge" else str(row[key]).lower() == text.lower())
    ]
    rows.sort(key=lambda row: row["modifiedon"])
    start = int(query.get("$skiptoken", 0))
    page = {"value": rows[start : start + book.per_page]}
    if start + book.per_page < len(rows):
        more = f"$skiptoken={start + book.per_page}"
        rest = "&".join(
            f"{one}={given.replace(' ', '%20')}"
            for one, given in query.items()
            if one != "$skiptoken"
        )
        page["@odata.nextLink"] = f"{server.address}/api/data/v9.2/{name}?{rest}&{more}"
    return 200, {}, page
