"""A firm's own columns about people and accounts: the newest value of each."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table

from syotto.know.moments import moment
from syotto.schema.segmented import FEATURES


def features(given: Table, *, as_of: datetime) -> Table:
    """The newest value of each feature at `as_of`; of two at once the larger; schema FEATURES."""
    known = given.filter(given.at <= moment(as_of))
    newest_first = [known.at.desc(), known.value.desc()]
    place = ibis.row_number().over(group_by=["subject_ref", "feature"], order_by=newest_first)
    ranked = known.mutate(place=place)
    newest = ranked.filter(ranked.place == 0, ranked.value.notnull())
    return newest.select(
        *(name for name in FEATURES.columns if name != "subject_id"), subject_id="subject_ref"
    )
