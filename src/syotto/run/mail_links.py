"""The addresses in a message that lead back to us: clicks, opens, unsubscribing, the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from syotto.act.render import Addresses
from syotto.run.house import House
from syotto.run.links import tag, token

CLICK, OPEN, UNSUBSCRIBE, VIEW = "click", "open", "unsubscribe", "view"
SURVEY, SHARE = "survey", "share"
SLUGS = {"survey_url": SURVEY, "share_url": SHARE}
"""Pages of ours by what contents call them; each is at /p/SLUG."""
LOCAL = "http://127.0.0.1:8461"
TRAP = "trap"


def addresses(house: House, message_id: str, *, tracked: bool) -> Addresses:
    """tracked: clicks and opens of this person may be known; else links are plain ones."""
    host = public(house)
    return Addresses(
        unsubscribe=f"{host}/u/{token(house, UNSUBSCRIBE, {'m': message_id})}",
        view=f"{host}/v/{token(house, VIEW, {'m': message_id})}",
        link=click(house, host, message_id) if tracked else plain,
        opened=f"{host}/o/{token(house, OPEN, {'m': message_id})}.gif" if tracked else None,
        trap=f"{host}/c/{token(house, CLICK, {'m': message_id, 'n': TRAP})}" if tracked else None,
        page=lambda name: page(house, SLUGS[name], message_id),
    )


def page(house: House, slug: str, message_id: str) -> str:
    """The address of a page of ours for who got a message."""
    return f"{public(house)}/p/{slug}/{token(house, slug, {'m': message_id})}"


def click(house: House, host: str, message_id: str) -> Callable[[int, str], str]:
    def link(number: int, address: str) -> str:
        said: dict[str, Any] = {"m": message_id, "n": number, "u": address}
        return f"{host}/c/{token(house, CLICK, said)}"

    return link


def plain(_: int, address: str) -> str:
    return address


def public(house: House) -> str:
    return house.settings.public_url.rstrip("/") or LOCAL


def verp(house: House, return_path: str, message_id: str) -> str:
    """`bounces@example.com` with the message's tag: `bounces+TAG@example.com`."""
    local, at, domain = return_path.rpartition("@")
    return f"{local}+{tag(house, message_id)}{at}{domain}" if at else ""
