"""One lead, for the seller who has it: a page for a phone, without signing in.

A GET changes nothing: scanners follow every link of every mail.
"""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.web import public_leads as answers

router = APIRouter()


@router.get("/l/{token}")
def show(request: Request, token: str) -> Response:
    """The lead, with four buttons."""
    return answers.show(request, token)


@router.get("/l/{token}/photo")
def photo(request: Request, token: str) -> Response:
    """What the giver of the tip took a picture of."""
    return answers.photo(request, token)


@router.post("/l/{token}")
async def say(request: Request, token: str) -> Response:
    """What the seller says about it."""
    return await answers.say(request, token)
