"""The chance of leads as steps of a build: learn once, score everybody, watch what changed."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pyarrow as pa
from ibis import Table
from numpy.typing import NDArray

from syotto.predict.lead import drift, fit
from syotto.predict.lead_fit import Fit
from syotto.predict.lead_score import score
from syotto.schema.leads import FEATURES, LEAD_CHANCES, LEAD_DRIFT, LEAD_MODEL

DAY_US = 86_400_000_000
Columns = dict[str, NDArray[np.float64] | NDArray[np.object_]]


def closed(features: Table) -> tuple[Table]:
    """What learning reads: people at moments whose outcome is known, in an order of their own."""
    known = features.filter(features.outcome.notnull())
    return (known.select("person_id", "cut", "outcome", *FEATURES),)


def open_now(features: Table, model: Table) -> tuple[Table, Table]:
    return features.filter(features.now).select("person_id", *FEATURES), model


def columns_of(rows: pa.Table) -> Columns:
    """The features by what they are called in words."""
    made: Columns = {}
    for name, (kind, about) in FEATURES.items():
        if kind == "words":
            made[about] = np.array(rows[name].to_pylist(), dtype=object)
        else:
            made[about] = np.array(rows[name].to_numpy(), dtype=np.float64)
    return made


def learned(rows: pa.Table, *, as_of: datetime, lead_days: int) -> pa.Table:
    """One row with what was learned; schema LEAD_MODEL."""
    rows = rows.sort_by([("cut", "ascending"), ("person_id", "ascending")])
    at = rows["cut"].cast(pa.int64()).to_numpy()
    one = rows["outcome"].to_numpy().astype(bool)
    made = fit(columns_of(rows), one, at, at + lead_days * DAY_US)
    row = {
        "learned_at": as_of, "how": made.how, "why": made.why, "rows": made.rows,
        "ones": made.ones, "fit": made.to_json(),
    }  # fmt: skip
    if made.tested:
        row |= {
            name: getattr(made.tested, name) for name in ("auc", "auc_low", "auc_high", "error")
        }
    return pa.Table.from_pylist([row], LEAD_MODEL.columns.to_pyarrow())


def scored(rows: pa.Table, model: pa.Table, *, as_of: datetime) -> pa.Table:
    """Everybody's chance; nobody's where nothing was learned; schema LEAD_CHANCES."""
    found = read_back(model)
    if found is None:
        return LEAD_CHANCES.columns.to_pyarrow().empty_table()
    told = score(found, columns_of(rows))
    return pa.table(
        {
            "person_id": rows["person_id"],
            "probability": told.probability,
            "low": told.low,
            "high": told.high,
            "reasons": told.reasons,
        }
    )


def drifted(rows: pa.Table, model: pa.Table, *, as_of: datetime) -> pa.Table:
    """What was learned from, now against then; schema LEAD_DRIFT."""
    found = read_back(model)
    if found is None:
        return LEAD_DRIFT.columns.to_pyarrow().empty_table()
    left = [{"feature": name, "left_out": why} for name, why in found.leaks]
    moved = drift(found, columns_of(rows))
    told = [{"feature": name, "stability": value} for name, value in moved.items()]
    return pa.Table.from_pylist(left + told, LEAD_DRIFT.columns.to_pyarrow())


def read_back(model: pa.Table) -> Fit | None:
    """What was learned; null where there was too little."""
    if not model.num_rows:
        return None
    found = Fit.from_json(model["fit"][0].as_py())
    return found if found.cuts else None
