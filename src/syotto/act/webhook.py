"""Messages to another system: a signed POST, as Standard Webhooks has it.

The address is looked up once and the connection goes to exactly what was found, so that no name can
point elsewhere between the check and the call. What is private, local or reserved is refused, and
redirects are not followed. The number of a message stays the same when it is sent again: receivers
know a repetition by `webhook-id`.
"""

from __future__ import annotations

import base64
import hmac
import http.client
import json
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any
from urllib.parse import urlsplit

from syotto.act.channel import Letter, Parcel, Receipt, Setup, entries
from syotto.act.transport_log import TransportLog
from syotto.errors import SettingError
from syotto.schema.messages import Outcome

ENTRIES: dict[str, Any] = {"url": None, "secret": None, "certificate": ""}
PATIENCE = 15.0
ASK_AGAIN = (408, 409, 425, 429)
Resolve = Callable[[str, int], list[str]]


class NotPublic(OSError):
    """A name that leads into a network of our own."""


@dataclass(frozen=True)
class Target:
    """Where messages go, and with what they are signed."""

    url: str
    secret: bytes
    certificate: str = ""


class Pinned(http.client.HTTPSConnection):
    """Connects to an address that was looked up before; the certificate must be the name's."""

    def __init__(self, host: str, port: int, address: str, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=PATIENCE, context=context)
        self.address = address
        self.trust = context

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), PATIENCE)
        try:
            self.sock = self.trust.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise


class Webhook:
    """Posts messages. resolve: the addresses of a name; public: whether one may be called."""

    def __init__(
        self,
        target: Target,
        log: TransportLog,
        resolve: Resolve,
        public: Callable[[str], bool],
    ) -> None:
        self.target = target
        self.log = log
        self.resolve = resolve
        self.public = public
        self.context = ssl.create_default_context(cafile=target.certificate or None)

    def pack(self, letter: Letter) -> Parcel:
        data = {
            "message_id": letter.message_id,
            "person_id": letter.person_id,
            "address": letter.address,
            "subject": letter.subject,
            "text": letter.text,
            "given": dict(letter.given or {}),
        }
        said = {"type": "message", "timestamp": letter.at.isoformat(), "data": data}
        body = json.dumps(said, ensure_ascii=False, default=str).encode()
        return Parcel(letter.message_id, letter.address, "", body, letter.at)

    def send(self, parcels: Sequence[Parcel]) -> Iterator[Receipt]:
        for parcel in parcels:
            receipt = self.posted(parcel)
            self.log.write(parcel, receipt, parcel.at)
            yield receipt

    def posted(self, parcel: Parcel) -> Receipt:
        try:
            connection, path = self.connection()
        except NotPublic as error:
            return Receipt(parcel.message_id, Outcome.REFUSED, str(error))
        except OSError as error:
            return Receipt(parcel.message_id, Outcome.LATER, str(error))
        try:
            connection.request("POST", path, parcel.content, self.headers(parcel))
            return judged(parcel, connection.getresponse())
        except (OSError, http.client.HTTPException) as error:
            return Receipt(parcel.message_id, Outcome.LATER, f"{self.target.url}: {error}")
        finally:
            connection.close()

    def connection(self) -> tuple[Pinned, str]:
        """Raises NotPublic where any of the name's addresses is not open to the world."""
        parts = urlsplit(self.target.url)
        host, port = parts.hostname or "", parts.port or 443
        found = self.resolve(host, port)
        private = next((address for address in found if not self.public(address)), None)
        if private or not found:
            raise NotPublic(f"{host} leads to {private or 'nowhere'}, which is not in the open")
        path = parts.path or "/"
        return Pinned(host, port, found[0], self.context), f"{path}?{parts.query}".rstrip("?")

    def headers(self, parcel: Parcel) -> dict[str, str]:
        moment = str(int(parcel.at.timestamp()))
        return {
            "Content-Type": "application/json",
            "User-Agent": "syotto",
            "webhook-id": parcel.message_id,
            "webhook-timestamp": moment,
            "webhook-signature": signature(self.target.secret, parcel, moment),
        }

    def close(self) -> None:
        self.log.close()


def signature(secret: bytes, parcel: Parcel, moment: str) -> str:
    signed = f"{parcel.message_id}.{moment}.".encode() + parcel.content
    return "v1," + base64.b64encode(hmac.new(secret, signed, sha256).digest()).decode()


def judged(parcel: Parcel, response: http.client.HTTPResponse) -> Receipt:
    """2xx is taken; busy servers and those in trouble are asked again; all else is refused."""
    response.read(64 * 1024)
    words = f"{response.status} {response.reason}"
    if 200 <= response.status < 300:
        return Receipt(parcel.message_id, Outcome.TAKEN, words, parcel.message_id)
    again = response.status in ASK_AGAIN or response.status >= 500
    return Receipt(parcel.message_id, Outcome.LATER if again else Outcome.REFUSED, words)


def addresses(host: str, port: int) -> list[str]:
    """Every address of a name. Raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(text: str) -> bool:
    """An address that the whole world may call; one hidden in an IPv6 address counts as itself."""
    address: IPv4Address | IPv6Address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address.sixtofour or address
    return address.is_global and not address.is_multicast


def webhook(setup: Setup) -> Webhook:
    """A channel of kind webhook. Raises SettingError where its section is wrong."""
    given = entries(setup, ENTRIES)
    parts = urlsplit(given["url"])
    if parts.scheme != "https" or not parts.hostname or parts.username:
        raise SettingError(
            f"[channels.{setup.name}] has {given['url']!r} as url.",
            fix="Give an https:// address without a user in it.",
        )
    target = Target(given["url"], key_of(setup, given["secret"]), given["certificate"])
    log = TransportLog(setup.folder / "transport", setup.name)
    return Webhook(target, log, addresses, is_public)


def key_of(setup: Setup, secret: str) -> bytes:
    """A secret that begins with whsec_ is base64, as Standard Webhooks writes it."""
    if not secret.startswith("whsec_"):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except ValueError as error:
        raise SettingError(
            f"The secret of [channels.{setup.name}] is not base64 after whsec_.",
            fix="Copy it again from the receiver.",
        ) from error
