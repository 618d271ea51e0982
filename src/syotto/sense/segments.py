"""The segments of a workspace, from the texts in its folder `segments/`."""

from __future__ import annotations

from pathlib import Path

from syotto.errors import InputError
from syotto.schema.segment import Segment, Segments, check_name, parse
from syotto.sense import yaml_text

FOLDER = "segments"
ENDING = ".yaml"


def read_segments(folder: Path) -> Segments:
    """Every segment of the workspace in `folder`, by name; a file that is wrong stops no other."""
    known: dict[str, Segment] = {}
    wrong: dict[str, InputError] = {}
    for path in sorted((folder / FOLDER).glob(f"*{ENDING}")):
        try:
            text = path.read_text(encoding="utf-8")
            if not only_remarks(text):
                known[path.stem] = read(path.stem, text)
        except InputError as error:
            wrong[path.stem] = error
        except UnicodeDecodeError:
            said = f"{FOLDER}/{path.name} is not UTF-8."
            wrong[path.stem] = InputError(said, fix="Save it as UTF-8.")
    return Segments(known, wrong)


def read(name: str, text: str) -> Segment:
    """A segment from its text. Raises Misread with the line and column."""
    check_name(name)
    file = f"{FOLDER}/{name}{ENDING}"
    given, marks = yaml_text.read(text, file)
    return parse(name, given, marks, file)


def only_remarks(text: str) -> bool:
    """The example of a new workspace, as long as nobody made something of it."""
    return all(line.lstrip().startswith("#") or not line.strip() for line in text.splitlines())


def path_of(folder: Path, name: str) -> Path:
    return folder / FOLDER / f"{check_name(name)}{ENDING}"
