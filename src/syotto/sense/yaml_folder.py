"""Texts of one kind in a folder of the workspace: a file for each, which gives it its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from syotto.errors import InputError

ENDING = ".yaml"
T = TypeVar("T")


def read_each(
    folder: Path, read: Callable[[str, str], T | None], without: str | None = None
) -> tuple[dict[str, T], dict[str, InputError]]:
    """By name: what `read` makes of a name and a text, and what is wrong with others.

    A file that is wrong stops no other. Left out are files that end as `without`, and those of
    which `read` makes nothing.
    """
    known: dict[str, T] = {}
    wrong: dict[str, InputError] = {}
    for path in sorted(folder.glob(f"*{ENDING}")):
        if without and path.name.endswith(without):
            continue
        try:
            found = read(path.stem, path.read_text(encoding="utf-8"))
            if found is not None:
                known[path.stem] = found
        except InputError as error:
            wrong[path.stem] = error
        except UnicodeDecodeError:
            said = f"{folder.name}/{path.name} is not UTF-8."
            wrong[path.stem] = InputError(said, fix="Save it as UTF-8.")
    return known, wrong


def stamp_of(folder: Path) -> tuple[Any, ...]:
    """Another one when the texts in a folder are others."""
    files = [(file.name, file.stat()) for file in sorted(folder.glob(f"*{ENDING}"))]
    return tuple((name, seen.st_mtime_ns, seen.st_size) for name, seen in files)
