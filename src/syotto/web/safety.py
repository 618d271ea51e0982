"""What keeps pages safe on a person's own machine: headers, host names, and who may post.

Other websites run in the same browser. So a page may load nothing from elsewhere and run no inline
script; only requests to a local host name are answered (a foreign name may be pointed at us); and
what changes something must come from our own page and carry its token.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from syotto.errors import InputError
from syotto.web.asgi import token_of

LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
COOKIE = "syotto_token"
SESSION = "syotto_session"
HEADER = "X-CSRF-Token"
FIELD = "token"
READING = {"GET", "HEAD", "OPTIONS"}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Forbidden(InputError):
    """A request that did not come from our own page."""

    status = 403


class Safety:
    """Adds the headers to every answer, and the token's cookie to a browser without one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        known = page_token(Request(scope).cookies)
        token = known or secrets.token_urlsafe(24)
        scope.setdefault("state", {}).update(token=token, viewer=None)

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_headers(MutableHeaders(scope=message), scope["path"], None if known else token)
            await send(message)

        await self.app(scope, receive, safely)


def page_token(cookies: Mapping[str, str]) -> str | None:
    """What our pages carry: it belongs to the session, and before that to a cookie of its own."""
    session = cookies.get(SESSION)
    if session:
        return hashlib.sha256(f"page:{session}".encode()).hexdigest()
    return cookies.get(COOKIE)


def add_headers(headers: MutableHeaders, path: str, new_token: str | None) -> None:
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    static = path.startswith("/static/")
    headers.setdefault("Cache-Control", "no-cache" if static else "no-store")
    if new_token and not static:
        headers.append("Set-Cookie", f"{COOKIE}={new_token}; Path=/; HttpOnly; SameSite=Strict")


async def trusted(request: Request) -> None:
    """Lets reading pass; a change must come from our own page and carry its token.

    A program with a token of its own has no page; no browser sends its token unasked.
    Raises Forbidden otherwise.
    """
    if request.method in READING or token_of(request.headers.get("authorization")):
        return
    if not same_origin(request):
        raise Forbidden("This was sent by another website.", fix="Use the page itself.")
    sent = request.headers.get(HEADER) or (await request.form()).get(FIELD)
    known = page_token(request.cookies)
    if not known or not isinstance(sent, str) or not hmac.compare_digest(sent, known):
        raise Forbidden("The page is too old to be trusted.", fix="Reload it and try again.")


def same_origin(request: Request) -> bool:
    """By what the browser says about where the request comes from."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
