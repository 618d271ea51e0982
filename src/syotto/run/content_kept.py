"""What a choice goes by, of contents as they were kept. Nothing here loads an engine."""

from __future__ import annotations

from functools import lru_cache

from syotto.act.content import name_and_kind, parse
from syotto.run.house import House
from syotto.schema.content import About
from syotto.store import outbox as book


@lru_cache(maxsize=256)
def about_kept(house: House, number: str) -> About:
    """What a choice goes by, of a kept version; of one that is there no more only its name."""
    with house.ledger.read() as connection:
        source = book.content_of(connection, number)
    name, kind = name_and_kind(number)
    return parse(name, kind, source).about if source is not None else About(name)
