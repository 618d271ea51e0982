"""Tips of people who sign in, and the links of those who do not."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from syotto.ask.tips import tips
from syotto.run import tips as book
from syotto.schema.access import Permission
from syotto.web import tips as answers
from syotto.web.access import needs
from syotto.web.render import render
from syotto.web.tips import Place

router = APIRouter()
Text = Annotated[str, Form()]
SAY, SEE, CHANGE = ([needs(one)] for one in (Permission.SAY, Permission.DATA, Permission.CHANGE))
LOCAL = "http://127.0.0.1:8461"


@router.get("/tip/-/{name}", dependencies=[needs(None)])
def file(name: str) -> Response:
    return answers.file(name, "/tip")


@router.get("/tip", dependencies=SAY)
def show(request: Request) -> Response:
    return answers.sheet(request, place(request), giver(request))


@router.get("/tip/given", dependencies=SAY)
def given(request: Request) -> Response:
    return answers.mine(request, giver(request))


@router.post("/tip", dependencies=SAY)
async def take(request: Request) -> Response:
    who = await run_in_threadpool(giver, request)
    form = {name: str(text) for name, text in (await request.form()).items()}
    return await answers.taken(request, place(request), who, form)


@router.get("/tips", dependencies=SEE)
def show_all(request: Request) -> Response:
    answer, house = tips(request.state.view), request.app.state.house
    host = house.settings.public_url.rstrip("/") or LOCAL
    open_yet = [one.giver_id for one in answer.givers if not (one.signs_in or one.ended_at)]
    links = {giver_id: host + book.link_of(house, giver_id) for giver_id in open_yet}
    return render(request, answer, page="tips/list.html", rows=answer.tips, links=links)


@router.post("/tips", dependencies=CHANGE)
def add(request: Request, name: Text, origin: Text) -> Response:
    house = request.app.state.house
    book.add_giver(house, name, origin, by=request.state.viewer.name)
    return RedirectResponse("/tips", status_code=303)


@router.post("/tips/givers/{giver_id}/end", dependencies=CHANGE)
def end(request: Request, giver_id: str) -> Response:
    book.end_giver(request.app.state.house, giver_id)
    return RedirectResponse("/tips", status_code=303)


@router.get("/tips/{tip_id}/photo", dependencies=SEE)
def photo(request: Request, tip_id: str) -> Response:
    path, kind = book.photo(request.app.state.house, tip_id)
    return FileResponse(path, media_type=kind, headers={"Content-Disposition": "inline"})


def giver(request: Request) -> book.Giver:
    return book.user_giver(request.app.state.house, request.state.viewer.name)


def place(request: Request) -> Place:
    return Place("/tip", "/tip", request.state.token)
