"""The flows of a workspace, from the texts in its folder `flows/`."""

from __future__ import annotations

from pathlib import Path

from syotto.errors import InputError
from syotto.schema.condition_text import Misread
from syotto.schema.flow import Flow, Flows, parse
from syotto.schema.segment import NAME
from syotto.sense import yaml_text

FOLDER = "flows"
ENDING = ".yaml"
TESTS = ".test.yaml"
"""Tests of a flow stand beside it: welcome.test.yaml."""


def read_flows(folder: Path) -> Flows:
    """Every flow of the workspace in `folder`, by name; a file that is wrong stops no other."""
    known: dict[str, Flow] = {}
    wrong: dict[str, InputError] = {}
    for path in sorted((folder / FOLDER).glob(f"*{ENDING}")):
        if path.name.endswith(TESTS):
            continue
        try:
            known[path.stem] = read(path.stem, path.read_text(encoding="utf-8"))
        except InputError as error:
            wrong[path.stem] = error
        except UnicodeDecodeError:
            said = f"{FOLDER}/{path.name} is not UTF-8."
            wrong[path.stem] = InputError(said, fix="Save it as UTF-8.")
    return Flows(known, wrong)


def read(name: str, text: str) -> Flow:
    """A flow from its text. Raises Misread with the line and column."""
    check_name(name)
    file = f"{FOLDER}/{name}{ENDING}"
    return parse(name, *yaml_text.read(text, file), file)


def check_name(name: str) -> str:
    """Raises Misread for what cannot be the name of a file."""
    if NAME.fullmatch(name):
        return name
    fix = "Use small letters, figures, - and _, say welcome-maintenance."
    raise Misread(f"{name!r} cannot be the name of a flow.", fix, ("name",), None)


def path_of(folder: Path, name: str) -> Path:
    return folder / FOLDER / f"{check_name(name)}{ENDING}"
