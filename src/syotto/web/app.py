"""The web door: routes, safety, error pages, nothing else."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles

from syotto.errors import InputError, NotFound, SyottoError
from syotto.run.house import House
from syotto.run.users import anybody
from syotto.web.access import Porter, SignInNeeded, ask_to_sign_in, check_declared, viewer_of
from syotto.web.builds import BuildJob, ErasureJob
from syotto.web.pages import (
    account,
    audit,
    blind_spots,
    contents,
    crm,
    customers,
    data,
    due,
    duplicates,
    erasures,
    feedback,
    flow_doing,
    flows,
    groups,
    health,
    journeys,
    kpis,
    lead_giving,
    leads,
    live,
    messages,
    notes,
    patterns,
    people,
    permissions,
    person,
    personas,
    pressure,
    products,
    referrals,
    replan,
    scoring,
    scoring_texts,
    search,
    segments,
    sign_in,
    slots,
    sources,
    tables,
    tasks,
    tips,
    today,
    tokens,
    users,
    value,
)
from syotto.web.render import templates, wanted_kind
from syotto.web.safety import LOCAL_HOSTS, Safety, trusted

STATIC = Path(__file__).parent / "static"
SILENT: Any = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
"""Nothing about requests leaves the machine, whatever the environment asks FastAPI to send."""
ROOMS = (
    today, person, customers, replan, people, journeys, segments, slots, personas, products, groups,
    leads, lead_giving, live, flow_doing, flows, contents, messages, sources, crm, data, tables,
    duplicates, feedback, notes, search, tasks, blind_spots, permissions, erasures, tips,
    scoring_texts, scoring, kpis, pressure, due, referrals, value, patterns, health, sign_in,
    account, audit, tokens, users,
)  # fmt: skip


def make_app(house: House) -> FastAPI:
    """The pages over one workspace. No page of FastAPI's own: those load from elsewhere.

    Raises RuntimeError for a route that does not say what it needs.
    """
    app = FastAPI(
        title="syotto",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(trusted)],
        telemetry=SILENT,
    )
    app.state.house = house
    app.state.build = BuildJob(house)
    app.state.erasure = ErasureJob(house)
    for room in ROOMS:
        check_declared(room.router.routes)
        app.include_router(room.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_exception_handler(SignInNeeded, show_sign_in)
    app.add_exception_handler(SyottoError, show_error)
    app.add_exception_handler(RequestValidationError, show_invalid)
    app.add_exception_handler(HTTPException, show_http_error)
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=4)
    app.add_middleware(Porter)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=hosts(house))
    app.add_middleware(Safety)
    return app


def hosts(house: House) -> list[str]:
    """Names that the pages answer to; others only where somebody has to sign in."""
    return [*LOCAL_HOSTS, *(house.settings.allowed_hosts if anybody(house) else ())]


def show_sign_in(request: Request, error: Exception) -> Response:
    assert isinstance(error, SignInNeeded)
    return ask_to_sign_in(request, error)


def show_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, SyottoError)
    if wanted_kind(request) != "html":
        said = {"code": type(error).__name__, "message": error.what, "fix": error.fix}
        return JSONResponse(said, status_code=error.status)
    page = "parts/_error.html" if "HX-Request" in request.headers else "error.html"
    shown = {"what": error.what, "fix": error.fix}
    return templates.TemplateResponse(request, page, shown, status_code=error.status)


def show_invalid(request: Request, error: Exception) -> Response:
    """A value in the address or form that is not of the expected kind."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    return show_error(request, InputError(f"{where}: {first['msg']}.", fix="Correct the value."))


def show_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        with suppress(SignInNeeded):
            request.state.viewer = viewer_of(request)
        return show_error(request, NotFound("There is no such page.", fix="Go to Today."))
    shown = SyottoError(str(error.detail), fix="Go back and try again.")
    shown.status = error.status_code
    return show_error(request, shown)
