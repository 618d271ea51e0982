"""What a page shows right after somebody said something, or took it back."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.feedback import one
from syotto.ask.today import Wanted, action_about, today
from syotto.web.render import path_of, render, templates, wanted_kind


def show_said(request: Request, wanted: Wanted, feedback_id: str) -> Response:
    """The action's new row on Today, with the new sum; any other page is loaded again."""
    house = request.state.view
    said = one(house, feedback_id)
    if wanted_kind(request) == "json":
        return render(request, said, page="")
    if "HX-Request" not in request.headers:
        return RedirectResponse(f"/customers/{path_of(said.customer_id)}", status_code=303)
    action = action_about(house, said)
    if action is None or request.headers.get("HX-Target") != f"d-{action.decision_id}":
        return Response(headers={"HX-Refresh": "true"})
    shown = {"a": today(house, wanted), "said": said, "action": action}
    return templates.TemplateResponse(request, "today/_said.html", shown)
