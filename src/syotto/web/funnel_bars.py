"""The bars of a funnel: what stands beside the numbers of a stage, in hundredths of the width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from syotto.ask.journeys import FunnelRow


@dataclass(frozen=True)
class Bar:
    """Of a stage. now, before: who entered, of the longest bar; the others are shares, or null."""

    now: float
    before: float
    share: float | None
    low: float | None
    high: float | None
    target: float | None


def bars(rows: Sequence[FunnelRow]) -> list[tuple[FunnelRow, Bar]]:
    """Every stage with its bars; the longest fills the width."""
    most = max((max(row.entered, row.entered_before) for row in rows), default=0) or 1
    return [
        (
            row,
            Bar(
                100 * row.entered / most,
                100 * row.entered_before / most,
                *(hundredths(one) for one in (row.share, row.low, row.high, row.target)),
            ),
        )
        for row in rows
    ]


def hundredths(share: float | None) -> float | None:
    return None if share is None else 100 * share
