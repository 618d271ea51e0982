"""Columns as bins: numbers cut where equally many rows lie, words by name; 0 is a gap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Codes = NDArray[np.uint8]
PARTS = 32
MOST_WORDS = 100
FEWEST = 20
"""Rows below which a word is one of the others."""
SAMPLE = 200_000
DRIFTED = 1e-3


@dataclass(frozen=True)
class Cut:
    """How one column becomes bins. edges of a number, ascending; words known by name.

    share: of the rows that it was cut by, in each bin.
    """

    name: str
    edges: tuple[float, ...] = ()
    words: tuple[str, ...] | None = None
    share: tuple[float, ...] = ()

    @property
    def ordered(self) -> bool:
        return self.words is None

    @property
    def bins(self) -> int:
        """A gap, and the parts of a number; or the words and all others."""
        return len(self.edges) + 2 if self.words is None else len(self.words) + 2

    def label(self, code: int) -> str:
        """A bin in words."""
        if code == 0:
            return "not known"
        if self.words is not None:
            return self.words[code - 1] if code <= len(self.words) else "another"
        low = f"{self.edges[code - 2]:.4g}" if code > 1 else ""
        high = f"{self.edges[code - 1]:.4g}" if code <= len(self.edges) else ""
        return f"{low} to {high}" if low and high else f"up to {high}" if high else f"over {low}"


def cut_numbers(name: str, values: Floats) -> Cut:
    some = values[:: max(1, len(values) // SAMPLE)]
    there = some[~np.isnan(some)]
    inner = np.arange(1, PARTS) / PARTS
    edges = np.unique(np.quantile(there, inner, method="lower")) if len(there) else np.zeros(0)
    return Cut(name, tuple(edges[edges < there.max(initial=-np.inf)].tolist()))


def cut_words(name: str, values: NDArray[np.object_]) -> Cut:
    """values: texts, None for a gap."""
    found, counts = np.unique(values[values != None].astype(str), return_counts=True)  # noqa: E711
    often = np.lexsort((found, -counts))[:MOST_WORDS]
    return Cut(name, words=tuple(str(found[at]) for at in often if counts[at] >= FEWEST))


def coded(cut: Cut, values: Floats | NDArray[np.object_]) -> Codes:
    """The bin of each row."""
    if cut.words is None:
        place = np.searchsorted(np.array(cut.edges), values, side="left") + 1
        return np.where(np.isnan(values.astype(np.float64)), 0, place).astype(np.uint8)
    number = {word: place for place, word in enumerate(cut.words, 1)}
    rest = len(cut.words) + 1
    found, back = np.unique(np.where(values == None, "", values).astype(str), return_inverse=True)  # noqa: E711
    codes = np.array([number.get(str(word), rest) if word else 0 for word in found], np.uint8)
    return codes[back]


def shares(cut: Cut, codes: Codes) -> Floats:
    return np.bincount(codes, minlength=cut.bins) / max(len(codes), 1)


def stability(before: Floats, now: Floats) -> float:
    """Population stability index of two shares by bin; above .25 a column has changed a lot.

    Source: Siddiqi (2006), Credit Risk Scorecards, ch. 9.
    """
    was, is_now = np.maximum(before, DRIFTED), np.maximum(now, DRIFTED)
    return float(((is_now - was) * np.log(is_now / was)).sum())
