"""DKIM signatures (RFC 6376, RFC 8463): relaxed/relaxed, RSA-SHA256 or Ed25519."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from syotto.errors import SettingError

SIGNED = (
    "from", "to", "subject", "date", "message-id", "reply-to", "mime-version", "content-type",
    "list-unsubscribe", "list-unsubscribe-post",
)  # fmt: skip
TWICE = ("from", "subject")
"""Signed once more than they stand there, so that nobody can add another."""
FEWEST_BITS = 1024
PADDING, SHA256 = PKCS1v15(), hashes.SHA256()
Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Signer:
    """Signs for a domain with the key whose public half stands in DNS at selector._domainkey."""

    domain: str
    selector: str
    key: RSAPrivateKey | Ed25519PrivateKey

    @property
    def algorithm(self) -> str:
        return "rsa-sha256" if isinstance(self.key, RSAPrivateKey) else "ed25519-sha256"

    def field(self, fields: Fields, body_hash: str, at: datetime) -> tuple[str, str]:
        """The DKIM-Signature of a mail with these fields and this hash of its body."""
        there = [name.lower() for name, _ in fields if name.lower() in SIGNED]
        names = ":".join([*there, *(name for name in TWICE if name in there)])
        unsigned = (
            f"v=1; a={self.algorithm}; c=relaxed/relaxed; d={self.domain}; s={self.selector}; "
            f"t={int(at.timestamp())}; h={names}; bh={body_hash}; b="
        )
        lines = [relaxed(name, value) for name, value in fields if name.lower() in SIGNED]
        text = "\r\n".join([*lines, relaxed("DKIM-Signature", unsigned)])
        return "DKIM-Signature", folded(unsigned + self.signature(text.encode()))

    def signature(self, text: bytes) -> str:
        if isinstance(self.key, RSAPrivateKey):
            signed = self.key.sign(text, PADDING, SHA256)
        else:
            signed = self.key.sign(sha256(text).digest())
        return base64.b64encode(signed).decode()

    def public(self) -> str:
        """What must stand in DNS for receivers to believe us."""
        if isinstance(self.key, RSAPrivateKey):
            kind, form = "rsa", serialization.PublicFormat.SubjectPublicKeyInfo
            encoding = serialization.Encoding.DER
        else:
            kind, form = "ed25519", serialization.PublicFormat.Raw
            encoding = serialization.Encoding.Raw
        key = base64.b64encode(self.key.public_key().public_bytes(encoding, form)).decode()
        return f"v=DKIM1; k={kind}; p={key}"


def relaxed(name: str, value: str) -> str:
    return f"{name.lower()}:{' '.join(value.split())}"


def folded(value: str) -> str:
    """In lines that mail servers pass on as they are: a break after each entry and in the key."""
    head, _, signature = value.rpartition("b=")
    parts = [signature[start : start + 72] for start in range(0, len(signature), 72)]
    head = head.replace("; h=", ";\r\n h=").replace("; bh=", ";\r\n bh=")
    return f"{head.rstrip()}\r\n b=" + "\r\n ".join(parts)


def body_hash(body: bytes) -> str:
    """Of a body with lines that end in CRLF."""
    body = body.replace(b"\t", b" ")
    while b"  " in body:
        body = body.replace(b"  ", b" ")
    end = body.replace(b" \r\n", b"\r\n").rstrip(b" \r\n")
    return base64.b64encode(sha256(end + b"\r\n" if end else b"").digest()).decode()


def signer(domain: str, selector: str, path: Path) -> Signer:
    """Reads a private key in PEM. Raises SettingError where there is none that can sign mail."""
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise SettingError(
            f"The DKIM key {path} cannot be read: {error}.",
            fix="Make one with `syotto mail-key`, or name the file of yours.",
        ) from error
    usable = isinstance(key, RSAPrivateKey | Ed25519PrivateKey)
    if not usable or (isinstance(key, RSAPrivateKey) and key.key_size < FEWEST_BITS):
        raise SettingError(
            f"The DKIM key {path} is no RSA key of {FEWEST_BITS} bits or more, and no Ed25519 key.",
            fix="Make one with `syotto mail-key`.",
        )
    assert isinstance(key, RSAPrivateKey | Ed25519PrivateKey)
    return Signer(domain, selector, key)
