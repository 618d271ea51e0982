"""Data: bring files in, take loads back, build, see what was noticed and assumed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from syotto.ask.data import LOADABLE_WORDS, data, rejects
from syotto.run import load as loading
from syotto.web.render import render
from syotto.web.uploads import load_uploaded

router = APIRouter(prefix="/data")
Text = Annotated[str, Form()]


@router.get("")
def show(request: Request) -> Response:
    state = request.app.state
    answer = data(state.house)
    return render(
        request, answer, page="data/list.html", rows=answer.loads,
        job=state.build.progress(), loadable=LOADABLE_WORDS,
    )  # fmt: skip


@router.post("/loads")
def load(
    request: Request,
    files: Annotated[list[UploadFile], File()],
    table: Text,
    mapping: Text = "",
    full: Annotated[bool, Form()] = False,
) -> Response:
    report = load_uploaded(request.app.state.house, table, files, mapping, full=full)
    return render(request, report, page="data/loaded.html", part="data/_loaded.html")


@router.post("/loads/{load_id}/undo")
def undo(request: Request, load_id: str) -> Response:
    house = request.app.state.house
    undone = loading.undo(house, load_id)
    if "HX-Request" not in request.headers:
        return RedirectResponse("/data", status_code=303)
    return render(request, data(house), page="data/_loads.html", undone=undone)


@router.get("/rejects/{load_id}.csv")
def show_rejects(request: Request, load_id: str) -> Response:
    path = rejects(request.app.state.house, load_id)
    return FileResponse(path, media_type="text/csv", filename=f"rejects-{load_id}.csv")


@router.post("/build")
def start_build(request: Request) -> Response:
    job = request.app.state.build.start()
    if "HX-Request" not in request.headers:
        return RedirectResponse("/data", status_code=303)
    return render(request, job, page="data/build.html", part="data/_build.html", job=job)


@router.get("/build")
def show_build(request: Request) -> Response:
    job = request.app.state.build.progress()
    return render(request, job, page="data/build.html", part="data/_build.html", job=job)
