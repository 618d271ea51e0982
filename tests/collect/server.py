"""A real server of a workspace, in processes of its own, that a test may kill."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from syotto.run.clock import EPOCH
from syotto.run.house import House, open_house
from syotto.run.sources import add_source
from syotto.run.workspace import create
from syotto.schema.raw_world import EVENTS
from syotto.store.recent import rows_since

PATIENCE = 120.0


COLLECTOR = """
from syotto.web.processes import Child, run
from syotto.web.serve import drain, listen
if __name__ == "__main__":
    run([Child("public listener", listen, ({folder!r}, "127.0.0.1", {port}, {workers})),
         Child("drain", drain, ({folder!r},))])
"""


class Server:
    """`syotto serve` on free ports. Everything of it is one process group.

    pages: False leaves the process out that has nothing to do with events; it starts slowly.
    """

    def __init__(
        self, folder: Path, *, workers: int = 1, pages: bool = True, drain_seconds: float = 0.5
    ) -> None:
        self.folder = folder
        self.drain_seconds = drain_seconds
        self.with_pages = pages
        self.port, self.public_port = free_port(), free_port()
        self.workers = workers
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.public_port}"

    @property
    def pages(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Server:
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self.command()],
                stdout=log, stderr=log, start_new_session=True,
                env={**os.environ, "SYOTTO_DRAIN_SECONDS": str(self.drain_seconds)},
            )  # fmt: skip
        wait_for(self.ready, self.said)
        return self

    def command(self) -> list[str]:
        if not self.with_pages:
            given = {"folder": str(self.folder), "port": self.public_port, "workers": self.workers}
            return ["-c", COLLECTOR.format(**given)]
        ports = ["--port", str(self.port), "--public-port", str(self.public_port)]
        return ["-m", "syotto", "serve", str(self.folder), *ports, "--workers", str(self.workers)]

    def said(self) -> str:
        return (self.folder / "server.log").read_text()

    def ready(self) -> bool:
        """Whether every listener that was asked for takes requests."""
        asked = [f"{self.url}/readyz", *([f"{self.pages}/healthz"] if self.with_pages else [])]
        with contextlib.suppress(httpx.TransportError):
            return all(httpx.get(url).status_code == 200 for url in asked)
        return False

    def kill(self) -> None:
        """As if the power was cut: every process of it at once."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Asks it to end; it drains before it does."""
        assert self.process
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(PATIENCE) == 0, self.said()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(true, said=lambda: "") -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, f"waited in vain; {said()}"
        time.sleep(0.05)


def workspace(folder: Path) -> tuple[House, str]:
    """A new workspace and the write key of its one source."""
    create(folder)
    house = open_house(folder)
    return house, add_source(house, "website").write_key


def logged(house: House) -> list[dict]:
    """Every event in the log."""
    names = list(EVENTS.columns)
    return [
        row for batch in rows_since(house.log, EVENTS, EPOCH, names) for row in batch.to_pylist()
    ]


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Server]:
    server = Server(folder, pages=False).start()
    try:
        yield server
    finally:
        if server.process and server.process.poll() is None:
            server.kill()
