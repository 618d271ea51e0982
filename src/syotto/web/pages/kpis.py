"""KPIs: the figures of a month beside their targets, and one of them in detail."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.kpis import kpis, one_kpi
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render

router = APIRouter(prefix="/kpis", dependencies=[needs(Permission.READ)])


@router.get("")
def show(request: Request, period: str = "", of: str = "") -> Response:
    answer = kpis(request.state.view, period, of)
    return render(
        request, answer, page="kpis/list.html", part="kpis/_list.html", rows=answer.figures
    )


@router.get("/{name}")
def show_one(request: Request, name: str, period: str = "", by: str = "") -> Response:
    answer = one_kpi(request.state.view, name, period, by)
    return render(
        request, answer, page="kpis/one.html", part="kpis/_one.html",
        rows=[*answer.months, *answer.by],
    )  # fmt: skip
