"""Events that are committed and not yet in the log, as rows of it."""

from __future__ import annotations

from contextlib import closing
from itertools import islice

import msgspec
import pyarrow as pa

from syotto.ask.sources import Sources
from syotto.schema.raw_world import EVENTS
from syotto.sense.tracking_rows import Rows
from syotto.store.inbox import Request, open_inbox


def rows_naming(house: Sources, text: str) -> pa.Table:
    """Rows of raw.events of the requests in which `text` stands; others are not opened."""
    needle = text.encode() if text.isascii() else b""  # JSON may write other letters in two ways
    rows = Rows(shorten=house.settings.shorten_addresses)
    with closing(open_inbox(house.folder / "inbox", house.ledger)) as inbox:
        names = [f"inbox/{name}" for name in inbox.names()]
        reached = house.log.positions(EVENTS, names)
        drained = {name.removeprefix("inbox/"): number for name, number in reached.items()}
        for commit in inbox.waiting(drained):
            if needle in commit.packed:
                for place, request in commit.placed():
                    add(rows, request, place, needle)
    return rows.table("inbox")


def add(rows: Rows, request: Request, place: str, needle: bytes) -> None:
    if needle in request.body:
        try:
            rows.add(request, place)
        except (msgspec.DecodeError, UnicodeDecodeError):  # the drain sets it aside
            return


def glance(house: Sources, commits: int = 100) -> pa.Table:
    """Rows of raw.events of the first commits that wait."""
    rows = Rows(shorten=house.settings.shorten_addresses)
    with closing(open_inbox(house.folder / "inbox", house.ledger)) as inbox:
        names = [f"inbox/{name}" for name in inbox.names()]
        reached = house.log.positions(EVENTS, names)
        drained = {name.removeprefix("inbox/"): number for name, number in reached.items()}
        for commit in islice(inbox.waiting(drained), commits):
            for place, request in commit.placed():
                add(rows, request, place, b"")
    return rows.table("inbox")
