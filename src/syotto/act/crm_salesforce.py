"""Salesforce, by simple-salesforce: contacts, accounts, opportunities, tasks.

Our number is kept in a field marked as an external id, by which records are made or changed in one
call. What was deleted comes with what changed (queryAll).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from syotto.act.crm import OUR_ID, Setup
from syotto.act.crm_calls import TIMEOUT, Answer, moment, patient, safe, wanted
from syotto.act.crm_shape import Row, Tongue, text, tongue
from syotto.errors import SettingError
from syotto.schema.crm import Change, Kind, Mark, Page, Record, Refusal, Shape, Written

REF = "Syotto_Id__c"
AT_ONCE = 200
LATE = timedelta(minutes=1)
"""A transaction that ends later may carry an earlier moment."""
SHAPES = {
    Kind.PEOPLE: Shape(
        "Contact",
        {
            "email": "Email", "phone": "Phone", "first_name": "FirstName",
            "last_name": "LastName", "title": "Title", "street": "MailingStreet",
            "postcode": "MailingPostalCode", "city": "MailingCity", "country": "MailingCountry",
            "owner": "OwnerId", "account_ref": "AccountId",
        },
        key="Id", ref=REF, updated="SystemModstamp", fixed={"LastName": "[not known]"},
        opt_outs=("HasOptedOutOfEmail", "DoNotCall"),
    ),
    Kind.ACCOUNTS: Shape(
        "Account",
        {
            "name": "Name", "domain": "Website", "industry": "Industry",
            "country": "BillingCountry", "owner": "OwnerId",
        },
        key="Id", ref=REF, updated="SystemModstamp", fixed={"Name": "[not known]"},
    ),
    Kind.OPPORTUNITIES: Shape(
        "Opportunity",
        {
            "name": "Name", "amount": "Amount", "stage": "StageName",
            "created_at": "CreatedDate", "closed_at": "CloseDate", "expected_at": "CloseDate",
            "owner": "OwnerId", "account_ref": "AccountId", "person_ref": "ContactId",
        },
        key="Id", ref=REF, updated="SystemModstamp", read_only=("created_at", "closed_at"),
        days=("expected_at",), fixed={"StageName": "Prospecting"},
        won={"IsWon": True}, lost={"IsClosed": True},
    ),
    Kind.TASKS: Shape(
        "Task",
        {
            "title": "Subject", "text": "Description", "due_at": "ActivityDate",
            "owner": "OwnerId", "person_ref": "WhoId",
        },
        key="Id", ref=REF, updated="SystemModstamp", days=("due_at",),
        fixed={"Status": "Not Started"}, won={"IsClosed": True},
    ),
}  # fmt: skip


@dataclass
class Salesforce:
    """One organisation of Salesforce. client: `simple_salesforce.Salesforce`."""

    name: str
    client: Any
    words: Tongue
    pause: Callable[[float], None]
    batch: int = AT_ONCE

    def __post_init__(self) -> None:
        self.shapes = self.words.shapes

    def call(self, function: Callable[..., Any], *given: Any, **named: Any) -> Answer:
        from requests import RequestException
        from simple_salesforce.exceptions import SalesforceError

        def once() -> Answer:
            try:
                return Answer(200, function(*given, timeout=TIMEOUT, **named))
            except SalesforceError as error:
                return Answer(error.status, error.content)
            except RequestException as error:
                raise OSError(str(error)) from error

        return patient(self.name, once, self.pause)

    def asked(self, function: Callable[..., Any], *given: Any, **named: Any) -> Any:
        return wanted(self.name, self.call(function, *given, **named))

    def prepare(self, kind: Kind) -> None:
        """Fields are made by an administrator; here it is only looked whether it is there."""
        shape = self.shapes[kind]
        about = self.asked(self.client.restful, f"sobjects/{shape.object}/describe")
        if not any(one["name"] == shape.ref and one.get("externalId") for one in about["fields"]):
            raise SettingError(
                f"{self.name} has no external id {shape.ref} of {shape.object}.",
                fix="Make it there: a field of text, 64 characters, with External ID and Unique.",
            )

    def changed(self, kind: Kind, mark: Mark | None, now: datetime) -> Iterator[Page]:
        """Also what was deleted since."""
        shape, since = self.shapes[kind], ""
        if mark:
            since = f" WHERE {shape.updated} >= {soql(moment(mark['since']) - LATE)}"
        question = f"{self.select(kind)}{since} ORDER BY {shape.updated}, {shape.key}"
        reached = mark["since"] if mark else ""
        for rows in self.pages(question, include_deleted=True):
            records = tuple(self.record(kind, row) for row in rows)
            reached = max([reached, *(one.updated_at or "" for one in records)])
            yield Page(records, {"since": reached} if reached else {})

    def pages(self, question: str, **named: Any) -> Iterator[list[Row]]:
        """The rows of a question; how many come at once is for Salesforce to say."""
        page = self.asked(self.client.query, question, **named)
        yield page["records"]
        while not page["done"]:
            more = page["nextRecordsUrl"]
            page = self.asked(self.client.query_more, more, identifier_is_url=True)
            yield page["records"]

    def record(self, kind: Kind, row: Row) -> Record:
        return self.words.record(kind, row, deleted=bool(row.get("IsDeleted")))

    def select(self, kind: Kind) -> str:
        names = sorted({*self.words.names(kind), self.shapes[kind].key, "IsDeleted"})
        return f"SELECT {', '.join(names)} FROM {self.shapes[kind].object}"  # noqa: S608 - SOQL, of names in the settings

    def read(self, kind: Kind, record_ids: Sequence[str]) -> list[Record]:
        return self.having(kind, self.shapes[kind].key, record_ids)

    def find(self, kind: Kind, field: str, values: Sequence[str]) -> list[Record]:
        shape = self.shapes[kind]
        return self.having(kind, shape.ref if field == OUR_ID else shape.fields[field], values)

    def having(self, kind: Kind, theirs: str, values: Sequence[str]) -> list[Record]:
        if not values:
            return []
        listed = ", ".join(quoted(one) for one in values)
        question = f"{self.select(kind)} WHERE {theirs} IN ({listed})"
        return [self.record(kind, row) for rows in self.pages(question) for row in rows]

    def write(self, kind: Kind, changes: Sequence[Change]) -> list[Written]:
        """New ones are made by our number, known ones changed by theirs."""
        shape = self.shapes[kind]
        new = [one for one in changes if one.record_id is None]
        old = [one for one in changes if one.record_id is not None]
        by_ours = f"composite/sobjects/{shape.object}/{shape.ref}"
        return [*self.sent(kind, new, by_ours), *self.sent(kind, old, "composite/sobjects")]

    def sent(self, kind: Kind, changes: Sequence[Change], path: str) -> list[Written]:
        bodies = [
            {**self.numbered(kind, one.record_id), **self.words.body(kind, one)} for one in changes
        ]
        return self.patched(kind, [one.our_id for one in changes], bodies, path)

    def numbered(self, kind: Kind, record_id: str | None) -> Row:
        return {self.shapes[kind].key.lower(): record_id} if record_id else {}

    def opt_out(self, refusals: Sequence[Refusal]) -> list[Written]:
        bodies = [
            {**self.numbered(Kind.PEOPLE, one.record_id), **dict.fromkeys(one.names, True)}
            for one in refusals
        ]
        numbers = [one.record_id for one in refusals]
        return self.patched(Kind.PEOPLE, numbers, bodies, "composite/sobjects")

    def patched(
        self, kind: Kind, numbers: Sequence[str], bodies: Sequence[Row], path: str
    ) -> list[Written]:
        """One answer for each body, under our number for it."""
        if not bodies:
            return []
        about = {"attributes": {"type": self.shapes[kind].object}}
        given = {"allOrNone": False, "records": [{**about, **body} for body in bodies]}
        answer = self.call(self.client.restful, path, method="PATCH", json=given)
        if not answer.good:
            return [Written(one, None, answer.words) for one in numbers]
        return [told(one, row) for one, row in zip(numbers, answer.body, strict=True)]

    def delete(self, kind: Kind, record_id: str) -> None:
        path = f"sobjects/{self.shapes[kind].object}/{record_id}"
        answer = self.call(self.client.restful, path, method="DELETE")
        if answer.status != 404:
            wanted(self.name, answer)

    def close(self) -> None:
        self.client.session.close()


def told(number: str, row: Mapping[str, Any]) -> Written:
    """One answer of a batch; they come in the order of its records."""
    if row["success"]:
        return Written(number, str(row["id"]))
    problem = "; ".join(f"{one['message']} ({one['statusCode']})" for one in row["errors"])
    return Written(number, None, problem)


def soql(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def quoted(value: str) -> str:
    escaped = (text(value) or "").replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def salesforce(setup: Setup) -> Salesforce:
    """A CRM of kind salesforce. Raises SettingError where its section is wrong."""
    try:
        import requests
        from simple_salesforce.api import Salesforce as Client
        from simple_salesforce.exceptions import SalesforceError
    except ModuleNotFoundError as error:
        raise SettingError(
            "Salesforce needs its client.", fix="Run `pip install 'syotto[crm]'`."
        ) from error
    session = requests.Session()
    session.verify = setup.get("certificate") or True
    session.trust_env = session.verify is True  # else a variable would win over the setting
    try:
        client = Client(session=session, **way_in(setup))
    except SalesforceError as error:
        raise SettingError(
            f"{setup.name} does not let us in: {error}.",
            fix=f"Check the key in [crm.{setup.name}].",
        ) from error
    return Salesforce(setup.name, client, tongue(setup, SHAPES, typed=True), setup.pause)


def way_in(setup: Setup) -> dict[str, Any]:
    """A token of a session, a connected app, or a user."""
    if setup.get("token"):
        address, token = setup.need("address", "token")
        return {"instance_url": safe(setup.name, address), "session_id": token}
    if setup.get("client_id"):
        domain, key, secret = setup.need("domain", "client_id", "client_secret")
        return {"domain": domain, "consumer_key": key, "consumer_secret": secret}
    user, password, token = setup.need("user", "password", "security_token")
    return {
        "username": user, "password": password, "security_token": token,
        "domain": setup.get("domain") or "login",
    }  # fmt: skip
