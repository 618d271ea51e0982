"""Drains until told to stop, and puts small files of the log together now and then.

Who asks for the right to drain gets it between two appends; what is gathered then comes again.
"""

from __future__ import annotations

import contextlib
import logging
import threading

from syotto.run import clock
from syotto.run.drain import AT_ONCE, Drain, empty, open_drain
from syotto.run.house import House
from syotto.schema.raw_world import EVENTS

LOOK_SECONDS = 0.25
"""Between two looks into the inbox."""
AGAIN_SECONDS = 2.0
"""After something went wrong, or while another process drains."""
COMPACT_SECONDS = 3_600.0
log = logging.getLogger("syotto.drain")


def drain_on(house: House, stop: threading.Event) -> None:
    """Drains until `stop`, then once more all that waits, also where it was told to stop before it
    began. What goes wrong is tried again.
    """
    while True:
        try:
            drain = open_drain(house)
            if drain is not None:
                with contextlib.closing(drain):
                    carry(drain, stop)
        except Exception:
            log.exception("The drain broke off; it starts again.")
        if stop.wait(AGAIN_SECONDS):
            return


def carry(drain: Drain, stop: threading.Event) -> None:
    compacted = clock.seconds()
    while not stop.is_set() and not drain.inbox.asked():
        gathered = drain.gather()
        if gathered >= AT_ONCE or drain.age() >= drain.house.settings.drain_seconds:
            drain.flush()
        elif clock.seconds() - compacted > COMPACT_SECONDS:
            drain.house.log.compact(EVENTS)
            compacted = clock.seconds()
        else:
            if not gathered:
                drain.tidy()
            stop.wait(LOOK_SECONDS)
    if stop.is_set():
        empty(drain)
    drain.settle()
