"""`POST /v1/decide`: what a visitor is shown in a slot of a web page."""

from __future__ import annotations

from starlette.types import Receive, Scope, Send

from syotto.run import slots
from syotto.run.collect import Refused
from syotto.run.collect_doors import Door
from syotto.web import asgi
from syotto.web.tracking import WANTED, arrival, cross_origin, refuse

PATH = "/v1/decide"
DOOR = Door("decide")


async def decide(shelf: slots.Shelf, scope: Scope, receive: Receive, send: Send) -> None:
    given = asgi.headers_of(scope, WANTED)
    shared = cross_origin(given.get(b"origin"))
    try:
        if scope["method"] != "POST":
            raise Refused(405, "method", "Send it with POST.")
        came = await arrival(shelf.collector, DOOR, given, scope, receive)
        said = await slots.decide(shelf, came)
    except Refused as refused:
        await refuse(send, refused, shared)
        return
    await asgi.answer_json(send, 200, said, shared)
