"""Data, permissions: how many people may be contacted, for what, and why not the others."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.seen import hidden, limited
from syotto.run.permission_counts import permission_counts
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render

router = APIRouter(dependencies=[needs(Permission.DATA)])


@router.get("/permissions")
def show(request: Request) -> Response:
    if limited(request.state.view):
        raise hidden()
    answer = permission_counts(request.app.state.house)
    return render(request, answer, page="data/permissions.html", rows=answer.permitted)
