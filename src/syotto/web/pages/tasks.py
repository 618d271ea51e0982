"""Tasks that flows gave to somebody: what to do, for whom, by when; done, and undone."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.tasks import task, tasks
from syotto.run import tasks as run
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render, wanted_kind
from syotto.web.said import speaker

router = APIRouter(prefix="/tasks")
READ, SAY = [needs(Permission.READ)], [needs(Permission.SAY)]


@router.get("", dependencies=READ)
def show(request: Request, owner: str = "") -> Response:
    answer = tasks(request.state.view, owner)
    every = [*answer.to_do, *answer.done]
    page, part = "tasks/list.html", "tasks/_list.html"
    return render(request, answer, page=page, part=part, rows=every, owner=owner)


@router.post("/{enrolment_id}/{step_id}/done", dependencies=SAY)
def done(request: Request, enrolment_id: str, step_id: str, owner: str = "") -> Response:
    task(request.state.view, enrolment_id, step_id)
    run.finish(request.app.state.house, enrolment_id, step_id, speaker(request))
    return shown(request, enrolment_id, step_id, owner)


@router.post("/{enrolment_id}/{step_id}/undo", dependencies=SAY)
def undo(request: Request, enrolment_id: str, step_id: str, owner: str = "") -> Response:
    task(request.state.view, enrolment_id, step_id)
    run.reopen(request.app.state.house, enrolment_id, step_id)
    return shown(request, enrolment_id, step_id, owner)


def shown(request: Request, enrolment_id: str, step_id: str, owner: str) -> Response:
    """The list anew; a program gets the task."""
    if wanted_kind(request) == "json":
        return render(request, task(request.state.view, enrolment_id, step_id), page="")
    if "HX-Request" not in request.headers:
        return RedirectResponse(f"/tasks?owner={owner}", status_code=303)
    return show(request, owner)
