"""What the pages about signing in have in common: their forms, cookies and refusals."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.users import abilities
from syotto.errors import InputError, NotFound
from syotto.run.sign_in import SignedIn, sign_in
from syotto.run.tokens import Made
from syotto.run.users import add_user
from syotto.schema.access import IN_WORDS, NOBODY_YET, SCOPES, Permission, Role
from syotto.web.access import address_of, is_first, is_https
from syotto.web.pages.today import OWNER
from syotto.web.render import templates
from syotto.web.safety import COOKIE, SESSION

FORMS: dict[str, Any] = {
    "roles": [(role.value, abilities(role)) for role in Role],
    "scopes": [(scope.value, IN_WORDS[scope]) for scope in Permission if scope in SCOPES],
}


def show_sign_in(
    request: Request, error: InputError | None = None, *, next: str, email: str = ""
) -> Response:
    return form(request, "sign_in/sign_in.html", error, next=next, email=email)


def show_first(request: Request, error: InputError | None = None, *, email: str = "") -> Response:
    return form(request, "sign_in/first.html", error, email=email)


def show_account(
    request: Request, error: InputError | None = None, *, changed: bool = False
) -> Response:
    viewer = request.state.viewer
    may = abilities(viewer.role) if viewer.role else ()
    local = viewer is NOBODY_YET
    return form(request, "sign_in/account.html", error, may=may, changed=changed, local=local)


def form(request: Request, page: str, error: InputError | None, **more: Any) -> Response:
    status = error.status if error else 200
    shown = {"error": error, **more}
    return templates.TemplateResponse(request, page, shown, status_code=status)


def show_token(request: Request, made: Made) -> Response:
    """The only page that ever shows a token."""
    return templates.TemplateResponse(request, "users/token.html", {"made": made})


def check_first(request: Request) -> None:
    """Raises NotFound unless there is no user yet and somebody sits at this machine."""
    if not is_first(request):
        raise NotFound(
            "The first administrator is made on the machine itself, once.", fix="Sign in."
        )


def check_same(password: str, again: str) -> None:
    """Raises InputError."""
    if password != again:
        raise InputError("The two passwords differ.", fix="Type the same one twice.")


def make_first(request: Request, email: str, password: str, again: str) -> SignedIn:
    """The administrator, signed in. Raises InputError."""
    check_same(password, again)
    house = request.app.state.house
    made = add_user(house, email, Role.ADMINISTRATOR, password, by="first run", first=True)
    return sign_in(house, made.email, password, address=address_of(request))


def welcome(request: Request, session: str, *, to: str) -> Response:
    """On to a page, with the session in a cookie that no script can read."""
    response = RedirectResponse(to, status_code=303)
    response.set_cookie(
        SESSION, session, httponly=True, samesite="lax", secure=is_https(request), path="/"
    )
    forget(response, OWNER, COOKIE)
    return response


def farewell() -> Response:
    """Back to the sign-in page; nothing of the person stays in the browser."""
    response = RedirectResponse("/sign-in", status_code=303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    forget(response, SESSION, OWNER, COOKIE)
    return response


def forget(response: Response, *names: str) -> None:
    for name in names:
        response.delete_cookie(name, path="/", httponly=True)


def lines(text: str) -> list[str]:
    """Names from a field: one a line, or with commas between them."""
    return [part.strip() for line in text.splitlines() for part in line.split(",") if part.strip()]
