"""Features that steps of flows set go to the log, where the next build finds them."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from syotto.run.house import House
from syotto.schema.raw_world import FEATURES
from syotto.store import wishes as book
from syotto.store.log import log_schema

SOURCE = "syotto"
AT_ONCE = 1_000
UPDATE = "update"


def drain_flows(house: House) -> int:
    """Features that steps set go to the log; returns how many. After a crash they go again, under
    the same keys.
    """
    total = 0
    while True:
        with house.ledger.begin() as connection:
            wishes = book.still_open(connection, UPDATE, AT_ONCE)
            rows = [row for wish in wishes for row in features(wish, house)]
            if rows:
                house.log.append(FEATURES, pa.Table.from_pylist(rows, log_schema(FEATURES)))
            for wish in wishes:
                book.mark_done(connection, wish, house.now(), SOURCE)
        total += len(rows)
        if len(wishes) < AT_ONCE:
            return total


def features(wish: dict[str, Any], house: House) -> list[dict[str, Any]]:
    about = {"subject_ref": wish["person_id"], "at": wish["at"], "source": SOURCE}
    return [
        {**about, "feature": name, "value": text(value), "received_at": house.now()}
        for name, value in wish["given"]["values"].items()
    ]


def text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
