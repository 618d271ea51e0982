"""Pulls from sources of dlt: each file of rows is one load, by the mapping of its section."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from syotto.errors import NotFound
from syotto.run.house import House
from syotto.run.load import LoadReport, Progress, load, spec_of
from syotto.run.mapped import readable
from syotto.sense.extracts import Extract, Goal, made_source, parse, read
from syotto.sense.guess import LOAD

FOLDER = "extracts"
"""Where dlt keeps how far it has read."""


def pull(
    house: House, name: str, *, source: Any = None, progress: Progress = lambda _: None
) -> list[LoadReport]:
    """Reads what is new at a source, and loads it. Returns the loads.

    source: a dlt source already made, in place of the one that the section names.
    Raises NotFound without [extracts.NAME], SettingError where it is wrong, SourceError where the
    source cannot be read or its rows do not fit the mapping.
    """
    extract = extract_of(house, name)
    reports: list[LoadReport] = []

    def take(resource: str, path: Path) -> None:
        progress(f"{resource} of {name}")
        reports.append(loaded(house, extract, resource, path))

    read(extract, source or made_source(extract), house.folder / FOLDER, take)
    return reports


def extract_of(house: House, name: str) -> Extract:
    if name not in house.settings.extracts:
        known = ", ".join(sorted(house.settings.extracts)) or "none yet"
        raise NotFound(
            f"There is no extract {name!r}; there is {known}.",
            fix=f"Add [extracts.{name}] to syotto.toml.",
        )
    return parse(name, house.settings.extracts[name])


def loaded(house: House, extract: Extract, resource: str, path: Path) -> LoadReport:
    goal = extract.goals[resource]
    return load(
        house,
        goal.table,
        [path],
        mapping=exactly(goal, pq.read_schema(path).names),
        full=goal.full,
        source=extract.name,
        keep=False,
    )


def exactly(goal: Goal, names: Sequence[str]) -> dict[str, str]:
    """The section's mapping and nothing guessed beside it.

    dlt leaves out a column in which nothing stands: what would come from it is null, unless every
    row needs it.
    """
    spec = spec_of(goal.table)
    fits = {
        column: text if column in spec.required or readable(text, names) else ""
        for column, text in goal.mapping.items()
    }
    return {**dict.fromkeys(set(spec.columns) - set(LOAD), ""), **fits}
