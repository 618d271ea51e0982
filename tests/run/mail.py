"""A workspace that can send: a channel to a mail server of our own, and a content."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from syotto.run.house import House, open_house
from syotto.run.outbox import Intent, intend
from syotto.run.workspace import create
from syotto.schema.words import Lane
from syotto.store.outbox import outbox

HELLO = """---
subject: Seals for {{ first_name }}
from: Ann Ahola <ann@example.com>
---
<mjml><mj-body><mj-section><mj-column>
<mj-text>Hei {{ first_name }}, <a href="https://example.com/seals?a=1&amp;b=2">seals</a> wear out.</mj-text>
<mj-text><a href="{{ unsubscribe_url }}">Unsubscribe</a> · <a href="{{ view_url }}">View</a></mj-text>
</mj-column></mj-section></mj-body></mjml>
"""
CHANNEL = {
    "kind": "smtp",
    "host": "127.0.0.1",
    "tls": "none",
    "from": "ann@example.com",
    "return_path": "bounces@example.com",
}


def mail_house(folder: Path, port: int = 25, *, ledger: str = "", **settings: object) -> House:
    channels = {"email": {**CHANNEL, "port": port}}
    lines = "".join(
        f"[channels.{name}]\n" + "".join(f"{key} = {value!r}\n" for key, value in section.items())
        for name, section in channels.items()
    )
    create(
        folder,
        {
            "ledger": ledger,
            "public_url": "https://mail.example.com",
            "quiet_hours": "",
            "caps": [],
            **settings,
        },
    )
    path = folder / "syotto.toml"
    path.write_text(path.read_text() + lines)
    (folder / "content").mkdir(exist_ok=True)
    (folder / "content/hello.mjml").write_text(HELLO)
    return open_house(folder)


def service(number: int, **given) -> Intent:
    """A message that needs no consent."""
    said = {
        "intent_key": f"k{number}",
        "address": f"p{number}@example.org",
        "content": "hello",
        "given": {"first_name": f"P{number}"},
        "lane": Lane.BULK,
        "person_id": str(number),
    }
    return Intent(**{**said, **given})


def rows(house: House, *states: str) -> list[dict]:
    """The outbox, or what of it is in some states."""
    with house.ledger.read() as connection:
        query = sa.select(outbox).order_by(outbox.c.message_id)
        query = query.where(outbox.c.state.in_(states)) if states else query
        return [dict(row) for row in connection.execute(query).mappings()]


def states(house: House) -> dict[str, str]:
    return {row["intent_key"]: row["state"] for row in rows(house)}


__all__ = ["HELLO", "intend", "mail_house", "rows", "service", "states"]
