"""The pages and forms of the public listener: everything but what is asked all the time."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from syotto.errors import SyottoError
from syotto.run.collect import RETRY_SECONDS, Collector, Refused
from syotto.run.forms import Desk
from syotto.run.house import House
from syotto.web import public_document
from syotto.web.pages import (
    public_forms,
    public_hooks,
    public_leads,
    public_mail,
    public_recommend,
    public_rights,
    public_tips,
)
from syotto.web.plain import show_error, show_http_error

SILENT: Any = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
ROOMS: tuple[APIRouter, ...] = (
    public_hooks.router, public_forms.router, public_mail.router, public_rights.router,
    public_tips.router, public_leads.router, public_recommend.router,
)  # fmt: skip


def make_rest(house: House, collector: Collector | None) -> FastAPI:
    app = FastAPI(title="syotto", docs_url=None, redoc_url=None, openapi_url=None, telemetry=SILENT)
    app.state.house = house
    app.state.collector = collector
    app.state.desk = Desk(house)
    for room in ROOMS:
        app.include_router(room)
    app.add_exception_handler(SyottoError, show_error)
    app.add_exception_handler(Refused, show_refused)
    app.add_exception_handler(RequestValidationError, show_invalid)
    app.add_exception_handler(HTTPException, show_http_error)
    public_document.add_to(app)
    return app


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
