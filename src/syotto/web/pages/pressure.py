"""What contacts cost: in patience (contact pressure), and in hours (by hand or automated)."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.automate import automate
from syotto.ask.pressure import pressure
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render

router = APIRouter(dependencies=[needs(Permission.READ)])


@router.get("/pressure")
def show_pressure(request: Request, channel: str = "email") -> Response:
    answer = pressure(request.state.view, channel)
    return render(
        request, answer, page="pressure/list.html", part="pressure/_list.html",
        rows=answer.tired, channel=channel,
    )  # fmt: skip


@router.get("/automate")
def show_automate(request: Request) -> Response:
    answer = automate(request.state.view)
    return render(request, answer, page="automate/list.html", rows=answer.acts)
