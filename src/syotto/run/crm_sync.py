"""One look at a CRM: erasures first, then what changed there, then what changed here.

Before syotto may write into a CRM somebody looks at what it would write, and allows it.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import sleep
from typing import Any

from syotto.errors import SyottoError, Throttled
from syotto.run import crm_erase, crm_pull, crm_push, crm_told
from syotto.run.crm import Connection, State, connected, section_of, state_of, told, wishes_of
from syotto.run.crm_opt_outs import OPT_OUTS
from syotto.run.crm_stages import STAGES
from syotto.run.crm_tasks import settle_tasks, take_tasks
from syotto.run.crm_wishes import take_leads
from syotto.run.house import House
from syotto.run.load import Progress
from syotto.schema.crm import Kind

log = logging.getLogger("syotto.crm")
TOLD = (OPT_OUTS, STAGES)
"""What is told of people, record by record, after everything else."""
LOOK_SECONDS = 5.0
"""Between two looks at the clock."""


@dataclass(frozen=True)
class Synced:
    """What a look brought. pulled: records changed there, by kind. gone: records deleted there.

    written, same, failed: wishes of ours. allowed: whether anything may be written at all.
    """

    name: str
    pulled: Mapping[str, int]
    gone: int
    erased: int
    written: int
    same: int
    failed: int
    waiting: int
    allowed: bool


@dataclass(frozen=True)
class Planned:
    """What would be written of one record. values: field -> (theirs, ours)."""

    kind: str
    our_id: str
    record_id: str | None
    because: str
    values: Mapping[str, tuple[str | None, str | None]]
    problem: str = ""

    @property
    def how(self) -> str:
        if self.problem:
            return "not written"
        return "changed" if self.record_id else "new"


def sync(
    house: House,
    name: str,
    *,
    progress: Progress = lambda _: None,
    environ: Mapping[str, str] = os.environ,
    pause: Callable[[float], None] = sleep,
) -> Synced:
    """Both ways, from where it ended the last time. A crash loses and doubles nothing.

    Raises NotFound without a section, SettingError where it is wrong or the CRM does not let us in,
    Throttled and Busy where it does not want to or cannot be reached now: what was done stays.
    """
    told(house, name, begun_at=house.now(), error=None, fix=None)
    try:
        with connected(house, name, environ=environ, pause=pause) as c:
            made = both_ways(c, progress)
    except SyottoError as error:
        later = timedelta(seconds=error.seconds) if isinstance(error, Throttled) else timedelta()
        told(
            house, name, ended_at=house.now(), error=error.what, fix=error.fix,
            not_before=house.now() + later,
        )  # fmt: skip
        raise
    counted = {"pulled": sum(made.pulled.values()), "gone": made.gone, "written": made.written}
    done = {**counted, "erased": made.erased, "failed": made.failed}
    told(house, name, ended_at=house.now(), done=done, not_before=None)
    return made


def both_ways(c: Connection, progress: Progress) -> Synced:
    erased = crm_erase.erase(c)
    take_leads(c)
    take_tasks(c)
    pulled = crm_pull.pull(c, progress)
    settle_tasks(c)
    gone = crm_pull.sweep(c, progress)
    allowed = state_of(c.house, c.name).allowed_at is not None
    made = {"written": 0, "same": 0, "failed": 0}
    if allowed and c.wishes.push:
        made = crm_push.push(c, progress)
    for telling in TOLD:
        crm_told.take(c, telling)
        told = crm_told.tell(c, telling, progress) if allowed else {}
        made = {name: number + told.get(name, 0) for name, number in made.items()}
    kinds = (*crm_push.kinds(c), *(telling.push for telling in TOLD))
    waiting = sum(len(crm_push.waiting(c, kind)) for kind in kinds)
    return Synced(c.name, pulled, gone, erased, **made, waiting=waiting, allowed=allowed)


def diff(
    house: House,
    name: str,
    *,
    environ: Mapping[str, str] = os.environ,
    pause: Callable[[float], None] = sleep,
) -> list[Planned]:
    """What the next look would write, after asking the CRM; it writes nothing, here or there.

    Raises as `sync` does.
    """
    with connected(house, name, environ=environ, pause=pause) as c:
        told = [one for telling in TOLD for one in crm_told.planned(c, telling)]
        return [in_words(kind, one) for kind, one in (*crm_push.planned(c), *told)]


def in_words(kind: Kind, one: crm_push.Settled) -> Planned:
    before = one.there.fields if one.there else {}
    fields: Mapping[str, Any] = one.change.fields if one.change else {}
    values = {name: (before.get(name), value) for name, value in sorted(fields.items())}
    row = one.row
    return Planned(kind.value, row["our_id"], row["record_id"], row["because"], values, one.problem)


def due(state: State, every: timedelta, now: datetime) -> bool:
    """Whether it is time for another look."""
    if not every or (state.not_before and now < state.not_before):
        return False
    return state.begun_at is None or now >= state.begun_at + every


def sync_due(house: House) -> int:
    """Looks at every CRM whose time has come; returns at how many. What goes wrong is told."""
    looked = 0
    for name in house.settings.crm:
        try:
            wishes = wishes_of(name, section_of(house, name))
            if due(state_of(house, name), wishes.every, house.now()):
                looked += 1
                sync(house, name)
        except SyottoError as error:
            log.warning("%s", error)
    return looked


def crm_on(house: House, stop: threading.Event) -> None:
    """Looks again and again, until told to stop."""
    while not stop.is_set():
        try:
            sync_due(house)
        except Exception:
            log.exception("A look at a CRM broke off; it is tried again.")
        stop.wait(LOOK_SECONDS)
