"""`syotto.journeys`: what customers did after what, and how long that took.

`events` is any dataframe that speaks the Arrow C stream with the columns `case_id` (whose journey:
a person, an account, an order), `activity` (what happened) and `at` (a moment or a day), one row an
event, in any order. Events of one case at one moment keep the order of their rows.

What comes after something is not caused by it: these tables describe.

Source: van der Aalst (2016), Process Mining, 2nd edition, ch. 5 and 7.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from syotto.api.frames import ids, moments
from syotto.errors import InputError
from syotto.maths.codes import arrow, numbered, ranked
from syotto.maths.sequences import Events, follows, in_time, variants as different

SECOND = 1e6


class _Journeys(NamedTuple):
    """The events in order, and the names of what happened, sorted."""

    events: Events
    names: pa.Array


def directly_follows(events: Any) -> pa.Table:
    """Count what came directly after what, and how long it took.

    One row per pair that occurred, ascending by name:

        activity        what happened
        next_activity   what happened next in the same case
        n               int64: how often
        mean_wait_s     seconds between the two, on average
        median_wait_s   seconds; half of them waited longer

    Raises InputError where a column is missing, has nulls, or `at` is no moment.
    """
    told = _journeys(events)
    found = follows(told.events, len(told.names))
    return pa.table(
        {
            "activity": told.names.take(arrow(found.kind)),
            "next_activity": told.names.take(arrow(found.following)),
            "n": arrow(found.n),
            "mean_wait_s": arrow(found.mean_wait / SECOND),
            "median_wait_s": arrow(found.median_wait / SECOND),
        }
    )


def variants(events: Any, *, top: int | None = None) -> pa.Table:
    """Count the different paths, the most frequent first; `top`: only that many.

        path     list of activities, in their order
        n        int64: cases that went exactly it
        share    0-1: n / all cases

    Of equally frequent paths the one whose case comes first in `events` stands first.

    Raises InputError as `directly_follows` does, and for a `top` that is no whole number from 1.
    """
    if top is not None and (isinstance(top, bool) or not isinstance(top, int) or top < 1):
        raise InputError(f"top is {top!r}", fix="give a whole number, 1 or more")
    told = _journeys(events)
    found = different(told.events)
    n, case = found.n[:top], found.case[:top]
    starts = told.events.starts
    size = starts[case + 1] - starts[case]
    ends = np.append(0, np.cumsum(size))
    inside = np.arange(ends[-1]) - np.repeat(ends[:-1], size) + np.repeat(starts[case], size)
    kinds = told.names.take(arrow(told.events.kind[inside]))
    paths = pa.ListArray.from_arrays(arrow(ends.astype(np.int32)), kinds)
    share = n / max(len(starts) - 1, 1)
    return pa.table({"path": paths, "n": arrow(n), "share": arrow(share)})


def _journeys(events: Any) -> _Journeys:
    table = moments(events, "at", name="events", also=("case_id", "activity"))
    named = ids(table, "case_id", "activity", name="events")
    case, (kind, names) = numbered(named["case_id"]), ranked(named["activity"])
    at = np.asarray(table["at"].to_numpy())
    return _Journeys(in_time(case, int(case.max(initial=-1)) + 1, kind, at), names)
