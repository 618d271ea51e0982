"""One contract for every kind of channel, and what is special about each."""

from __future__ import annotations

import json
import ssl
import threading
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import EntryPoint

import pytest

from syotto.act import channel as channels
from syotto.act.channel import Letter, Setup, open_channel
from syotto.act.transport_log import TransportLog, lines
from syotto.act.webhook import Target, Webhook, is_public
from syotto.errors import InputError, SettingError
from syotto.schema.messages import Outcome
from syotto.sense.signatures import Signing, checked
from tests.act.keys import server_certificate
from tests.act.sink import running

AT = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
LETTER = Letter(
    "01ab", "bo@example.org", "Seals", "Hei\n", "<p>Hei</p>", AT, person_id="7", given={"n": 1}
)
SMTP = {"kind": "smtp", "host": "127.0.0.1", "tls": "none", "from": "ann@example.com"}


def letters(*numbers, **given):
    return [
        replace(LETTER, message_id=f"0{n}", address=f"p{n}@example.org", **given) for n in numbers
    ]


def sent(channel, some):
    return list(channel.send([channel.pack(letter) for letter in some]))


class Hook(HTTPServer):
    """A receiver of webhooks on loopback, with TLS; `says` is its next answer."""

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.says, self.got, self.location = 200, [], None


class Answer(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
        self.send_response(self.server.says)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.end_headers()

    def log_message(self, *_) -> None:
        pass


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    return server_certificate(tmp_path_factory.mktemp("tls"), "hooks.example.org")


@pytest.fixture
def hook(certificate):
    server = Hook(certificate[0])
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def webhook(hook, certificate, folder, *, resolve=lambda *_: ["127.0.0.1"], public=lambda _: True):
    target = Target(
        f"https://hooks.example.org:{hook.server_port}/in?a=1", b"secret", certificate[1]
    )
    return Webhook(target, TransportLog(folder / "transport", "crm"), resolve, public)


@pytest.fixture(params=["smtp", "paper", "webhook"])
def channel(request, tmp_path):
    """Each kind of channel, ready to send."""
    if request.param == "smtp":
        with running() as sink:
            yield open_channel(Setup("email", {**SMTP, "port": sink.port}, tmp_path))
    elif request.param == "paper":
        yield open_channel(Setup("paper", {"kind": "paper"}, tmp_path))
    else:
        certificate, hook = request.getfixturevalue("certificate"), request.getfixturevalue("hook")
        yield webhook(hook, certificate, tmp_path)


def test_every_channel_gives_one_receipt_for_each_message_in_their_order(channel):
    receipts = sent(channel, letters(3, 1, 2))
    assert [one.message_id for one in receipts] == ["03", "01", "02"]
    assert {one.outcome for one in receipts} == {Outcome.TAKEN}
    assert all(one.transport_id and one.reason for one in receipts)
    channel.close()


def test_every_channel_writes_down_what_the_transport_said(channel, tmp_path):
    sent(channel, letters(1, 2))
    channel.close()
    told = list(lines(tmp_path / "transport", AT.date()))
    assert [(line.message_id, line.outcome) for line in told] == [("01", "taken"), ("02", "taken")]
    assert "example.org" not in (tmp_path / "transport" / "2026-05-01.jsonl").read_text().replace(
        "hooks.example.org", ""
    )


def test_every_channel_sends_nothing_when_there_is_nothing(channel):
    assert list(channel.send([])) == []
    channel.close()
    channel.close()


def test_every_channel_goes_on_after_it_was_closed(channel):
    sent(channel, letters(1))
    channel.close()
    assert [one.outcome for one in sent(channel, letters(2))] == [Outcome.TAKEN]
    channel.close()


def test_a_channel_of_an_unknown_kind_says_which_there_are(tmp_path):
    with pytest.raises(SettingError, match="pigeon") as caught:
        open_channel(Setup("x", {"kind": "pigeon"}, tmp_path))
    assert "smtp" in caught.value.fix


def test_a_package_adds_a_kind(tmp_path, monkeypatch):
    entry = EntryPoint("pigeon", "syotto.act.paper:paper", channels.PLUGINS)
    monkeypatch.setattr(channels, "entry_points", lambda group: [entry])
    assert (
        sent(open_channel(Setup("x", {"kind": "pigeon"}, tmp_path)), letters(1))[0].outcome
        == Outcome.TAKEN
    )


def test_a_package_takes_no_kind_of_ours(tmp_path, monkeypatch):
    entry = EntryPoint("smtp", "syotto.act.paper:paper", channels.PLUGINS)
    monkeypatch.setattr(channels, "entry_points", lambda group: [entry])
    with pytest.raises(SettingError, match="Two kinds"):
        open_channel(Setup("x", SMTP, tmp_path))


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ({"kind": "smtp", "from": "a@b.fi"}, "no 'host'"),
        ({**SMTP, "colour": "red"}, "unknown 'colour'"),
        ({**SMTP, "port": "25"}, "'25' as 'port'"),
        ({**SMTP, "tls": "ssl"}, "'ssl' as tls"),
        ({**SMTP, "host": "mail.example.org", "password": "x"}, "in the clear"),
        ({**SMTP, "dkim_selector": "a b", "dkim_key": "c"}, "2 DKIM selectors and 1 keys"),
        ({"kind": "webhook", "url": "http://x.fi", "secret": "s"}, "as url"),
        ({"kind": "webhook", "url": "https://u:p@x.fi", "secret": "s"}, "as url"),
        ({"kind": "webhook", "url": "https://x.fi", "secret": "whsec_é"}, "not base64"),
    ],
)
def test_a_section_that_is_wrong_says_where(tmp_path, section, said):
    with pytest.raises(SettingError, match=said):
        open_channel(Setup("email", section, tmp_path))


