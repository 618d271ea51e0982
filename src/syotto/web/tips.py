"""How a tip's page answers on both listeners: the sheet, its scripts, what was sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from syotto.ask.tips import given_by
from syotto.errors import InputError, NotFound
from syotto.run.tips import Giver, give
from syotto.web.bodies import body_within
from syotto.web.public_forms import templates

STATIC = Path(__file__).parent / "static" / "public"
LARGEST = 2_200_000
"""Bytes of a tip: a photo in base64, and a little text."""
FILES = {
    "form.css": "text/css",
    "tip.css": "text/css",
    "tip.js": "text/javascript",
    "tip-queue.js": "text/javascript",
    "tip-worker.js": "text/javascript",
}
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "worker-src 'self'; img-src 'self' blob:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
}


@dataclass(frozen=True)
class Place:
    """Where the page is: files below `base`; it reads and sends at `path`, with `token`."""

    base: str
    path: str
    token: str = ""


def file(name: str, scope: str) -> Response:
    """A script or style; the worker may look after the pages of `scope`. Raises NotFound."""
    if name not in FILES:
        raise NotFound("There is no such file.", fix="Reload the page.")
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": scope}
    return FileResponse(STATIC / name, media_type=FILES[name], headers=headers)


def sheet(request: Request, place: Place, giver: Giver, **said: Any) -> Response:
    """The three fields."""
    shown = {"place": place, "giver": giver, "given": {}, "error": None, "done": False, **said}
    shown["key"] = shown["given"].get("key") or token_hex(16)
    status = getattr(said.get("error"), "status", 200)
    return templates.TemplateResponse(
        request, "tip/form.html", shown, status_code=status, headers=HEADERS
    )


def mine(request: Request, giver: Giver) -> Response:
    """What the giver gave, and what became of it."""
    rows = given_by(request.app.state.house, giver.giver_id)
    return Response(msgspec.json.encode(rows), media_type="application/json", headers=HEADERS)


async def taken(
    request: Request, place: Place, giver: Giver, form: Mapping[str, str] | None = None
) -> Response:
    """Keeps what a script or, without one, the form itself sent; answers each in its kind.

    form: what was read of the request already.
    """
    by_script = request.headers.get("content-type", "").startswith("application/json")
    given = form or read(await body_within(request, LARGEST), by_script)
    key = request.headers.get("idempotency-key")
    try:
        told = {**given, **({"key": key} if key else {})}
        tip_id = await run_in_threadpool(give, request.app.state.house, giver, told)
    except InputError as error:
        if by_script:
            raise
        return sheet(request, place, giver, given=given, error=error)
    if by_script:
        return JSONResponse({"tip_id": tip_id}, headers=HEADERS)
    return sheet(request, place, giver, done=True)


def read(body: bytes, by_script: bool) -> dict[str, Any]:
    """Raises InputError for what is no JSON object."""
    if not by_script:
        return dict(parse_qsl(body.decode("utf-8", "replace")))
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise InputError("The body is no JSON object.", fix="Reload the page.")
    return found
