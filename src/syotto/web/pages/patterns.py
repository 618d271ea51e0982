"""Every part that pages are made of, on one page."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.web.parts import EXAMPLES
from syotto.web.render import render

router = APIRouter()


@router.get("/-/patterns")
def show(request: Request) -> Response:
    return render(request, EXAMPLES, page="patterns.html")
