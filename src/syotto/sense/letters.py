"""A mail as an event: a bounce, a complaint, an automatic answer, or somebody who writes to us.

In a mailbox of leads who writes wants something: Enquiry Received.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

from syotto.schema.event_names import (
    EMAIL_BOUNCED,
    EMAIL_MARKED_AS_SPAM,
    EMAIL_RECEIVED,
    ENQUIRY_RECEIVED,
)
from syotto.schema.origins import MAILBOX
from syotto.sense.bounces import COMPLAINT, Returned, returned
from syotto.sense.enquiries import enquiry, passed_on

AUTOMATIC_REPLY = "Automatic Reply Received"
LONGEST_TEXT = 16_000
"""Characters of a mail that are kept in its event."""
NOBODY = re.compile(
    r"^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+-].*)?@", re.I
)
BLOCKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "blockquote"}
Event = dict[str, Any]


def events_of(raw: bytes, *, leads: bool = False) -> list[Event]:
    """The events (Segment spec) that a mail makes; a second reading makes the same numbers.

    leads: it came to a mailbox of leads.
    """
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    reports = returned(message)
    if reports:
        return [returned_event(message, raw, report) for report in reports]
    return list(written(message, raw, leads=leads))


def returned_event(message: EmailMessage, raw: bytes, report: Returned) -> Event:
    spam = report.kind == COMPLAINT
    properties = {
        "email": report.address,
        "bounce_type": None if spam else report.kind,
        "status": report.status,
        "diagnostic": report.diagnostic,
        "email_id": report.message_id,
        "token": report.token,
    }
    return {
        **envelope(message, raw, report.address),
        "event": EMAIL_MARKED_AS_SPAM if spam else EMAIL_BOUNCED,
        "userId": report.address,
        "properties": {name: value for name, value in properties.items() if value},
        "context": {"traits": {"email": report.address}},
    }


def written(message: EmailMessage, raw: bytes, *, leads: bool) -> Iterator[Event]:
    """Email or Enquiry Received; Automatic Reply Received, with why, where no person wrote."""
    name, address = parseaddr(header(message, "From"))
    address = address.lower()
    if "@" not in address:
        return
    properties = {
        "email": address,
        "name": name or None,
        "subject": header(message, "Subject") or None,
        "text": text_of(message)[:LONGEST_TEXT] or None,
        "to": parseaddr(header(message, "To"))[1].lower() or None,
        "in_reply_to": header(message, "In-Reply-To").strip("<> ") or None,
        "reason": automatic_because(message, address),
    }
    event = AUTOMATIC_REPLY if properties["reason"] else EMAIL_RECEIVED
    if leads and event == EMAIL_RECEIVED:
        event = ENQUIRY_RECEIVED
        properties |= wanted(message, name, address)
    yield {
        **envelope(message, raw, address),
        "event": event,
        "userId": properties["email"],
        "properties": {name: value for name, value in properties.items() if value},
    }


def wanted(message: EmailMessage, name: str, address: str) -> Event:
    """What an enquiry says: who wants what; of a mail that was passed on, who wrote it first."""
    inner = attached(message)
    found = enquiry(name, address, header(message, "Subject"), text_of(message))
    if inner is not None:
        theirs = (parseaddr(header(inner, "From")), header(inner, "Subject"), text_of(inner))
        found = passed_on(found, *theirs)
    return {
        "origin": MAILBOX,
        "giver": found.passed_on_by or None,
        "email": found.address,
        "name": found.name or None,
        "subject": found.subject or None,
        "text": found.text[:LONGEST_TEXT] or None,
        "note": found.note[:LONGEST_TEXT] or None,
    }


def attached(message: EmailMessage) -> EmailMessage | None:
    """A mail of somebody that is passed on as an attachment."""
    for part in message.walk() if message.is_multipart() else ():
        if part.get_content_type() == "message/rfc822":
            held = part.get_payload()
            inner = held[0] if isinstance(held, list) and held else None
            if isinstance(inner, EmailMessage) and "@" in parseaddr(header(inner, "From"))[1]:
                return inner
    return None


def envelope(message: EmailMessage, raw: bytes, about: str) -> Event:
    named = header(message, "Message-ID").encode() or raw
    number = sha256(b"\n".join((named, about.encode()))).hexdigest()[:32]
    sent = sent_at(message)
    told = {"timestamp": sent.isoformat()} if sent else {}
    return {"type": "track", "channel": "email", "messageId": f"mail-{number}", **told}


def header(message: EmailMessage, name: str) -> str:
    """A header as text; one that cannot be read is empty: mail is written by anybody."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def sent_at(message: EmailMessage) -> datetime | None:
    try:
        moment = parsedate_to_datetime(header(message, "Date"))
    except (ValueError, TypeError, IndexError):
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def automatic_because(message: EmailMessage, address: str) -> str | None:
    """Why no person wrote it: RFC 3834, and what list servers and holiday answers add besides."""
    submitted = header(message, "Auto-Submitted").lower()
    precedence = header(message, "Precedence").lower()
    reasons = (
        (submitted not in ("", "no"), f"it says Auto-Submitted: {submitted[:40]}"),
        (precedence in ("bulk", "list", "junk", "auto_reply"), f"it says Precedence: {precedence}"),
        ("X-Autoreply" in message, "it says X-Autoreply"),
        ("List-Id" in message, "a mailing list sent it"),
        (bool(NOBODY.match(address)), "nobody reads its sender's address"),
    )
    return next((reason for holds, reason in reasons if holds), None)


def text_of(message: EmailMessage) -> str:
    """What was written: the plain text, else the HTML's text."""
    try:
        body = message.get_body(preferencelist=("plain", "html"))
        if body is None:
            return ""
        content = body.get_content()
    except (LookupError, ValueError, KeyError, AttributeError):
        return undecoded(message)
    if not isinstance(content, str):
        return ""
    return from_html(content) if body.get_content_type() == "text/html" else content.strip()


def undecoded(message: EmailMessage) -> str:
    """A text in a character set that is none: its letters, as far as they are any."""
    payload = message.get_payload(decode=True)
    return payload.decode("utf-8", "replace").strip() if isinstance(payload, bytes) else ""


class Words(HTMLParser):
    """The words of HTML, blocks on lines of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag in ("script", "style", "title"):
            self.hidden += 1
        if tag in BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "title"):
            self.hidden = max(0, self.hidden - 1)

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.found.append(data)


def from_html(text: str) -> str:
    words = Words()
    words.feed(text)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.found).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
