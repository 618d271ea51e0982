"""Scoring: rules and what they give, a test on earlier leads, chances, drift, versions."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.scoring import scoring
from syotto.run import scoring as book
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.pages.messages import who
from syotto.web.render import render

router = APIRouter(prefix="/scoring")
Text = Annotated[str, Form()]


@router.get("", dependencies=[needs(Permission.READ)])
def show(request: Request, moved: str = "", tested: str = "") -> Response:
    house = request.app.state.house
    answer = scoring(request.state.view, *book.euros(house))
    return render(
        request, answer, page="scoring/list.html", rows=answer.rules, moved=moved, tested=tested,
        history=book.history(house), versions=book.readable(house), currency=currency(request),
    )  # fmt: skip


@router.get("/{state}", dependencies=[needs(Permission.DATA)])
def test(request: Request, state: str) -> Response:
    answer = book.compared(request.app.state.house, state)
    rows = answer.test.curve if answer.test else ()
    return render(
        request, answer, page="scoring/one.html", rows=rows, currency=currency(request),
        after=book.NEXT.get(state),
    )  # fmt: skip


@router.post("", dependencies=[needs(Permission.SEND)])
def advance(request: Request, state: Text, version: Text, worse: Text = "") -> Response:
    house, by = request.app.state.house, who(request)
    done = book.advance(house, state, by, version=version, worse=bool(worse))
    said = quote(done.tested)
    return RedirectResponse(f"/scoring?moved={done.state}&tested={said}", status_code=303)


def currency(request: Request) -> str:
    return str(request.app.state.house.settings.currency)
