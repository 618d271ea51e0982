"""How the page of one lead answers: without a script, without a cookie."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from syotto.ask.lead import card
from syotto.errors import InputError
from syotto.run import tips
from syotto.run.audit import Act, note
from syotto.run.lead_mail import lead_of
from syotto.schema.access import Acted
from syotto.web.bodies import body_within
from syotto.web.lead_saying import keep as keep_said
from syotto.web.public_forms import templates
from syotto.web.public_mail import PAGE

LARGEST = 8 * 1024
POLICY = "Content-Security-Policy"
WITH_PHOTO = {**PAGE, POLICY: f"{PAGE[POLICY]}; img-src 'self'"}
BUTTONS = {
    "call": "accept",
    "done": "done",
    "not_now": "not_now",
    "wrong": "reject",
    "undo": "undo",
}
"""The buttons, and what each says about the lead."""
NEXT = ("case", "won", "lost", "later")
"""What is said once somebody has spoken with them."""


def show(request: Request, token: str, error: InputError | None = None) -> Response:
    """error: what was wrong with an answer; the page is shown all the same."""
    house = request.app.state.house
    try:
        lead, whose = lead_of(house, token)
        act = Act(whose, Acted.READ, "link to a lead", lead["person_id"])
        note(house, act)
        shown = card(house, lead["lead_id"])
    except InputError as wrong:
        return page(request, {"error": wrong}, wrong.status)
    photo = f"/l/{token}/photo" if shown.photo else None
    said = {"a": shown, "wrong": error, "photo": photo}
    return page(request, said, error.status if error else 200)


def photo(request: Request, token: str) -> Response:
    """The photo of the tip that the lead came from. Raises InputError, NotFound."""
    house = request.app.state.house
    lead, _ = lead_of(house, token)
    path, kind = tips.photo(house, card(house, lead["lead_id"]).photo or "")
    return FileResponse(path, media_type=kind, headers={**PAGE, "Content-Disposition": "inline"})


async def say(request: Request, token: str) -> Response:
    body = (await body_within(request, LARGEST)).decode("utf-8", "replace")
    said = dict(parse_qsl(body))
    try:
        await run_in_threadpool(keep, request, token, said)
    except InputError as error:
        return await run_in_threadpool(show, request, token, error)
    return await run_in_threadpool(show, request, token)


def keep(request: Request, token: str, said: dict[str, str]) -> None:
    """Raises InputError for a link that does not work, and for an answer that is none."""
    house = request.app.state.house
    lead, by = lead_of(house, token)
    button, _, span = said.get("say", "").partition(" ")
    verdict = BUTTONS.get(button, button if button in NEXT and lead["done_at"] else "")
    note(house, Act(by, Acted.CHANGE, "link to a lead", lead["person_id"], verdict))
    keep_said(house, lead["lead_id"], {**said, "verdict": f"{verdict} {span}"}, by)


def page(request: Request, said: Mapping[str, object], status: int = 200) -> Response:
    return templates.TemplateResponse(
        request, "public/lead.html", dict(said), status_code=status, headers=WITH_PHOTO
    )
