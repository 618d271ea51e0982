"""One's own account: what one may see and do, and the password."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from syotto.errors import InputError
from syotto.run.sign_in import change_password
from syotto.schema.access import Permission
from syotto.web import entrance
from syotto.web.access import address_of, needs

router = APIRouter(prefix="/account", dependencies=[needs(Permission.ACCOUNT)])
Text = Annotated[str, Form()]


@router.get("")
def show(request: Request, changed: str = "") -> Response:
    return entrance.show_account(request, changed=bool(changed))


@router.post("/password")
def change(request: Request, old: Text = "", password: Text = "", again: Text = "") -> Response:
    viewer, house = request.state.viewer, request.app.state.house
    try:
        entrance.check_same(password, again)
        made = change_password(house, viewer.name, old, password, address=address_of(request))
    except InputError as error:
        return entrance.show_account(request, error)
    return entrance.welcome(request, made.session, to="/account?changed=1")
