"""How the pages of recommendations answer: without a script, without a cookie."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from syotto.errors import InputError
from syotto.run import recommend
from syotto.run.mail_links import SURVEY
from syotto.run.mail_visits import message
from syotto.web.bodies import body_within
from syotto.web.public_forms import templates
from syotto.web.public_mail import PAGE, visitor

LARGEST = 16 * 1024


def survey(request: Request, token: str) -> Response:
    try:
        message(request.app.state.house, SURVEY, token)
    except InputError as error:
        return page(request, "survey", {"error": error}, error.status)
    return page(request, "survey", {"answer": None})


async def answer(request: Request, token: str) -> Response:
    given = await form(request)
    collector = request.app.state.collector
    try:
        said = await recommend.answered(collector, token, given, visitor(request))
    except InputError as error:
        return page(request, "survey", {"error": error}, error.status)
    return page(request, "survey", {"answer": said})


def share(request: Request, token: str) -> Response:
    try:
        links = recommend.share(request.app.state.house, token)
    except InputError as error:
        return page(request, "share", {"error": error}, error.status)
    return page(request, "share", {"links": links})


def invited(
    request: Request,
    token: str,
    wrong: InputError | None = None,
    given: dict[str, str] | None = None,
) -> Response:
    """wrong: what could not be read of `given`; it stands in the form again."""
    try:
        sheet = recommend.invitation(request.app.state.house, token)
    except InputError as error:
        return page(request, "invited", {"error": error}, error.status)
    said = {"sheet": sheet, "wrong": wrong, "given": given or {}, "done": False}
    return page(request, "invited", said, wrong.status if wrong else 200)


async def accept(request: Request, token: str) -> Response:
    given = await form(request)
    state = request.app.state
    try:
        await recommend.accept(state.collector, state.desk, token, given, visitor(request))
    except InputError as error:
        return await run_in_threadpool(invited, request, token, error, given)
    return page(request, "invited", {"done": True})


async def form(request: Request) -> dict[str, str]:
    body = (await body_within(request, LARGEST)).decode("utf-8", "replace")
    return dict(parse_qsl(body, keep_blank_values=True))


def page(request: Request, name: str, said: dict[str, Any], status: int = 200) -> Response:
    return templates.TemplateResponse(
        request, f"public/{name}.html", said, status_code=status, headers=PAGE
    )
