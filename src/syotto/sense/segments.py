"""The segments of a workspace, from the texts in its folder `segments/`."""

from __future__ import annotations

from pathlib import Path

from syotto.schema.segment import Segment, Segments, check_name, parse
from syotto.sense import yaml_text
from syotto.sense.yaml_folder import ENDING, read_each

FOLDER = "segments"


def read_segments(folder: Path) -> Segments:
    """Every segment of the workspace in `folder`, by name; a file that is wrong stops no other."""
    return Segments(*read_each(folder / FOLDER, made))


def made(name: str, text: str) -> Segment | None:
    return None if only_remarks(text) else read(name, text)


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
