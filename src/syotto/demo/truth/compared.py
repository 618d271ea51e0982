"""Estimates beside what is true."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Compared:
    """Arrays of one kind of estimate, a row each; an interval of nan is none."""

    estimate: str
    about: list[str]
    truth: np.ndarray
    found: np.ndarray
    low: np.ndarray
    high: np.ndarray
    left_out: int = 0
    note: str = ""

    @property
    def covered(self) -> np.ndarray:
        return (self.low <= self.truth + 1e-12) & (self.truth <= self.high + 1e-12)