# e-mail


@pytest.mark.parametrize("pipelining", [True, False])
def test_a_refusal_ends_one_message_and_not_the_next(tmp_path, pipelining):
    answers = {"p1@example.org": "550 5.1.1 unknown", "p2@example.org": "451 4.7.1 come again"}
    with running(pipelining=pipelining) as sink:
        sink.handler.says = lambda verb, to: answers.get(to) if verb == "RCPT" else None
        channel = open_channel(Setup("email", {**SMTP, "port": sink.port}, tmp_path))
        found = sent(channel, letters(1, 2, 3))
        channel.close()
    assert [(one.outcome, one.reason) for one in found[:2]] == [
        (Outcome.REFUSED, "550 5.1.1 unknown"), (Outcome.LATER, "451 4.7.1 come again"),
    ]  # fmt: skip
    assert found[2].outcome == Outcome.TAKEN
    assert [mail.recipient for mail in sink.mails] == ["p3@example.org"]


def test_an_address_that_the_server_repeats_is_not_written_down(tmp_path):
    with running() as sink:
        sink.handler.says = lambda verb, to: f"550 5.1.1 <{to}>: no such user"
        channel = open_channel(Setup("email", {**SMTP, "port": sink.port}, tmp_path))
        (found,) = sent(channel, letters(1))
        channel.close()
    (line,) = lines(tmp_path / "transport", AT.date())
    assert (found.reason, line.said) == (
        "550 5.1.1 <p1@example.org>: no such user",
        "550 5.1.1 <(address)>: no such user",
    )


def test_what_the_server_says_to_the_mail_itself_counts(tmp_path):
    with running() as sink:
        sink.handler.says = lambda verb, to: "452 4.3.1 full" if verb == "DATA" else None
        channel = open_channel(Setup("email", {**SMTP, "port": sink.port}, tmp_path))
        (found,) = sent(channel, letters(1))
        channel.close()
    assert (found.outcome, found.reason) == (Outcome.LATER, "452 4.3.1 full")


def test_lines_that_begin_with_a_dot_arrive_whole(tmp_path):
    with running() as sink:
        channel = open_channel(Setup("email", {**SMTP, "port": sink.port}, tmp_path))
        sent(channel, letters(1, html=None, text=".\n..\n.hidden\nend\n"))
        channel.close()
    assert sink.mails[0].message.get_content().replace("\r\n", "\n") == ".\n..\n.hidden\nend\n"


def test_many_messages_go_over_one_connection(tmp_path):
    peers = set()
    with running() as sink:
        sink.handler.met = peers.add
        channel = open_channel(Setup("email", {**SMTP, "port": sink.port}, tmp_path))
        sent(channel, letters(*range(5)))
        sent(channel, letters(*range(5, 9)))
        channel.close()
    assert (len(sink.mails), len(peers)) == (9, 1)


def test_a_connection_that_was_closed_meanwhile_is_opened_anew(tmp_path):
    with running() as sink:
        channel = open_channel(Setup("email", {**SMTP, "port": sink.port}, tmp_path))
        sent(channel, letters(1))
        channel.connection.sock.shutdown(2)
        assert sent(channel, letters(2))[0].outcome == Outcome.TAKEN
        channel.close()
    assert len(sink.mails) == 2


def test_a_server_that_cannot_be_reached_is_not_asked_for_each_message(tmp_path):
    channel = open_channel(Setup("email", {**SMTP, "port": 1}, tmp_path))
    assert {one.outcome for one in sent(channel, letters(1, 2, 3))} == {Outcome.UNREACHED}
    assert len(list(lines(tmp_path / "transport", AT.date()))) == 1


def test_a_mail_without_an_answer_is_unknown_and_never_sent_again(tmp_path):
    with running() as sink:
        sink.handler.drops = True
        channel = open_channel(Setup("email", {**SMTP, "port": sink.port}, tmp_path))
        (found,) = sent(channel, letters(1))
        channel.close()
    assert (found.outcome, len(sink.mails)) == (Outcome.UNKNOWN, 1)


