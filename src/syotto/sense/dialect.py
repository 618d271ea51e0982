"""How a text file is written: its encoding, its delimiter, its header."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from syotto.errors import SourceError

DELIMITERS = ",;\t|"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
BOM = b"\xef\xbb\xbf"
BINARY = ("\x00", "\x01", "\x02", "\x03", "\x05", "\x06")
VALUE = re.compile(
    r"[-+(]?\s*[€$£]?\s*\d[\d\s.,']*\s*(%|€|\$|£|kr|EUR|USD|GBP)?\)?-?"
    r"|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}([ T]\d.*)?"
    r"|[^@\s]+@[^@\s]+\.\w+"
)
MAYBE_A_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True)
class Dialect:
    """`columns` are the names of the header, those without a name numbered."""

    encoding: str
    delimiter: str
    columns: tuple[str, ...]


def sniff(name: str, head: bytes, encoding: str) -> Dialect:
    """The dialect of a file from its first lines.

    Raises SourceError where they are no table with a header.
    """
    text = decoded(name, head, encoding)
    delimiter = delimiter_of(text)
    rows = first_rows(text, delimiter)
    if not rows:
        raise SourceError(f"{name} is empty.", fix="Give a file with a header and rows.")
    header, *body = rows
    check_header(name, header, body)
    return Dialect(encoding, delimiter, named(name, header))


def decoded(name: str, head: bytes, encoding: str) -> str:
    text = head.decode(encoding, errors="ignore").removeprefix("\ufeff")
    if any(mark in text for mark in BINARY):
        raise SourceError(
            f"{name} is not a text file.",
            fix="Give CSV, Parquet, JSON lines or Excel, with the usual ending of the name.",
        )
    return text


def encoding_of(head: bytes, *, utf8: bool) -> str:
    """UTF-16 by its mark, UTF-8 where the whole file is; else Windows-1252, or Latin-1."""
    if head.startswith(UTF16):
        return "utf-16"
    if utf8:
        return "utf-8"
    try:
        head.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first rows into the same number of fields, and into most."""

    def merit(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in first_rows(text, delimiter)]
        if not widths or widths[0] == 1:
            return (0.0, 0)
        return (Counter(widths)[widths[0]] / len(widths), widths[0])

    return max(DELIMITERS, key=merit)


def first_rows(text: str, delimiter: str, count: int = 100) -> list[list[str]]:
    """The first rows that are whole: the last one may be cut off by the end of the sample."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) > count:
                break
    except csv.Error:
        return rows
    return rows[:-1] if len(rows) > 2 and not text.endswith(("\n", "\r")) else rows


def check_header(name: str, header: list[str], body: list[list[str]]) -> None:
    values = [cell for cell in header if VALUE.fullmatch(cell.strip())]
    values = [cell for cell in values if not MAYBE_A_YEAR.fullmatch(cell.strip())]
    if values:
        raise SourceError(
            f"{name} has no header: its first line holds {values[0]!r}.",
            fix="Put the names of the columns into the first line.",
        )
    if len(header) == 1 and body and any(len(row) > 1 for row in body):
        raise SourceError(
            f"{name} has no header: its first line holds only {header[0]!r}.",
            fix="Remove the lines above the names of the columns.",
        )


def named(name: str, header: list[str]) -> tuple[str, ...]:
    """The names of the columns; raises SourceError where two are the same."""
    names = [cell.strip() or f"column_{place}" for place, cell in enumerate(header, 1)]
    twice = [cell for cell, count in Counter(names).items() if count > 1]
    if twice:
        raise SourceError(
            f"{name} has {len(twice)} column name(s) more than once: {', '.join(twice)}.",
            fix="Give every column its own name in the first line.",
        )
    return tuple(names)
