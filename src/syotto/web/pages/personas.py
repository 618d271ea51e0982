"""Personas: counts, and titles that no rule names, each with one click to name it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.personas import personas
from syotto.run import personas as book
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.pages.messages import who
from syotto.web.render import render

router = APIRouter(prefix="/personas")
Text = Annotated[str, Form()]


@router.get("", dependencies=[needs(Permission.READ)])
def show(request: Request, named: str = "") -> Response:
    answer, names = personas(request.state.view), book.names(request.app.state.house)
    return render(
        request, answer, page="personas/list.html", rows=answer.titles, names=names, named=named
    )


@router.post("", dependencies=[needs(Permission.SEND)])
def say(request: Request, persona: Text, title: Text) -> Response:
    book.add_word(request.app.state.house, persona, title, who(request))
    return RedirectResponse("/personas?named=yes", status_code=303)
