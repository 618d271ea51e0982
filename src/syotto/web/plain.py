"""What every web page, SDK and monitor asks of the public listener, without its pages' framework.

Settings of sources for SDKs, the script of the slots, and whether we are here.
"""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from syotto.errors import NotFound, SyottoError
from syotto.schema.source import Source
from syotto.web import sdk_settings
from syotto.web.asgi import user_of

SEGMENT, RUDDER, SLOTS = "/v1/projects/{key}/settings", "/sourceConfig", "/slots.js"
HEALTH, READY = "/healthz", "/readyz"
PATHS = frozenset({RUDDER, f"{RUDDER}/", SLOTS, HEALTH, READY})
OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "max-age=60"}
SCRIPT = Path(__file__).parent / "static" / "slots.js"
SCRIPT_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "max-age=300",
}


def is_plain(path: str) -> bool:
    return path in PATHS or path.startswith(SEGMENT.partition("{")[0])


async def segment_settings(request: Request) -> Response:
    """For Segment's browser SDK: where to send."""
    source = await asked_source(request, request.path_params["key"])
    url = request.url
    said = sdk_settings.segment(source, host=url.netloc, protocol=url.scheme)
    return JSONResponse(said, headers=OPEN)


async def rudder_settings(request: Request) -> Response:
    """For RudderStack's SDKs: the source, without destinations of its own."""
    key = user_of(request.headers.get("authorization")) or request.query_params.get("writeKey")
    source = await asked_source(request, key)
    return JSONResponse(sdk_settings.rudder(source), headers=OPEN)


async def asked_source(request: Request, key: str | None) -> Source:
    """Raises NotFound for a key that nobody has."""
    collector = request.app.state.collector
    found: Source | None = await collector.source_with(key) if collector else None
    if found is None:
        raise NotFound("There is no such write key.", fix="`syotto source list DIR` shows them.")
    return found


async def slots_script(_: Request) -> Response:
    """Asks what each slot of the page shows, and reports clicks on it."""
    return FileResponse(SCRIPT, media_type="text/javascript; charset=utf-8", headers=SCRIPT_HEADERS)


async def healthz(_: Request) -> Response:
    """This process answers."""
    return JSONResponse({"status": "ok"})


async def readyz(request: Request) -> Response:
    """Events are taken; 503 with the reason where they are not."""
    collector = request.app.state.collector
    wrong = collector.behind if collector else "The collector has not started."
    said = {"status": "waiting", "message": wrong} if wrong else {"status": "ok"}
    return JSONResponse(said, status_code=503 if wrong else 200)


def show_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, SyottoError)
    said = {"code": type(error).__name__, "message": error.what, "fix": error.fix}
    return JSONResponse(said, status_code=error.status)


def show_http_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = {"code": f"http_{error.status_code}", "message": str(error.detail)}
    return JSONResponse(said, status_code=error.status_code, headers=error.headers)


def make_plain() -> Starlette:
    routes = [
        Route(SEGMENT, segment_settings),
        Route(RUDDER, rudder_settings),
        Route(f"{RUDDER}/", rudder_settings),
        Route(SLOTS, slots_script),
        Route(HEALTH, healthz),
        Route(READY, readyz),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={SyottoError: show_error, HTTPException: show_http_error},
    )
    app.state.collector = None
    return app
