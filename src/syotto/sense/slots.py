"""The slots of a workspace, from the texts in its folder `pages/`."""

from __future__ import annotations

from pathlib import Path

from syotto.schema.slot import Slot, Slots, check_name, parse
from syotto.sense import yaml_text
from syotto.sense.yaml_folder import ENDING, read_each

FOLDER = "pages"


def read_slots(folder: Path) -> Slots:
    """Every slot of the workspace in `folder`, by name; a file that is wrong stops no other."""
    return Slots(*read_each(folder / FOLDER, read))


def read(name: str, text: str) -> Slot:
    """A slot from its text. Raises Misread with the line and column."""
    check_name(name)
    file = f"{FOLDER}/{name}{ENDING}"
    return parse(name, *yaml_text.read(text, file), file)
