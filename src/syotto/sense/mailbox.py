"""Mails of an IMAP mailbox, each once, without changing anything there."""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from syotto.errors import SettingError, SourceError
from syotto.sense.secret import secret

AT_ONCE = 50
"""Mails between two moves of the mark."""
PATIENCE = 30
UIDS = re.compile(rb"\bUID (\d+)")
LEADS, BOUNCES = "leads", "bounces"


@dataclass(frozen=True)
class Mailbox:
    """Where mails are, and what they are: `leads`, or `bounces` and complaints.

    certificate: of a server that signs its own; empty for one that browsers would trust.
    """

    name: str
    host: str
    user: str
    password: str
    port: int = 993
    folder: str = "INBOX"
    makes: str = LEADS
    certificate: str = ""


@dataclass(frozen=True)
class Mark:
    """How far a mailbox was read: the numbering's own number (UIDVALIDITY), and the last mail."""

    validity: int
    uid: int


def parse(name: str, given: Mapping[str, Any], environ: Mapping[str, str]) -> Mailbox:
    """A section [mailboxes.NAME]; a password `$NAME` stands in that variable.

    Raises SettingError for an unknown or missing entry.
    """
    known = Mailbox.__dataclass_fields__
    unknown = sorted(set(given) - set(known))
    lacking = [entry for entry in ("host", "user", "password") if not given.get(entry)]
    if unknown or lacking:
        what = f"has an unknown {unknown[0]!r}" if unknown else f"has no {lacking[0]!r}"
        entries = ", ".join(entry for entry in known if entry != "name")
        raise SettingError(f"[mailboxes.{name}] {what}.", fix=f"It knows: {entries}.")
    if given.get("makes", LEADS) not in (LEADS, BOUNCES):
        raise SettingError(
            f"[mailboxes.{name}] makes {given['makes']!r}.", fix="Use leads or bounces."
        )
    return Mailbox(**{**given, "name": name, "password": secret(given["password"], environ)})


def letters(box: Mailbox, after: Mark | None) -> Iterator[tuple[Mark, list[bytes]]]:
    """The mails after a mark, the oldest first: some at once, with the mark that stands after them.

    Nothing is marked as read and nothing is deleted. A mailbox whose numbering began anew is read
    from its start; who reads must know a mail again by its Message-ID.

    Raises SettingError where the server lets nobody in, SourceError where it breaks off.
    """
    with opened(box) as (server, validity):
        last = after.uid if after and after.validity == validity else 0
        uids = newer(server, last)
        for start in range(0, len(uids), AT_ONCE):
            some = uids[start : start + AT_ONCE]
            yield Mark(validity, some[-1]), fetched(server, some)


@contextmanager
def opened(box: Mailbox) -> Iterator[tuple[imaplib.IMAP4_SSL, int]]:
    """The mailbox, read-only, and the number of its numbering."""
    server = connected(box)
    try:
        said, _ = server.select(quoted(box.folder), readonly=True)
        if said != "OK":
            raise SettingError(
                f"Mailbox {box.name} has no folder {box.folder!r}.", fix="Correct its `folder`."
            )
        _, validity = server.response("UIDVALIDITY")
        yield server, int(validity[0] or 0)
    except (imaplib.IMAP4.abort, OSError) as error:
        raise SourceError(
            f"{box.host} broke off: {error}.", fix="It is read again in a while."
        ) from error
    finally:
        leave(server)


def connected(box: Mailbox) -> imaplib.IMAP4_SSL:
    trust = ssl.create_default_context(cafile=box.certificate or None)
    try:
        server = imaplib.IMAP4_SSL(box.host, box.port, ssl_context=trust, timeout=PATIENCE)
    except (OSError, imaplib.IMAP4.error) as error:
        raise SettingError(
            f"{box.host}:{box.port} cannot be reached as an IMAP server: {error}.",
            fix=f"Check [mailboxes.{box.name}]: host, port, certificate.",
        ) from error
    try:
        server.login(box.user, box.password)
    except imaplib.IMAP4.error as error:
        leave(server)
        raise SettingError(
            f"{box.host} does not let {box.user} in.",
            fix=f"Check [mailboxes.{box.name}]: user and password.",
        ) from error
    return server


def leave(server: imaplib.IMAP4_SSL) -> None:
    try:
        server.logout()
    except (imaplib.IMAP4.error, OSError):
        server.shutdown()


def newer(server: imaplib.IMAP4_SSL, last: int) -> list[int]:
    """The numbers above `last`; servers answer `n:*` with their newest mail even below n."""
    _, found = server.uid("SEARCH", "UID", f"{last + 1}:*")
    numbers = (int(word) for word in (found[0] or b"").split())
    return sorted(number for number in numbers if number > last)


def fetched(server: imaplib.IMAP4_SSL, uids: list[int]) -> list[bytes]:
    """The mails with these numbers, in their order; one that is gone by now is left out."""
    _, answer = server.uid("FETCH", ",".join(map(str, uids)), "(UID BODY.PEEK[])")
    bodies: dict[int, bytes] = {}
    for part in answer:
        if isinstance(part, tuple):
            number = UIDS.search(part[0])
            if number:
                bodies[int(number.group(1))] = part[1]
    return [bodies[uid] for uid in uids if uid in bodies]


def quoted(folder: str) -> str:
    escaped = folder.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
