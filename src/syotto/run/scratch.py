"""A folder for one load, in the workspace: removed at its end, or by the next load after a kill."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "loading-"
LOCK = "lock"
"""The system lets go of it when a process dies."""


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    for left in folder.glob(f"{PREFIX}*/{LOCK}"):
        if abandoned(left):
            shutil.rmtree(left.parent, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=folder) as name:
        place = Path(name)
        with (place / LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield place


def abandoned(lock: Path) -> bool:
    try:
        with lock.open("r") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
