"""Messages: what waits, left, was not sent and why; what a person must decide."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.messages import messages, one_mailing
from syotto.run import mailing as book
from syotto.run.reconcile import reconcile as hold_against
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import path_of, render, wanted_kind

router = APIRouter(prefix="/messages")
SEND = [needs(Permission.SEND)]
Text = Annotated[str, Form()]


@router.get("", dependencies=SEND)
def show(request: Request, state: str = "") -> Response:
    every = wanted_kind(request) == "csv"
    answer = messages(request.state.view, state, every=every)
    return render(request, answer, page="messages/list.html", rows=answer.newest)


@router.post("/reconcile", dependencies=SEND)
def reconcile(request: Request) -> Response:
    hold_against(request.app.state.house)
    return RedirectResponse("/messages#reconciled", status_code=303)


@router.post("/{message_id}/decide", dependencies=SEND)
def decide(request: Request, message_id: str, verdict: Text) -> Response:
    book.decide(request.app.state.house, message_id, verdict, who(request))
    return RedirectResponse("/messages", status_code=303)


@router.get("/mailings/{mailing_id}", dependencies=SEND)
def show_one(request: Request, mailing_id: str) -> Response:
    answer = one_mailing(request.state.view, mailing_id)
    return render(request, answer, page="messages/mailing.html", rows=answer.newest)


@router.post("/mailings/{mailing_id}", dependencies=SEND)
def change(request: Request, mailing_id: str, what: Text) -> Response:
    book.change(request.app.state.house, mailing_id, what, who(request))
    return RedirectResponse(f"/messages/mailings/{path_of(mailing_id)}", status_code=303)


def who(request: Request) -> str:
    return request.state.viewer.name or "somebody at this machine"
