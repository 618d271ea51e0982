"""Flows: the list, one drawn with what happens in it, and the editor that writes its text."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.flows import flow as one, flows
from syotto.run import flow_texts as book
from syotto.run.flow_effects import caused_in_words
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.flow_drafting import draft_of, drafted, new_draft
from syotto.web.flow_map import both
from syotto.web.pages.messages import who
from syotto.web.pages.segments import gone_to
from syotto.web.render import path_of, render

router = APIRouter(prefix="/flows")
READ, SEND = [needs(Permission.READ)], [needs(Permission.SEND)]
Text = Annotated[str, Form()]


@router.get("", dependencies=READ)
def show(request: Request) -> Response:
    answer = flows(request.state.view)
    return render(request, answer, page="flows/list.html", rows=answer.flows)


@router.get("/new", dependencies=SEND)
def show_new(request: Request) -> Response:
    return render(request, new_draft(request.app.state.house), page="flows/edit.html")


@router.post("/draft", dependencies=SEND)
async def draft(request: Request) -> Response:
    answer = await drafted(request)
    part = "flows/_side.html" if answer.from_text else "flows/_editor.html"
    return render(request, answer, page="flows/edit.html", part=part)


@router.post("", dependencies=SEND)
def save(request: Request, name: Text, text: Text, new: Text = "no") -> Response:
    book.save(request.app.state.house, name, text, who(request), new=new == "yes")
    return gone_to(request, f"/flows/{path_of(name)}")


@router.get("/{flow}", dependencies=READ)
def show_one(request: Request, flow: str, tested: int = 0) -> Response:
    answer = one(request.state.view, flow)
    wide, tall = both(answer.flow, answer.traffic.counts)
    told = caused_in_words(request.app.state.house, flow) if answer.traffic.total else None
    return render(
        request, answer, page="flows/one.html", rows=answer.steps, wide=wide, tall=tall,
        tested=tested, caused=told,
    )  # fmt: skip


@router.get("/{flow}/edit", dependencies=SEND)
def edit(request: Request, flow: str, step: str = "") -> Response:
    return render(request, draft_of(request.app.state.house, flow, step), page="flows/edit.html")


@router.post("/{flow}/undo", dependencies=SEND)
def undo(request: Request, flow: str) -> Response:
    there = book.undo(request.app.state.house, flow)
    return RedirectResponse(f"/flows/{path_of(flow)}" if there else "/flows", status_code=303)
