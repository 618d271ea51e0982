"""The audit log: filtered on a page, or as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.audit import Wanted, audit
from syotto.errors import InputError
from syotto.schema.access import Acted, Permission
from syotto.web.access import needs
from syotto.web.pages.today import ALL
from syotto.web.render import render, wanted_kind

router = APIRouter(prefix="/audit", dependencies=[needs(Permission.USERS)])


def wanted(
    who: str = "", action: str = "", subject: str = "", since: str = "", until: str = "",
    after: int | None = None,
) -> Wanted:  # fmt: skip
    """The filters; an empty field of the form is none."""
    about = subject.strip() or None
    return Wanted(who or None, action or None, about, day_of(since), day_of(until), after)


def day_of(text: str) -> date | None:
    """Raises InputError for what is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(f"{text!r} is no day.", fix="Give it like 2026-05-31.") from None


@router.get("")
def show(request: Request, chosen: Annotated[Wanted, Depends(wanted)]) -> Response:
    if wanted_kind(request) == "csv":
        chosen = replace(chosen, limit=ALL)
    answer = audit(request.state.view, chosen)
    part = "audit/_rows.html" if chosen.after else "audit/_list.html"
    return render(
        request, answer, page="audit/list.html", part=part, rows=answer.rows,
        wanted=chosen, actions=list(Acted),
    )  # fmt: skip
