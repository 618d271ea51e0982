"""Blind spots and experience: what nobody sees, and what customers feel."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.blind_spots import blind_spots
from syotto.ask.experience import experience
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render

router = APIRouter(dependencies=[needs(Permission.READ)])


@router.get("/blind-spots")
def show_blind_spots(request: Request) -> Response:
    answer = blind_spots(request.state.view)
    return render(request, answer, page="blind_spots/list.html", rows=answer.spots)


@router.get("/experience")
def show_experience(request: Request) -> Response:
    answer = experience(request.state.view)
    return render(request, answer, page="experience/list.html", rows=answer.figures)
