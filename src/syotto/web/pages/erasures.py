"""Erasing a person, and the records that it happened."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.corrected import record_of
from syotto.ask.erasures import erasures
from syotto.errors import InputError
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import render
from syotto.web.said import speaker

router = APIRouter(dependencies=[needs(Permission.ERASE)])


@router.post("/customers/{customer_id:path}/forget")
def forget(request: Request, customer_id: str, confirm: Annotated[str, Form()] = "") -> Response:
    record_of(request.state.view, customer_id)
    if confirm.strip() != customer_id:
        raise InputError(
            "Nobody was erased: the number was not typed.", fix=f"Type {customer_id} to confirm."
        )
    request.app.state.erasure.start(customer_id, speaker(request))
    return RedirectResponse("/erasures", status_code=303)


@router.get("/erasures")
def show(request: Request) -> Response:
    answer = erasures(request.state.view)
    return render(
        request, answer, page="customers/erasures.html", part="customers/_erasure.html",
        rows=answer.erasures, job=request.app.state.erasure.progress(),
    )  # fmt: skip
