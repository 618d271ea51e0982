"""Compiled loops: numba with one spelling for all of ours, and threads over slices of rows.

Compiled code is cached beside the source, releases the interpreter and never starts threads by
itself: `in_slices` and `side_by_side` do, and since a row is always worked on by one thread alone,
the digits do not depend on how many there are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar, cast

import numba

Loop = TypeVar("Loop", bound=Callable[..., object])
Given = TypeVar("Given")
Made = TypeVar("Made")
MOST_THREADS = 8


def compiled(loop: Loop) -> Loop:
    """`loop`, compiled on its first call; types come from the arguments."""
    return cast(Loop, numba.njit(cache=True, nogil=True)(loop))


def in_slices(work: Callable[[int, int], None], rows: int, *, threads: int | None = None) -> None:
    """Call `work(start, stop)` for slices that together cover `range(rows)`.

    Four slices a thread, so that one slow slice does not keep the others waiting.
    """
    count = threads or min(processors(), MOST_THREADS)
    if count == 1 or rows < count * 4:
        return work(0, rows)
    edges = [rows * place // (count * 4) for place in range(count * 4 + 1)]
    with ThreadPoolExecutor(count) as pool:
        list(pool.map(work, edges[:-1], edges[1:]))
    return None


def side_by_side(work: Callable[[Given], Made], things: Iterable[Given]) -> list[Made]:
    """`work` of each thing, in their order; as many at once as there are processors."""
    with ThreadPoolExecutor(min(processors(), MOST_THREADS)) as pool:
        return list(pool.map(work, things))


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
