"""Scoring: rules and what they give, a test on earlier leads, chances, drift, versions."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.beside import beside
from syotto.ask.scoring import scoring
from syotto.run import scoring as book
from syotto.run.scoring_check import warnings
from syotto.run.scoring_texts import history
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.pages.messages import who
from syotto.web.render import render

router = APIRouter(prefix="/scoring")
Text = Annotated[str, Form()]


@router.get("", dependencies=[needs(Permission.READ)])
def show(request: Request, moved: str = "", tested: str = "") -> Response:
    house, view = request.app.state.house, request.state.view
    versions = book.readable(house)
    answer = scoring(view, versions.get("live"), *book.euros(house))
    tried = beside(view, versions.get("live"), versions.get("shadow"))
    return render(
        request, answer, page="scoring/list.html", rows=answer.rules, moved=moved, tested=tested,
        versions=versions, tried=tried, **texts(request), currency=currency(request),
    )  # fmt: skip


def texts(request: Request) -> dict[str, Any]:
    """What stands in the workspace, for who may see it."""
    house = request.app.state.house
    return {"history": history(house), "there": book.there(house), "warnings": warnings(house)}


@router.get("/shadow/people", dependencies=[needs(Permission.READ)])
def show_beside(request: Request) -> Response:
    versions = book.readable(request.app.state.house)
    answer = beside(request.state.view, versions.get("live"), versions.get("shadow"))
    return render(request, answer, page="scoring/beside.html", rows=answer.rows)


@router.get("/{state}", dependencies=[needs(Permission.DATA)])
def test(request: Request, state: str) -> Response:
    house = request.app.state.house
    answer = book.compared(house, state)
    rows = answer.test.curve if answer.test else ()
    return render(
        request, answer, page="scoring/one.html", rows=rows, currency=currency(request),
        after=book.NEXT.get(state), warnings=warnings(house, [state]),
    )  # fmt: skip


@router.post("", dependencies=[needs(Permission.SEND)])
def advance(request: Request, state: Text, version: Text, worse: Text = "") -> Response:
    house, by = request.app.state.house, who(request)
    done = book.advance(house, state, by, version=version, worse=bool(worse))
    said = quote(done.tested)
    return RedirectResponse(f"/scoring?moved={done.state}&tested={said}", status_code=303)


def currency(request: Request) -> str:
    return str(request.app.state.house.settings.currency)
