"""What falls due, the soonest first."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.due import PAGE, due
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.pages.today import ALL
from syotto.web.render import render, wanted_kind

router = APIRouter(prefix="/due", dependencies=[needs(Permission.READ)])


@router.get("")
def show(request: Request, kind: str = "", owner: str = "", after: str | None = None) -> Response:
    limit = ALL if wanted_kind(request) == "csv" else PAGE
    answer = due(request.state.view, kind, owner, after=after, limit=limit)
    part = "due/_rows.html" if after else "due/_list.html"
    return render(
        request, answer, page="due/list.html", part=part, rows=answer.due, kind=kind, owner=owner
    )
