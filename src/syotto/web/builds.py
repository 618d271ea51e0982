"""Work that a page starts: it runs beside the pages, and says how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from syotto.errors import Busy, SyottoError
from syotto.run import clock
from syotto.run.build import build
from syotto.run.forget import forget
from syotto.run.house import House
from syotto.run.steps import STEPS


@dataclass(frozen=True)
class Progress:
    """How far a piece of work is. state: none, running, done or failed.

    number: of the build. record, left: of the erasure, and files that a person must look at.
    """

    state: str = "none"
    doing: str = ""
    done: int = 0
    steps: int = 0
    seconds: float = 0.0
    number: int | None = None
    record: str = ""
    left: tuple[str, ...] = ()
    error: str = ""
    fix: str = ""


class Job:
    """One piece of work at a time from this server."""

    name = "work"

    def __init__(self, house: House) -> None:
        self.house = house
        self.lock = threading.Lock()
        self.started = 0.0
        self.now = Progress()

    def begin(self, work: Callable[[], dict[str, Any]], steps: int) -> Progress:
        """work: returns what `Progress` says at its end. Raises Busy while some is done."""
        with self.lock:
            if self.now.state == "running":
                raise Busy(f"Another {self.name} is running.", fix="Wait until it is done.")
            self.started = clock.seconds()
            self.now = Progress("running", "reading", steps=steps)
        threading.Thread(target=self.work, args=(work,), name=self.name, daemon=True).start()
        return self.now

    def work(self, work: Callable[[], dict[str, Any]]) -> None:
        try:
            told = work()
        except SyottoError as error:
            self.now = replace(self.now, state="failed", error=error.what, fix=error.fix)
        except Exception:
            fix = "See the server's log; the last build still stands."
            self.now = replace(self.now, state="failed", error=f"The {self.name} broke.", fix=fix)
            raise
        else:
            took = clock.seconds() - self.started
            self.now = replace(self.now, **{"state": "done", "seconds": took, **told})

    def step(self, doing: str) -> None:
        self.now = replace(self.now, doing=doing, done=self.now.done + 1)

    def progress(self) -> Progress:
        if self.now.state != "running":
            return self.now
        return replace(self.now, seconds=clock.seconds() - self.started)


class BuildJob(Job):
    """At most one build at a time."""

    name = "build"

    def start(self) -> Progress:
        """Raises Busy while one runs."""
        return self.begin(self.build, len(STEPS))

    def build(self) -> dict[str, Any]:
        report = build(self.house, progress=self.step)
        return {"seconds": report.seconds, "number": report.number}


class ErasureJob(Job):
    """At most one erasure at a time. What it says names nobody."""

    name = "erasure"

    def start(self, person: str, by: str | None) -> Progress:
        """Raises Busy while one runs."""
        return self.begin(partial(self.erase, person, by), len(STEPS) + 4)

    def erase(self, person: str, by: str | None) -> dict[str, Any]:
        done = forget(self.house, person, by=by, progress=self.step)
        return {"record": done.erasure_id, "left": done.left}
