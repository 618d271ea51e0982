"""What commands print: progress, tables, JSON. Rich is imported only when it is needed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="the workspace's folder")]
AsJson = Annotated[bool, typer.Option("--json", help="print the answer as JSON")]
Progress = Callable[[str], None]


def say(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")


def note(text: str) -> None:
    """Something beside the answer, so that standard output stays the answer."""
    sys.stderr.write(f"{text}\n")


def print_json(answer: Any) -> None:
    say(json.dumps(plain(answer), ensure_ascii=False, indent=2))


def plain(value: Any) -> Any:
    """Dataclasses, decimals and moments as what JSON has."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(part) for name, part in asdict(value).items()}
    if isinstance(value, dict):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(map(plain, value))
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return str(value) if isinstance(value, Path) else value


@contextmanager
def progress(what: str, *, quiet: bool = False) -> Iterator[Progress]:
    """A line on a terminal that says what is being done; nothing when piped or `quiet`."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status(what) as status:
        yield lambda doing: status.update(f"{what}: {doing}")


def grid(
    head: Sequence[str], rows: Sequence[Sequence[Any]], *, numbers: Sequence[int] = ()
) -> None:
    """A table on the terminal; `numbers` are the columns that stand to the right."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for place, name in enumerate(head):
        table.add_column(name, justify="right" if place in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    Console(width=None if sys.stdout.isatty() else 140).print(table)
