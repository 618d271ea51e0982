"""Times between two things that come again and again, and when the next one comes.

1. A time is read against what was typical before it: u = log(time) - m, where m is the mean of the
   logarithms of the earlier times of the same series, and k times of the middle of all series.
   k is the one that foretells best, of STRENGTHS.
2. How far a time goes beyond what was typical is alike in all series. Its distribution is that of
   Kaplan & Meier (1958, Nonparametric estimation from incomplete observations, JASA 53): times that
   still run count as long as they have run, so series that ended are in it, and nobody has to say
   which ones did.
3. What is to come is read off given that a time has run so far already.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
EARLIER = 2  # times of a series before one that is learned from or foretold
STRENGTHS = (0.5, 1.0, 2.0, 4.0, 8.0)
KNOTS = 400
FEWEST = 50
"""Times that came to an end, below which nothing is learned."""
SHORTEST = 0.5


@dataclass(frozen=True)
class Rhythm:
    """centre: of the logarithms of all times. u, left: how far beyond what is typical a time goes,
    and the share of times that go further. rows: times that it was learned from.
    """

    centre: float
    strength: float
    u: tuple[float, ...]
    left: tuple[float, ...]
    rows: int

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> Rhythm:
        given = json.loads(text)
        return Rhythm(**{**given, "u": tuple(given["u"]), "left": tuple(given["left"])})

    def typical(self, total: Floats, n: Floats) -> Floats:
        """The logarithm of what is typical after `n` times whose logarithms sum up to `total`."""
        return (total + self.strength * self.centre) / (n + self.strength)

    def further(self, time: Floats, typical: Floats) -> Floats:
        """The share of times that go on beyond `time`."""
        u = np.log(np.maximum(time, SHORTEST)) - typical
        left: Floats = np.interp(u, self.u, self.left, left=1.0, right=self.left[-1])
        return left

    def within(self, ran: Floats, typical: Floats, horizon: float) -> Floats:
        """P(it comes within `horizon`), of times that have run for `ran`; nan beyond all known."""
        now, then = self.further(ran, typical), self.further(ran + horizon, typical)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(now > 0, 1 - then / now, np.nan)

    def later(self, ran: Floats, typical: Floats, horizon: float) -> Floats:
        """P(it comes at all), of times that go on beyond `horizon` from now; 1 where all end."""
        then = np.maximum(self.further(ran + horizon, typical), self.left[-1])
        never = np.full_like(then, self.left[-1])
        return np.asarray(1 - np.divide(never, then, out=np.zeros_like(then), where=then > 0))

    def quantile(self, ran: Floats, typical: Floats, horizon: float, share: float) -> Floats:
        """The time by which `share` of those have come that come within the horizon."""
        now, then = self.further(ran, typical), self.further(ran + horizon, typical)
        sought = now - (now - then) * share
        u = np.interp(-sought, -np.array(self.left), np.array(self.u))
        return np.asarray(np.clip(np.exp(u + typical), ran, ran + horizon))


@dataclass(frozen=True)
class Series:
    """Times in series, in order; the last one of each still runs.

    total, n: the sum of logarithms of the earlier times of the series, and how many they are.
    """

    time: Floats
    ended: Flags
    total: Floats
    n: Floats


def series_of(series: NDArray[np.integer], moment: Floats, now: float) -> Series:
    """series: the number of each row's series, moment: of each row; sorted by both.

    now: until when is known.
    """
    first = np.append(True, series[1:] != series[:-1])[: len(series)]
    last = np.append(first[1:], True)[: len(series)]
    time = np.where(last, now, np.append(moment[1:], now)[: len(series)]) - moment
    logs = np.where(last, 0.0, np.log(np.maximum(time, SHORTEST)))
    starts = np.flatnonzero(first)
    lengths = np.diff(np.append(starts, len(series)))
    before = np.cumsum(logs) - logs
    total = before - np.repeat(before[starts], lengths)
    n = np.arange(len(series)) - np.repeat(starts, lengths)
    return Series(time, ~last, total, n.astype(np.float64))


def fitted(given: Series) -> Rhythm | None:
    """None where fewer than FEWEST times came to an end after EARLIER others."""
    told = given.n >= EARLIER
    ended = told & given.ended
    if ended.sum() < FEWEST:
        return None
    logs = np.log(np.maximum(given.time, SHORTEST))
    centre = float(logs[given.ended].mean())

    def beyond(strength: float) -> Floats:
        return logs - (given.total + strength * centre) / (given.n + strength)

    strength = min(STRENGTHS, key=lambda one: float(np.mean(beyond(one)[ended] ** 2)))
    u, left = surviving(beyond(strength)[told], given.ended[told])
    return Rhythm(centre, strength, tuple(u.tolist()), tuple(left.tolist()), int(ended.sum()))


def surviving(u: Floats, ended: Flags) -> tuple[Floats, Floats]:
    """Kaplan-Meier: at most KNOTS points, and the share that goes beyond each; falls strictly."""
    values, place = np.unique(u, return_inverse=True)
    ends = np.bincount(place, weights=ended, minlength=len(values))
    at_risk = len(u) - np.append(0, np.cumsum(np.bincount(place, minlength=len(values)))[:-1])
    left = np.cumprod(1 - ends / at_risk)
    falls = np.flatnonzero(ends)
    levels = np.linspace(1.0, left[-1], KNOTS)
    knots = np.unique(falls[np.minimum(np.searchsorted(-left[falls], -levels), len(falls) - 1)])
    return values[knots], left[knots]
