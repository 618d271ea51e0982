"""What came back instead of a reply: bounces (RFC 3464), complaints (RFC 5965), and all the rest.

hard: the address will never work, it is suppressed. Status 5.1.x (no such address or domain) and
5.2.1 (mailbox switched off); 5.0.0 says no more than "failed for good" and counts as hard.
soft: everything else that failed or waits: full mailboxes, policies, greylists, broken servers.
complaint: the person pressed the spam button.

Reports that follow no standard are read by flufl.bounce.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from email.utils import parseaddr

from flufl.bounce import all_failures

HARD, SOFT, COMPLAINT = "hard", "soft", "complaint"
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
FOR_EVER = re.compile(r"5\.(0\.0|1\.\d+|2\.1)$")
TAGGED = re.compile(r"^[^+@]+\+([^@]+)@")


@dataclass(frozen=True)
class Returned:
    """An address that a mail did not reach, or whose owner complained.

    message_id: of the mail that we sent. token: the tag of our return path (VERP), if it has one.
    """

    address: str
    kind: str
    status: str | None = None
    diagnostic: str | None = None
    message_id: str | None = None
    token: str | None = None


def returned(message: Message) -> list[Returned]:
    """What a mail reports; nothing where it is no report."""
    kind = message.get_param("report-type")
    if message.get_content_type() == "multipart/report" and isinstance(kind, str):
        found = list(READERS.get(kind.lower(), nothing)(message))
        if found or kind.lower() in READERS:
            return found
    return list(unusual(message))


def nothing(message: Message) -> Iterator[Returned]:
    yield from ()


def delivery(message: Message) -> Iterator[Returned]:
    """Each failed or waiting recipient of an RFC 3464 report; delivered ones are left out."""
    original = message_id_of(message)
    for part in parts(message, "message/delivery-status"):
        for group in part.get_payload():
            if isinstance(group, Message) and group.get("Action"):
                yield from recipient(group, message, original)


def recipient(group: Message, message: Message, original: str | None) -> Iterator[Returned]:
    action = str(group["Action"]).strip().lower()
    address = address_of(group.get("Original-Recipient")) or address_of(
        group.get("Final-Recipient")
    )
    if not address or action not in ("failed", "delayed"):
        return
    status = STATUS.search(str(group.get("Status", "")))
    code = status.group() if status else None
    yield Returned(
        address=address,
        kind=HARD if action == "failed" and FOR_EVER.match(code or "") else SOFT,
        status=code,
        diagnostic=plain(group.get("Diagnostic-Code")),
        message_id=original,
        token=token_of(message),
    )


def complaint(message: Message) -> Iterator[Returned]:
    """An RFC 5965 report of abuse; reports that are no complaints (`not-spam`) are left out."""
    original = message_id_of(message)
    for part in parts(message, "message/feedback-report"):
        fields = fields_of(part)
        kind = str(fields.get("Feedback-Type", "")).strip().lower()
        address = address_of(fields.get("Original-Rcpt-To")) or first_recipient(message)
        if kind in ("abuse", "fraud", "opt-out", "opt-out-list") and address:
            yield Returned(
                address=address,
                kind=COMPLAINT,
                diagnostic=kind,
                message_id=original,
                token=token_of(message),
            )


READERS = {"delivery-status": delivery, "feedback-report": complaint}


def unusual(message: Message) -> Iterator[Returned]:
    """What flufl.bounce reads out of reports that follow no standard."""
    if not is_report(message):
        return
    try:
        temporary, permanent = all_failures(message)
    except Exception:  # noqa: BLE001 - its detectors raise what they like on a broken mail
        return
    original, token = message_id_of(message), token_of(message)
    for kind, addresses in ((SOFT, temporary - permanent), (HARD, permanent)):
        for raw in sorted(addresses):
            address = clean(raw.decode("ascii", "replace"))
            if address:
                yield Returned(address, kind, message_id=original, token=token)


def is_report(message: Message) -> bool:
    """Sent by a mail server and not by a person who quotes one."""
    sender = str(message.get("From", "")).lower()
    empty = str(message.get("Return-Path", "")).strip() == "<>"
    return empty or any(word in sender for word in ("mailer-daemon", "postmaster", "mail delivery"))


def parts(message: Message, kind: str) -> Iterator[Message]:
    return (part for part in message.walk() if part.get_content_type() == kind)


def fields_of(part: Message) -> Message:
    """The fields of a report; the parser gives them as a message, or leaves them as text."""
    payload = part.get_payload()
    if isinstance(payload, list) and payload and isinstance(payload[0], Message):
        return payload[0]
    text = part.get_payload(decode=True)
    body = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(payload)
    return HeaderParser().parsestr(body)


def address_of(field: object) -> str | None:
    """`rfc822; ann@mill.fi` or `<ann@mill.fi>` as ann@mill.fi."""
    if field is None:
        return None
    return clean(str(field).rpartition(";")[2])


def clean(text: str) -> str | None:
    address = parseaddr(text.strip().strip("<>"))[1].lower()
    return address if "@" in address else None


def message_id_of(message: Message) -> str | None:
    """The number of the mail that we sent, from the copy or headers that the report has of it."""
    for part in message.walk():
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            found = fields_of(part).get("Message-ID")
            if found:
                return str(found).strip().strip("<>")
    return None


def first_recipient(message: Message) -> str | None:
    """To whom the mail went that the report has a copy of."""
    for part in message.walk():
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            return clean(str(fields_of(part).get("To", "")))
    return None


def token_of(message: Message) -> str | None:
    """The tag of the address that the report was sent to: `bounces+TOKEN@example.com`."""
    tagged = TAGGED.match(parseaddr(str(message.get("To", "")))[1])
    return tagged.group(1) if tagged else None


def plain(field: object) -> str | None:
    """One line of a diagnostic, without its `smtp;`."""
    if field is None:
        return None
    return " ".join(str(field).split()).partition(";")[2].strip() or " ".join(str(field).split())
