"""E-mail by SMTP: one connection kept open, commands sent together where the server allows it."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parseaddr
from ipaddress import ip_address
from typing import Any

from syotto.act import mime
from syotto.act.channel import Letter, Parcel, Receipt, Setup, entries
from syotto.act.dkim import Signer, signer
from syotto.act.transport_log import TransportLog
from syotto.errors import SettingError
from syotto.schema.messages import Outcome

ENTRIES: dict[str, Any] = {
    "host": None,
    "from": None,
    "port": 587,
    "tls": "starttls",
    "user": "",
    "password": "",
    "certificate": "",
    "return_path": "",
    "dkim_domain": "",
    "dkim_selector": "",
    "dkim_key": "",
}
PATIENCE = 60.0
A_CONNECTION = 1_000
"""Messages that go over one connection; some servers close it after that many."""
TLS = ("starttls", "tls", "none")
Broken = (OSError, smtplib.SMTPException)


@dataclass(frozen=True)
class Server:
    """Where mail goes. tls: starttls, tls from the first byte, or none."""

    host: str
    port: int
    tls: str
    user: str
    password: str
    certificate: str


class Email:
    """Sends by SMTP. log: what the server answered."""

    def __init__(
        self, server: Server, sender: str, signers: Sequence[Signer], log: TransportLog
    ) -> None:
        self.server = server
        self.sender = sender
        self.signers = signers
        self.log = log
        self.connection: smtplib.SMTP | None = None
        self.sent = 0

    def pack(self, letter: Letter) -> Parcel:
        content = mime.mail(letter, self.sender, self.signers)
        back = letter.return_path or parseaddr(letter.sender or self.sender)[1]
        return Parcel(letter.message_id, letter.address, back, content, letter.at)

    def send(self, parcels: Sequence[Parcel]) -> Iterator[Receipt]:
        """After a server that cannot be reached nothing more is tried: the rest was not reached."""
        unreached: str | None = None
        for parcel in parcels:
            if unreached is None:
                receipt = self.tried(parcel)
                unreached = receipt.reason if receipt.outcome == Outcome.UNREACHED else None
                self.log.write(parcel, receipt, parcel.at)
            else:
                receipt = Receipt(parcel.message_id, Outcome.UNREACHED, unreached)
            yield receipt

    def tried(self, parcel: Parcel) -> Receipt:
        """A connection that the server closed meanwhile is opened anew: nothing had left yet."""
        reused = self.connection is not None
        receipt = self.delivered(parcel)
        if receipt.outcome == Outcome.UNREACHED and reused:
            receipt = self.delivered(parcel)
        return receipt

    def delivered(self, parcel: Parcel) -> Receipt:
        """Until the mail's last line is out nothing was sent; after that only an answer tells."""
        given = False
        try:
            connection = self.connected()
            refusal = envelope(connection, parcel)
            if refusal:
                self.note(refusal[0])
                return judged(parcel, *refusal)
            given = True
            code, said = handed_over(connection, parcel.content)
        except Broken as error:
            self.leave()
            told = f"{self.server.host}: {error}"
            if given:
                return Receipt(parcel.message_id, Outcome.UNKNOWN, f"no answer from {told}")
            return Receipt(parcel.message_id, Outcome.UNREACHED, told)
        self.note(code)
        return judged(parcel, code, said)

    def note(self, code: int) -> None:
        """A server that says 421 closes; after many messages we do."""
        self.sent += 1
        if code == 421 or self.sent >= A_CONNECTION:
            self.leave()

    def connected(self) -> smtplib.SMTP:
        if self.connection is None:
            self.connection = opened(self.server)
            self.sent = 0
        return self.connection

    def leave(self) -> None:
        if self.connection is not None:
            with suppress(*Broken):
                self.connection.quit()
            self.connection.close()
            self.connection = None

    def close(self) -> None:
        self.leave()
        self.log.close()


def opened(server: Server) -> smtplib.SMTP:
    if server.tls == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=PATIENCE, context=trusted(server)
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    try:
        if server.tls == "starttls":
            connection.starttls(context=trusted(server))
        connection.ehlo_or_helo_if_needed()
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def trusted(server: Server) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=server.certificate or None)


