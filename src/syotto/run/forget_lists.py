"""Takes a person out of the lists that people keep in segments/; all else in them stays as it is.

Where somebody stands in a condition, a remark or a sheet, nothing is changed: the file is named.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from syotto.sense.persons import Who
from syotto.sense.segments import FOLDER
from syotto.sense.yaml_folder import ENDING

ITEM = re.compile(r"""\s*-\s+(["']?)(?P<value>.*?)\1\s*(?:#.*)?""")
"""A line of a YAML list that holds one text."""
EMPTY = re.compile(r"^(people:)([ \t]*(?:#.*)?)$(?!\r?\n\s*-)", re.MULTILINE)
"""The key of a list nobody is left in."""
TABLES = (".csv", ".tsv", ".txt")


def clean_lists(folder: Path, who: Who) -> tuple[str, ...]:
    """Files of the workspace `folder` that have changed, by their paths in it."""
    return tuple(
        str(path.relative_to(folder))
        for path in sorted((folder / FOLDER).glob("*"))
        if path.suffix in (ENDING, *TABLES) and cleaned(path, who)
    )


def cleaned(path: Path, who: Who) -> bool:
    try:
        before = path.read_bytes().decode()
    except UnicodeDecodeError:
        return False
    lines = before.splitlines(keepends=True)
    if path.suffix == ENDING:
        kept = EMPTY.sub(r"\1 []\2", "".join(items(lines, who)))
    else:
        kept = "".join(records(lines, who))
    if kept != before:
        path.write_bytes(kept.encode())
    return kept != before


def items(lines: list[str], who: Who) -> Iterator[str]:
    """The lines of a YAML text but those that hold nothing but them."""
    for line in lines:
        item = ITEM.fullmatch(line.rstrip("\r\n"))
        if not (item and who.is_(item["value"])):
            yield line


def records(lines: list[str], who: Who) -> Iterator[str]:
    """The lines of a delimited text but the records of which a cell is theirs."""
    first = lines[0] if lines else ""
    delimiter = max(",;\t", key=first.count)
    reader, start = csv.reader(lines, delimiter=delimiter), 0
    for record in reader:
        if not any(who.is_(cell) for cell in record):
            yield from lines[start : reader.line_num]
        start = reader.line_num
