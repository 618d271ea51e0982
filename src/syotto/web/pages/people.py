"""People and accounts: the list, and one with everything on one line of time."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask import timeline as line
from syotto.ask.lead import seller_names
from syotto.ask.newcomer import newcomer
from syotto.ask.people import Wanted, people
from syotto.ask.profile import profile
from syotto.ask.subject import ACCOUNT, PERSON, subject
from syotto.errors import NotFound
from syotto.run.explained import explained
from syotto.run.live_leads import just_now
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.pages.today import ALL
from syotto.web.render import render, wanted_kind

router = APIRouter(dependencies=[needs(Permission.READ)])


def wanted(
    q: str = "", owner: str = "", country: str = "", mail: str = "", after: str | None = None
) -> Wanted:
    return Wanted(q, owner, country, mail, after)


def entries(kind: str = "", q: str = "", after: str | None = None) -> line.Wanted:
    return line.Wanted(kind, q, after)


Entries = Annotated[line.Wanted, Depends(entries)]


@router.get("/people")
def show(request: Request, chosen: Annotated[Wanted, Depends(wanted)]) -> Response:
    if wanted_kind(request) == "csv":
        chosen = replace(chosen, limit=ALL)
    answer = people(request.state.view, chosen)
    part = "people/_rows.html" if chosen.after else "people/_list.html"
    return render(
        request, answer, page="people/list.html", part=part, rows=answer.people, wanted=chosen
    )


@router.get("/people/{person_id:path}/timeline")
def show_persons_timeline(request: Request, person_id: str, chosen: Entries) -> Response:
    return show_timeline(request, PERSON, person_id, chosen)


@router.get("/people/{person_id:path}/points")
def show_points(request: Request, person_id: str) -> Response:
    known = subject(request.state.view, PERSON, person_id)
    answer = explained(request.app.state.house, known.subject_id, back=True)
    rows = answer.rules if answer else ()
    return render(request, answer, page="people/points.html", rows=rows, subject=known)


@router.get("/accounts/{account_id:path}/timeline")
def show_accounts_timeline(request: Request, account_id: str, chosen: Entries) -> Response:
    return show_timeline(request, ACCOUNT, account_id, chosen)


@router.get("/people/{person_id:path}")
def show_person(request: Request, person_id: str) -> Response:
    try:
        return show_profile(request, PERSON, person_id)
    except NotFound:
        answer = newcomer(request.state.view, person_id)
        return render(request, answer, page="people/new.html", rows=answer.lately)


@router.get("/accounts/{account_id:path}")
def show_account(request: Request, account_id: str) -> Response:
    return show_profile(request, ACCOUNT, account_id)


@router.get("/timeline/entry")
def show_entry(request: Request, kind: str, entry_id: str) -> Response:
    answer = line.parts(request.state.view, kind, entry_id)
    return render(request, answer, page="profile/_parts.html", rows=answer)


def show_profile(request: Request, kind: str, subject_id: str) -> Response:
    answer = profile(request.state.view, kind, subject_id)
    rows, house = answer.timeline.entries, request.app.state.house
    if kind != PERSON:
        return render(request, answer, page="profile/one.html", rows=rows)
    now = just_now(house, subject_id)
    return render(
        request, answer, page="profile/one.html", rows=rows, beside={"since_build": now}, now=now,
        points=explained(house, answer.subject.subject_id),
        sellers=seller_names(request.state.view),
    )  # fmt: skip


def show_timeline(request: Request, kind: str, subject_id: str, chosen: line.Wanted) -> Response:
    house = request.state.view
    if wanted_kind(request) == "csv":
        chosen = replace(chosen, limit=ALL)
    known = subject(house, kind, subject_id)
    answer = line.timeline(house, known, chosen)
    part = "profile/_entries.html" if chosen.after else "profile/_list.html"
    return render(
        request, answer, page="profile/timeline.html", part=part, rows=answer.entries,
        subject=known, wanted=chosen,
    )  # fmt: skip
