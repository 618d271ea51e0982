"""Signing in and out, and the first administrator."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.errors import InputError
from syotto.run.sign_in import sign_in, sign_out
from syotto.schema.access import Permission
from syotto.web import entrance
from syotto.web.access import address_of, is_first, needs, safe_next
from syotto.web.safety import SESSION

router = APIRouter()
Text = Annotated[str, Form()]
OPEN = [needs(None)]


@router.get("/sign-in", dependencies=OPEN)
def show(request: Request, next: str = "") -> Response:
    if is_first(request):
        return RedirectResponse("/first", status_code=303)
    return entrance.show_sign_in(request, next=safe_next(next))


@router.post("/sign-in", dependencies=OPEN)
def take(request: Request, email: Text = "", password: Text = "", next: Text = "") -> Response:
    house, address = request.app.state.house, address_of(request)
    try:
        made = sign_in(house, email, password, address=address)
    except InputError as error:
        return entrance.show_sign_in(request, error, next=safe_next(next), email=email)
    return entrance.welcome(request, made.session, to=safe_next(next))


@router.post("/sign-out", dependencies=[needs(Permission.ACCOUNT)])
def leave(request: Request) -> Response:
    session = request.cookies.get(SESSION)
    if session:
        sign_out(request.app.state.house, session, address=address_of(request))
    return entrance.farewell()


@router.get("/first", dependencies=OPEN)
def show_first(request: Request) -> Response:
    entrance.check_first(request)
    return entrance.show_first(request)


@router.post("/first", dependencies=OPEN)
def take_first(
    request: Request, email: Text = "", password: Text = "", again: Text = ""
) -> Response:
    entrance.check_first(request)
    try:
        made = entrance.make_first(request, email, password, again)
    except InputError as error:
        return entrance.show_first(request, error, email=email)
    return entrance.welcome(request, made.session, to="/users")
