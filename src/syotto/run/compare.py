"""New rows against the rows that count today: what is added, what changed, what vanished."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from pathlib import Path
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from ibis import Table
from ibis.backends.duckdb import Backend

from syotto.schema.raw import LOAD_COLUMNS
from syotto.schema.table import TableSpec
from syotto.sense.checking import literals
from syotto.sense.key_hashes import Hashes, hashes_of
from syotto.sense.source import fetch, stream
from syotto.store.current import active, current, repeated
from syotto.store.log import GONE, Log, Part, log_schema

KEYS_AT_ONCE = 500_000
LOAD_NAMES = {field.name for field in LOAD_COLUMNS}


@dataclass(frozen=True)
class Difference:
    """`rows` are those to append: added, changed, and gone ones marked so."""

    added: int
    changed: int
    unchanged: int
    vanished: int
    rows: Iterator[pa.RecordBatch]


@dataclass(frozen=True)
class Logged:
    """The files of a table in the log, and the loads that do not count."""

    parts: Sequence[Part]
    undone: set[str]

    @classmethod
    def of(cls, log: Log, spec: TableSpec, undone: set[str]) -> Logged:
        return cls([part for part in log.parts(spec) if part.load_id not in undone], undone)

    def rows(self, backend: Backend) -> Table:
        files = backend.read_parquet([part.path for part in self.parts])
        return active(files, self.parts, self.undone)

    def counting(self, rows: Table, spec: TableSpec) -> Table:
        """Of some of the rows, those that count today."""
        again = repeated(rows, spec, self.parts)
        return current(rows, spec, again, gone=any(part.gone for part in self.parts))

    def lacks(self, spec: TableSpec, hashes: Hashes) -> bool:
        """No row has a key that hashes to one of these: all rows with these keys are new."""
        known = np.sort(hashes)
        for part in self.parts:
            with pq.ParquetFile(part.path) as file:
                for batch in file.iter_batches(KEYS_AT_ONCE, columns=list(spec.key_in_files)):
                    found = hashes_of(batch.columns)
                    place = np.minimum(np.searchsorted(known, found), len(known) - 1)
                    if (known[place] == found).any():
                        return False
        return True


def spooled(batches: Iterator[pa.RecordBatch], schema: pa.Schema, path: Path) -> Path:
    """Rows set down in a file of the scratch folder, to be read more than once."""
    with pq.ParquetWriter(path, schema, compression="lz4") as writer:
        for batch in batches:
            writer.write_batch(batch)
    return path


def difference(
    backend: Backend,
    spec: TableSpec,
    new: Path,
    logged: Logged,
    fixed: Mapping[str, Any],
    held: Path | None,
) -> Difference:
    """How the rows in the file `new` differ from those that count.

    held: keys of rows that were rejected; with it, keys of the same source that are neither in
    `new` nor in `held` have vanished. Without it nothing vanishes.
    """
    rows = backend.read_parquet(str(new))
    log = logged.rows(backend)
    before = logged.counting(log.semi_join(rows, list(spec.key)), spec)
    marked = against(rows, before, spec)
    states = marked.aggregate(
        **{name: (marked.state == name).sum() for name in ("added", "changed", "unchanged")}
    )
    found = {name: int(n or 0) for name, n in fetch(backend, states).to_pylist()[0].items()}
    fresh = marked.filter(marked.state != "unchanged").select(*spec.columns, GONE)
    some = found["added"] + found["changed"] > 0
    batches = cast_to(log_schema(spec), stream(backend, fresh)) if some else iter(())
    if held is None:
        return Difference(**found, vanished=0, rows=batches)
    kept = backend.read_parquet(str(held))
    gone = vanished(logged.counting(log, spec), rows, kept, spec, fixed)
    lost = fetch(backend, gone)
    lost_rows = cast_to(log_schema(spec), lost.to_batches())
    return Difference(**found, vanished=lost.num_rows, rows=chain(batches, lost_rows))


def against(rows: Table, before: Table, spec: TableSpec) -> Table:
    """`rows` with their `state`: added, changed or unchanged."""
    data = [name for name in spec.columns if name not in {*spec.key, *LOAD_NAMES}]
    old = before.select(
        **{f"key_{name}": before[name] for name in spec.key},
        **{f"old_{name}": before[name] for name in data},
    )
    joined = rows.left_join(old, [rows[name] == old[f"key_{name}"] for name in spec.key])
    same = [joined[name].identical_to(joined[f"old_{name}"]) for name in data]
    alike = reduce(lambda left, right: left & right, same, ibis.literal(True))
    state = ibis.cases(
        (joined[f"key_{spec.key[0]}"].isnull(), "added"), (~alike, "changed"), else_="unchanged"
    )
    return joined.mutate(state=state)


def vanished(
    before: Table, rows: Table, held: Table, spec: TableSpec, fixed: Mapping[str, Any]
) -> Table:
    """The last state of rows of the same source that are not in the new files, marked gone."""
    mine = before.filter(before.source == fixed["source"])
    lost = mine.anti_join(rows, list(spec.key)).anti_join(held, list(spec.key))
    return lost.mutate(**literals(spec, fixed), **{GONE: ibis.literal(True)})


def cast_to(schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield batch.select(schema.names).cast(schema)
