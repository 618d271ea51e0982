"""What people say about actions: takes effect at once, and can be taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.feedback import one
from syotto.ask.seen import check_sees
from syotto.ask.today import Wanted
from syotto.run import feedback
from syotto.run.house import House
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.pages.today import wanted_of
from syotto.web.said import show_said, speaker

router = APIRouter(prefix="/feedback", dependencies=[needs(Permission.SAY)])
Text = Annotated[str, Form()]
Days = Annotated[int, Form(ge=0, le=3650)]


def filters(
    request: Request,
    owner: str | None = Form(None),
    group: str = Form(""),
    product: str = Form(""),
    kind: str = Form(""),
) -> Wanted:
    """The filters of the list that the answer was given on."""
    return wanted_of(request, owner, group, product, kind=kind)


Filters = Annotated[Wanted, Depends(filters)]


@router.post("")
def say(
    request: Request,
    filters: Filters,
    customer_id: Text,
    verdict: Text,
    product_id: Text = "",
    days: Days = 0,
) -> Response:
    house, by = request.app.state.house, speaker(request)
    check_sees(request.state.view, customer_id)
    said = feedback.say(house, customer_id, product_id or None, verdict, by, in_days(house, days))
    return show_said(request, filters, said)


def in_days(house: House, days: int) -> datetime | None:
    """That many days from now; nothing for none."""
    return house.now() + timedelta(days=days) if days else None


@router.post("/{feedback_id}/undo")
def undo(request: Request, filters: Filters, feedback_id: str) -> Response:
    said = one(request.state.view, feedback_id)
    feedback.undo(request.app.state.house, said.feedback_id)
    return show_said(request, filters, feedback_id)
