"""What is kept of a model of leads: numbers, from which any lead is scored, with reasons."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from syotto.maths.additive import Curves
from syotto.maths.bins import Cut
from syotto.maths.calibration import share
from syotto.maths.intervals import LEVEL, REACH
from syotto.maths.isotonic import Steps
from syotto.maths.logistic import sigmoid
from syotto.maths.ranking import Area

Floats = NDArray[np.float64]
Codes = NDArray[np.uint8]
How = Literal["none", "logistic", "additive"]
TENTHS = 10


@dataclass(frozen=True)
class Line:
    """Log odds that come true: score + level + slope x score; with the covariance of the two."""

    coefficients: tuple[float, float]
    covariance: tuple[tuple[float, ...], ...]

    def chances(self, score: Floats) -> tuple[Floats, Floats, Floats]:
        level, slope = self.coefficients
        middle = score + level + slope * score
        x = np.column_stack([np.ones(len(score)), score])
        away = REACH * np.sqrt(np.einsum("ij,jk,ik->i", x, np.array(self.covariance), x))
        return sigmoid(middle), sigmoid(middle - away), sigmoid(middle + away)


@dataclass(frozen=True)
class Tenth:
    """A tenth of the test, by its chances: what was said, with its ends, and what came."""

    rows: int
    said: float
    said_low: float
    said_high: float
    came: float
    came_low: float
    came_high: float

    @property
    def covered(self) -> bool:
        """Whether what was said and what came can be the same."""
        return self.said_low <= self.came_high and self.came_low <= self.said_high


@dataclass(frozen=True)
class Tested:
    """How well later cases were told. auc: walking forward; shuffled: in folds, which flatters.

    error: mean distance of what was said from what came, over tenths of the rows.
    """

    rows: int
    ones: int
    auc: float
    auc_low: float
    auc_high: float
    shuffled: float
    error: float
    tenths: tuple[Tenth, ...]

    @staticmethod
    def of(chance: Floats, one: NDArray[np.bool_], told: Area, shuffled: Area) -> Tested:
        """chance: middle, low and high of each row."""
        order = np.argsort(chance[0], kind="stable")
        tenths = tuple(tenth(chance[:, part], one[part]) for part in np.array_split(order, TENTHS))
        error = sum(part.rows * abs(part.said - part.came) for part in tenths) / len(one)
        return Tested(len(one), int(one.sum()), *told, shuffled.area, float(error), tenths)


def tenth(chance: Floats, one: NDArray[np.bool_]) -> Tenth:
    came = share(one.astype(float), np.arange(len(one)), LEVEL)
    said, low, high = (float(line.mean()) for line in chance)
    return Tenth(len(one), said, low, high, came.estimate, came.low, came.high)


@dataclass(frozen=True)
class Fit:
    """how: "additive", "logistic" (few successes) or "none"; why: in words.

    curves: what each bin of each of `cuts` adds to the log odds, 0 on average. leaks: columns that
    were left out, and why.
    """

    how: How
    why: str
    rows: int = 0
    ones: int = 0
    cuts: tuple[Cut, ...] = ()
    level: float = 0.0
    curves: tuple[tuple[float, ...], ...] = ()
    chances: Steps | Line | None = None
    leaks: tuple[tuple[str, str], ...] = ()
    tested: Tested | None = None

    @property
    def model(self) -> Curves:
        return Curves(self.level, tuple(np.array(curve) for curve in self.curves))

    def labels(self) -> list[str]:
        """Every bin of every column in words, one column after the other."""
        return [
            f"{cut.name} {cut.label(code)}: {said(value)}"
            for cut, curve in zip(self.cuts, self.curves, strict=True)
            for code, value in enumerate(curve)
        ]

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> Fit:
        given: dict[str, Any] = json.loads(text)
        given["cuts"] = tuple(cut_of(one) for one in given["cuts"])
        given["curves"] = tuple(tuple(curve) for curve in given["curves"])
        given["leaks"] = tuple(tuple(one) for one in given["leaks"])
        given["chances"] = chances_of(given["chances"])
        if given["tested"]:
            tenths = tuple(Tenth(**one) for one in given["tested"].pop("tenths"))
            given["tested"] = Tested(**given["tested"], tenths=tenths)
        return Fit(**given)


def said(value: float) -> str:
    """What a bin does to the odds."""
    return f"odds × {np.exp(value):.2g}"


def cut_of(given: dict[str, Any]) -> Cut:
    words = given["words"]
    return Cut(
        given["name"],
        tuple(given["edges"]),
        None if words is None else tuple(words),
        tuple(given["share"]),
    )


def chances_of(given: dict[str, Any] | None) -> Steps | Line | None:
    if given is None:
        return None
    if "coefficients" in given:
        covariance = tuple(tuple(row) for row in given["covariance"])
        return Line(tuple(given["coefficients"]), covariance)
    return Steps(**{name: tuple(values) for name, values in given.items()})
