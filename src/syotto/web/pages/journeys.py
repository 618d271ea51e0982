"""Journeys: the funnel and the map."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.journeys import Wanted, journeys
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.funnel_bars import bars
from syotto.web.journey_map import drawn
from syotto.web.render import render

router = APIRouter(prefix="/journeys", dependencies=[needs(Permission.READ)])


@router.get("")
def show(request: Request, wanted: Annotated[Wanted, Depends()]) -> Response:
    answer = journeys(request.state.view, wanted)
    given = answer.stages, answer.nodes, answer.edges
    return render(
        request, answer, page="journeys/list.html", part="journeys/_list.html",
        rows=answer.split or answer.funnel, bars=bars(answer.funnel),
        wide=drawn(*given), tall=drawn(*given, tall=True),
    )  # fmt: skip
