"""A source of events: who may send, and what is asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SourceKind(StrEnum):
    """Where events of a source come from."""

    TRACKING = "tracking"  # SDKs and browsers that speak the Segment spec
    FORM = "form"
    WEBHOOK = "webhook"
    FOLDER = "folder"
    MAILBOX = "mailbox"
    TIP = "tip"  # what colleagues and partners tell from their phones
    MAIL = "mail"  # what happens to messages of our own: delivered, opened, clicked


class ConsentMode(StrEnum):
    """What happens to events of people who have not said yes."""

    OFF = "off"  # the sender has asked already
    REQUIRED = "required"  # nothing that names a person is kept or read before they said yes


@dataclass(frozen=True)
class Source:
    """One source.

    write_key: what senders give; public where it stands on a web page.
    origins: web pages that may send from a browser (`https://www.example.com`); empty is all.
    events_per_second: more than that is asked to wait; 0 is no limit.
    """

    source_id: str
    write_key: str
    kind: SourceKind
    origins: tuple[str, ...]
    consent: ConsentMode
    events_per_second: int
    created_at: datetime
    ended_at: datetime | None = None

    @property
    def open(self) -> bool:
        return self.ended_at is None

    def lets(self, origin: str) -> bool:
        """A browser on a page of `origin` may send."""
        return not self.origins or origin in self.origins
