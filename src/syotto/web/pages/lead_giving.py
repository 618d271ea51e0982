"""Leads and people that somebody gives to a seller by hand."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.lead import card
from syotto.ask.subject import PERSON, subject
from syotto.errors import NotFound
from syotto.run.lead_give import give, give_person
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import path_of
from syotto.web.said import speaker

router = APIRouter(dependencies=[needs(Permission.SAY)])
Text = Annotated[str, Form()]


@router.post("/leads/{lead_id}/give")
def give_lead(request: Request, lead_id: str, to: Text, because: Text = "") -> Response:
    card(request.state.view, lead_id)
    given = give(request.app.state.house, lead_id, to, speaker(request), because=because)
    return shown(request, given)


@router.post("/people/{person_id:path}/give")
def give_somebody(request: Request, person_id: str, to: Text, because: Text = "") -> Response:
    subject(request.state.view, PERSON, person_id)
    house, by = request.app.state.house, speaker(request)
    return shown(request, give_person(house, person_id, to, by, because=because))


def shown(request: Request, lead_id: str) -> Response:
    """The card; of who may not see it any more the list."""
    place = "/leads"
    with suppress(NotFound):
        place += f"/{path_of(card(request.state.view, lead_id).lead_id)}"
    return RedirectResponse(place, status_code=303)
