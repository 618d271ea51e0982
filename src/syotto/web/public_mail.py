"""How the addresses in our messages answer: redirects, an image, pages without a script."""

from __future__ import annotations

import base64

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from syotto.errors import InputError
from syotto.run import mail_visits as visits
from syotto.run.mail_visits import Visitor
from syotto.run.preferences import page_of
from syotto.web.bodies import body_within
from syotto.web.public_forms import sender, templates

GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
LARGEST = 4 * 1024
ONE_CLICK, EVERY = b"List-Unsubscribe=One-Click", b"every=yes"
PRIVATE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
PAGE = {
    **PRIVATE,
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
}
MAIL = {
    **PRIVATE,
    "Content-Security-Policy": (
        "default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline'; "
        "font-src https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}


async def click(request: Request, token: str) -> Response:
    """To the address that we signed, and nowhere else."""
    try:
        address = await visits.clicked(request.app.state.collector, token, visitor(request))
    except InputError as error:
        return page(request, {"error": error}, error.status)
    if address is None:
        return Response("There is nothing here.", headers=PRIVATE, media_type="text/plain")
    return RedirectResponse(address, status_code=302, headers=PRIVATE)


async def image(request: Request, token: str) -> Response:
    await visits.seen(request.app.state.collector, token, visitor(request))
    return Response(GIF, media_type="image/gif", headers=PRIVATE)


def ask(request: Request, token: str) -> Response:
    """Asks whether the person wants to go; nothing has happened yet."""
    try:
        asked = visits.leaves(request.app.state.house, token)
        more = page_of(request.app.state.house, token)
    except InputError as error:
        return page(request, {"error": error}, error.status)
    return page(request, {"asked": asked, "done": False, "more": more})


async def leave(request: Request, token: str) -> Response:
    """The person is out; no cookie, no redirect, whoever asks (RFC 8058)."""
    body = await body_within(request, LARGEST)
    house = request.app.state.house
    how = {"one_click": ONE_CLICK in body, "every": EVERY in body}
    try:
        await run_in_threadpool(visits.unsubscribe, house, token, **how)
        asked = await run_in_threadpool(visits.leaves, house, token)
        more = await run_in_threadpool(page_of, house, token)
    except InputError as error:
        return page(request, {"error": error}, error.status)
    said = {"asked": asked, "done": True, "every": how["every"], "more": more}
    return page(request, said)


def view(request: Request, token: str) -> Response:
    try:
        return HTMLResponse(visits.in_browser(request.app.state.house, token), headers=MAIL)
    except InputError as error:
        return page(request, {"error": error}, error.status)


def page(request: Request, said: dict[str, object], status: int = 200) -> Response:
    return templates.TemplateResponse(
        request, "public/unsubscribe.html", said, status_code=status, headers=PAGE
    )


def visitor(request: Request) -> Visitor:
    return Visitor(sender(request), request.headers.get("user-agent"))
