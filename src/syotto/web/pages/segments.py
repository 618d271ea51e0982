"""Segments: the list, one with its people, and the builder that writes the same text."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.seen import check_whole
from syotto.ask.segments import PAGE, segment as one, segments
from syotto.run import segments as book
from syotto.run.ad_audience import export
from syotto.run.reach import reach
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.drafting import draft_of, drafted, new_draft
from syotto.web.pages.messages import who
from syotto.web.pages.today import ALL
from syotto.web.render import path_of, render, wanted_kind, zipped

router = APIRouter(prefix="/segments")
READ, SEND = [needs(Permission.READ)], [needs(Permission.SEND)]
Text = Annotated[str, Form()]


@router.get("", dependencies=READ)
def show(request: Request, removed: str = "") -> Response:
    answer = segments(request.state.view)
    return render(request, answer, page="segments/list.html", rows=answer.segments, removed=removed)


@router.get("/new", dependencies=SEND)
def show_new(request: Request) -> Response:
    return render(request, new_draft(request.app.state.house), page="segments/edit.html")


@router.post("/draft", dependencies=SEND)
async def draft(request: Request) -> Response:
    answer = await drafted(request)
    part = "segments/_fields.html" if answer.from_text else "segments/_builder.html"
    return render(request, answer, page="segments/edit.html", part=part)


@router.get("/{segment}", dependencies=READ)
def show_one(request: Request, segment: str, after: str = "") -> Response:
    limit = ALL if wanted_kind(request) == "csv" else PAGE
    answer = one(request.state.view, segment, after=after, limit=limit)
    part = "segments/_rows.html" if after else None
    return render(request, answer, page="segments/one.html", part=part, rows=answer.people)


@router.get("/{segment}/reach", dependencies=SEND)
def show_reach(request: Request, segment: str, short: str = "") -> Response:
    answer = reach(request.app.state.house, segment)
    return render(
        request, answer, page="segments/reach.html", part="segments/_reach.html", rows=answer.ways,
        short=short,
    )  # fmt: skip


@router.post("/{segment}/audience", dependencies=SEND)
def audience(request: Request, segment: str, kind: Annotated[str, Form()]) -> Response:
    check_whole(request.state.view)
    found = export(request.app.state.house, segment, kind)
    name = f"{segment}-{kind}"
    return zipped(name, {f"{name}-add.csv": found.add, f"{name}-remove.csv": found.remove})


@router.get("/{segment}/edit", dependencies=SEND)
def edit(request: Request, segment: str) -> Response:
    answer = draft_of(request.app.state.house, segment)
    return render(request, answer, page="segments/edit.html")


@router.post("", dependencies=SEND)
def save(request: Request, name: Text, text: Text) -> Response:
    book.save(request.app.state.house, name, text, who(request))
    return gone_to(request, f"/segments/{path_of(name)}")


@router.post("/{segment}/remove", dependencies=SEND)
def remove(request: Request, segment: str) -> Response:
    book.remove(request.app.state.house, segment, who(request))
    return RedirectResponse(f"/segments?removed={path_of(segment)}", status_code=303)


@router.post("/{segment}/undo", dependencies=SEND)
def undo(request: Request, segment: str) -> Response:
    there = book.undo(request.app.state.house, segment)
    return RedirectResponse(f"/segments/{path_of(segment)}" if there else "/segments", 303)


def gone_to(request: Request, address: str) -> Response:
    """On to another page, also from a form that htmx sent."""
    if "HX-Request" in request.headers:
        return Response(status_code=204, headers={"HX-Redirect": address})
    return RedirectResponse(address, status_code=303)
