"""A first judgement of who acted, on the event alone; a build judges again by the whole course."""

from __future__ import annotations

from functools import lru_cache

from syotto.sense import bots

OPENED = "Email Opened"


@lru_cache(maxsize=65_536)
def actor_of(
    agent: str | None, address: str | None, kind: str, name: str | None
) -> tuple[str | None, str | None]:
    """Who acted (human, machine, or null where no browser took part) and what says so."""
    verdicts = (
        bots.of_address(address, bots.known_networks()) if address else None,
        bots.of_browser(agent) if agent else None,
    )
    opened = kind == "track" and name == OPENED
    for verdict in verdicts:
        if verdict and (opened or verdict.touches == bots.ALL):
            return verdict.actor, verdict.reason
    return None, None
