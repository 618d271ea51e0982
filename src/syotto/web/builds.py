"""A build that a page starts: it runs beside the pages, and says how far it is."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

from syotto.errors import Busy, SyottoError
from syotto.run import clock
from syotto.run.build import build
from syotto.run.house import House
from syotto.run.steps import STEPS


@dataclass(frozen=True)
class Progress:
    """How far a build is. state: none, running, done or failed."""

    state: str = "none"
    doing: str = ""
    done: int = 0
    steps: int = 0
    seconds: float = 0.0
    number: int | None = None
    error: str = ""
    fix: str = ""


class BuildJob:
    """At most one build at a time from this server."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.lock = threading.Lock()
        self.started = 0.0
        self.now = Progress()

    def start(self) -> Progress:
        """Raises Busy while one runs."""
        with self.lock:
            if self.now.state == "running":
                raise Busy("A build is running already.", fix="Wait until it is done.")
            self.started = clock.seconds()
            self.now = Progress("running", "reading", steps=len(STEPS))
        threading.Thread(target=self.work, name="build", daemon=True).start()
        return self.now

    def work(self) -> None:
        try:
            report = build(self.house, progress=self.step)
        except SyottoError as error:
            self.now = replace(self.now, state="failed", error=error.what, fix=error.fix)
        except Exception:
            fix = "See the server's log; the last build still stands."
            self.now = replace(self.now, state="failed", error="The build broke.", fix=fix)
            raise
        else:
            self.now = replace(self.now, state="done", seconds=report.seconds, number=report.number)

    def step(self, doing: str) -> None:
        self.now = replace(self.now, doing=doing, done=self.now.done + 1)

    def progress(self) -> Progress:
        if self.now.state != "running":
            return self.now
        return replace(self.now, seconds=clock.seconds() - self.started)
