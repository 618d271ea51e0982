"""What is kept of a fit: numbers, from which any customer of the same moment is scored."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

import numpy as np
import pyarrow as pa

from syotto.maths.intervals import REACH
from syotto.predict.features import FEATURES
from syotto.schema.derived import CHANCE_FITS

How = Literal["fitted", "popularity", "unknown"]


@dataclass(frozen=True)
class Settings:
    """What a fit was made for. Days; `neighbours` kept of each product."""

    horizon_days: float
    own_days: int = 365
    recent_days: int = 90
    neighbours: int = 200


@dataclass(frozen=True)
class Fit:
    """Numbers behind the chances, with what they were learned from.

    how: "fitted" (the blend), "popularity" (too little was bought to fit one), "unknown" (no
    past to learn from); why: the reason in words. coefficients: log odds per standard deviation
    of the features, in the order of FEATURES; errors: their standard errors; parts: 4 x 4
    covariance of level, ties, product and customer part; drift: standard deviation of the level
    between cuts; reach: its 90 % point, beyond the normal one as there are few cuts; exposure:
    the horizon over the days that were learned from.
    """

    as_of: str
    settings: Settings
    how: How
    why: str
    cuts: tuple[str, ...] = ()
    rows: int = 0
    bought: int = 0
    coefficients: tuple[float, ...] = ()
    errors: tuple[float, ...] = ()
    parts: tuple[tuple[float, ...], ...] = ()
    drift: float = 0.0
    reach: float = REACH
    exposure: float = 1.0

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> Fit:
        given: dict[str, Any] = json.loads(text)
        given["settings"] = Settings(**given["settings"])
        given["parts"] = tuple(tuple(row) for row in given["parts"])
        for name in ("cuts", "coefficients", "errors"):
            given[name] = tuple(given[name])
        return Fit(**given)


def fit_rows(fit: Fit) -> pa.Table:
    """The fit as a table: one row a feature, per standard deviation, with 80 % interval."""
    at, error = np.array(fit.coefficients), np.array(fit.errors)
    columns = {
        "feature": list(FEATURES)[: len(at)],
        "coefficient": at,
        "low": at - REACH * error,
        "high": at + REACH * error,
        "about": list(FEATURES.values())[: len(at)],
    }
    return pa.table(columns).cast(CHANCE_FITS.columns.to_pyarrow())
