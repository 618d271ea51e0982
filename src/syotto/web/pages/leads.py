"""Leads: who is with sales and who is next, the card of one, and the hand-over from both sides."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from syotto.ask.hand_over import hand_over
from syotto.ask.lead import card
from syotto.ask.leads import Wanted, leads
from syotto.run import leads as run, tips
from syotto.run.live_leads import just_now
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.lead_saying import keep
from syotto.web.render import path_of, render, wanted_kind
from syotto.web.said import speaker

router = APIRouter()
READ, SAY = [needs(Permission.READ)], [needs(Permission.SAY)]
Text = Annotated[str, Form()]
ALL = 1_000_000
SOMEBODY = "somebody here"
"""Who says something on a page while nobody has to sign in."""


@router.get("/leads", dependencies=READ)
def show(request: Request, owner: str = "") -> Response:
    return listed(request, owner)


def listed(request: Request, owner: str = "", done: run.HandedOver | None = None) -> Response:
    """The list; done: what a hand-over has just done."""
    house = request.app.state.house
    limit = {} if wanted_kind(request) == "html" else {"limit": ALL}
    ahead = run.ahead(house, house.now())
    answer = leads(request.state.view, Wanted(owner or None, **limit), ahead)
    return render(
        request, answer, page="leads/list.html", part="leads/_list.html", owner=owner, done=done,
        rows=[*answer.with_sales, *answer.next_up],
    )  # fmt: skip


@router.post("/leads/hand-over", dependencies=[needs(Permission.SEND)])
def give_out(request: Request) -> Response:
    house = request.app.state.house
    done = run.hand_over(house, house.now())
    if wanted_kind(request) == "json":
        return render(request, done, page="")
    return listed(request, done=done)


@router.get("/leads/hand-over", dependencies=READ)
def after_hand_over() -> Response:
    """Where somebody asks for the address of the button's answer again."""
    return RedirectResponse("/leads", status_code=303)


@router.get("/leads/{lead_id}", dependencies=READ)
def show_card(request: Request, lead_id: str) -> Response:
    answer = card(request.state.view, lead_id)
    now = just_now(request.app.state.house, answer.person_id)
    beside, rows = {"since_build": now}, answer.history
    return render(request, answer, page="leads/one.html", rows=rows, beside=beside, now=now)


@router.get("/leads/{lead_id}/photo", dependencies=READ)
def photo(request: Request, lead_id: str) -> Response:
    found = card(request.state.view, lead_id).photo or ""
    path, kind = tips.photo(request.app.state.house, found)
    return FileResponse(path, media_type=kind, headers={"Content-Disposition": "inline"})


@router.post("/leads/{lead_id}/answer", dependencies=SAY)
def say(
    request: Request, lead_id: str, verdict: Text, reason: Text = "", words: Text = "",
    until: Text = "",
) -> Response:  # fmt: skip
    card(request.state.view, lead_id)
    said = {"verdict": verdict, "reason": reason, "words": words, "until": until}
    keep(request.app.state.house, lead_id, said, speaker(request) or SOMEBODY)
    return RedirectResponse(f"/leads/{path_of(lead_id)}", status_code=303)


@router.post("/leads/{lead_id}/recycle", dependencies=SAY)
def recycle(request: Request, lead_id: str, because: Text = "") -> Response:
    card(request.state.view, lead_id)
    run.recycle(request.app.state.house, lead_id, because, speaker(request))
    return RedirectResponse(f"/leads/{path_of(lead_id)}", status_code=303)


@router.get("/hand-over", dependencies=READ)
def show_hand_over(request: Request) -> Response:
    answer = hand_over(request.state.view)
    return render(request, answer, page="leads/hand_over.html", rows=answer.sides)
