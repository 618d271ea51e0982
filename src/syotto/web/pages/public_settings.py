"""What SDKs ask for before they send: the settings of their source, and whether we are here."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from syotto.errors import NotFound
from syotto.schema.source import Source
from syotto.web import sdk_settings
from syotto.web.asgi import user_of

router = APIRouter()
WriteKey = Annotated[str | None, Query(alias="writeKey")]
OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "max-age=60"}


async def asked_source(request: Request, key: str | None) -> Source:
    """Raises NotFound for a key that nobody has."""
    collector = request.app.state.collector
    found: Source | None = await collector.source_with(key) if collector else None
    if found is None:
        raise NotFound("There is no such write key.", fix="`syotto source list DIR` shows them.")
    return found


@router.get("/v1/projects/{key}/settings")
async def segment_settings(request: Request, key: str) -> Response:
    """For Segment's browser SDK: where to send."""
    source = await asked_source(request, key)
    url = request.url
    said = sdk_settings.segment(source, host=url.netloc, protocol=url.scheme)
    return JSONResponse(said, headers=OPEN)


@router.get("/sourceConfig")
@router.get("/sourceConfig/", include_in_schema=False)
async def rudder_settings(request: Request, write_key: WriteKey = None) -> Response:
    """For RudderStack's SDKs: the source, without destinations of its own."""
    key = user_of(request.headers.get("authorization")) or write_key
    source = await asked_source(request, key)
    return JSONResponse(sdk_settings.rudder(source), headers=OPEN)


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """This process answers."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(request: Request) -> Response:
    """Events are taken; 503 with the reason where they are not."""
    collector = request.app.state.collector
    wrong = collector.behind if collector else "The collector has not started."
    said = {"status": "waiting", "message": wrong} if wrong else {"status": "ok"}
    return JSONResponse(said, status_code=503 if wrong else 200)
