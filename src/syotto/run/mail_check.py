"""Whether the world will believe our mails: DNS in words; and keys to sign them with."""

from __future__ import annotations

import os
from email.utils import parseaddr
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa

from syotto.act.dkim import Signer
from syotto.act.email import Email
from syotto.errors import InputError
from syotto.run.channels import channel, return_path, section_of
from syotto.run.house import House
from syotto.sense.mail_dns import Finding, Texts, ask_dns, checked

KEYS = "keys"
BITS = 2048


def mail_check(house: House, name: str, texts: Texts = ask_dns) -> list[Finding]:
    """SPF, DKIM, DMARC and alignment of a channel; the address of our links.

    Raises SettingError where there is no such channel, InputError where it sends no mail itself.
    """
    opened = channel(house, name)
    if not isinstance(opened, Email):
        raise InputError(
            f"The channel {name!r} sends no mail by SMTP.", fix="Name one that does with --channel."
        )
    sender = domain_of(str(section_of(house, name)["from"]))
    back = domain_of(return_path(house, name)) or sender
    signing = opened.signers[0].domain if opened.signers else sender
    keys = [(signer.selector, signer.public()) for signer in opened.signers]
    opened.close()
    return [*checked(texts, sender, back, signing, keys), links(house)]


def links(house: House) -> Finding:
    """Mailbox providers unsubscribe by HTTPS only (RFC 8058)."""
    url = house.settings.public_url
    good = url.startswith("https://")
    words = f"They lead to {url}." if url else "They lead to this machine only."
    fix = "" if good else "Set public_url to the https:// address of the public listener."
    return Finding("Links in mails", good, words, fix)


def domain_of(address: str) -> str:
    return parseaddr(address)[1].rpartition("@")[2].lower()


def make_key(house: House, selector: str, *, short: bool) -> tuple[Path, str]:
    """A new private key, in a file that only its owner may read, and the record for DNS.

    Raises InputError where there is one of that name.
    """
    if not selector.replace("-", "").isalnum() or not selector.isascii():
        raise InputError(
            f"{selector!r} cannot be a selector.", fix="Use letters, digits and -; say syotto1."
        )
    made: ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey = (
        ed25519.Ed25519PrivateKey.generate() if short else rsa.generate_private_key(65537, BITS)
    )
    path = house.folder / KEYS / f"{selector}.pem"
    path.parent.mkdir(mode=0o700, exist_ok=True)
    text = made.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise InputError(
            f"There is a key {path} already.", fix="Take another selector: keys are not replaced."
        ) from None
    with open(number, "wb") as file:
        file.write(text)
    return path, Signer("", selector, made).public()
