"""A person's record: see what is held, correct what they say is wrong."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.corrected import record_of
from syotto.ask.seen import check_sees
from syotto.run import corrections
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import path_of, render
from syotto.web.said import speaker

router = APIRouter(prefix="/customers")
Text = Annotated[str, Form()]
CORRECT = [needs(Permission.CORRECT)]


@router.get("/{customer_id:path}/record", dependencies=CORRECT)
def show(request: Request, customer_id: str) -> Response:
    answer = record_of(request.state.view, customer_id)
    return render(request, answer, page="customers/record.html", rows=answer.fields)


@router.post("/{customer_id:path}/record", dependencies=CORRECT)
def correct(request: Request, customer_id: str, field: Text, value: Text = "") -> Response:
    check_sees(request.state.view, customer_id)
    house, by = request.app.state.house, speaker(request)
    corrections.correct(house, customer_id, {field: value}, by=by)
    return to_record(customer_id)


@router.post("/{customer_id:path}/record/{correction_id}/undo", dependencies=CORRECT)
def undo(request: Request, customer_id: str, correction_id: str) -> Response:
    check_sees(request.state.view, customer_id)
    corrections.undo(request.app.state.house, correction_id, person=customer_id)
    return to_record(customer_id)


def to_record(customer_id: str) -> Response:
    return RedirectResponse(f"/customers/{path_of(customer_id)}/record", status_code=303)
