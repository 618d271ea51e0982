"""May we write to a million people? The bound is 2 s of CPU for all of them.

`python benchmarks/rights.py [PEOPLE]`. The people, their permissions and the ledger are made first:
3 rows of permissions each, 10,000 suppressed addresses, 1,000 words said since the build.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from syotto.run.house import House
from syotto.run.lawful import rights_table
from syotto.run.rights import record, suppress_all
from syotto.schema.rights import PERMISSIONS
from syotto.settings import Settings

NOW = datetime(2026, 5, 1, tzinfo=UTC)
BOUND = 2.0
SUPPRESSED, SAID = 10_000, 1_000


def people(count: int) -> pa.Table:
    numbers = pc.cast(pa.array(range(count)), pa.string())
    address = pc.binary_join_element_wise("person", numbers, "")
    return pa.table(
        {
            "person_id": numbers,
            "address": pc.binary_join_element_wise(address, "example.com", "@"),
        }
    )


def built(house: House, count: int) -> None:
    """A build that has nothing but permissions."""
    with house.warehouse.begin() as build:
        build.as_of = NOW
        who = ibis.memtable(people(count))
        pairs = [("mailing", "email"), ("profiling", "any"), ("service", "any")]
        rows = ibis.union(
            *(
                who.select("person_id", "address", purpose=ibis.literal(p), channel=ibis.literal(c))
                for p, c in pairs
            )
        )
        allowed = rows.person_id.cast("int64") % 3 != 0
        empty = {name: ibis.null(kind) for name, kind in PERMISSIONS.columns.items()}
        full = rows.mutate(
            **{name: value for name, value in empty.items() if name not in rows.columns}
        ).mutate(
            allowed=allowed,
            basis=ibis.ifelse(allowed, "consent", ibis.null("string")),
            reason=ibis.ifelse(allowed, "Agreed (web).", "Objected (web)."),
            since=ibis.literal(NOW, type="timestamp('UTC')"),
            stated=True,
        )
        build.keep(PERMISSIONS, build.backend.to_pyarrow(full.select(*PERMISSIONS.columns)))


def said(number: int) -> dict[str, object]:
    return {
        "person_id": str(number), "address": None, "purpose": "mailing", "channel": "email",
        "given": False, "at": NOW, "source": "web",
    }  # fmt: skip


def main(count: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder), Settings())
        built(house, count)
        suppress_all(
            house,
            ((f"person{n * 7}@example.com", "email", "bounced", NOW) for n in range(SUPPRESSED)),
        )
        record(house, (said(n * 11 + 1) for n in range(SAID)))
        asked = people(count)
        house.warehouse.open()
        cpu, wall = time.process_time(), time.perf_counter()
        found = rights_table(house, asked, purpose="mailing", channel="email", now=NOW)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        allowed = pc.sum(found["allowed"]).as_py()
        print(f"{count:,} people: {allowed:,} may be written to, {cpu:.2f} s CPU, {wall:.2f} s")
        print(f"bound {BOUND:.1f} s CPU: {'kept' if cpu <= BOUND else 'missed'}")
        house.ledger.close()
        return int(cpu > BOUND)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
