"""Slots of web pages: the list, and one with what was shown."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.slots import slot as one, slots
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render

router = APIRouter(prefix="/slots")
READ = [needs(Permission.READ)]


@router.get("", dependencies=READ)
def show(request: Request) -> Response:
    answer = slots(request.state.view)
    return render(request, answer, page="slots/list.html", rows=answer.slots)


@router.get("/{slot}", dependencies=READ)
def show_one(request: Request, slot: str) -> Response:
    answer = one(request.state.view, slot)
    return render(request, answer, page="slots/one.html", rows=answer.counts)
