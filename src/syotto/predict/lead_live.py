"""The chance of one lead at once: what the build knew, and what they did since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from syotto.predict.lead_fit import Fit
from syotto.predict.lead_score import chances, codes_of
from syotto.schema.leads import ASKED, FEATURES, FORM, LIVE_FEATURES
from syotto.schema.profile import Happened

DAY = 86_400


def chance_now(
    found: Fit, known: Mapping[str, Any], since: Sequence[Happened], now: datetime
) -> tuple[float, float, float]:
    """The chance of somebody, and its 80 % interval.

    known: their row of LEAD_FEATURES; since: what they did that the build does not know.
    """
    row = {**known, **live_features(known, since, now)}
    columns = {about: one(row[name], kind) for name, (kind, about) in FEATURES.items()}
    probability, low, high = chances(found, codes_of(found, columns))
    return float(probability[0]), float(low[0]), float(high[0])


def one(value: Any, kind: str) -> NDArray[np.float64] | NDArray[np.object_]:
    """A column of one row; a gap is nan, of words None."""
    return np.array([value], dtype=object) if kind == "words" else np.array([value], np.float64)


def live_features(
    known: Mapping[str, Any], since: Sequence[Happened], now: datetime
) -> dict[str, Any]:
    """LIVE_FEATURES with what happened since; as the next build will count them."""
    asked = [one for one in since if ASKED in one.name or one.name == FORM]
    requests = [one for one in since if ASKED in one.name]
    home = known["account_id"] is not None
    more = {
        "touches_30": len(since), "touches_90": len(since),
        "asked_90": len(asked), "asked_365": len(asked),
        "company_touches_90": home * len(since), "company_asked_90": home * len(requests),
    }  # fmt: skip
    last = {"days_since_last": since, "days_since_asked": asked}
    ages = {name: days(max(one.at for one in some), now) for name, some in last.items() if some}
    return {
        name: ages.get(name, known[name]) if name in last else known[name] + more[name]
        for name in LIVE_FEATURES
    }


def days(at: datetime, now: datetime) -> float:
    return max(0.0, (int(now.timestamp()) - int(at.timestamp())) / DAY)
