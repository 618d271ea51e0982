"""Sources of dlt (CRMs, shops, advertising platforms): what they give, as files to load.

    [extracts.hubspot]
    source = "hubspot:hubspot"           # module:function that gives a dlt source
    [extracts.hubspot.arguments]
    include_history = false
    [extracts.hubspot.tables.contacts]   # a resource of it, and where its rows go
    table = "people"
    [extracts.hubspot.tables.contacts.map]
    source_id = "id"
    email = "email"

dlt keeps its own state in a folder, so that the next time only what is new is read. Its telemetry
is switched off: nothing leaves the machine but the questions to the source itself.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from syotto.errors import SettingError, SourceError

SILENT = {"RUNTIME__DLTHUB_TELEMETRY": "false"}
KNOWN = {"source", "arguments", "tables"}
Take = Callable[[str, Path], None]
"""(resource, Parquet file) -> loaded, or raises."""


@dataclass(frozen=True)
class Goal:
    """Where the rows of a resource go. full: each time the resource gives everything it has."""

    table: str
    mapping: Mapping[str, str]
    full: bool = False


@dataclass(frozen=True)
class Extract:
    """A source of dlt and what becomes of its resources."""

    name: str
    source: str
    arguments: Mapping[str, Any]
    goals: Mapping[str, Goal]


def parse(name: str, given: Mapping[str, Any]) -> Extract:
    """A section [extracts.NAME]. Raises SettingError where something of it is wrong or missing."""
    unknown = sorted(set(given) - KNOWN)
    if unknown or ":" not in str(given.get("source", "")) or not given.get("tables"):
        what = f"has an unknown {unknown[0]!r}" if unknown else "needs `source` and `tables`"
        raise SettingError(
            f"[extracts.{name}] {what}.", fix='Write source = "module:function" and its tables.'
        )
    goals = {}
    for resource, section in given["tables"].items():
        if not section.get("table"):
            raise SettingError(
                f"[extracts.{name}.tables.{resource}] names no table.",
                fix='Say where its rows go: table = "people".',
            )
        goals[resource] = Goal(section["table"], section.get("map", {}), section.get("full", False))
    return Extract(name, given["source"], given.get("arguments", {}), goals)


def made_source(extract: Extract) -> Any:
    """The dlt source that a section names. Raises SettingError where there is none."""
    module, _, function = extract.source.partition(":")
    try:
        make = getattr(importlib.import_module(module), function)
        return make(**extract.arguments)
    except (ImportError, AttributeError, TypeError) as error:
        raise SettingError(
            f"[extracts.{extract.name}] source {extract.source!r} cannot be made: {error}.",
            fix="Install it (`dlt init` writes verified sources), or correct module and arguments.",
        ) from error


def read(extract: Extract, source: Any, folder: Path, take: Take) -> None:
    """Reads the named resources of a source of dlt, and hands every file of rows to `take`.

    folder: where dlt keeps its state. A file that `take` refuses comes again the next time.
    Raises SettingError without dlt or a resource that is named, SourceError where reading fails.
    """
    dlt = imported()
    lacking = [name for name in extract.goals if name not in source.resources]
    if lacking:
        raise SettingError(
            f"{extract.source} has no resource {lacking[0]!r}.",
            fix=f"It has: {', '.join(sorted(source.resources))}.",
        )
    refused: list[Exception] = []

    def sink(items: str, table: Mapping[str, Any]) -> None:
        if table["name"] not in extract.goals:  # parts of rows, and dlt's own notes
            return
        try:
            take(table["name"], Path(items))
        except Exception as error:
            refused.append(error)
            raise

    goal = dlt.destination(
        sink, batch_size=0, loader_file_format="parquet", name="syotto",
        naming_convention="snake_case", max_parallel_load_jobs=1,
    )  # fmt: skip
    pipeline = dlt.pipeline(
        f"syotto_{extract.name}", pipelines_dir=str(folder), destination=goal,
        dataset_name=extract.name,
    )  # fmt: skip
    try:
        pipeline.run(source.with_resources(*extract.goals))
    except Exception as error:
        raise (refused[0] if refused else failed(extract, error)) from error


def imported() -> Any:
    for name, value in SILENT.items():
        os.environ.setdefault(name, value)
    try:
        import dlt
    except ModuleNotFoundError as error:
        raise SettingError(
            "Reading from such sources needs dlt.", fix="Run `pip install 'syotto[sources]'`."
        ) from error
    return dlt


def failed(extract: Extract, error: Exception) -> SourceError:
    return SourceError(
        f"{extract.name} cannot be read: {str(error).strip().splitlines()[-1]}",
        fix="Check its credentials and arguments; what was read before stays.",
    )
