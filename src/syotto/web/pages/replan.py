"""What to do for one person now: planned anew, from the newest build and what happened since."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.newcomer import standings
from syotto.ask.sources import product_names
from syotto.ask.subject import ACCOUNT, PERSON, subject
from syotto.run.replan import replan
from syotto.schema.access import Permission
from syotto.schema.plan import short
from syotto.web.access import needs
from syotto.web.render import render

router = APIRouter(dependencies=[needs(Permission.READ)])


@router.get("/people/{person_id:path}/now")
def show_now(request: Request, person_id: str) -> Response:
    who = subject(request.state.view, PERSON, person_id)
    answer = replan(request.app.state.house, who.subject_id)
    if answer.customer_id != who.subject_id:  # what may be done for their company is told too
        subject(request.state.view, ACCOUNT, answer.customer_id)
    names = product_names(request.state.view.warehouse.open())
    return render(
        request, answer, page="people/now.html", rows=answer.options, who=who,
        inside=standings(request.state.view, who.subject_id),
        act=lambda one: short(one.kind, names.get(one.what, one.what)),
    )  # fmt: skip
