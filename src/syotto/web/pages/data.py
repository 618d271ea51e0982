"""Data: bring files in, take loads back, build, see what was noticed and assumed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from syotto.ask.data import LOADABLE_WORDS, data, rejects
from syotto.run import load as loading
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render
from syotto.web.uploads import load_uploaded

router = APIRouter(prefix="/data")
Text = Annotated[str, Form()]
SEE, CHANGE = [needs(Permission.DATA)], [needs(Permission.CHANGE)]


@router.get("", dependencies=SEE)
def show(request: Request) -> Response:
    answer = data(request.state.view)
    return render(
        request, answer, page="data/list.html", rows=answer.loads,
        job=request.app.state.build.progress(), loadable=LOADABLE_WORDS,
    )  # fmt: skip


@router.post("/loads", dependencies=CHANGE)
def load(
    request: Request,
    files: Annotated[list[UploadFile], File()],
    table: Text,
    mapping: Text = "",
    full: Annotated[bool, Form()] = False,
) -> Response:
    report = load_uploaded(request.app.state.house, table, files, mapping, full=full)
    return render(request, report, page="data/loaded.html", part="data/_loaded.html")


@router.post("/loads/{load_id}/undo", dependencies=CHANGE)
def undo(request: Request, load_id: str) -> Response:
    undone = loading.undo(request.app.state.house, load_id)
    if "HX-Request" not in request.headers:
        return RedirectResponse("/data", status_code=303)
    return render(request, data(request.state.view), page="data/_loads.html", undone=undone)


@router.get("/rejects/{load_id}.csv", dependencies=[needs(Permission.EXPORT)])
def show_rejects(request: Request, load_id: str) -> Response:
    path = rejects(request.state.view, load_id)
    return FileResponse(path, media_type="text/csv", filename=f"rejects-{load_id}.csv")


@router.post("/build", dependencies=CHANGE)
def start_build(request: Request) -> Response:
    job = request.app.state.build.start()
    if "HX-Request" not in request.headers:
        return RedirectResponse("/data", status_code=303)
    return render(request, job, page="data/build.html", part="data/_build.html", job=job)


@router.get("/build", dependencies=SEE)
def show_build(request: Request) -> Response:
    job = request.app.state.build.progress()
    return render(request, job, page="data/build.html", part="data/_build.html", job=job)
