"""A person's own permissions, and the confirmation of a new one. A GET changes nothing."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.web import public_rights as answers

router = APIRouter()


@router.get("/p/preferences/{token}")
def preferences(request: Request, token: str) -> Response:
    """What the person allows, to be changed."""
    return answers.preferences(request, token)


@router.post("/p/preferences/{token}")
async def choose(request: Request, token: str) -> Response:
    """What is ticked is allowed from now on."""
    return await answers.choose(request, token)


@router.get("/confirm/{token}")
def question(request: Request, token: str) -> Response:
    """Asks whether it was them; nothing has happened yet."""
    return answers.question(request, token)


@router.post("/confirm/{token}")
def confirm(request: Request, token: str) -> Response:
    """The permission counts from now on."""
    return answers.confirm(request, token)
