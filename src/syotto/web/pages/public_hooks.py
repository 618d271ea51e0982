"""Webhooks: other systems tell what happened."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from syotto.run import hooks
from syotto.web.bodies import body_within

router = APIRouter()


@router.post("/v1/hooks/{name}")
async def receive(request: Request, name: str) -> Response:
    """One message of a system that syotto.toml names; 200 once it is committed."""
    body = await body_within(request, hooks.LARGEST_BODY)
    headers = {key.lower(): value for key, value in request.headers.items()}
    await hooks.receive(request.app.state.collector, name, headers, body)
    return JSONResponse({"success": True})
