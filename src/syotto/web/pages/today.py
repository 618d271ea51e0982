"""Today: the list of actions."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.today import Wanted, today
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render, wanted_kind

router = APIRouter(dependencies=[needs(Permission.READ)])
OWNER = "syotto_owner"
ALL = 1_000_000


def wanted(
    request: Request,
    owner: str | None = None,
    group: str = "",
    product: str = "",
    after: str | None = None,
    kind: str = "",
) -> Wanted:
    return wanted_of(request, owner, group, product, after, kind)


def wanted_of(
    request: Request,
    owner: str | None,
    group: str,
    product: str,
    after: str | None = None,
    kind: str = "",
) -> Wanted:
    """The filters; the owner chosen last is "mine" until another is chosen."""
    mine = request.cookies.get(OWNER) if owner is None else owner
    return Wanted(mine or None, group or None, product or None, after, kind=kind or None)


@router.get("/")
def home() -> Response:
    return RedirectResponse("/today")


@router.get("/today")
def show(
    request: Request, chosen: Annotated[Wanted, Depends(wanted)], owner: str | None = None
) -> Response:
    chosen = chosen if wanted_kind(request) == "html" else replace(chosen, limit=ALL)
    answer = today(request.state.view, chosen)
    part = "today/_rows.html" if chosen.after else "today/_list.html"
    response = render(
        request, answer, page="today/list.html", part=part, rows=answer.actions, wanted=chosen
    )
    if owner is not None:
        response.set_cookie(OWNER, owner, samesite="strict", httponly=True, max_age=31_536_000)
    return response
