"""How the pages of a person's own rights answer: without a script, without a cookie."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from syotto.errors import InputError
from syotto.run import preferences as own
from syotto.web.bodies import body_within
from syotto.web.public_forms import templates
from syotto.web.public_mail import PAGE

LARGEST = 4 * 1024


def preferences(request: Request, token: str, *, saved: bool = False) -> Response:
    try:
        known = own.preferences(request.app.state.house, token)
    except InputError as error:
        return page(request, "preferences", {"error": error}, error.status)
    return page(request, "preferences", {"known": known, "saved": saved})


async def choose(request: Request, token: str) -> Response:
    body = (await body_within(request, LARGEST)).decode("utf-8", "replace")
    ticked = {name for name, _ in parse_qsl(body, keep_blank_values=True)}
    try:
        await run_in_threadpool(own.choose, request.app.state.house, token, ticked)
    except InputError as error:
        return page(request, "preferences", {"error": error}, error.status)
    return await run_in_threadpool(preferences, request, token, saved=True)


def question(request: Request, token: str) -> Response:
    try:
        about = own.waiting(request.app.state.house, token)
    except InputError as error:
        return page(request, "confirm", {"error": error}, error.status)
    return page(request, "confirm", {"about": about, "done": False})


def confirm(request: Request, token: str) -> Response:
    try:
        about = own.confirm(request.app.state.house, token)
    except InputError as error:
        return page(request, "confirm", {"error": error}, error.status)
    return page(request, "confirm", {"about": about, "done": True})


def page(request: Request, name: str, said: dict[str, Any], status: int = 200) -> Response:
    return templates.TemplateResponse(
        request, f"public/{name}.html", said, status_code=status, headers=PAGE
    )
