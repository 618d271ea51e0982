"""Latent need: the installed base ages and wears, and recurring services fall due."""

from __future__ import annotations

import numpy as np

from syotto.demo.world import catalogue
from syotto.demo.world.chance import Floats, Ints
from syotto.demo.world.state import NO_NEED, State, World

EVEN = 0.5
"""Taken off, so that an account with an average installed base has a log need about zero."""


def update_need(world: World, state: State, day: int) -> None:
    """Log need of every account today; zero is even."""
    p, assets = world.p, state.assets
    m = world.accounts.n
    since = day - assets.serviced
    pull = (
        p.age_effect * np.minimum((day - assets.installed) / 3650.0, 2.0)
        + p.wear_effect * worn(state, day)
        + p.due_effect * (since > p.service_days)
    )
    many = np.bincount(assets.account, minlength=m)
    total = np.bincount(assets.account, weights=pull, minlength=m)
    state.log_need = np.where(many > 0, total / np.maximum(many, 1) - EVEN, NO_NEED)


def worn(state: State, day: int) -> Floats:
    """Wear since the last service, at most 2; one is the limit that a reading warns at."""
    return np.asarray(np.minimum(state.assets.use * (day - state.assets.serviced), 2.0))


def service_machines(world: World, state: State, day: int) -> None:
    """Due machines are serviced: sooner under a care contract; each service is a field visit."""
    assets = state.assets
    if day % 7 > 4:
        return
    since = day - assets.serviced
    cared = state.held[assets.account, :3].any(axis=1)
    yearly = world.p.visits_a_year * np.where(cared, 2.0, 0.6) / 261.0
    due = since > world.p.service_days * np.where(cared, 0.9, 1.0)
    chance = np.where(due, np.where(cared, 0.05, 0.012), 0.1 * yearly)
    served = world.chance.happens("service visits", day, chance)
    assets.serviced[served] = day
    state.journal.note(
        "activity",
        number=state.number("activity", len(served)),
        day=np.full(len(served), day),
        account=assets.account[served],
        person=technical_person(world, state, assets.account[served]),
        kind=np.full(len(served), catalogue.VISIT),
        u=world.chance.luck("visit notes", day, served),
    )


def technical_person(world: World, state: State, account: Ints) -> Ints:
    """Whom the technician meets: the second of the group where there is one."""
    first = world.accounts.first_person[account]
    second = np.minimum(first + 1, world.people.n - 1)
    return np.where(state.account[second] == account, second, first)


def send_readings(world: World, state: State, day: int) -> None:
    """Connected machines report their vibration once a week: wear plus noise, in mm/s."""
    if day % 7 != 2:
        return
    places = np.flatnonzero(state.assets.connected)
    noise = world.chance.stream("readings", day).normal(0.0, 0.25, len(state.assets.connected))
    value = np.round(1.2 + 2.5 * worn(state, day)[places] + noise[places], 3)
    state.journal.note("reading", asset=places, day=np.full(len(places), day), value=value)
