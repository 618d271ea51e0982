"""Who may open a page: every route says what it needs, and nobody gets further without it.

A request comes from a session (a cookie), from a program (`Authorization: Bearer`), or, while there
is no user yet, from somebody at this machine. What is read or changed is written down first.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import Depends
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from syotto.ask.seen import seen_by
from syotto.errors import InputError
from syotto.run.audit import Act, note
from syotto.run.sign_in import session_user
from syotto.run.tokens import open_token
from syotto.run.users import anybody
from syotto.schema.access import NOBODY_YET, Acted, Permission, Viewer
from syotto.web.asgi import headers_of, sender_of, token_of
from syotto.web.render import wanted_kind
from syotto.web.safety import READING, SESSION

SUBJECTS = (
    "customer_id", "person_id", "account_id", "email", "name", "product_id", "feedback_id",
    "load_id", "token_id", "note_id", "lead_id",
)  # fmt: skip
"""Names in a path or form that say whom or what a request is about."""
LONGEST_NOTE = 500
FORM_BYTES = 65_536
"""No form about signing in is longer."""
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


class SignInNeeded(InputError):
    """Nobody is signed in."""

    status = 401


class NotAllowed(InputError):
    """Somebody is, and may not."""

    status = 403


class Porter:
    """Asks who is there before a large body is read: FastAPI reads first and asks then."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await turned_away(Request(scope)) if is_large(scope) else None
        await (answer or self.app)(scope, receive, send)


def is_large(scope: Scope) -> bool:
    """A request whose body is more than a form, or of a size that is not told."""
    if scope["type"] != "http" or scope["method"] in READING:
        return False
    told = headers_of(scope, (b"content-length",)).get(b"content-length", "")
    return not told.isdigit() or int(told) > FORM_BYTES


async def turned_away(request: Request) -> Response | None:
    """The answer for nobody; None for whoever may come in."""
    try:
        viewer = await run_in_threadpool(viewer_of, request)
    except SignInNeeded as error:
        return ask_to_sign_in(request, error)
    nobody = SignInNeeded("You are not signed in.", fix="Sign in.")
    return None if viewer else ask_to_sign_in(request, nobody)


class Needs:
    """What a route needs; null lets everybody in."""

    def __init__(self, permission: Permission | None) -> None:
        self.permission = permission

    async def __call__(self, request: Request) -> None:
        """Raises SignInNeeded or NotAllowed."""
        if self.permission is not None:
            subject = await subject_of(request)
            await run_in_threadpool(let_in, request, self.permission, subject)


def needs(permission: Permission | None) -> Any:
    return Depends(Needs(permission))


def needed(route: APIRoute) -> Permission | None:
    """What a route has declared. Raises RuntimeError where that is not exactly one thing."""
    found = [one.dependency for one in route.dependencies if isinstance(one.dependency, Needs)]
    if len(found) != 1:
        raise RuntimeError(f"{route.path} declares {len(found)} permissions, not one")
    return found[0].permission


def check_declared(routes: Iterable[Any]) -> None:
    for route in routes:
        needed(route)


def let_in(request: Request, permission: Permission, subject: str | None) -> None:
    """Finds out who asks, whether they may, and writes it down.

    Sets `request.state.viewer`, and `request.state.view`: the workspace as they see it.
    """
    state, house = request.state, request.app.state.house
    viewer = state.viewer = viewer_of(request)
    if viewer is None:
        raise SignInNeeded("You are not signed in.", fix="Sign in.")
    allowed = viewer.may(permission)
    if viewer is not NOBODY_YET:
        note(house, act_of(request, viewer, permission if allowed else None, subject))
    if not allowed:
        who = f"The role {viewer.role}" if viewer.role else "This token"
        who += " with limits" if permission in viewer.permissions else ""
        raise NotAllowed(f"{who} may not do this.", fix="Ask an administrator.")
    state.view = seen_by(house, viewer)


def viewer_of(request: Request) -> Viewer | None:
    """Who asks. Raises SignInNeeded for a token that lets nobody in."""
    house = request.app.state.house
    sent = token_of(request.headers.get("authorization"))
    if sent is not None:
        token = open_token(house, sent)
        if token is None:
            raise SignInNeeded("The token lets nobody in.", fix="Ask for a new one.")
        return token.viewer
    session = request.cookies.get(SESSION)
    user = session_user(house, session) if session else None
    if user is not None:
        return user.viewer
    return NOBODY_YET if is_first(request) else None


def is_first(request: Request) -> bool:
    """There is no user yet, and the request was made on this machine."""
    return from_here(request) and not anybody(request.app.state.house)


def from_here(request: Request) -> bool:
    """From this machine itself, not through a proxy on it."""
    client = request.client.host if request.client else ""
    try:
        here = ip_address(client).is_loopback
    except ValueError:
        return False
    return here and not any(name in request.headers for name in FORWARDED)


def address_of(request: Request) -> str | None:
    behind = request.app.state.house.settings.pages_behind_proxy
    return sender_of(request.scope, request.headers.get("x-forwarded-for") if behind else None)


def is_https(request: Request) -> bool:
    behind = request.app.state.house.settings.pages_behind_proxy
    said = request.headers.get("x-forwarded-proto") if behind else None
    return (said or request.url.scheme) == "https"


async def subject_of(request: Request) -> str | None:
    given = {**request.query_params, **request.path_params}
    if request.method not in READING:
        form = await request.form()
        given |= {name: value for name, value in form.items() if isinstance(value, str)}
    return next((given[name] for name in SUBJECTS if given.get(name)), None)


def act_of(
    request: Request, viewer: Viewer, permission: Permission | None, subject: str | None
) -> Act:
    """permission: null was refused."""
    what = request.scope["route"].path_format
    action = Acted.READ if request.method in READING else Acted.CHANGE
    if permission == Permission.EXPORT:
        action = Acted.EXPORT
    if permission is None:
        action = Acted.REFUSED
    about, detail = (text and text[:LONGEST_NOTE] for text in (subject, request.url.query or None))
    return Act(viewer.name, action, what, about, detail, address_of(request))


def ask_to_sign_in(request: Request, error: SignInNeeded) -> Response:
    """To the sign-in page and back; a program gets the words."""
    if "HX-Request" in request.headers:
        return Response(status_code=401, headers={"HX-Redirect": "/sign-in"})
    if wanted_kind(request) != "html" or request.headers.get("authorization"):
        said = {"code": type(error).__name__, "message": error.what, "fix": error.fix}
        headers = {"WWW-Authenticate": "Bearer"}
        return JSONResponse(said, status_code=error.status, headers=headers)
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    after = f"?next={quote(back)}" if request.method == "GET" and back != "/" else ""
    return RedirectResponse(f"/sign-in{after}", status_code=303)


def safe_next(address: str) -> str:
    """Where to go after signing in: a page of ours, nothing else."""
    parts = urlsplit(address)
    ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    plain = not (parts.scheme or parts.netloc) and address.isprintable() and "\\" not in address
    return address if ours and plain else "/today"
