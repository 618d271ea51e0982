"""Duplicates: two that may be one, decided by a person; every answer can be taken back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.duplicates import duplicates
from syotto.run import pair_answers
from syotto.run.identity import unmerge
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render, wanted_kind
from syotto.web.said import speaker

router = APIRouter(prefix="/duplicates", dependencies=[needs(Permission.DATA)])
Text = Annotated[str, Form()]


@router.get("")
def show(request: Request) -> Response:
    answer = duplicates(request.state.view, every=wanted_kind(request) == "csv")
    return render(
        request, answer, page="duplicates/list.html", part="duplicates/_queue.html",
        rows=answer.pairs,
    )  # fmt: skip


@router.post("")
def say(request: Request, kind: Text, left: Text, right: Text, verdict: Text) -> Response:
    duplicates(request.state.view)
    house = request.app.state.house
    pair_answers.say(house, kind, left, right, verdict, by=speaker(request))
    return again(request)


@router.post("/merges/{merge_id}/undo")
def undo_merge(request: Request, merge_id: str) -> Response:
    duplicates(request.state.view)
    unmerge(request.app.state.house, merge_id, by=speaker(request))
    return again(request)


@router.post("/answers/{answer_id}/undo")
def undo_answer(request: Request, answer_id: str) -> Response:
    duplicates(request.state.view)
    pair_answers.undo(request.app.state.house, answer_id, by=speaker(request))
    return again(request)


def again(request: Request) -> Response:
    """The queue without the pair; the whole page where there is no htmx."""
    if "HX-Request" in request.headers:
        return show(request)
    return RedirectResponse("/duplicates", status_code=303)
