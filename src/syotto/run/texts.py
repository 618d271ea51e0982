"""Files of the workspace that people write on pages: what one held before can be put back."""

from __future__ import annotations

import secrets
from pathlib import Path

from syotto.errors import NotFound
from syotto.run.house import House
from syotto.store import texts as book


def replace(house: House, path: Path, text: str | None, by: str) -> None:
    """A file with another text, or none; what it held is kept in the ledger first."""
    before = path.read_text(encoding="utf-8") if path.exists() else None
    row = {
        "text_id": secrets.token_hex(8), "path": key_of(house, path), "text": before,
        "at": house.now(), "by": by,
    }  # fmt: skip
    with house.ledger.begin() as connection:
        book.keep(connection, row)
        put(path, text)


def put_back(house: House, path: Path) -> bool:
    """What a file held before its last change. Returns whether there is a file then.

    Raises NotFound where nothing was changed.
    """
    key = key_of(house, path)
    with house.ledger.begin() as connection:
        kept = book.newest(connection, key)
        if kept is None:
            raise NotFound(f"Nothing was changed in {key}.", fix="There is nothing to undo.")
        book.forget(connection, kept["text_id"])
        put(path, kept["text"])
    return kept["text"] is not None


def put(path: Path, text: str | None) -> None:
    """Whole or not at all."""
    if text is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def key_of(house: House, path: Path) -> str:
    return str(path.relative_to(house.folder))
