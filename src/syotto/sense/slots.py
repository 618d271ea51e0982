"""The slots of a workspace, from the texts in its folder `pages/`."""

from __future__ import annotations

from pathlib import Path

from syotto.errors import InputError
from syotto.schema.slot import Slot, Slots, check_name, parse
from syotto.sense import yaml_text

FOLDER = "pages"
ENDING = ".yaml"


def read_slots(folder: Path) -> Slots:
    """Every slot of the workspace in `folder`, by name; a file that is wrong stops no other."""
    known: dict[str, Slot] = {}
    wrong: dict[str, InputError] = {}
    for path in sorted((folder / FOLDER).glob(f"*{ENDING}")):
        try:
            known[path.stem] = read(path.stem, path.read_text(encoding="utf-8"))
        except InputError as error:
            wrong[path.stem] = error
        except UnicodeDecodeError:
            said = f"{FOLDER}/{path.name} is not UTF-8."
            wrong[path.stem] = InputError(said, fix="Save it as UTF-8.")
    return Slots(known, wrong)


def read(name: str, text: str) -> Slot:
    """A slot from its text. Raises Misread with the line and column."""
    check_name(name)
    file = f"{FOLDER}/{name}{ENDING}"
    return parse(name, *yaml_text.read(text, file), file)
