"""Customers and contracts who live as the models say, so that their truth is known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa

from syotto.schema.lifetime import CONTRACT_HISTORIES, LIFETIME_HISTORIES

WEEKS = 52
AHEAD = 26
AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
TRUTH = {"r": 0.8, "alpha": 6.0, "a": 0.8, "b": 4.0}
WORTH = {"p": 5.0, "q": 4.0, "v": 60.0}


def bought(
    seed: int, customers: int = 800, until: int = WEEKS + AHEAD
) -> list[list[tuple[float, float]]]:
    """Of each customer (week, margin) of all purchases until so many weeks; BG/NBD, gamma-gamma."""
    draw = np.random.default_rng(seed)
    lives = []
    for _ in range(customers):
        rate, leaves = draw.gamma(TRUTH["r"], 1 / TRUTH["alpha"]), draw.beta(TRUTH["a"], TRUTH["b"])
        scale = draw.gamma(WORTH["q"], 1 / WORTH["v"])
        week, days = float(draw.uniform(0, 40)), []
        while week < until:
            days.append((np.floor(week * 7) / 7, draw.gamma(WORTH["p"], 1 / scale)))
            if len(days) > 1 and draw.random() < leaves:
                break
            week += max(draw.exponential(1 / max(rate, 1e-9)), 1 / 7)
        lives.append(days)
    return lives


def row(number: int, days: list[tuple[float, float]], now: float) -> dict[str, object] | None:
    """What is known of one customer at `now`, with the cut in the middle."""
    cut = now / 2

    def known(moment: float, name: str) -> dict[str, object]:
        seen = [day for day in days if day[0] <= moment]
        if not seen:
            return {}
        return {
            f"{name}repeats": len(seen) - 1,
            f"{name}last_week": seen[-1][0] - seen[0][0],
            f"{name}weeks": moment - seen[0][0],
            f"{name}margin": sum(margin for _, margin in seen),
        }

    after = [margin for week, margin in days if cut < week <= now]
    before = [margin for week, margin in days if week <= cut]
    return known(now, "") and {
        "customer_id": f"c{number:05}", "segment": "all", **known(now, ""), **known(cut, "then_"),
        "came": len(after), "came_margin": sum(after), "before": len(before),
        "before_margin": sum(before), "test_weeks": now - cut,
    }  # fmt: skip


def histories(lives: list[list[tuple[float, float]]], now: float = WEEKS) -> pa.Table:
    rows = [made for number, days in enumerate(lives) if (made := row(number, days, now))]
    full = [{name: one.get(name) for name in LIFETIME_HISTORIES.columns} for one in rows]
    return pa.Table.from_pylist(full, LIFETIME_HISTORIES.columns.to_pyarrow())


def came(lives: list[list[tuple[float, float]]], now: float, weeks: float) -> np.ndarray:
    """Purchases and margin of each customer in the `weeks` after `now`."""
    after = [[margin for week, margin in days if now < week <= now + weeks] for days in lives]
    return np.array([(len(part), sum(part)) for part in after])


def contracts(
    seed: int, many: int = 1_000, *, alpha: float = 0.8, beta: float = 2.0, years: int = 8
) -> tuple[pa.Table, np.ndarray]:
    """Contracts of which nobody kept those that ended more than three years ago, and the chance of
    each that is left to leave at a renewal.
    """
    draw = np.random.default_rng(seed)
    rows, chances = [], []
    for number in range(many):
        chance = draw.beta(alpha, beta)
        age = int(draw.integers(30, years * 365))
        started = AS_OF - timedelta(days=age)
        lasted = int(draw.geometric(chance)) if chance > 1e-9 else 10_000
        ended = started + timedelta(days=365 * lasted) if lasted * 365 < age else None
        if ended is None or ended > AS_OF - timedelta(days=3 * 365):
            chances.append(chance)
            rows.append({
                "subscription_id": f"s{number:05}", "customer_id": f"c{number:05}",
                "person_id": None, "product_id": "A", "started_at": started, "ended_at": ended,
                "period_days": 365.25 / 12, "yearly_margin": 100.0, "replaced": False,
            })  # fmt: skip
    return pa.Table.from_pylist(rows, CONTRACT_HISTORIES.columns.to_pyarrow()), np.array(chances)
