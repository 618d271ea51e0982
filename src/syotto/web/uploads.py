"""Files that a page sends: kept aside for as long as the load takes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from fastapi import UploadFile

from syotto.errors import InputError
from syotto.run.house import House
from syotto.run.load import LoadReport, load


def load_uploaded(
    house: House, table: str, files: Sequence[UploadFile], mapping: str, *, full: bool
) -> LoadReport:
    """Load uploaded files under their own names.

    mapping: one `ours = theirs` a line; empty is guessed. Raises InputError without a file.
    """
    named = [file for file in files if file.filename]
    if not named:
        raise InputError("No file was chosen.", fix="Choose a file, or drop one on the page.")
    with tempfile.TemporaryDirectory(prefix="syotto-", dir=house.folder) as folder:
        paths = [saved(file, Path(folder)) for file in named]
        return load(house, table, paths, mapping=parsed(mapping) or None, full=full)


def saved(file: UploadFile, folder: Path) -> Path:
    """The upload as a file; only the last part of the name that the browser sent is used."""
    name = Path((file.filename or "").replace("\\", "/")).name
    if name in {"", ".", ".."}:
        raise InputError("A file has no name.", fix="Rename the file.")
    path = folder / name
    with path.open("wb") as out:
        shutil.copyfileobj(file.file, out)
    return path


def parsed(mapping: str) -> dict[str, str]:
    """`amount = Quantity * UnitPrice`, one a line."""
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, mapping.splitlines())):
        ours, equals, theirs = (part.strip() for part in line.partition("="))
        if not (ours and equals and theirs):
            raise InputError(f"{line!r} is no mapping.", fix="Write `ours = theirs`, one a line.")
        found[ours] = theirs
    return found
