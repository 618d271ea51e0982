"""The script that fills slots of a firm's own web pages."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse, Response

router = APIRouter()
SCRIPT = Path(__file__).parent.parent / "static" / "slots.js"
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "max-age=300",
}


@router.get("/slots.js")
def slots_script() -> Response:
    """Asks what each slot of the page shows, and reports clicks on it."""
    return FileResponse(SCRIPT, media_type="text/javascript; charset=utf-8", headers=HEADERS)
