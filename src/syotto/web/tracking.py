"""The tracking routes: from an HTTP request to what the collector takes, and its answer back."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from starlette.types import Receive, Scope, Send

from syotto.run import metrics
from syotto.run.collect import RETRY_SECONDS, Arrival, Collector, Refused
from syotto.run.collect_doors import LARGEST_BODY, PIXELS, POSTED, Door, Malformed, pixel_body
from syotto.web import asgi
from syotto.web.asgi import Headers, TooLarge

SUCCESS = b'{"success":true}'
GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00"
    b",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
GIF_TYPE = (b"content-type", b"image/gif")
WANTED = {
    b"authorization",
    b"content-encoding",
    b"origin",
    b"user-agent",
    b"x-write-key",
    b"x-forwarded-for",
    b"anonymousid",
}
BROWSER = "Mozilla/"
KEYS = ("writeKey", "write_key", "api_key")
COMPRESSIONS = ("gzip", "gzip-js")


def route(scope: Scope) -> Door | None:
    """The door of a request's address; None where the address is no tracking route's."""
    path: str = scope["path"]
    doors = PIXELS if scope["method"] in ("GET", "HEAD") else POSTED
    return doors.get(path) or doors.get(path.rstrip("/").removesuffix(".gif"))


def is_tracking(path: str) -> bool:
    path = path.rstrip("/")
    return path in POSTED or path.removesuffix(".gif") in PIXELS


async def track(collector: Collector, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers one tracking request."""
    given = asgi.headers_of(scope, WANTED)
    shared = cross_origin(given.get(b"origin"))
    door = route(scope)
    try:
        if door is None:
            raise Refused(405, "method", "Send it with POST.")
        await collector.accept(await arrival(collector, door, given, scope, receive))
    except Refused as refused:
        await refuse(send, refused, shared)
        return
    metrics.REQUESTS.labels("200").inc()
    if door.name == "pixel":
        await asgi.answer(send, 200, GIF, [GIF_TYPE, *shared])
        return
    await asgi.answer(send, 200, SUCCESS, [asgi.JSON, *shared])


async def refuse(send: Send, refused: Refused, headers: Headers) -> None:
    metrics.REQUESTS.labels(str(refused.status)).inc()
    said: dict[str, Any] = {"code": refused.code, "message": refused.message}
    if refused.rejected:
        said["kept"] = refused.kept
        said["rejected"] = [
            {"index": bad.index, "code": bad.code, "message": bad.message}
            for bad in refused.rejected
        ]
    if refused.status == 429:
        headers = [*headers, (b"retry-after", str(RETRY_SECONDS).encode())]
    if refused.status == 405:
        headers = [*headers, (b"allow", b"POST, OPTIONS")]
    await asgi.answer_json(send, refused.status, said, headers)


async def arrival(
    collector: Collector, door: Door, given: dict[bytes, str], scope: Scope, receive: Receive
) -> Arrival:
    """Raises Refused for a body that is too large, or an address that cannot be read."""
    query = parse_qs(scope["query_string"].decode("latin-1")) if scope["query_string"] else {}
    authorization = given.get(b"authorization")
    agent = given.get(b"user-agent")
    browser = agent is not None and agent.startswith(BROWSER)
    encoding = given.get(b"content-encoding", "").strip().lower()
    if query.get("compression", [""])[0] in COMPRESSIONS:
        encoding = "gzip"
    in_address = next((query[name][0] for name in KEYS if name in query), None)
    return Arrival(
        door=door,
        body=await body(door, query, receive),
        encoding=encoding,
        key_before=asgi.user_of(authorization),
        keys_after=(in_address, given.get(b"x-write-key"), asgi.token_of(authorization)),
        origin=given.get(b"origin"),
        address=sender(collector, given, scope) if browser else None,
        agent=agent if browser else None,
        anonymous_id=asgi.decoded(given.get(b"anonymousid")),
    )


async def body(door: Door, query: dict[str, list[str]], receive: Receive) -> bytes:
    try:
        if door.name == "pixel":
            return pixel_body(query.get("data", [""])[0])
        return await asgi.body_of(receive, LARGEST_BODY)
    except TooLarge:
        raise Refused(
            400,
            "body_too_large",
            f"The body has more than {LARGEST_BODY:,} bytes; send less at once.",
        ) from None
    except Malformed as error:
        raise Refused(400, error.code, error.message) from None


def sender(collector: Collector, given: dict[bytes, str], scope: Scope) -> str | None:
    behind = collector.house.settings.behind_proxy
    return asgi.sender_of(scope, given.get(b"x-forwarded-for") if behind else None)


def cross_origin(origin: str | None) -> Headers:
    """Lets the page that sent it read the answer. No cookie is ever looked at here."""
    if origin is None:
        return []
    return [
        (b"access-control-allow-origin", origin.encode("latin-1")),
        (b"access-control-allow-credentials", b"true"),
        (b"vary", b"Origin"),
    ]


async def preflight(collector: Collector, scope: Scope, send: Send) -> None:
    """A browser asks whether a page may send. It does not say with which key: any will do."""
    given = asgi.headers_of(scope, {b"origin", b"access-control-request-headers"})
    origin = given.get(b"origin")
    await collector.read_keys(1.0)
    if origin and not any(source.lets(origin) for source in collector.keys.values()):
        await refuse(send, Refused(403, "origin", f"{origin} may not send here."), [])
        return
    asked = given.get(b"access-control-request-headers", "content-type")
    allowed = [
        (b"access-control-allow-methods", b"POST, GET, OPTIONS"),
        (b"access-control-allow-headers", asked.encode("latin-1")),
        (b"access-control-max-age", b"86400"),
    ]
    await asgi.answer(send, 204, b"", [*cross_origin(origin), *allowed])
