"""Random numbers by address: the same part, day and place give the same number in every life.

Each part of the world has its own counter-based stream (Philox), keyed by seed and part and set to
the day, so a part that draws more does not change the others, and two policies that meet the same
person on the same day meet the same luck (common random numbers).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from syotto.maths.mixing import mixed

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

WHO = np.uint64(0x9E3779B97F4A7C15)
SLOT = np.uint64(0xD1B54A32D192ED03)
TO_UNIT = 2.0**-53


class Chance:
    """`seed` names the world; `life` another course of events in the same world."""

    def __init__(self, seed: int, life: int = 0) -> None:
        self.seed = seed
        self.life = life

    def stream(self, part: str, day: int = 0) -> np.random.Generator:
        key = np.array([self.seed, zlib.crc32(part.encode())], dtype=np.uint64)
        counter = np.array([0, 0, self.life, day % 2**64], dtype=np.uint64)
        return np.random.Generator(np.random.Philox(counter=counter, key=key))

    def uniform(self, part: str, day: int, n: int) -> NDArray[np.float32]:
        """One number in [0, 1) for each of n people, accounts or assets."""
        return self.stream(part, day).random(n, dtype=np.float32)

    def luck(self, part: str, day: int, who: Ints) -> Floats:
        """One number in [0, 1) for each of a few."""
        return self.pick(part, day, who, 1)[:, 0]

    def happens(self, part: str, day: int, share: NDArray[np.floating[Any]]) -> Ints:
        """The places where something of probability `share` happens."""
        return np.flatnonzero(self.uniform(part, day, len(share)) < share)

    def pick(self, part: str, day: int, who: Ints, slots: int) -> Floats:
        """`slots` numbers in [0, 1) for each of `who`, whoever else is asked: (len(who), slots)."""
        address = (self.seed, zlib.crc32(part.encode()), self.life, day)
        base = np.uint64(digest(address))
        place = np.asarray(who, dtype=np.uint64)[:, None] * WHO
        slot = np.arange(1, slots + 1, dtype=np.uint64)[None, :] * SLOT
        return (mixed(base + place + slot) >> np.uint64(11)).astype(np.float64) * TO_UNIT


def digest(numbers: Iterable[int]) -> int:
    """One number of 64 bits from several, in their order."""
    total = 0
    for number in numbers:
        total = (total ^ number) * 0x9E3779B97F4A7C15 % 2**64
        total = (total ^ (total >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        total ^= total >> 31
    return total


def choose(shares: Floats, u: Floats) -> Ints:
    """For each row of `shares` (summing to one) the column that u falls in."""
    edges = np.cumsum(shares, axis=1)
    chosen = (u[:, None] >= edges[:, :-1]).sum(axis=1)
    return np.asarray(chosen, dtype=np.int64)


def logistic(x: Floats) -> Floats:
    return 1.0 / (1.0 + np.exp(-x))


def normal_of(u: Floats) -> Floats:
    """A standard normal number from a uniform one (logistic approximation, error < 0.02)."""
    inside = np.clip(u, 1e-9, 1 - 1e-9)
    return np.log(inside / (1 - inside)) / 1.702
