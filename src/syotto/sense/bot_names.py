"""What a browser calls itself: a person's, or a machine's that fetches for them.

1. Apple's mail proxy calls itself exactly `Mozilla/5.0`; it opens mails that nobody reads.
2. Gmail's and Yahoo's image proxies fetch when a person opens the mail: a human, unless too fast.
3. Mail programs are no crawlers, whatever a crawler list says.
4. Anything else that crawlerdetect knows is a machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from crawlerdetect import CrawlerDetect

from syotto.schema.words import Actor, Touches

APPLE = "Mozilla/5.0"
MAIL_READERS = ("GoogleImageProxy", "YahooMailProxy", "Outlook-iOS", "Outlook-Android")


@dataclass(frozen=True)
class Verdict:
    """Who acted and what says so; `touches` is all, or only opens of mails."""

    actor: Actor
    reason: str
    touches: str = Touches.ALL


def of_browser(name: str) -> Verdict:
    """What a browser's name says."""
    if name == APPLE:
        return Verdict(Actor.MACHINE, "Apple mail proxy", Touches.OPENS)
    reader = next((word for word in MAIL_READERS if word in name), None)
    if reader:
        return Verdict(Actor.HUMAN, reader)
    crawler = detector()
    if crawler.is_crawler(name):
        return Verdict(Actor.MACHINE, f"user agent: {crawler.get_matches()}")
    return Verdict(Actor.HUMAN, "browser")


@lru_cache(maxsize=4_096)
def names_machine(name: str) -> bool:
    """A browser's name that only machines have."""
    return of_browser(name).actor == Actor.MACHINE


@cache
def detector() -> CrawlerDetect:
    return CrawlerDetect()
