"""Events of the Segment spec as rows of raw.events, and the tables that stand so far."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from syotto.schema.raw_world import EVENTS

START = datetime(2026, 5, 4, 9, tzinfo=UTC)


def row(number=1, name="Order Completed", properties=None, *, kind="track", minute=None, **more):
    """An event a minute after the other; `more` are columns of raw.events."""
    given = {
        "event_id": f"e{number}",
        "at": START + timedelta(minutes=number if minute is None else minute),
        "kind": kind,
        "name": name if kind == "track" else None,
        "user_id": "ann",
        "properties": json.dumps(properties or {}),
        "context": json.dumps(more.pop("context", {})),
        "source": "shop",
        "received_at": START + timedelta(hours=1),
        "load_id": "drain-1",
        **more,
    }
    return {column: given.get(column) for column in EVENTS.columns}


def table(*rows):
    return pa.Table.from_pylist(list(rows), schema=EVENTS.columns.to_pyarrow())


class Standing:
    """What was filled so far, as a log would answer it."""

    def __init__(self):
        self.rows = {}

    def take(self, filled):
        for name, rows in filled.tables.items():
            mine = self.rows.setdefault(name, {})
            for one in rows.to_pylist():
                key = tuple(one[column] for column in KEYS[name])
                mine.pop(key, None) if one["gone"] else mine.update({key: one})
        return self

    def earlier(self, spec, column, values):
        KEYS[spec.name] = spec.key
        schema = spec.columns.to_pyarrow()
        mine = [{n: one[n] for n in spec.columns} for one in self.rows.get(spec.name, {}).values()]
        rows = pa.Table.from_pylist(mine, schema=schema)
        return rows.filter(
            pc.is_in(rows[column], value_set=pa.array(values, schema.field(column).type))
        )


KEYS: dict = {"order_lines": ("order_id", "line_no")}
