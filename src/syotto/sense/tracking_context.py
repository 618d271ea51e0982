"""The contexts of events: what of them has a column of its own, and what is kept.

Within a request most events repeat one context; each different one is read once.

1. Network addresses in a context are shortened like that of the sender.
2. The sending clock, the address and the browser of the request are added, where the context does
   not say them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

import msgspec

from syotto.sense.addresses import shortened
from syotto.sense.lenient import read_leniently

CLOSE = b"}"
EMPTY = frozenset({b"", b"null", b"{}"})
Text = str | int | float | None


class Named(msgspec.Struct, gc=False):
    name: str | None = None


class Page(msgspec.Struct, gc=False):
    path: str | None = None
    url: str | None = None
    referrer: str | None = None


class Referrer(msgspec.Struct, gc=False):
    url: str | None = None
    link: str | None = None


class Context(msgspec.Struct, gc=False):
    """What of a context has a column of its own, or must be looked at."""

    ip: str | None = None
    groupId: Text = None
    campaign: Named | None = None
    page: Page | None = None
    referrer: Referrer | None = None
    userAgent: str | None = None
    traits: msgspec.Raw = msgspec.Raw()


class Read(msgspec.Struct, gc=False, frozen=True):
    """A context as the columns need it. kept: as JSON, None is nothing; traits: the same."""

    kept: bytes | None
    group: Text
    campaign: str | None
    on_page: bool
    path: str | None
    referrer: str | None
    traits: bytes


open_context = msgspec.json.Decoder(Context).decode
open_any = msgspec.json.Decoder().decode
encode = msgspec.json.Encoder().encode
NOTHING = Context()
NO_PAGE = Page()
NO_REFERRER = Referrer()


class Sender(Protocol):
    """What a request knew beside its events."""

    @property
    def address(self) -> str | None: ...
    @property
    def agent(self) -> str | None: ...


@dataclass
class Contexts:
    """The contexts of one request. shared: that of events which say none."""

    sender: Sender
    shared: bytes
    shorten: bool
    known: dict[tuple[bytes, Text], Read] = field(default_factory=dict)

    def read(self, text: bytes, sent_at: Text) -> Read:
        found = self.known.get((text, sent_at))
        if found is None:
            found = self.known[text, sent_at] = self.opened(text or self.shared, sent_at)
        return found

    def opened(self, text: bytes, sent_at: Text) -> Read:
        context = NOTHING if text in EMPTY else read_leniently(open_context, text, Context)
        page, other = context.page or NO_PAGE, context.referrer or NO_REFERRER
        return Read(
            kept=self.kept(text, context, sent_at),
            group=context.groupId,
            campaign=context.campaign.name if context.campaign is not None else None,
            on_page=context.page is not None,
            path=page.path or page.url,
            referrer=page.referrer or other.url or other.link,
            traits=bytes(context.traits),
        )

    def kept(self, text: bytes, context: Context, sent_at: Text) -> bytes | None:
        """The context as JSON (rules 1 and 2)."""
        address = None if context.ip else self.sender.address
        agent = None if context.userAgent else self.sender.agent
        tail = tail_of(sent_at, address, agent)
        if text in EMPTY:
            return None if tail == CLOSE else b"{" + tail[1:]
        if self.shorten and context.ip:
            text = without_address(text, context.ip)
        return text.rstrip()[:-1] + tail


@lru_cache(maxsize=1_000)
def tail_of(sent_at: Text, address: str | None, agent: str | None) -> bytes:
    """The end of a context: what is added to it."""
    said = {"sentAt": sent_at, "ip": address, "userAgent": agent}
    added = {name: value for name, value in said.items() if value is not None}
    return b"," + encode(added)[1:] if added else CLOSE


def without_address(text: bytes, address: str) -> bytes:
    """The context with its `ip` shortened, wherever it stands in it."""
    short = shortened(address)
    plain = encode(address)
    if short is not None and plain in text:
        return text.replace(plain, encode(short))
    return bytes(encode({**open_any(text), "ip": short}))
