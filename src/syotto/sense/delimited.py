"""CSV and its relatives: read in place where they are clean, written anew where they are not."""

from __future__ import annotations

import csv
import gzip
import hashlib
import zlib
from array import array
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, cast

from ibis import Table
from ibis.backends.duckdb import Backend

from syotto.errors import SourceError
from syotto.sense.dialect import BOM, Dialect, encoding_of, sniff
from syotto.sense.source import Ragged, Source, after, positions

HEAD = 256 * 1024
BLOCK = 4 * 1024 * 1024
WIDEST = 2_000_000
"""Bytes of one line that are still a line; beyond it a quote was opened and never closed."""
RAGGED_AT_MOST = 0.05
"""A larger share of ragged lines says that the file is wrong, not the lines."""


@dataclass(frozen=True)
class Examined:
    """What one pass over the bytes tells. `path` is the unpacked file."""

    content_hash: str
    utf8: bool
    head: bytes
    path: Path


def open_delimited(path: Path, name: str, scratch: Path) -> Source:
    """A CSV file (any delimiter, quotes, UTF-8, UTF-16, Windows-1252, Latin-1, gzip).

    Raises SourceError where it is empty, binary or has no proper header.
    """
    seen = examine(path, scratch)
    if not seen.head.removeprefix(BOM).strip():
        raise SourceError(f"{name} is empty.", fix="Give a file with a header and rows.")
    dialect = sniff(name, seen.head, encoding_of(seen.head, utf8=seen.utf8))
    plain = seen.path
    if dialect.encoding != "utf-8":
        plain = transcoded(seen.path, dialect.encoding, scratch)
    source = Source(
        name,
        dialect.columns,
        seen.content_hash,
        read=lambda backend: read(backend, plain, dialect),
        lines=lambda rows, size: lines_of(plain, dialect, rows, size),
        mend=lambda: mended(source, plain, dialect, scratch),
        notes=() if plain == seen.path else (f"{name} is read as {dialect.encoding}.",),
    )
    blank_first = seen.head.removeprefix(BOM)[:1] in (b"\r", b"\n")
    return mended(source, plain, dialect, scratch) if blank_first else source


def read(backend: Backend, path: Path, dialect: Dialect) -> Table:
    return backend.read_csv(
        str(path),
        columns=dict.fromkeys(positions(dialect.columns), "VARCHAR"),
        header=True,
        delim=dialect.delimiter,
        quote='"',
        escape='"',
        auto_detect=False,
    )


def zipped(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


def blocks(path: Path, file: IO[bytes]) -> Iterator[bytes]:
    try:
        while block := file.read(BLOCK):
            yield block
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise SourceError(
            f"{path.name} is a broken gzip file: {error}.", fix="Copy or download it again."
        ) from error


def examine(path: Path, scratch: Path) -> Examined:
    """Content hash, whether it is UTF-8 throughout, and gzip unpacked, all in one pass."""
    digest, utf8, head, rest = hashlib.sha256(), True, b"", b""
    packed = zipped(path)
    plain = aside(path, scratch, "unpacked") if packed else path
    with ExitStack() as stack:
        file = stack.enter_context(gzip.GzipFile(path) if packed else path.open("rb"))
        copy = stack.enter_context(plain.open("wb")) if packed else None
        for block in blocks(path, cast("IO[bytes]", file)):
            head = head or block[:HEAD]
            digest.update(block)
            utf8, rest = still_utf8(rest + block) if utf8 else (False, b"")
            if copy:
                copy.write(block)
    return Examined(digest.hexdigest(), utf8 and not rest, head, plain)


def aside(path: Path, scratch: Path, what: str) -> Path:
    """A place in the scratch folder for another form of a file."""
    return scratch / f"{hashlib.sha256(str(path).encode()).hexdigest()[:12]}.{what}.csv"


def still_utf8(block: bytes) -> tuple[bool, bytes]:
    """Whether the block is UTF-8, and the bytes of a letter that its end cuts off."""
    if block.isascii():
        return True, b""
    try:
        block.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = error.end == len(block) and error.start >= len(block) - 3
        return cut_off, block[error.start :] if cut_off else b""
    return True, b""


def transcoded(path: Path, encoding: str, scratch: Path) -> Path:
    """The same text as UTF-8, in the scratch folder."""
    target = aside(path, scratch, "utf8")
    with (
        target.open("w", encoding="utf-8", newline="") as file,
        path.open(encoding=encoding, errors="replace", newline="") as text,
    ):
        while block := text.read(BLOCK):
            file.write(block)
    return target


def parsed(path: Path, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank, with the line it begins on."""
    with path.open(encoding="utf-8-sig", newline="") as text:
        csv.field_size_limit(WIDEST)
        reader = csv.reader(text, delimiter=dialect.delimiter)
        line = 1
        try:
            for row in reader:
                if row:
                    yield line, row
                line = reader.line_num + 1
        except csv.Error as error:
            raise SourceError(
                f"{path.name}, line {line}: {error}.",
                fix="Look for a quotation mark that is opened and never closed.",
            ) from error


def mended(source: Source, path: Path, dialect: Dialect, scratch: Path) -> Source:
    """The file written anew, its ragged lines set aside with their numbers.

    Raises SourceError where so many lines are ragged that the file itself is wrong.
    """
    clean = aside(path, scratch, "clean")
    width, starts, ragged = len(dialect.columns), array("q"), []
    with clean.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for place, (line, row) in enumerate(parsed(path, dialect)):
            if place == 0:
                writer.writerow(positions(row))
            elif len(row) == width:
                writer.writerow(row)
                starts.append(line)
            else:
                ragged.append(Ragged(line, len(row), dialect.delimiter.join(row)[:500]))
    check_ragged(source.name, ragged, len(starts), width)
    plain = replace(dialect, delimiter=",")
    return replace(
        source,
        read=lambda backend: read(backend, clean, plain),
        lines=lambda rows, _: [starts[row] for row in rows],
        mend=None,
        ragged=tuple(ragged),
    )


def check_ragged(name: str, ragged: list[Ragged], good: int, width: int) -> None:
    if len(ragged) <= RAGGED_AT_MOST * (good + len(ragged)):
        return
    first = ragged[0]
    raise SourceError(
        f"{name}, line {first.line}: {first.fields} fields, the header has {width} "
        f"({len(ragged)} such lines).",
        fix="Put fields that hold the delimiter into quotes, and give every line all its fields.",
    )


def lines_of(path: Path, dialect: Dialect, rows: Sequence[int], size: int) -> list[int]:
    """The lines on which rows begin; found by walking down where rows have several lines."""
    if count_lines(path) == size + 1:
        return after(rows, 2)
    wanted, found = set(rows), {}
    for place, (line, _) in enumerate(parsed(path, dialect)):
        if place - 1 in wanted:
            found[place - 1] = line
            if len(found) == len(wanted):
                break
    return [found[row] for row in rows]


def count_lines(path: Path) -> int:
    """How many lines, the last one also where nothing ends it."""
    lines, last = 0, b"\n"
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            lines += block.count(b"\n")
            last = block[-1:]
    return lines + (last != b"\n")
