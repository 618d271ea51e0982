from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from syotto.errors import SettingError
from syotto.sense.mailbox import Mailbox, Mark, letters, parse
from tests.imap import DOVECOT, PASSWORD, Dovecot

pytestmark = pytest.mark.skipif(
    DOVECOT is None or shutil.which("openssl") is None, reason="no dovecot is installed"
)


@pytest.fixture(scope="module")
def server():
    folder = Path(tempfile.mkdtemp(prefix="imap-"))  # short: sockets in it have long names
    with Dovecot(folder) as running:
        yield running
    shutil.rmtree(folder, ignore_errors=True)


def box(server, user, **more):
    given = {"host": "localhost", "port": server.port, "certificate": server.certificate,
             "user": user, "password": PASSWORD, **more}  # fmt: skip
    return Mailbox("leads", **given)


def mail(number):
    return f"From: a{number}@mill.fi\r\nSubject: {number}\r\n\r\ntext {number}\r\n".encode()


def read(mailbox, after=None):
    found, mark = [], after
    for moved, some in letters(mailbox, after):
        mark = moved
        found += [one.split(b"Subject: ")[1].split(b"\r\n")[0].decode() for one in some]
    return mark, found


def test_mails_come_once_in_order_and_new_ones_after_the_mark(server):
    server.put("ann", *(mail(number) for number in range(120)))
    mark, found = read(box(server, "ann"))
    assert found == [str(number) for number in range(120)]
    assert read(box(server, "ann"), mark) == (mark, [])
    server.put("ann", mail(120))
    assert read(box(server, "ann"), mark)[1] == ["120"]


def test_a_numbering_that_began_anew_is_read_from_its_start(server):
    server.put("bob", mail(1))
    mark, _ = read(box(server, "bob"))
    assert read(box(server, "bob"), Mark(mark.validity - 1, 99))[1] == ["1"]


def test_nothing_is_changed_there(server):
    server.put("cid", mail(1))
    before = sorted(path.name for path in Path(server.certificate).parent.glob("mails/cid/*/*,*"))
    read(box(server, "cid"))
    read(box(server, "cid"))
    after = sorted(path.name for path in Path(server.certificate).parent.glob("mails/cid/*/*,*"))
    assert after == before
    assert all(not name.endswith("S") for name in after)


@pytest.mark.parametrize(
    ("wrong", "word"),
    [({"password": "no"}, "does not let dan in"), ({"folder": "Nope"}, "no folder 'Nope'"), ({"port": 1}, "cannot be reached"),
     ({"certificate": ""}, "cannot be reached")],
)  # fmt: skip
def test_what_is_wrong_is_said(server, wrong, word):
    with pytest.raises(SettingError, match=word):
        list(letters(box(server, "dan", **wrong), None))


def test_a_section_says_what_it_knows():
    good = {"host": "mail.shop.fi", "user": "leads", "password": "$LEADS"}
    assert parse("leads", good, {"LEADS": "x"}).password == "x"
    for wrong, word in (
        ({"hots": "x"}, "hots"),
        ({"makes": "gold"}, "gold"),
        ({"host": ""}, "host"),
    ):
        with pytest.raises(SettingError, match=word):
            parse("leads", {**good, **wrong}, {"LEADS": "x"})
    with pytest.raises(SettingError, match="LEADS"):
        parse("leads", good, {})
