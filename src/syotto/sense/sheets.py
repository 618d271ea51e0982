"""Excel and OpenDocument: the first sheet that holds a table, every cell as text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook

from syotto.errors import SourceError
from syotto.sense.dialect import named
from syotto.sense.source import written


def first_sheet(path: Path) -> tuple[tuple[str, ...], list[pa.Array], list[int]]:
    """Names, columns and line numbers of the first sheet with rows; blank rows are left out.

    Raises SourceError for a broken file, or one without a table.
    """
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
        found = next((rows for sheet in sheets if (rows := filled(sheet))), [])
    except (CalamineError, OSError) as error:
        raise SourceError(
            f"{path.name} is a broken or locked workbook: {error}.",
            fix="Open it and save it again without a password.",
        ) from error
    if not found:
        raise SourceError(f"{path.name} is empty.", fix="Give a sheet with a header and rows.")
    (_, header), *body = found
    columns = named(path.name, [written(cell) or "" for cell in header])
    arrays = [
        pa.array([written(row[place]) for _, row in body], pa.string())
        for place in range(len(header))
    ]
    return columns, arrays, [line for line, _ in body]


def filled(sheet: Any) -> list[tuple[int, list[Any]]]:
    rows = enumerate(sheet.to_python(skip_empty_area=False), 1)
    return [(line, row) for line, row in rows if any(cell not in ("", None) for cell in row)]
