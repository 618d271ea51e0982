"""A letter as the bytes of a mail (RFC 5322, MIME), signed.

Written by hand: the library's generator takes longer than all the rest together.
"""

from __future__ import annotations

import binascii
from collections.abc import Sequence
from datetime import datetime
from email.header import Header
from email.utils import format_datetime, formataddr, parseaddr
from functools import lru_cache

from syotto.act.channel import Letter
from syotto.act.dkim import Fields, Signer, body_hash
from syotto.errors import InputError

CRLF = "\r\n"
LONGEST_LINE = 76


def mail(letter: Letter, sender: str, signers: Sequence[Signer] = ()) -> bytes:
    """The whole mail. sender: for a letter that names none.

    Raises InputError for an address that would break out of its line.
    """
    sender = letter.sender or sender
    kind, body = written(letter)
    fields = [*head(letter, sender), ("MIME-Version", "1.0"), *kind]
    if signers:
        hashed = body_hash(body)
        fields = [*(signer.field(fields, hashed, letter.at) for signer in signers), *fields]
    lines = "".join(f"{name}: {value}{CRLF}" for name, value in fields)
    return lines.encode() + CRLF.encode() + body


def head(letter: Letter, sender: str) -> Fields:
    check_line(letter.address)
    domain = domain_of(sender)
    fields = [
        ("From", address(sender)),
        ("To", letter.address),
        ("Subject", words(letter.subject)),
        ("Date", date(letter.at)),
        ("Message-ID", f"<{letter.message_id}@{domain}>"),
    ]
    if letter.reply_to:
        fields.append(("Reply-To", address(letter.reply_to)))
    if letter.unsubscribe:
        fields.append(("List-Unsubscribe", f"<{letter.unsubscribe}>"))
        fields.append(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    return fields


def check_line(text: str) -> None:
    if any(sign in text for sign in "\r\n<>, \0") or "@" not in text:
        raise InputError(f"{text!r} is no address.", fix="Correct it where it comes from.")


def written(letter: Letter) -> tuple[Fields, bytes]:
    """The fields about the body, and the body: text alone, or text and HTML."""
    encoding = ("Content-Transfer-Encoding", "quoted-printable")
    if letter.html is None:
        plain = ("Content-Type", 'text/plain; charset="utf-8"')
        return [plain, encoding], quoted(letter.text)
    edge = f"=_{letter.message_id}"
    body = b"".join(
        (
            part(edge, "plain"), quoted(letter.text),
            part(edge, "html"), quoted(letter.html),
            f"\r\n--{edge}--\r\n".encode(),
        )
    )  # fmt: skip
    return [("Content-Type", f'multipart/alternative; boundary="{edge}"')], body


def part(edge: str, kind: str) -> bytes:
    return (
        f'\r\n--{edge}\r\nContent-Type: text/{kind}; charset="utf-8"\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    ).encode()


def quoted(text: str) -> bytes:
    """Quoted-printable, with lines that end in CRLF."""
    plain = "\n".join(text.splitlines()) + "\n"
    return binascii.b2a_qp(plain.encode(), istext=True).replace(b"\n", b"\r\n")


@lru_cache(maxsize=1024)
def words(text: str) -> str:
    """A subject, encoded where it is not plain; long ones go on in a second line."""
    plain = " ".join(text.split())
    if plain.isascii() and len(plain) < LONGEST_LINE:
        return plain
    return Header(plain, "utf-8" if not plain.isascii() else "us-ascii", LONGEST_LINE).encode(
        linesep=CRLF
    )


@lru_cache(maxsize=256)
def address(text: str) -> str:
    name, plain = parseaddr(text)
    check_line(plain)
    return formataddr((name, plain)) if name else plain


@lru_cache(maxsize=256)
def domain_of(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2].lower()


@lru_cache(maxsize=16)
def date(at: datetime) -> str:
    return format_datetime(at)
