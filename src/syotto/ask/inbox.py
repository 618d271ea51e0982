"""Events that are committed and not yet in the log, as rows of it."""

from __future__ import annotations

from contextlib import closing, suppress
from importlib.util import find_spec
from itertools import islice

import pyarrow as pa

from syotto.ask.sources import Sources
from syotto.schema.raw_world import EVENTS


def waiting_rows(house: Sources, *naming: str, commits: int | None = None) -> pa.Table:
    """Rows of raw.events that wait: of requests in which one of `naming` stands, if any is given;
    of the first `commits`.

    Requests without it are not opened. Without the server's packages there is no inbox, and no row.
    """
    if find_spec("msgspec") is None:
        return EVENTS.columns.to_pyarrow().empty_table()
    import msgspec

    from syotto.sense.tracking_rows import Rows
    from syotto.store.inbox import open_inbox

    # JSON may write other letters in two ways
    needles = [name.encode() if name.isascii() else b"" for name in naming or ("",)]
    rows = Rows(shorten=house.settings.shorten_addresses)
    with closing(open_inbox(house.folder / "inbox", house.ledger)) as inbox:
        names = [f"inbox/{name}" for name in inbox.names()]
        reached = house.log.positions(EVENTS, names)
        drained = {name.removeprefix("inbox/"): number for name, number in reached.items()}
        found = (
            one for one in inbox.waiting(drained) if any(name in one.packed for name in needles)
        )
        placed = (pair for commit in islice(found, commits) for pair in commit.placed())
        for place, request in placed:
            if any(name in request.body for name in needles):
                with suppress(msgspec.DecodeError, UnicodeDecodeError):  # the drain sets it aside
                    rows.add(request, place)
    return rows.table("inbox")
