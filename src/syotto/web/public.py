"""The public listener: what the world may reach. Pages about people are on the other one.

Tracking requests go the short way, raw ASGI; everything else is an ordinary FastAPI app.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from syotto.errors import SyottoError
from syotto.run.collect import RETRY_SECONDS, Collector, Refused
from syotto.run.forms import Desk
from syotto.run.house import House
from syotto.run.slots import Shelf
from syotto.web import deciding, public_document, tracking
from syotto.web.pages import (
    public_forms,
    public_hooks,
    public_leads,
    public_mail,
    public_recommend,
    public_rights,
    public_settings,
    public_slots,
    public_tips,
)

SILENT: Any = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
ROOMS: tuple[APIRouter, ...] = (
    public_settings.router, public_hooks.router, public_forms.router, public_mail.router,
    public_rights.router, public_slots.router, public_tips.router, public_leads.router,
    public_recommend.router,
)  # fmt: skip


class Public:
    """The public app over one workspace. share: this process's part of each source's limit."""

    def __init__(self, house: House, *, share: float = 1.0) -> None:
        self.house = house
        self.share = share
        self.collector: Collector | None = None
        self.shelf: Shelf | None = None
        self.rest = make_rest(house)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.live(receive, send)
            return
        collector = self.collector
        if collector is None or scope["type"] != "http":
            await self.rest(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await tracking.preflight(collector, scope, send)
        elif tracking.is_tracking(scope["path"]):
            await tracking.track(collector, scope, receive, send)
        elif self.shelf and scope["path"].rstrip("/") == deciding.PATH:
            await deciding.decide(self.shelf, scope, receive, send)
        else:
            await self.rest(scope, receive, send)

    async def live(self, receive: Receive, send: Send) -> None:
        """Starts the collector with the server, and writes what is queued when it ends."""
        await receive()
        await self.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def start(self) -> None:
        self.collector = Collector(self.house, share=self.share)
        self.rest.state.collector = self.collector
        await self.collector.start()
        self.shelf = Shelf(self.collector)
        await self.shelf.look()

    async def stop(self) -> None:
        if self.collector is not None:
            await self.collector.stop()


def make_rest(house: House) -> FastAPI:
    """Everything but the tracking routes."""
    app = FastAPI(title="syotto", docs_url=None, redoc_url=None, openapi_url=None, telemetry=SILENT)
    app.state.house = house
    app.state.collector = None
    app.state.desk = Desk(house)
    for room in ROOMS:
        app.include_router(room)
    app.add_exception_handler(SyottoError, show_error)
    app.add_exception_handler(Refused, show_refused)
    app.add_exception_handler(RequestValidationError, show_invalid)
    app.add_exception_handler(HTTPException, show_http_error)
    public_document.add_to(app)
    return app


def show_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, SyottoError)
    said = {"code": type(error).__name__, "message": error.what, "fix": error.fix}
    return JSONResponse(said, status_code=error.status)


def show_refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    said = {"code": error.code, "message": error.message}
    wait = {"Retry-After": str(RETRY_SECONDS)} if error.status == 429 else None
    return JSONResponse(said, status_code=error.status, headers=wait)


def show_invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    said = {"code": "invalid", "message": f"{where}: {first['msg']}."}
    return JSONResponse(said, status_code=422)


def show_http_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = {"code": f"http_{error.status_code}", "message": str(error.detail)}
    return JSONResponse(said, status_code=error.status_code, headers=error.headers)
