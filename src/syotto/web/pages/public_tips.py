"""Tips by a signed link: whoever has it may tell, and nobody sees more than what they told."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from syotto.run.tips import linked_giver
from syotto.web import tips as answers
from syotto.web.tips import Place

router = APIRouter(prefix="/t")


@router.get("/-/{name}")
def file(name: str) -> Response:
    return answers.file(name, "/t/")


@router.get("/{token}")
def show(request: Request, token: str) -> Response:
    """The page of a giver."""
    giver = linked_giver(request.app.state.house, token)
    return answers.sheet(request, Place("/t", f"/t/{token}"), giver)


@router.get("/{token}/given")
def given(request: Request, token: str) -> Response:
    """What the giver told so far, and what became of it."""
    return answers.mine(request, linked_giver(request.app.state.house, token))


@router.post("/{token}")
async def take(request: Request, token: str) -> Response:
    """A tip; 200 once it is committed. Sent twice with one Idempotency-Key it is one."""
    giver = await run_in_threadpool(linked_giver, request.app.state.house, token)
    return await answers.taken(request, Place("/t", f"/t/{token}"), giver)
