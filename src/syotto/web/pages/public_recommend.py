"""A survey of one click, a customer's own links, and the page of who comes by one.

A GET changes nothing: scanners follow every link of every mail.
"""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.web import public_recommend as answers

router = APIRouter(prefix="/p")


@router.get("/survey/{token}")
def survey(request: Request, token: str) -> Response:
    """Three buttons."""
    return answers.survey(request, token)


@router.post("/survey/{token}")
async def answer(request: Request, token: str) -> Response:
    """What they pressed."""
    return await answers.answer(request, token)


@router.get("/share/{token}")
def share(request: Request, token: str) -> Response:
    """The customer's two links: with their name, and without."""
    return answers.share(request, token)


@router.get("/invited/{token}")
def invited(request: Request, token: str) -> Response:
    """The page of who was recommended to us."""
    return answers.invited(request, token)


@router.post("/invited/{token}")
async def accept(request: Request, token: str) -> Response:
    """They want to hear from us; 200 once it is committed."""
    return await answers.accept(request, token)
