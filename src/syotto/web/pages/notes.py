"""Notes about a person or an account: shown at once, and can be taken back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask.notes import note_seen
from syotto.ask.subject import ACCOUNT, subject
from syotto.run import notes
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.render import path_of, render, wanted_kind
from syotto.web.said import speaker

router = APIRouter(prefix="/notes", dependencies=[needs(Permission.SAY)])
Text = Annotated[str, Form()]


@router.post("")
def write(request: Request, text: Text, person_id: Text = "", account_id: Text = "") -> Response:
    house, by = request.app.state.house, speaker(request)
    kind, subject_id = ("person", person_id) if person_id else (ACCOUNT, account_id)
    known = subject(request.state.view, kind, subject_id)
    note_id = notes.write(
        house, text, person_id=person_id or None, account_id=known.account_id, by=by
    )
    return shown(request, note_id)


@router.post("/{note_id}/undo")
def undo(request: Request, note_id: str) -> Response:
    note_seen(request.state.view, note_id)
    notes.undo(request.app.state.house, note_id)
    return shown(request, note_id)


def shown(request: Request, note_id: str) -> Response:
    """The note as JSON, or the page it stands on."""
    note = note_seen(request.state.view, note_id)
    if wanted_kind(request) == "json":
        return render(request, note, page="")
    if "HX-Request" in request.headers:
        return Response(headers={"HX-Refresh": "true"})
    place, subject_id = (
        ("people", note.person_id) if note.person_id else ("accounts", note.account_id)
    )
    return RedirectResponse(f"/{place}/{path_of(subject_id or '')}", status_code=303)