def test_the_password_goes_over_tls_only_and_must_fit(tmp_path):
    context, trusted = server_certificate(tmp_path)
    with running(context=context, user="ann", password="right") as sink:
        section = {
            **SMTP,
            "host": "localhost",
            "port": sink.port,
            "tls": "starttls",
            "user": "ann",
            "certificate": trusted,
        }
        good = open_channel(Setup("email", {**section, "password": "right"}, tmp_path))
        assert sent(good, letters(1))[0].outcome == Outcome.TAKEN
        good.close()
        bad = open_channel(Setup("email", {**section, "password": "wrong"}, tmp_path))
        (found,) = sent(bad, letters(2))
        assert (found.outcome, "535" in found.reason) == (Outcome.UNREACHED, True)
        stranger = open_channel(
            Setup("email", {**section, "certificate": "", "password": "right"}, tmp_path)
        )
        (found,) = sent(stranger, letters(3))
        assert (found.outcome, "certificate" in found.reason) == (Outcome.UNREACHED, True)


def test_letters_beyond_ascii_need_a_server_that_takes_them(tmp_path):
    with running() as sink:
        channel = open_channel(Setup("email", {**SMTP, "port": sink.port}, tmp_path))
        (found,) = sent(channel, [replace(LETTER, address="sälli@example.org")])
        channel.close()
    assert found.outcome == (Outcome.TAKEN if sink.mails else Outcome.REFUSED)


# paper


def test_paper_has_each_message_once(tmp_path):
    channel = open_channel(Setup("paper", {"kind": "paper"}, tmp_path))
    sent(channel, letters(1))
    sent(channel, [replace(letters(1)[0], text="another\n")])
    channel.close()
    (path,) = (tmp_path / "paper").iterdir()
    assert (path.name, b"another" in path.read_bytes()) == ("01.eml", False)


def test_an_address_that_is_none_is_refused_before_anything_leaves(tmp_path):
    channel = open_channel(Setup("paper", {"kind": "paper"}, tmp_path))
    with pytest.raises(InputError, match="no address"):
        channel.pack(replace(LETTER, address="a@b.fi\nBcc: c@d.fi"))


# webhook


def test_a_webhook_is_signed_as_our_own_door_checks_it(hook, certificate, tmp_path):
    channel = webhook(hook, certificate, tmp_path)
    sent(channel, [LETTER])
    channel.close()
    ((path, headers, body),) = hook.got
    number = checked(
        Signing("standard", "secret", "webhook-signature", 300), headers, body, AT.timestamp()
    )
    assert (path, number, headers["host"]) == (
        "/in?a=1",
        "01ab",
        f"hooks.example.org:{hook.server_port}",
    )
    said = json.loads(body)["data"]
    assert (said["person_id"], said["text"], said["given"]) == ("7", "Hei\n", {"n": 1})


@pytest.mark.parametrize(
    ("says", "outcome"),
    [
        (204, "taken"),
        (400, "refused"),
        (410, "refused"),
        (429, "later"),
        (500, "later"),
        (503, "later"),
    ],
)
def test_a_webhook_that_is_busy_is_asked_again(hook, certificate, tmp_path, says, outcome):
    hook.says = says
    channel = webhook(hook, certificate, tmp_path)
    assert [one.outcome for one in sent(channel, [LETTER])] == [outcome]
    channel.close()


def test_a_webhook_follows_no_redirect(hook, certificate, tmp_path):
    hook.says, hook.location = 302, "https://127.0.0.1/elsewhere"
    channel = webhook(hook, certificate, tmp_path)
    assert sent(channel, [LETTER])[0].outcome == Outcome.REFUSED
    assert len(hook.got) == 1
    channel.close()


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.7", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
     "::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "2002:0a00:0001::", "224.0.0.1", "255.255.255.255"],
)  # fmt: skip
def test_a_webhook_never_calls_a_private_address(hook, certificate, tmp_path, address):
    channel = webhook(
        hook, certificate, tmp_path, resolve=lambda *_: ["8.8.8.8", address], public=is_public
    )
    (found,) = sent(channel, [LETTER])
    assert (found.outcome, hook.got) == (Outcome.REFUSED, [])
    assert address in found.reason
    channel.close()


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888"])
def test_an_address_of_the_world_may_be_called(address):
    assert is_public(address)


def test_a_webhook_goes_to_the_address_that_was_checked(hook, certificate, tmp_path):
    """A name that points elsewhere when it is asked again gains nothing: it is asked once."""
    answers = iter([["127.0.0.1"]])
    channel = webhook(hook, certificate, tmp_path, resolve=lambda *_: next(answers))
    assert sent(channel, [LETTER])[0].outcome == Outcome.TAKEN
    channel.close()
