"""Signatures are verified by dkimpy, which shares no code with ours."""

from __future__ import annotations

import base64
import sys
import types
from dataclasses import replace
from datetime import UTC, datetime

import dkim
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given, settings, strategies as st

from syotto.act import mime
from syotto.act.channel import Letter
from syotto.act.dkim import Signer, signer
from syotto.errors import InputError, SettingError
from tests.act.keys import ed25519_key, pem, rsa_key

AT = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
HTML = "<p>Hei  Ann,\t40 %  off</p>\n.dot\n\n  <b>ä</b>  \n\n\n"
LETTER = Letter(
    "01ab", "bo@example.org", "Seals", "Hei Ann\n\n.dot\n  two  spaces \n\n", HTML, AT,
    "Ann Ähölä <ann@example.com>", "reply@example.com", "b+1@example.com", "https://m/u/1",
)  # fmt: skip


class Key:
    """What dkimpy wants of PyNaCl, which it needs for Ed25519 alone."""

    def __init__(self, text, encoder):
        self.key = Ed25519PublicKey.from_public_bytes(base64.b64decode(text))

    def verify(self, digest, signature):
        try:
            self.key.verify(signature, digest)
        except InvalidSignature as error:
            raise sys.modules["nacl"].exceptions.BadSignatureError from error
        return digest


@pytest.fixture(autouse=True)
def nacl(monkeypatch):
    made = types.SimpleNamespace(
        signing=types.SimpleNamespace(VerifyKey=Key),
        encoding=types.SimpleNamespace(Base64Encoder=None),
        exceptions=types.SimpleNamespace(
            BadSignatureError=type("BadSignatureError", (Exception,), {})
        ),
    )
    monkeypatch.setitem(sys.modules, "nacl", made)
    monkeypatch.setattr(dkim, "nacl", made, raising=False)


def signers():
    return [Signer("example.com", "r1", rsa_key()), Signer("example.com", "e1", ed25519_key())]


def verified(mail: bytes) -> list[bool]:
    known = {
        f"{one.selector}._domainkey.example.com.".encode(): one.public().encode()
        for one in signers()
    }
    read = dkim.DKIM(mail)
    return [verifies(read, number, known) for number in range(2)]


def verifies(read: dkim.DKIM, number: int, known: dict[bytes, bytes]) -> bool:
    try:
        return read.verify(number, dnsfunc=lambda name, timeout=5: known[name])
    except dkim.ValidationError:
        return False


def test_both_kinds_of_signatures_verify():
    assert verified(mime.mail(LETTER, "", signers())) == [True, True]


@settings(max_examples=60)
@given(
    st.text(alphabet=" \t\r\n.=ä€aZ-", max_size=200), st.text(alphabet=' \tåa=?_<>"', max_size=120)
)
def test_whatever_is_written_verifies(text, subject):
    letter = replace(LETTER, text=text, html=None, subject=subject)
    mail = mime.mail(letter, "", signers()[:1])
    assert dkim.DKIM(mail).verify(dnsfunc=lambda name, timeout=5: signers()[0].public().encode())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"Subject: Seals", b"Subject: Bills"),
        (b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", b""),
        (b"<https://m/u/1>", b"<https://m/u/2>"),
        (b"40 %", b"50 %"),
        (b"From: ", b"From: eve@example.com\r\nFrom: "),
    ],
)
def test_what_was_changed_on_the_way_does_not_verify(before, after):
    mail = mime.mail(LETTER, "", signers())
    assert before in mail
    assert verified(mail.replace(before, after, 1)) == [False, False]


def test_the_fields_of_rfc_8058_are_signed():
    head = mime.mail(LETTER, "", signers()).decode().split("\r\n\r\n")[0]
    assert "list-unsubscribe:list-unsubscribe-post:" in head
    assert (
        "List-Unsubscribe: <https://m/u/1>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click"
        in head
    )


def lines(mail, kind: str) -> str:
    return mail.get_body((kind,)).get_content().replace("\r\n", "\n")


def test_a_mail_reads_as_it_was_written():
    from email import message_from_bytes, policy

    mail = message_from_bytes(
        mime.mail(replace(LETTER, subject="Säkö " * 30), "", signers()), policy=policy.default
    )
    assert mail["Subject"] == ("Säkö " * 30).strip()
    assert mail["From"].addresses[0].display_name == "Ann Ähölä"
    assert mail["Message-ID"] == "<01ab@example.com>"
    assert lines(mail, "plain") == "Hei Ann\n\n.dot\n  two  spaces \n\n"
    assert lines(mail, "html") == HTML
    assert max(map(len, mime.mail(LETTER, "", signers()).split(b"\r\n"))) <= 200


@pytest.mark.parametrize(
    "address", ["a@b.fi\r\nBcc: x@y.z", "a@b.fi, c@d.fi", "a b@c.fi", "nobody"]
)
def test_an_address_never_breaks_out_of_its_line(address):
    with pytest.raises(InputError, match="no address"):
        mime.mail(replace(LETTER, address=address), "")


def test_a_key_is_read_from_its_file(tmp_path):
    path = tmp_path / "key.pem"
    path.write_bytes(pem(ed25519_key()))
    assert signer("example.com", "e1", path).public().startswith("v=DKIM1; k=ed25519; p=")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no key",
        pem(ec.generate_private_key(ec.SECP256R1())),
        pem(rsa.generate_private_key(65537, 1024))[:-40],
    ],
)
def test_a_file_that_is_no_key_is_said_so(tmp_path, content):
    path = tmp_path / "key.pem"
    path.write_bytes(content)
    with pytest.raises(SettingError, match="DKIM key"):
        signer("example.com", "e1", path)
