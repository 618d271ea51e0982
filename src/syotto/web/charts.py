"""Answers as ECharts options: plain dictionaries, so a test can read them.

A colour is the name of a design token (`--c1`); the page resolves it, in light and in dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

TEXT = {"color": "--muted", "fontSize": 11, "hideOverlap": True}
LINE = {"lineStyle": {"color": "--line"}}


def bars(names: Sequence[str], series: dict[str, Sequence[float]], *, about: str) -> dict[str, Any]:
    """Upright bars, stacked where there are several series; each series has its own colour."""
    return {
        "aria": {"enabled": True, "description": about},
        "animation": False,
        "textStyle": {"fontFamily": "inherit"},
        "grid": {"left": 4, "right": 8, "top": 20, "bottom": 4, "containLabel": True},
        "xAxis": {
            "type": "category",
            "data": list(names),
            "axisLabel": TEXT,
            "axisTick": {"show": False},
            "axisLine": LINE,
        },
        "yAxis": {"type": "value", "splitNumber": 4, "axisLabel": TEXT, "splitLine": LINE},
        "series": [
            bar(name, values, f"--c{place}", stacked=len(series) > 1)
            for place, (name, values) in enumerate(series.items(), start=1)
        ],
    }


def bar(name: str, values: Sequence[float], colour: str, *, stacked: bool) -> dict[str, Any]:
    made = {
        "type": "bar",
        "name": name,
        "data": list(values),
        "barMaxWidth": 28,
        "itemStyle": {"color": colour},
    }
    return {**made, "stack": "all"} if stacked else made


def lines(
    names: Sequence[str], series: dict[str, Sequence[float]], *, about: str
) -> dict[str, Any]:
    """Lines, each in its own colour."""
    drawn = bars(names, series, about=about)
    for made in drawn["series"]:
        made.pop("stack", None)
        made |= {"type": "line", "symbolSize": 6, "lineStyle": made["itemStyle"]}
    return drawn


def said_and_came(tenths: Sequence[Any]) -> dict[str, Any]:
    """What was said of each tenth of the leads, and what came of it, in percent."""
    series: dict[str, Sequence[float]] = {
        "said beforehand": [round(100 * one.said, 2) for one in tenths],
        "came": [round(100 * one.came, 2) for one in tenths],
    }
    names = [str(place) for place in range(1, len(tenths) + 1)]
    return lines(names, series, about="Chance said and share that came, in percent, by tenths")


def called(curve: Any) -> dict[str, Any]:
    """Profit by the share of leads that is called, with the rule of today on it."""
    points = [[0.0, 0], *([round(100 * one.share, 1), round(one.profit)] for one in curve.steps)]
    drawn = lines([], {"profit of 1,000 leads": []}, about="Profit by share of leads called")
    drawn["series"][0]["data"] = points
    drawn["xAxis"] |= {"type": "value", "max": 100, "axisLabel": TEXT | {"formatter": "{value} %"}}
    del drawn["xAxis"]["data"]
    for place, one in enumerate(curve.marks, start=2):
        at = [[round(100 * one.share, 1), round(one.profit)]]
        made = {**bar(one.name, [], f"--c{place}", stacked=False), "type": "line", "data": at}
        drawn["series"].append(made | {"symbolSize": 13})
    return drawn


def lying_bars(names: Sequence[str], values: Sequence[float], *, about: str) -> dict[str, Any]:
    """Bars from left to right with their names beside them, the first on top."""
    drawn = bars(names, {about: values}, about=about)
    upright, across = drawn["xAxis"], drawn["yAxis"]
    return {**drawn, "xAxis": across, "yAxis": {**upright, "inverse": True}}


def month(moment: datetime) -> str:
    return f"{moment:%b %y}"


def monthly(months: Sequence[Any], column: str, *, about: str) -> dict[str, Any]:
    """One bar for each row with a `month`."""
    values = [float(getattr(row, column)) for row in months]
    return bars([month(row.month) for row in months], {about: values}, about=about)


def minutely(minutes: Sequence[Any], *, about: str) -> dict[str, Any]:
    """One bar for each row with a `minute` and its `events`."""
    names = [f"{row.minute:%H:%M}" for row in minutes]
    return bars(names, {about: [row.events for row in minutes]}, about=about)


def daily(days: Sequence[Any], *, about: str) -> dict[str, Any]:
    """One bar for each row with a `day` and its `events`."""
    names = [f"{row.day.day} {row.day:%b}" for row in days]
    return bars(names, {about: [row.events for row in days]}, about=about)
