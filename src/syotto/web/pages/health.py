"""Whether the server answers, and whether it has something to show."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from syotto.errors import NotFound
from syotto.schema.access import Permission
from syotto.web.access import needs

router = APIRouter()


@router.get("/healthz", dependencies=[needs(None)])
def alive() -> Response:
    return JSONResponse({"status": "ok"})


@router.get("/readyz", dependencies=[needs(None)])
def ready(request: Request) -> Response:
    try:
        build = request.app.state.house.warehouse.open().build
    except NotFound as error:
        return JSONResponse({"status": "no build", "fix": error.fix}, status_code=503)
    return JSONResponse({"status": "ok", "build": build.number})


@router.get("/metrics", dependencies=[needs(Permission.DATA)])
def metrics() -> Response:
    """For Prometheus: requests, events, commits, the drain."""
    from syotto.run.metrics import shown

    return Response(shown(), media_type="text/plain; version=0.0.4")


@router.get("/openapi.json", include_in_schema=False, dependencies=[needs(Permission.READ)])
def document(request: Request) -> Response:
    """What programs may ask, as OpenAPI."""
    return JSONResponse(request.app.openapi())
