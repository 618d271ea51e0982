"""The one search box."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.search import search
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render

router = APIRouter(prefix="/search", dependencies=[needs(Permission.READ)])


@router.get("")
def show(request: Request, q: str = "") -> Response:
    answer = search(request.state.view, q)
    return render(
        request, answer, page="search/list.html", part="search/_list.html", rows=answer.hits, q=q
    )
