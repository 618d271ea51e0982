"""Customer groups."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.groups import groups
from syotto.web.render import render

router = APIRouter(prefix="/groups")


@router.get("")
def show(request: Request) -> Response:
    answer = groups(request.app.state.house)
    return render(request, answer, page="groups/list.html", rows=answer.groups)
