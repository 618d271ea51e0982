"""Contents: the library, and one with its findings and as it looks."""

from __future__ import annotations

from html import escape

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from syotto.ask.contents import Preview, content, contents, preview
from syotto.run.contents import checked
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render

router = APIRouter(prefix="/content")
SEND = [needs(Permission.SEND)]
APART = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
        "frame-ancestors 'self'; sandbox"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}
"""A content is shown in a frame: nothing of it runs, and nothing is loaded from elsewhere."""


@router.get("", dependencies=SEND)
def show(request: Request) -> Response:
    answer = contents(request.state.view)
    findings = {one.name: one for one in checked(request.app.state.house)}
    return render(
        request, answer, page="content/list.html", rows=answer.contents, findings=findings
    )


@router.get("/{name}", dependencies=SEND)
def show_one(request: Request, name: str, person: str = "") -> Response:
    answer = content(request.state.view, name)
    (found,) = checked(request.app.state.house, name)
    return render(
        request, answer, page="content/one.html", rows=[answer.row], found=found, person=person
    )


@router.get("/{name}/preview", dependencies=SEND)
def show_preview(request: Request, name: str, person: str = "") -> Response:
    answer = preview(request.state.view, name, person)
    return HTMLResponse(page_of(answer), headers=APART)


def page_of(shown: Preview) -> str:
    if shown.html:
        return shown.html
    head = f"<!doctype html><html lang=en><title>{escape(shown.subject)}</title>"
    return f"{head}<pre style='white-space:pre-wrap;font:16px/1.5 serif'>{escape(shown.text)}</pre>"
