"""One answer, four clothes: a whole page, a fragment of it, JSON, or its rows as CSV."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.templating import Jinja2Templates

from syotto.ask import why, words
from syotto.ask.lead_worth import success
from syotto.ask.profile import missing_in_words
from syotto.ask.worth import Worth
from syotto.web import charts
from syotto.web.marks import mark, scale

FIGURES = re.compile(
    r"[−]?[£€$¥]\d[\d,.]*|\d[\d,.]* of (?:the )?\d[\d,.]*"
    r"|[−]?\d[\d,.]*[ \u00a0](?:%|points|[A-Z]{3}\b)"
    r"|\d[\d,.]*(?= (?:actions?|customers?|products?|order lines?|loads?|things?)\b)"
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(
    request: Request,
    answer: Any,
    *,
    page: str,
    part: str | None = None,
    rows: Iterable[Any] = (),
    beside: Mapping[str, Any] | None = None,
    **more: Any,
) -> Response:
    """The answer as the request wants it: `?format=json|csv`, an Accept header, or HTML.

    beside: what JSON has beside the answer.
    """
    kind = wanted_kind(request)
    if kind == "json":
        return JSONResponse(plain(answer) | plain(beside) if beside else plain(answer))
    if kind == "csv":
        return as_csv(rows, name=page.replace("/", "-").removesuffix(".html"))
    name = part if part and "HX-Request" in request.headers else page
    response = templates.TemplateResponse(request, name, {"a": answer, **more})
    response.headers["Vary"] = "HX-Request, Accept, Cookie"
    return response


def wanted_kind(request: Request) -> str:
    asked = request.query_params.get("format")
    if asked in {"json", "csv"}:
        return asked
    accept = request.headers.get("accept", "")
    return next((kind for kind in ("json", "csv") if accept.startswith(TYPES[kind])), "html")


TYPES = {"json": "application/json", "csv": "text/csv"}


def plain(value: Any) -> Any:
    """What JSON has; decimals become numbers, moments text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, datetime | date) else value


def as_csv(rows: Iterable[Any], name: str) -> Response:
    """Dataclass rows as a file; a worth becomes estimate, low, high."""
    flat = [flattened(row) for row in rows]
    text = io.StringIO()
    if flat:
        writer = csv.DictWriter(text, flat[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: cell(value) for key, value in row.items()} for row in flat)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(text.getvalue(), media_type="text/csv", headers=headers)


def zipped(name: str, files: Mapping[str, str]) -> Response:
    """Several texts as one file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, text in files.items():
            archive.writestr(file, text)
    headers = {"Content-Disposition": f'attachment; filename="{path_of(name)}.zip"'}
    return Response(held.getvalue(), media_type="application/zip", headers=headers)


def flattened(row: Any) -> dict[str, Any]:
    """A second worth of a row has its name before its columns."""
    found: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        told = asdict(value) if isinstance(value, Worth) else {field.name: value}
        twice = isinstance(value, Worth) and "estimate" in found
        found.update(
            {f"{field.name}_{name}": part for name, part in told.items()} if twice else told
        )
    return found


def cell(value: Any) -> Any:
    """A value as a spreadsheet may see it: text is never a formula."""
    if is_dataclass(value) or isinstance(value, list | tuple):
        value = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def strong(sentence: str | None) -> Markup:
    """A sentence with its figures in bold."""
    text, done, parts = sentence or "", 0, []
    for match in FIGURES.finditer(text):
        parts += [escape(text[done : match.start()]), Markup("<b>{}</b>").format(match.group())]
        done = match.end()
    return Markup("").join([*parts, escape(text[done:])])


def path_of(value: str) -> str:
    """A number or code as one segment of a path."""
    return quote(value, safe="")


def made_templates() -> Jinja2Templates:
    made = Jinja2Templates(Path(__file__).parent / "templates")
    env = made.env
    env.trim_blocks = env.lstrip_blocks = True
    env.filters.update(
        money=words.money, share=words.share, points=words.points, count=words.count,
        day=words.day, minute=words.minute, strong=strong, path_of=path_of, month=charts.month,
    )  # fmt: skip
    env.globals.update(
        many=words.many,
        called=words.called,
        measured=words.measured,
        interval=words.interval,
        mark=mark,
        scale=scale,
    )
    env.globals.update(
        success=success, charts=charts, why=why.in_words, missing_roles=missing_in_words
    )
    return made


templates = made_templates()
