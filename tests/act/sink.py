"""A mail server of our own on loopback that keeps what it is given, and can be told what to say."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope

from tests.collect.server import free_port


@dataclass
class Mail:
    """A mail as the server got it."""

    sender: str
    recipient: str
    content: bytes

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.content, policy=policy.default)


@dataclass
class Handler:
    """Keeps mails; `says` may answer a recipient or a mail otherwise."""

    mails: list[Mail] = field(default_factory=list)
    says: Callable[[str, str], str | None] = lambda *_: None
    met: Callable[[Any], None] = lambda *_: None
    pipelining: bool = True
    drops: bool = False

    async def handle_EHLO(
        self, server: Any, session: Any, envelope: Envelope, name: str, said: list[str]
    ):
        session.host_name = name
        return [said[0], *(["250-PIPELINING"] if self.pipelining else []), *said[1:]]

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Envelope, address: str, _: Any
    ):
        refused = self.says("RCPT", address)
        if refused:
            return refused
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope):
        refused = self.says("DATA", envelope.rcpt_tos[0])
        if refused and not refused.startswith("2"):
            return refused
        self.mails.append(
            Mail(envelope.mail_from, envelope.rcpt_tos[0], bytes(envelope.original_content))
        )
        self.met(session.peer)
        if self.drops:
            server.transport.abort()
        return refused or f"250 2.0.0 Ok: queued as {len(self.mails):08X}"


class Sink(Controller):
    """`with running() as sink:` then sink.port and sink.mails."""

    @property
    def mails(self) -> list[Mail]:
        return self.handler.mails


@contextlib.contextmanager
def running(
    *,
    context: ssl.SSLContext | None = None,
    user: str = "",
    password: str = "",
    pipelining: bool = True,
    **given: Any,
) -> Iterator[Sink]:
    def lets(server, session, envelope, mechanism, data):
        fits = (data.login, data.password) == (user.encode(), password.encode())
        return AuthResult(success=fits, handled=fits)

    more = {"authenticator": lets, "auth_required": True} if user else {}
    sink = Sink(
        Handler(pipelining=pipelining),
        hostname="127.0.0.1",
        port=free_port(),
        tls_context=context,
        require_starttls=bool(context),
        data_size_limit=10**7,
        **more,
        **given,
    )
    sink.start()
    try:
        yield sink
    finally:
        sink.stop(no_assert=True)
