"""The flows of a workspace, from the texts in its folder `flows/`."""

from __future__ import annotations

from pathlib import Path

from syotto.schema.condition_text import Misread
from syotto.schema.flow import Flow, Flows, parse
from syotto.schema.segment import NAME
from syotto.sense import yaml_text
from syotto.sense.yaml_folder import ENDING, read_each

FOLDER = "flows"
TESTS = ".test.yaml"
"""Tests of a flow stand beside it: welcome.test.yaml."""


def read_flows(folder: Path) -> Flows:
    """Every flow of the workspace in `folder`, by name; a file that is wrong stops no other."""
    return Flows(*read_each(folder / FOLDER, read, without=TESTS))


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
