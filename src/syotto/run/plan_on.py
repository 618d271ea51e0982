"""Carries the plan out while the server runs: what it gives to the machine leaves by itself."""

from __future__ import annotations

import logging
import threading

from syotto.errors import SyottoError
from syotto.run.house import House
from syotto.run.plan_acts import is_of_today
from syotto.run.plan_mail import PlanMailing
from syotto.schema.messages import BY_PLAN, CARRIED, MailingState
from syotto.store import marks, outbox as book

BY = "the plan"
LOOK_SECONDS = 20.0
OVER = "Its day is over: a newer plan decides."
log = logging.getLogger("syotto.plan")


def plan_on(house: House, stop: threading.Event) -> None:
    """Looks again and again. What goes wrong is told, and tried again at the next look."""
    while house.settings.plan_sends and not stop.is_set():
        try:
            carry_out(house)
        except SyottoError as error:
            log.warning("The plan was not carried out. %s %s", error.what, error.fix)
        except Exception:
            log.exception("Carrying out the plan broke off; it is tried again.")
        stop.wait(LOOK_SECONDS)


def carry_out(house: House) -> int:
    """Once for each build of today: its messages are intended, and what of the days before has not
    left stays here. Returns how many messages are new.

    A mailing that somebody paused or stopped stays so; where a second person is due it waits.
    """
    build = house.warehouse.current()
    with house.ledger.read() as connection:
        mark = marks.mark_of(connection, CARRIED) or {}
    if not house.settings.plan_sends or not build or mark.get("build") == build:
        return 0
    if not is_of_today(house, house.warehouse.open()):
        return 0
    made = [PlanMailing(house, channel=name) for name in house.settings.plan_sends]
    end_older(house, {one.mailing_id for one in made})
    new, missing = 0, dict[str, int]()
    for one in made:
        with house.ledger.read() as connection:
            known = book.mailing_of(connection, one.mailing_id)
        if not known or known["state"] != MailingState.STOPPED:
            new += one.release(BY).new
        missing |= {gap.what: gap.acts for gap in one.missing()}
    with house.ledger.begin() as connection:
        marks.move(connection, CARRIED, {"build": build, "missing": missing}, house.now())
    return new


def end_older(house: House, today: set[str]) -> None:
    """What earlier plans wanted sent and has not left."""
    live = (MailingState.PLANNED, MailingState.RUNNING, MailingState.PAUSED)
    now = house.now()
    with house.ledger.begin() as connection:
        for state in live:
            for name in book.mailings_in(connection, state):
                if name.startswith(BY_PLAN) and name not in today:
                    values = {"state": MailingState.STOPPED, "reason": OVER, "changed_at": now}
                    book.change_mailing(connection, name, state, **values)
                    book.end_waiting(connection, name, OVER, now)
