"""Reads mailboxes and the drop folder until told to stop; once a day what is too old goes."""

from __future__ import annotations

import logging
import threading

from syotto.run import clock
from syotto.run.drop import DropFolder
from syotto.run.house import House
from syotto.run.mailboxes import read_mailboxes
from syotto.run.reconcile import reconcile
from syotto.run.retention import retain

RETAIN_SECONDS = 86_400.0
LOOK_SECONDS = 10.0
SOON_SECONDS = 2.0
"""Between two looks into the drop folder: usually, and while a file may be landing."""
log = logging.getLogger("syotto.doors")


def doors_on(house: House, stop: threading.Event) -> None:
    """Looks again and again. What goes wrong is told, and tried again at the next look."""
    drop = DropFolder(house)
    pause = house.settings.doors_seconds
    read_at = retained_at = float("-inf")
    while not stop.is_set():
        try:
            drop.look()
            if clock.seconds() - read_at >= pause:
                read_at = clock.seconds()
                read_mailboxes(house)
            if clock.seconds() - retained_at >= RETAIN_SECONDS:
                retained_at = clock.seconds()
                retain(house)
                if house.settings.channels:
                    reconcile(house)
        except Exception:
            log.exception("A door broke off; it is tried again.")
        stop.wait(min(pause, SOON_SECONDS if drop.seen else LOOK_SECONDS))
