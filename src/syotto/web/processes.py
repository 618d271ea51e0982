"""The processes of the server: who starts whom, and in which order they end.

`syotto serve` is a parent with three children: the public listener, the pages, the drain. Told to
stop, it ends the public listener first, then lets the drain carry what was acknowledged into the
log. A child that ends by itself is started again; one that does so again and again takes the server
with it. A child whose parent is gone ends too.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from typing import Any

from syotto.errors import SettingError, SyottoError
from syotto.run import clock

LOOK_SECONDS = 0.2
PATIENCE = 60.0
"""Seconds that a child has to end by itself."""
MINUTE, OFTEN = 60.0, 5
"""Nobody is started more than OFTEN times within a minute."""
ENDINGS = (signal.SIGINT, signal.SIGTERM)
spawn = multiprocessing.get_context("spawn")


@dataclass
class Child:
    """A process of ours. starts: when it was started, of late."""

    name: str
    target: Callable[..., None]
    given: tuple[Any, ...]
    process: BaseProcess | None = None
    starts: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.starts.append(clock.seconds())
        self.process = spawn.Process(target=child, args=(self.target, self.given), name=self.name)
        self.process.start()

    def alive(self) -> bool:
        return self.process is not None and self.process.is_alive()

    def end(self) -> None:
        """Asks it to end and waits; after a minute it is killed."""
        if self.process is None:
            return
        if self.process.is_alive():
            self.process.terminate()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def run(children: list[Child]) -> None:
    """Starts the children; when told to stop, ends them one after the other, in their order.

    Raises SyottoError where one of them ends again and again.
    """
    stop = threading.Event()
    for ending in ENDINGS:
        signal.signal(ending, lambda *_: stop.set())
    ended = None
    try:
        for one in children:
            one.start()
        while not stop.wait(LOOK_SECONDS) and ended is None:
            ended = next((one for one in children if not one.alive() and not restarted(one)), None)
    finally:
        for one in children:
            one.end()
    if ended is not None:
        raise SyottoError(
            f"The server's {ended.name} ended {OFTEN} times within a minute.",
            fix="Read what it said above.",
        )


def restarted(one: Child) -> bool:
    """Starts a child anew that ended by itself; not if that happens too often."""
    one.starts = [moment for moment in one.starts if moment > clock.seconds() - MINUTE]
    if len(one.starts) >= OFTEN:
        return False
    one.start()
    return True


def child(target: Callable[..., None], given: tuple[Any, ...]) -> None:
    """Runs in the child: Ctrl+C is the parent's to hear, and the parent's end is ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    target(*given)


def end_with_parent() -> None:
    """Ends this process soon after its parent, however that ended."""
    parent = os.getppid()

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_SECONDS)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=look, daemon=True).start()


def check_free(host: str, port: int) -> None:
    """Raises SettingError where something listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SettingError(
                f"Port {port} on {host} cannot be used: {error.strerror}.",
                fix="Stop what listens there, or take another with --port and --public-port.",
            ) from error
