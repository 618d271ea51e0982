"""CRMs: connections, the last look, what would be written, conflicts, what was refused."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.crm import one_system, systems
from syotto.run import crm as book
from syotto.run.crm_push import again
from syotto.run.crm_sync import diff
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import path_of, render
from syotto.web.said import speaker

router = APIRouter(prefix="/crm")
Text = Annotated[str, Form()]
SEE, CHANGE = [needs(Permission.DATA)], [needs(Permission.CHANGE)]


@router.get("", dependencies=SEE)
def show(request: Request) -> Response:
    answer = systems(request.state.view)
    return render(request, answer, page="crm/list.html", rows=answer.systems)


@router.get("/{name}", dependencies=SEE)
def show_one(request: Request, name: str) -> Response:
    answer = one_system(request.state.view, name)
    return render(request, answer, page="crm/one.html", rows=answer.rows)


@router.get("/{name}/diff", dependencies=CHANGE)
def show_diff(request: Request, name: str) -> Response:
    answer = one_system(request.state.view, name)
    found = diff(request.app.state.house, name)
    return render(request, answer, page="crm/diff.html", rows=found, planned=found)


@router.post("/{name}/allow", dependencies=CHANGE)
def allow(request: Request, name: str, allowed: Text = "") -> Response:
    one_system(request.state.view, name)
    house = request.app.state.house
    if allowed == "yes":
        book.allow(house, name, by=speaker(request))
    else:
        book.forbid(house, name)
    return to_system(name)


@router.post("/{name}/again", dependencies=CHANGE)
def try_again(request: Request, name: str, kind: Text, our_id: Text) -> Response:
    one_system(request.state.view, name)
    again(request.app.state.house, name, kind, our_id)
    return to_system(name)


def to_system(name: str) -> Response:
    return RedirectResponse(f"/crm/{path_of(name)}", status_code=303)
