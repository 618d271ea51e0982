"""Keeps leads moving while the server runs: hand-over and digest each morning, reports of delay."""

from __future__ import annotations

import logging
import threading
from datetime import date, datetime

from syotto.run.defined import sellers_in
from syotto.run.digest import digest, escalate
from syotto.run.house import House
from syotto.run.lead_ends import settle_left
from syotto.run.lead_log import drain_leads
from syotto.run.leads import give_waiting, hand_over

LOOK_SECONDS = 20.0
log = logging.getLogger("syotto.leads")
Begun = set[tuple[str, date]]


def leads_on(house: House, stop: threading.Event) -> None:
    """Looks again and again. What goes wrong is told, and tried again at the next look."""
    begun: Begun = set()
    while house.settings.sellers and not stop.is_set():
        try:
            look(house, house.now(), begun)
        except Exception:
            log.exception("The look at leads broke off; it is tried again.")
        stop.wait(LOOK_SECONDS)


def look(house: House, now: datetime, begun: Begun) -> None:
    """begun: the days of sellers whose morning is done; a new one is added."""
    settle_left(house, now)
    give_waiting(house, now)
    escalate(house, now)
    new = mornings(house, now) - begun
    drain_leads(house)
    if new:
        hand_over(house, now)
        digest(house, now, begun=True)
        begun |= new


def mornings(house: House, now: datetime) -> Begun:
    """The days that have begun, each by its seller's clock."""
    sellers = sellers_in(house)
    local = {one.name: (one, now.astimezone(one.zone)) for one in sellers}
    begun = {name: at.date() for name, (one, at) in local.items() if at.time() >= one.begins}
    return set(begun.items())
