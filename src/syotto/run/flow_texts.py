"""The texts of flows: what a draft says now, saved so that the text before can be put back."""

from __future__ import annotations

from typing import Any

from syotto.errors import InputError, NotFound
from syotto.run.house import House
from syotto.run.texts import put_back, replace
from syotto.schema.flow import Flow, Flows
from syotto.sense import yaml_text
from syotto.sense.flows import path_of, read, read_flows


def drafts(house: House) -> Flows:
    """The flows as their files say them; a file that is wrong stops no other."""
    return read_flows(house.folder)


def read_text(name: str, text: str) -> Flow:
    """A flow from its text. Raises Misread with the line and column."""
    return read(name, text)


def plain_of(text: str) -> Any:
    """What a text holds, as plain dictionaries. Raises Misread for what is no YAML."""
    return yaml_text.read(text, "the text")[0]


def text_of(house: House, name: str) -> str:
    """The text of a flow's file, also of one that cannot be read as a flow."""
    path = path_of(house.folder, name)
    if not path.is_file():
        raise NotFound(f"There is no flow {name!r}.", fix="The page Flows lists them.")
    return path.read_text(encoding="utf-8", errors="replace")


def save(house: House, name: str, text: str, by: str, *, new: bool = False) -> Flow:
    """Writes the draft of a flow; the one before is kept, and who is inside notices nothing.

    Raises Misread, and InputError where a new one has the name of another; nothing is written then.
    """
    path = path_of(house.folder, name)
    if new and path.exists():
        raise InputError(f"There is a flow {name!r} already.", fix="Give it another name.")
    flow = read(name, text)
    replace(house, path, text if text.endswith("\n") else f"{text}\n", by)
    return flow


def undo(house: House, name: str) -> bool:
    """Puts back the draft before the last change. Returns whether there is one then."""
    return put_back(house, path_of(house.folder, name))
