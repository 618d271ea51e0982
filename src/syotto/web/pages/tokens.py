"""API tokens: added, shown once, ended."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.run import tokens
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.entrance import lines, show_token

router = APIRouter(prefix="/tokens", dependencies=[needs(Permission.USERS)])
Text = Annotated[str, Form()]
Scopes = Annotated[list[str] | None, Form()]
Days = Annotated[int, Form()]


@router.post("")
def add(
    request: Request, name: Text, scopes: Scopes = None, days: Days = 90,
    owners: Text = "", units: Text = "",
) -> Response:  # fmt: skip
    house, by = request.app.state.house, request.state.viewer.name
    limits = {"owners": lines(owners), "units": lines(units)}
    made = tokens.add_token(house, name, scopes or (), days, by=by, **limits)
    return show_token(request, made)


@router.post("/{token_id}/end")
def end(request: Request, token_id: str) -> Response:
    tokens.end_token(request.app.state.house, token_id, by=request.state.viewer.name)
    return RedirectResponse("/users#tokens", status_code=303)
