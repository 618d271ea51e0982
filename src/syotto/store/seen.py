"""Which of many 64-bit numbers have been seen: sorted runs that are merged as they grow."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
IN_MEMORY = 4_000_000
"""A longer run lies in a file that the system pages in as it is asked."""


class Seen:
    """Numbers by day. Adding costs a logarithm of what is there, asking a search in a few runs."""

    def __init__(self) -> None:
        self.days: dict[int, list[Numbers]] = {}

    def add(self, day: int, numbers: Numbers) -> None:
        """Numbers of a day; runs of like length become one."""
        runs = self.days.setdefault(day, [])
        runs.append(np.sort(numbers))
        while len(runs) > 1 and len(runs[-2]) < 2 * len(runs[-1]):
            last = runs.pop()
            runs[-1] = placed(np.sort(np.concatenate([runs[-1], last]), kind="stable"))

    def forget_before(self, day: int) -> None:
        for old in [known for known in self.days if known < day]:
            del self.days[old]

    def known(self, numbers: Numbers) -> Flags:
        """True where a number was seen."""
        order = np.argsort(numbers)
        asked = numbers[order]
        found = np.zeros(len(numbers), bool)
        for runs in self.days.values():
            for run in runs:
                at = np.minimum(np.searchsorted(run, asked), len(run) - 1)
                found |= run[at] == asked if len(run) else False
        answer = np.empty(len(numbers), bool)
        answer[order] = found
        return answer

    def __len__(self) -> int:
        return sum(len(run) for runs in self.days.values() for run in runs)


def placed(run: Numbers) -> Numbers:
    """The run itself, or where it is long the same in a file without a name."""
    if len(run) < IN_MEMORY:
        return run
    with TemporaryFile() as file:
        run.tofile(file)
        return np.memmap(file, np.int64, "r")


def first_of_each(numbers: Numbers) -> Flags:
    """True at the first place of each number."""
    first = np.zeros(len(numbers), bool)
    first[np.unique(numbers, return_index=True)[1]] = True
    return first