def envelope(connection: smtplib.SMTP, parcel: Parcel) -> tuple[int, bytes] | None:
    """Says from whom and to whom; what the server answers where it does not want the mail."""
    more = " SMTPUTF8 BODY=8BITMIME" if not parcel.address.isascii() else ""
    if more and not connection.has_extn("smtputf8"):
        return 553, b"the server takes no addresses with letters beyond ASCII"
    commands = [
        f"MAIL FROM:<{parcel.return_path}>{more}\r\n".encode(),
        f"RCPT TO:<{parcel.address}>\r\n".encode(),
        b"DATA\r\n",
    ]
    answers = asked(connection, commands)
    refused = next((answer for answer in answers[:2] if answer[0] // 100 != 2), None)
    if refused is None and answers[2][0] != 354:
        refused = answers[2]
    if refused and answers[-1][0] == 354:  # it waits for a mail to nobody
        asked(connection, [b".\r\n"])
    elif refused and refused[0] != 421:
        asked(connection, [b"RSET\r\n"])
    return refused


def asked(connection: smtplib.SMTP, commands: Sequence[bytes]) -> list[tuple[int, bytes]]:
    """The answers to commands; all at once where the server takes that (RFC 2920)."""
    if connection.has_extn("pipelining"):
        sent_all(connection, b"".join(commands))
        return [connection.getreply() for _ in commands]
    answers = []
    for command in commands:
        sent_all(connection, command)
        answers.append(connection.getreply())
        if answers[-1][0] // 100 > 3:
            break
    return answers + [answers[-1]] * (len(commands) - len(answers))


def sent_all(connection: smtplib.SMTP, content: bytes) -> None:
    if connection.sock is None:
        raise smtplib.SMTPServerDisconnected("the connection is closed")
    connection.sock.sendall(content)


def handed_over(connection: smtplib.SMTP, content: bytes) -> tuple[int, bytes]:
    """The mail itself; lines that begin with a dot get a second one."""
    safe = content.replace(b"\r\n.", b"\r\n..")
    sent_all(connection, safe + (b".\r\n" if safe.endswith(b"\r\n") else b"\r\n.\r\n"))
    return connection.getreply()


def judged(parcel: Parcel, code: int, said: bytes) -> Receipt:
    words = f"{code} {' '.join(said.decode('utf-8', 'replace').split())}"[:500]
    outcomes: dict[int, Outcome] = {2: Outcome.TAKEN, 4: Outcome.LATER}
    outcome = outcomes.get(code // 100, Outcome.REFUSED)
    number = words if outcome == Outcome.TAKEN else None
    return Receipt(parcel.message_id, outcome, words, number)


def email(setup: Setup) -> Email:
    """A channel of kind smtp. Raises SettingError where its section is wrong."""
    given = entries(setup, ENTRIES)
    if given["tls"] not in TLS:
        raise SettingError(
            f"[channels.{setup.name}] has {given['tls']!r} as tls.", fix=f"Use {', '.join(TLS)}."
        )
    if given["tls"] == "none" and given["password"] and not is_local(given["host"]):
        raise SettingError(
            f"[channels.{setup.name}] would send its password to {given['host']} in the clear.",
            fix="Set tls to starttls or tls.",
        )
    server = Server(**{name: given[name] for name in Server.__dataclass_fields__})
    log = TransportLog(setup.folder / "transport", setup.name)
    return Email(server, given["from"], signers(setup, given), log)


def signers(setup: Setup, given: dict[str, Any]) -> list[Signer]:
    """One for each selector: `dkim_selector = "rsa1 ed1"` and as many keys."""
    selectors, keys = given["dkim_selector"].split(), given["dkim_key"].split()
    if len(selectors) != len(keys):
        raise SettingError(
            f"[channels.{setup.name}] names {len(selectors)} DKIM selectors and {len(keys)} keys.",
            fix="Name one key for each selector, with a space between them.",
        )
    domain = given["dkim_domain"] or mime.domain_of(given["from"])
    return [
        signer(domain, selector, setup.folder / key)
        for selector, key in zip(selectors, keys, strict=True)
    ]


def is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
