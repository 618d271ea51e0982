"""Every part that pages are made of, on one page."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.parts import EXAMPLES
from syotto.web.render import render

router = APIRouter(dependencies=[needs(Permission.READ)])


@router.get("/-/patterns")
def show(request: Request) -> Response:
    return render(request, EXAMPLES, page="patterns.html")
