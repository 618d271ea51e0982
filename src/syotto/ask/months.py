"""Months in a row, so that a chart shows a month without sales as one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime


def first_of_month(moment: datetime) -> datetime:
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def every_month(months: Iterable[datetime]) -> list[datetime]:
    """From the first of `months` to the last of them, none left out."""
    known = sorted(months)
    if not known:
        return []
    months_since = [month.year * 12 + month.month - 1 for month in (known[0], known[-1])]
    return [
        known[0].replace(year=number // 12, month=number % 12 + 1)
        for number in range(months_since[0], months_since[1] + 1)
    ]
