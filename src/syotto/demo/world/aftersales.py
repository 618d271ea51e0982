"""Life after the order: deliveries, complaints, job changes, consent given anew, mergers."""

from __future__ import annotations

import numpy as np

from syotto.demo.world.chance import Ints
from syotto.demo.world.contact import complain
from syotto.demo.world.state import State, World

MERGER_FROM = 20
"""No company is merged in the first days."""


def deliver(world: World, state: State, day: int) -> None:
    """Yesterday's orders get their dates; late ones end in a complaint now and then."""
    placed = [part for part in state.journal.parts.get("line", [])[-4:] if part["day"][0] == day]
    if not placed:
        return
    order = np.concatenate([part["order"] for part in placed])
    account = np.concatenate([part["account"] for part in placed])
    order, first = np.unique(order, return_index=True)
    account = account[first]
    u = world.chance.pick("deliveries", day, account, 3)
    late = u[:, 0] < world.p.late_share
    promised = day + 3 + np.floor(u[:, 1] * 10)
    arrives = promised + np.where(late, 1 + np.floor(u[:, 2] * 14), -np.floor(u[:, 2] * 2))
    state.journal.note(
        "delivery", order=order, day=np.full(len(order), day), promised=promised, arrives=arrives
    )
    luck = world.chance.luck("late complaints", day, account)
    angry = np.unique(account[late & (luck < world.p.late_complaint)])
    complain(world, state, day, world.accounts.first_person[angry], about=0)


def go_wrong(world: World, state: State, day: int) -> None:
    """Complaints that have nothing to do with us contacting anybody."""
    who = world.chance.happens("troubles", day, world.p.complaint * state.customer)
    complain(world, state, day, world.accounts.first_person[who])


def change_jobs(world: World, state: State, day: int) -> None:
    """People move to another company; the address that we have of them dies."""
    daily = np.full(world.people.n, world.p.job_change / 365)
    who = world.chance.happens("job changes", day, daily)
    stays = np.isin(who, world.accounts.first_person)
    who = who[~stays]
    u = world.chance.pick("new jobs", day, who, 2)
    target = np.floor(u[:, 0] * world.accounts.n).astype(np.int64)
    open_to = ~world.accounts.solo[target]
    who, target, noticed = who[open_to], target[open_to], u[open_to, 1] < 0.3
    state.journal.note(
        "job",
        day=np.full(len(who), day),
        person=who,
        left=state.account[who],
        joined=target,
        noticed=noticed,
    )
    state.account[who] = target
    state.bounced[who] = ~noticed


def agree(world: World, state: State, day: int) -> None:
    """Some people give consent by themselves; a few withdraw it without a word."""
    n = world.people.n
    luck = world.chance.uniform("consents", day, n)
    yearly = world.p.consent_a_year / 365
    gives = np.flatnonzero((luck < yearly) & state.known & ~state.consent)
    ends = np.flatnonzero((luck > 1 - yearly / 2) & state.consent)
    state.consent[gives], state.consent[ends] = True, False
    for who, given in ((gives, True), (ends, False)):
        state.journal.note(
            "consent", person=who, day=np.full(len(who), day), given=np.full(len(who), given)
        )


def mergers(world: World) -> tuple[Ints, Ints, Ints]:
    """Accounts that are merged into another one: who, into whom, on which day of the first year.

    The buyer's number is used for orders from then on; the old number stays in the records.
    """
    m = world.accounts.n
    rng = world.chance.stream("mergers")
    many = max(1, round(world.p.merged_share * m))
    big = np.flatnonzero(~world.accounts.solo)
    chosen = rng.permutation(big)[: 2 * many]
    days = rng.integers(MERGER_FROM, 365, many)
    return chosen[:many], chosen[many : 2 * many], days
