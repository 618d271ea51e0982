"""Sources: who may send, with which key, and whether they still do."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.senders import one_sender, senders
from syotto.ask.snippets import snippets
from syotto.run import sources as book
from syotto.schema.access import Permission
from syotto.schema.source import ConsentMode
from syotto.web.access import needs
from syotto.web.render import path_of, render

router = APIRouter(prefix="/sources")
Text = Annotated[str, Form()]
SEE, CHANGE = [needs(Permission.DATA)], [needs(Permission.CHANGE)]
Consent = Annotated[ConsentMode, Form()]
LOCAL = "http://127.0.0.1:8461"


@router.get("", dependencies=SEE)
def show(request: Request) -> Response:
    answer = senders(request.state.view)
    return render(request, answer, page="sources/list.html", rows=answer.senders)


@router.post("", dependencies=CHANGE)
def add(
    request: Request, name: Text, origins: Text = "", consent: Consent = ConsentMode.REQUIRED
) -> Response:
    house = request.app.state.house
    made = book.add_source(house, name.strip(), origins=tuple(origins.split()), consent=consent)
    return to_source(made.source_id)


@router.get("/{name}", dependencies=SEE)
def show_one(request: Request, name: str) -> Response:
    house = request.app.state.house
    answer = one_sender(request.state.view, name)
    host = house.settings.public_url.rstrip("/") or LOCAL
    return render(
        request, answer, page="sources/one.html", rows=answer.days,
        snippets=snippets(answer.source, host), host=host,
    )  # fmt: skip


@router.post("/{name}", dependencies=CHANGE)
def change(
    request: Request, name: str, origins: Text = "", consent: Consent = ConsentMode.REQUIRED
) -> Response:
    house = request.app.state.house
    book.change_source(house, name, origins=tuple(origins.split()), consent=consent)
    return to_source(name)


@router.post("/{name}/end", dependencies=CHANGE)
def end(request: Request, name: str) -> Response:
    book.end_source(request.app.state.house, name)
    return to_source(name)


def to_source(name: str) -> Response:
    return RedirectResponse(f"/sources/{path_of(name)}", status_code=303)
