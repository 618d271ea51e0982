"""The bound of `ingest.py`: granian and SQLite with group commit, and nothing else.

Bodies are not opened. A request is answered once it is committed (WAL, synchronous = FULL).
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial

SUCCESS = b'{"success":true}'
HEADERS = [(b"content-type", b"application/json"), (b"content-length", b"16")]


class Bare:
    def __init__(self, path: str) -> None:
        self.path = path
        self.bodies: list[bytes] = []
        self.written: asyncio.Event | None = None

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] == "lifespan":
            await receive()
            self.work, self.thread = asyncio.Event(), ThreadPoolExecutor(1)
            self.written = asyncio.Event()
            self.task = asyncio.create_task(self.write_on())
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        self.bodies.append(body)
        self.work.set()
        await self.written.wait()
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await send({"type": "http.response.body", "body": SUCCESS})

    async def write_on(self) -> None:
        loop = asyncio.get_running_loop()
        connection = await loop.run_in_executor(self.thread, self.opened)
        while True:
            await self.work.wait()
            self.work.clear()
            bodies, written = self.bodies, self.written
            self.bodies, self.written = [], asyncio.Event()
            await loop.run_in_executor(self.thread, self.write, connection, bodies)
            written.set()

    def opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE inbox (body BLOB)")
        return connection

    def write(self, connection: sqlite3.Connection, bodies: list[bytes]) -> None:
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO inbox VALUES (?)", [(body,) for body in bodies])
        connection.execute("COMMIT")


def load(path: str, *_) -> Bare:
    return Bare(path)


if __name__ == "__main__":
    from granian import Granian
    from granian.constants import Interfaces

    server = Granian(
        "bare_ingest", port=int(sys.argv[2]), interface=Interfaces.ASGI, log_enabled=False
    )
    server.serve(target_loader=partial(load, sys.argv[1]))
