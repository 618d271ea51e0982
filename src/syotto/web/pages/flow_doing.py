"""What is done with a flow: published, paused, tried; and why somebody is in it, or is not."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.contents import EXAMPLE
from syotto.ask.flow_way import person_of, way
from syotto.ask.seen import check_whole
from syotto.run.flow_try import send_to_me
from syotto.run.flow_why import why_not
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.flow_publishing import change, publish, publishing, replayed
from syotto.web.pages.messages import who
from syotto.web.render import path_of, render

router = APIRouter(prefix="/flows/{flow}")
READ, SEND = [needs(Permission.READ)], [needs(Permission.SEND)]
Text = Annotated[str, Form()]


@router.get("/publish", dependencies=SEND)
def show_publish(request: Request, flow: str) -> Response:
    answer = publishing(request.app.state.house, flow)
    return render(request, answer, page="flows/publish.html", rows=answer.places)


@router.post("/publish", dependencies=SEND)
async def do_publish(request: Request, flow: str) -> Response:
    await publish(request, flow, who(request))
    return RedirectResponse(f"/flows/{path_of(flow)}", status_code=303)


@router.post("/change", dependencies=SEND)
def do_change(request: Request, flow: str, what: Text) -> Response:
    change(request.app.state.house, flow, what, who(request))
    return RedirectResponse(f"/flows/{path_of(flow)}", status_code=303)


@router.post("/test", dependencies=SEND)
def test(request: Request, flow: str, address: Text) -> Response:
    sent = send_to_me(request.app.state.house, flow, address, EXAMPLE)
    return RedirectResponse(f"/flows/{path_of(flow)}?tested={sent}", status_code=303)


@router.get("/replay", dependencies=SEND)
def show_replay(request: Request, flow: str, days: int = 30) -> Response:
    check_whole(request.state.view)
    answer = replayed(request.app.state.house, flow, days)
    return render(request, answer, page="flows/replay.html", rows=answer.messages)


@router.get("/why", dependencies=READ)
def find_person(request: Request, flow: str, person: str) -> Response:
    number = person_of(request.state.view, person.strip())
    return RedirectResponse(f"/flows/{path_of(flow)}/people/{path_of(number)}", status_code=303)


@router.get("/people/{person_id:path}", dependencies=READ)
def show_way(request: Request, flow: str, person_id: str) -> Response:
    answer = way(request.state.view, flow, person_id)
    why = None if answer.instances else why_not(request.app.state.house, flow, answer.person_id)
    return render(request, answer, page="flows/way.html", rows=answer.instances, why=why)
