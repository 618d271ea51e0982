"""YAML in, plain dictionaries out, with the line and column of everything in it; and back.

YAML 1.2: NO is Norway, not false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from syotto.schema.condition_text import Marks, Misread, Path

LONGEST = 200_000
"""Characters of a file; a longer one was not written by hand."""
WIDTH = 96
SHORT = 90


def read(text: str, name: str) -> tuple[Any, Marks]:
    """What a text holds, and where: a path of keys and places -> line and column, from 1.

    Raises Misread for what is no YAML.
    """
    if len(text) > LONGEST:
        raise Misread(f"{name} is longer than {LONGEST:,} characters.", "Split it.", (), None)
    try:
        yaml = YAML(typ="safe", pure=True)
        node = yaml.compose(text)
        marks = dict(places(node, ())) if node else {}
        return yaml.load(text), marks
    except YAMLError as error:
        raise unreadable(name, error) from error


def places(node: Node, path: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    """A key stands where its name does, so that an error in a value points at its line."""
    yield path, (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, SequenceNode):
        for number, part in enumerate(node.value):
            yield from places(part, (*path, number))
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield from places(value, (*path, key.value))
            if not isinstance(value, MappingNode | SequenceNode):
                continue
            yield (*path, key.value), (key.start_mark.line + 1, key.start_mark.column + 1)


def unreadable(name: str, error: YAMLError) -> Misread:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    where = f"{name}, line {mark.line + 1}, column {mark.column + 1}" if mark else name
    problem = getattr(error, "problem", None) or str(error)
    place = (mark.line + 1, mark.column + 1) if mark else None
    fix = "Check the indentation, and put texts with a : or # into quotes."
    return Misread(f"{where}: {problem}.", fix, (), place)


def write(given: Any) -> str:
    """The text of plain dictionaries and lists; what is short stands on one line."""
    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = StringIO()
    yaml.dump({key: flowing(value) for key, value in given.items()}, text)
    return text.getvalue()


def flowing(given: Any) -> Any:
    if isinstance(given, dict):
        made: Any = CommentedMap((key, flowing(value)) for key, value in given.items())
    elif isinstance(given, list):
        made = CommentedSeq(flowing(value) for value in given)
    else:
        return given
    if len(str(given)) < SHORT and not any_group(given):
        made.fa.set_flow_style()
    return made


def any_group(given: Any) -> bool:
    """Whether a list of dictionaries is in it: those get a line each."""
    parts = given.values() if isinstance(given, dict) else given
    listed = isinstance(given, list) and any(isinstance(part, dict) for part in parts)
    return listed or any(any_group(part) for part in parts if isinstance(part, dict | list))


def with_item(text: str, path: tuple[str, ...], item: str) -> str:
    """The text with one more item in the list at `path`; remarks and order stay."""

    def add(given: Any) -> None:
        place = given
        for key in path:
            place = place.setdefault(key, CommentedSeq() if key == path[-1] else CommentedMap())
        if item not in place:
            place.append(item)

    return edited(text, add)


def edited(text: str, change: Callable[[Any], None]) -> str:
    """The text after a change of what it holds; remarks and order stay.

    Raises Misread for what is no YAML.
    """
    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.preserve_quotes = True
    try:
        given = yaml.load(text)
    except YAMLError as error:
        raise unreadable("the text", error) from error
    change(given)
    written = StringIO()
    yaml.dump(given, written)
    return written.getvalue()


def on_one_line(given: Any) -> str:
    """Plain dictionaries and lists as YAML of one line."""
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = True
    yaml.width = LONGEST
    text = StringIO()
    yaml.dump(given, text)
    return text.getvalue().removesuffix("...\n").strip()
