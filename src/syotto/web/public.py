"""The public listener: what the world may reach. Pages about people are on the other one.

Tracking requests and slots go the short way, raw ASGI. Forms and pages are an ordinary FastAPI app,
which is made when it is first asked for: who only takes events needs no engine.
"""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Receive, Scope, Send

from syotto.run.collect import Collector
from syotto.run.house import House
from syotto.run.slots import Shelf
from syotto.web import deciding, plain, tracking


class Public:
    """The public app over one workspace. share: this process's part of each source's limit."""

    def __init__(self, house: House, *, share: float = 1.0) -> None:
        self.house = house
        self.share = share
        self.collector: Collector | None = None
        self.shelf: Shelf | None = None
        self.plain = plain.make_plain()
        self.made: asyncio.Task[ASGIApp] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.live(receive, send)
            return
        collector = self.collector
        if collector is None or scope["type"] != "http":
            await self.plain(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await tracking.preflight(collector, scope, send)
        elif tracking.is_tracking(scope["path"]):
            await tracking.track(collector, scope, receive, send)
        elif self.shelf and scope["path"].rstrip("/") == deciding.PATH:
            await deciding.decide(self.shelf, scope, receive, send)
        elif plain.is_plain(scope["path"]):
            await self.plain(scope, receive, send)
        else:
            await self.pages(scope, receive, send)

    async def live(self, receive: Receive, send: Send) -> None:
        """Starts the collector with the server, and writes what is queued when it ends."""
        await receive()
        await self.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def start(self) -> None:
        self.collector = self.plain.state.collector = Collector(self.house, share=self.share)
        await self.collector.start()
        self.shelf = Shelf(self.collector)
        await self.shelf.look()
        given = self.house.settings
        if given.channels or given.forms or given.hooks:  # their visitors do not wait
            self.made = asyncio.create_task(self.make())

    async def stop(self) -> None:
        if self.collector is not None:
            await self.collector.stop()
        if self.made is not None:
            self.made.cancel()

    async def pages(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.made is None or (self.made.done() and self.made.exception()):
            self.made = asyncio.create_task(self.make())
        app = await asyncio.shield(self.made)
        await app(scope, receive, send)

    async def make(self) -> ASGIApp:
        """Takes seconds, in which events are taken all the same."""
        return await asyncio.get_running_loop().run_in_executor(
            None, make_pages, self.house, self.collector
        )


def make_pages(house: House, collector: Collector | None) -> ASGIApp:
    from syotto.web.public_pages import make_rest  # with it come engine, models and frames

    return make_rest(house, collector)
