"""Who brought whom, what it was worth, and whether the incentive pays."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.referrals import BEST, referrals
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.pages.today import ALL
from syotto.web.render import render, wanted_kind

router = APIRouter(prefix="/referrals", dependencies=[needs(Permission.READ)])


@router.get("")
def show(request: Request) -> Response:
    limit = ALL if wanted_kind(request) == "csv" else BEST
    answer = referrals(request.state.view, limit)
    return render(request, answer, page="referrals/list.html", rows=answer.bringers)
