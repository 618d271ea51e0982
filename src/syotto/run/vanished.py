"""Some rows of a system are gone there: they no longer count here, from the next build on."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

import pyarrow as pa

from syotto.run.compare import Logged
from syotto.run.house import House
from syotto.run.loads import begun, finished, undone_loads
from syotto.run.scratch import scratch
from syotto.schema import RAW
from syotto.sense.source import engine, fetch
from syotto.store.log import GONE, log_schema


def vanish(house: House, table: str, source: str, column: str, keys: Sequence[str]) -> int:
    """Marks the rows of a source that have one of these keys as gone; returns how many there were.

    A row that another source has said since is that one's. It is a load like any other, and can be
    undone.
    """
    spec = RAW[table]
    logged = Logged.of(house.log, spec, undone_loads(house.ledger))
    if not logged.parts or not keys:
        return 0
    with scratch(house.folder) as place, ExitStack() as ending:
        backend = engine(place)
        ending.callback(backend.disconnect)
        rows = logged.rows(backend)
        counting = logged.counting(rows.filter(rows[column].isin(sorted(keys))), spec)
        lost = fetch(backend, counting.filter(counting.source == source).select(*spec.columns))
    if not lost.num_rows:
        return 0
    name = f"gone at {source}"
    said = {
        "table_name": table, "source": source, "files": [name], "mapping": {}, "full": False,
        "content_hash": f"{name} {house.now().isoformat()}",
    }  # fmt: skip
    load_id, moment = begun(house, said)
    fixed = {"source": source, "received_at": moment, "load_id": load_id, GONE: True}
    gone = [{**row, **fixed} for row in lost.to_pylist()]
    house.log.append(spec, pa.Table.from_pylist(gone, log_schema(spec)))
    finished(house, load_id, {"rows_read": len(gone), "vanished": len(gone)})
    return len(gone)
