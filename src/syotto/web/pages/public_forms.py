"""Hosted forms, and the script that reads the forms a page has already."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from syotto.web import public_forms as pages

router = APIRouter()
STATIC = Path(__file__).parents[1] / "static" / "public"
SHARED = {"Access-Control-Allow-Origin": "*", "Cache-Control": "max-age=3600"}


@router.get("/forms.js")
def script() -> Response:
    return FileResponse(STATIC / "forms.js", media_type="text/javascript", headers=SHARED)


@router.get("/forms/form.css")
def style() -> Response:
    return FileResponse(STATIC / "form.css", media_type="text/css", headers=SHARED)


@router.get("/forms/{name}")
def show(request: Request, name: str, page: str = "") -> Response:
    """A form, with the questions that are still open."""
    return pages.sheet(request, name, page)


@router.post("/forms/{name}")
async def take(request: Request, name: str) -> Response:
    """An answer; 200 once it is committed."""
    return await pages.take(request, name)


@router.post("/forms/{name}/forget")
def forget(request: Request, name: str) -> Response:
    """The device forgets whom it belongs to."""
    return pages.forget(request, name)
