"""Every table of the build: its first rows, and all of it as a file."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from syotto.ask.data import sample
from syotto.ask.export import TYPES, to_file
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render

router = APIRouter(prefix="/tables")


@router.get("/{name}/file.{kind}", dependencies=[needs(Permission.EXPORT)])
def download(request: Request, name: str, kind: str) -> Response:
    path = to_file(request.state.view, name, kind)
    cleaning = BackgroundTask(path.unlink, missing_ok=True)
    return FileResponse(
        path, media_type=TYPES[kind], filename=f"{name}.{kind}", background=cleaning
    )


@router.get("/{name}", dependencies=[needs(Permission.DATA)])
def show(request: Request, name: str) -> Response:
    answer = sample(request.state.view, name)
    return render(request, answer, page="data/table.html")
