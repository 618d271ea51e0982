"""Users: who may sign in, as what; added, changed, unlocked, ended."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.users import one_user, users
from syotto.run import users as book
from syotto.run.sign_in import unlock
from syotto.schema.access import NOBODY_YET, Permission, Role
from syotto.web.access import needs
from syotto.web.entrance import FORMS, lines
from syotto.web.render import path_of, render

router = APIRouter(prefix="/users", dependencies=[needs(Permission.USERS)])
Text = Annotated[str, Form()]
AsRole = Annotated[Role, Form()]


@router.get("")
def show(request: Request) -> Response:
    if request.state.viewer is NOBODY_YET:
        return RedirectResponse("/first", status_code=303)
    answer = users(request.state.view)
    return render(request, answer, page="users/list.html", rows=answer.users, **FORMS)


@router.post("")
def add(
    request: Request, email: Text, role: AsRole, password: Text, owners: Text = "", units: Text = ""
) -> Response:
    house, by = request.app.state.house, request.state.viewer.name
    made = book.add_user(
        house, email, role, password, by=by, owners=lines(owners), units=lines(units)
    )
    return to_user(made.email)


@router.get("/{email}")
def show_one(request: Request, email: str) -> Response:
    answer = one_user(request.state.view, email)
    return render(request, answer, page="users/one.html", rows=[answer], **FORMS)


@router.post("/{email}/role")
def change_role(
    request: Request, email: str, role: AsRole, owners: Text = "", units: Text = ""
) -> Response:
    house, by = request.app.state.house, request.state.viewer.name
    book.change_role(house, email, role, by=by, owners=lines(owners), units=lines(units))
    return to_user(email)


@router.post("/{email}/password")
def set_password(request: Request, email: str, password: Text) -> Response:
    book.set_password(request.app.state.house, email, password, by=request.state.viewer.name)
    return to_user(email)


@router.post("/{email}/unlock")
def let_try_again(request: Request, email: str) -> Response:
    unlock(request.app.state.house, email, by=request.state.viewer.name)
    return to_user(email)


@router.post("/{email}/end")
def end(request: Request, email: str) -> Response:
    book.end_user(request.app.state.house, email, by=request.state.viewer.name)
    return RedirectResponse("/users", status_code=303)


def to_user(email: str) -> Response:
    return RedirectResponse(f"/users/{path_of(email)}", status_code=303)
