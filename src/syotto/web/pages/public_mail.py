"""The addresses in our messages: links, opens, unsubscribing, the message in a browser.

A GET changes nothing: scanners follow every link of every mail.
"""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.web import public_mail as answers

router = APIRouter()


@router.get("/c/{token}")
async def click(request: Request, token: str) -> Response:
    """A link of a message; 302 to where it leads."""
    return await answers.click(request, token)


@router.get("/o/{token}.gif")
async def opened(request: Request, token: str) -> Response:
    """The image of a message that tells of an open."""
    return await answers.image(request, token)


@router.get("/u/{token}")
def ask(request: Request, token: str) -> Response:
    """A page that asks whether to unsubscribe; nothing has happened yet."""
    return answers.ask(request, token)


@router.post("/u/{token}")
async def leave(request: Request, token: str) -> Response:
    """Unsubscribes at once (RFC 8058)."""
    return await answers.leave(request, token)


@router.get("/v/{token}")
def view(request: Request, token: str) -> Response:
    """A message as a page."""
    return answers.view(request, token)
