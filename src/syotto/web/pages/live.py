"""Live: what arrives now."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.live import live
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render

router = APIRouter(prefix="/live", dependencies=[needs(Permission.READ)])


@router.get("")
def show(request: Request) -> Response:
    answer = live(request.state.view)
    return render(request, answer, page="live/list.html", part="live/_now.html", rows=answer.newest)
