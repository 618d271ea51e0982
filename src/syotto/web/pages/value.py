"""Value: what customers are expected to bring, how well that was foretold, who may leave."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.value import SHOWN, value
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.pages.today import ALL
from syotto.web.render import render, wanted_kind

router = APIRouter(prefix="/value", dependencies=[needs(Permission.READ)])


@router.get("")
def show(request: Request) -> Response:
    limit = ALL if wanted_kind(request) == "csv" else SHOWN
    answer = value(request.state.view, limit=limit)
    return render(request, answer, page="value/list.html", rows=answer.customers)
