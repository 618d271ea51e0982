"""Calls to a CRM: patient where it is busy, honest where it is not to be had."""

from __future__ import annotations

import http.client
import json
import ssl
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from syotto.errors import Busy, InputError, SettingError, Throttled

ATTEMPTS = 5
PATIENCE = 15.0
"""Seconds that are waited at once; who asks for more is left alone for that long."""
TIMEOUT = 60.0
A_WHILE = 3_600.0
"""Seconds, where a limit is of a day and nobody says when it ends."""
FULL = ("daily", "request_limit_exceeded")
"""Words of answers that speak of a limit of the day."""
AGAIN = {408, 425, 429, 500, 502, 503, 504}
LARGEST = 50_000_000


@dataclass(frozen=True)
class Answer:
    """body: what its JSON says, or its text."""

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return 200 <= self.status < 300

    @property
    def words(self) -> str:
        """What it says went wrong, short enough for a page."""
        return " ".join(str(said(self.body) or f"status {self.status}").split())[:300]


def said(body: Any) -> str:
    """The sentence in an error: HubSpot's and OData's `message`, Salesforce's list of them."""
    if isinstance(body, list):
        return "; ".join(said(part) for part in body)
    if isinstance(body, Mapping):
        inner = body.get("message") or body.get("error_description") or body.get("error")
        return said(inner) if inner else json.dumps(body)
    return str(body or "")


def patient(name: str, once: Callable[[], Answer], pause: Callable[[float], None]) -> Answer:
    """The answer, after waiting as the CRM asks. Every call may be made again without harm.

    Raises Throttled, Busy or SettingError.
    """
    trouble = ""
    for attempt in range(ATTEMPTS):
        wait = 2.0**attempt / 2
        try:
            answer = once()
        except (OSError, http.client.HTTPException) as error:
            trouble = str(error) or type(error).__name__
        else:
            if answer.status not in AGAIN and not full(answer):
                return let_in(name, answer)
            trouble = answer.words
            wait = max(wait, asked_for(answer))
            if wait > PATIENCE:
                raise Throttled(
                    f"{name} takes no more calls for now: {trouble}.",
                    fix=f"Nothing is lost: it goes on by itself in {wait / 60:.0f} minutes.",
                    seconds=wait,
                )
        if attempt < ATTEMPTS - 1:
            pause(wait)
    raise Busy(
        f"{name} cannot be reached: {trouble}.",
        fix="Nothing is lost: it is tried again. Check its address and the network if it stays so.",
    )


def full(answer: Answer) -> bool:
    """A limit of the day is reached, in whatever status that is said."""
    return answer.status in (403, 429) and any(
        word in json.dumps(answer.body).lower() for word in FULL
    )


def asked_for(answer: Answer) -> float:
    """Seconds that the answer asks to wait: a number, or a date against the answer's own clock."""
    given = {key.lower(): value for key, value in answer.headers.items()}
    after = given.get("retry-after", "").strip()
    if after.replace(".", "", 1).isdigit():
        return float(after)
    if after and given.get("date"):
        try:
            until, at = parsedate_to_datetime(after), parsedate_to_datetime(given["date"])
        except ValueError:
            return 0.0
        return max(0.0, (until - at).total_seconds())
    return A_WHILE if full(answer) else 0.0


def let_in(name: str, answer: Answer) -> Answer:
    if answer.status in (401, 403):
        raise SettingError(
            f"{name} does not let us in: {answer.words}.",
            fix=f"Check the key in [crm.{name}], and what it may read and write there.",
        )
    return answer


def wanted(name: str, answer: Answer) -> Any:
    """The body of a good answer. Raises InputError for any other."""
    if not answer.good:
        raise InputError(
            f"{name} refused a question: {answer.words}.",
            fix=f"Check the fields in [crm.{name}.records] against those that it has.",
        )
    return answer.body


@dataclass
class Http:
    """JSON over one kept connection; nothing is ever sent to another host than the CRM's."""

    address: str
    headers: Mapping[str, str]
    certificate: str = ""
    connection: http.client.HTTPConnection | None = None

    def __call__(
        self, method: str, target: str, body: Any = None, more: Mapping[str, str] | None = None
    ) -> Answer:
        """target: below the address, or a whole address on the same host."""
        url = urlsplit(urljoin(self.address.rstrip("/") + "/", target))
        if (url.scheme, url.netloc) != urlsplit(self.address)[:2]:
            raise InputError(
                f"An answer leads to {url.netloc}, which is not {urlsplit(self.address).netloc}.",
                fix="Check `next` in the mapping.",
            )
        path = f"{url.path}?{url.query}" if url.query else url.path
        data = json.dumps(body).encode() if body is not None else None
        head = {"Accept": "application/json", **self.headers, **(more or {})}
        head |= {"Content-Type": "application/json"} if data else {}
        return self.asked(method, path, data, head)

    def asked(self, method: str, path: str, data: bytes | None, head: Mapping[str, str]) -> Answer:
        kept = self.connection or opened(self.address, self.certificate)
        self.connection = None  # kept again only after a whole answer
        try:
            kept.request(method, path, data, dict(head))
            response = kept.getresponse()
            answer = Answer(response.status, parsed(response.read(LARGEST)), dict(response.headers))
        except BaseException:
            kept.close()
            raise
        self.connection = kept
        return answer

    def close(self) -> None:
        if self.connection:
            self.connection.close()


def parsed(data: bytes) -> Any:
    try:
        return json.loads(data) if data else None
    except ValueError:
        return data.decode("utf-8", "replace")


def opened(address: str, certificate: str) -> http.client.HTTPConnection:
    url = urlsplit(address)
    if url.scheme == "https":
        context = ssl.create_default_context(cafile=certificate or None)
        return http.client.HTTPSConnection(url.netloc, timeout=TIMEOUT, context=context)
    return http.client.HTTPConnection(url.netloc, timeout=TIMEOUT)


def basic(user: str, password: str) -> dict[str, str]:
    given = b64encode(f"{user}:{password}".encode()).decode()
    return {"Authorization": f"Basic {given}"}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def client_token(address: str, form: Mapping[str, str], certificate: str) -> Answer:
    """A token for a program (OAuth 2.0, client credentials)."""
    connection = opened(address, certificate)
    try:
        url = urlsplit(address)
        head = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", url.path, urlencode(form).encode(), head)
        response = connection.getresponse()
        return Answer(response.status, parsed(response.read(LARGEST)), dict(response.headers))
    finally:
        connection.close()


def moment(value: str) -> datetime:
    """A CRM's moment; one without a zone is UTC."""
    found = datetime.fromisoformat(value)
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def safe(name: str, address: str) -> str:
    """An address that keys may be sent to. Raises SettingError where others could read them."""
    url = urlsplit(address)
    near = url.hostname in ("127.0.0.1", "localhost", "::1")
    if url.username or not url.hostname or not (url.scheme == "https" or near):
        raise SettingError(
            f"[crm.{name}] has {address!r} as address.",
            fix="Give an https:// address without a user in it.",
        )
    return address.rstrip("/")
