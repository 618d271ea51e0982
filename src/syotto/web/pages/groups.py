"""Customer groups."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.groups import groups
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render

router = APIRouter(prefix="/groups", dependencies=[needs(Permission.READ)])


@router.get("")
def show(request: Request) -> Response:
    answer = groups(request.state.view)
    return render(request, answer, page="groups/list.html", rows=answer.groups)
