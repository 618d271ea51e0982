"""The texts of rules: a draft that is started, written, thrown away; versions beside each other."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.run import scoring_texts as book
from syotto.run.scoring import there
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.pages.messages import who
from syotto.web.pages.segments import gone_to
from syotto.web.render import render
from syotto.web.scoring_drafting import Draft, draft_of, drafted

router = APIRouter(prefix="/scoring")
SEND, DATA = [needs(Permission.SEND)], [needs(Permission.DATA)]
Text = Annotated[str, Form()]
EDIT = "/scoring/draft/edit"


@router.post("/draft/start", dependencies=SEND)
def start(request: Request) -> Response:
    book.start(request.app.state.house, who(request))
    return RedirectResponse(EDIT, status_code=303)


@router.get("/draft/edit", dependencies=SEND)
def edit(request: Request) -> Response:
    answer = draft_of(request.app.state.house)
    return render(request, answer, page="scoring/edit.html")


@router.post("/draft/read", dependencies=SEND)
def read(request: Request, text: Text) -> Response:
    answer: Draft = drafted(request.app.state.house, text)
    return render(request, answer, page="scoring/edit.html", part="scoring/_side.html")


@router.post("/draft", dependencies=SEND)
def save(request: Request, text: Text) -> Response:
    book.save(request.app.state.house, text, who(request))
    return gone_to(request, "/scoring/draft")


@router.post("/draft/drop", dependencies=SEND)
def drop(request: Request) -> Response:
    book.drop(request.app.state.house, who(request))
    return RedirectResponse("/scoring", status_code=303)


@router.get("/versions/{one}", dependencies=DATA)
def versions(request: Request, one: str, beside: str = "") -> Response:
    house = request.app.state.house
    answer = book.compared(house, one, beside)
    return render(
        request, answer, page="scoring/version.html", rows=answer.lines, one=one, older=beside,
        history=book.history(house), states=there(house),
    )  # fmt: skip
