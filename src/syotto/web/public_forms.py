"""How hosted forms are shown and taken back: headers, cookies, what a person sees."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.templating import Jinja2Templates

from syotto.errors import InputError
from syotto.run.forms import REMEMBERED, Answer, Desk, Sheet
from syotto.web.asgi import sender_of
from syotto.web.bodies import body_within

COOKIE = "syotto_form"
LARGEST = 64 * 1024
templates = Jinja2Templates(Path(__file__).parent / "templates")
templates.env.trim_blocks = templates.env.lstrip_blocks = True


def sheet(request: Request, name: str, page: str) -> Response:
    """The form, with the questions that are still open."""
    desk: Desk = request.app.state.desk
    return shown(request, desk.sheet(name, request.cookies.get(COOKIE)), page=page)


def forget(request: Request, name: str) -> Response:
    """The device forgets who it belongs to."""
    request.app.state.desk.sheet(name, None)  # raises NotFound
    answer = RedirectResponse(f"/forms/{quote(name, safe='')}", status_code=303)
    answer.delete_cookie(COOKIE, path="/forms")
    return answer


async def take(request: Request, name: str) -> Response:
    """The thanks, or the form once more with what was wrong."""
    desk: Desk = request.app.state.desk
    text = (await body_within(request, LARGEST)).decode("utf-8", "replace")
    given = dict(parse_qsl(text, keep_blank_values=True))
    page = given.get("page", "")[:2000]
    remembered = request.cookies.get(COOKIE)
    answer = Answer(given, remembered, sender(request), page)
    try:
        token = await desk.take(request.app.state.collector, name, answer)
    except InputError as error:
        if error.status == 404:
            raise
        again = desk.sheet(name, remembered)
        return shown(request, again, page=page, error=error, given=given, status=error.status)
    thanks = shown(request, desk.sheet(name, remembered), page=page, done=True)
    if token:
        thanks.set_cookie(
            COOKIE, token, max_age=REMEMBERED, path="/forms", httponly=True, samesite="lax",
            secure=request.url.scheme == "https",
        )  # fmt: skip
    return thanks


def shown(
    request: Request,
    sheet: Sheet,
    *,
    page: str,
    done: bool = False,
    error: InputError | None = None,
    given: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    said = {"sheet": sheet, "form": sheet.form, "page": page, "done": done, "error": error}
    wrong = getattr(error, "field", None)
    more = {"given": given or {}, "wrong": wrong}
    answer = templates.TemplateResponse(
        request, "public/form.html", {**said, **more}, status_code=status
    )
    within = " ".join(sheet.form.origins) or "*"
    answer.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
        f"frame-ancestors {within}"
    )
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def sender(request: Request) -> str | None:
    behind = request.app.state.house.settings.behind_proxy
    return sender_of(request.scope, request.headers.get("x-forwarded-for") if behind else None)
