"""The road to an investment: interest, stages with ways back, sales cases won and lost."""

from __future__ import annotations

import numpy as np

from syotto.demo.world import catalogue
from syotto.demo.world.catalogue import CUSTOMER, LEAD, OPPORTUNITY, PROSPECT, SUSPECT, VISITOR
from syotto.demo.world.chance import Floats, Ints, choose, logistic
from syotto.demo.world.state import NEVER, Assets, State, World

LEVELS = {VISITOR: 0.0, SUSPECT: 0.0, PROSPECT: 0.3, LEAD: 0.6}
"""The interest at which a step forward has its even chance."""
SHORTEST_CASE = 6
RESTS = 0.004
"""Daily chance that somebody who bought is back in the pool."""
LOST_REASONS = ("price", "competitor", "postponed", "no decision")


def warm(world: World, state: State) -> None:
    """Interest drifts to what the person likes and what the account needs."""
    p = world.p
    level = world.people.taste_for_news + p.interest_need * state.log_need[state.account]
    state.interest *= p.interest_keep
    state.interest += (1 - p.interest_keep) * level


def move(world: World, state: State, day: int) -> None:
    """People go a stage forward or back; one number a day decides about a person."""
    luck = world.chance.uniform("stages", day, world.people.n)
    stage = state.stage
    up = luck < forward(world, state)
    may_fall = (stage == PROSPECT) | (stage == LEAD)
    down = may_fall & (luck > 1 - 2 * world.p.fall_back * (1 - pulled(state)))
    back = (stage == CUSTOMER) & (luck < RESTS)
    change(state, day, np.flatnonzero(up), stage[up] + 1)
    change(state, day, np.flatnonzero(down), stage[down] - 1)
    change(state, day, np.flatnonzero(back), np.full(int(back.sum()), SUSPECT))
    found = np.flatnonzero(up & ~state.known)
    introduce(world, state, day, found)


def forward(world: World, state: State) -> Floats:
    """Each person's chance to go a stage forward today; a lead does so by a sales case."""
    p, stage = world.p, state.stage
    chance = np.array([p.identify, p.prospect, p.lead])[np.minimum(stage, PROSPECT)]
    return np.where(stage < LEAD, 2 * chance * pulled(state), 0.0)


def pulled(state: State) -> Floats:
    """How far interest pulls each person on from their stage, 0-1."""
    level = np.array([LEVELS.get(s, 0.0) for s in range(len(catalogue.STAGES))])[state.stage]
    return logistic(2.0 * (state.interest - level))


def change(state: State, day: int, person: Ints, stage: Ints) -> None:
    before = state.stage[person]
    state.stage[person] = stage
    days = np.full(len(person), day)
    state.journal.note("stage", person=person, day=days, stage=stage, before=before)


def introduce(world: World, state: State, day: int, person: Ints) -> None:
    """Visitors leave their name in a form; some of them agree to e-mail."""
    state.known[person] = True
    agrees = world.chance.luck("form consent", day, person) < 0.5
    new = person[agrees]
    state.consent[new] = True
    state.journal.note("form", person=person, day=np.full(len(person), day))
    state.journal.note(
        "consent", person=new, day=np.full(len(new), day), given=np.ones(len(new), dtype=np.bool_)
    )


def opening(world: World, state: State) -> tuple[Ints, Floats]:
    """Leads whose account has no open case, and each one's chance to open one today: more where
    somebody who decides is on the way too.
    """
    p = world.p
    lead = np.flatnonzero(state.stage == LEAD)
    account = state.account[lead]
    decides = world.people.role[lead] == 0
    backed = state.stage[world.accounts.first_person[account]] >= PROSPECT
    support = np.where(decides | backed, 1.0, 0.3)
    pull = logistic(2.0 * (state.interest[lead] - LEVELS[LEAD]))
    free = state.deal_closes[account] == NEVER
    return lead[free], np.asarray((2 * p.case * support * pull)[free])


def open_cases(world: World, state: State, day: int) -> None:
    """A lead becomes a sales case."""
    p = world.p
    lead, chance = opening(world, state)
    luck = world.chance.luck("open cases", day, lead)
    opened = lead[luck < chance]
    account, first = np.unique(state.account[opened], return_index=True)
    person = opened[first]
    u = world.chance.pick("cases", day, account, 2)
    taste = world.market.deal_tastes[world.accounts.type[account]]
    lasts = np.floor(-np.log1p(-u[:, 1]) * p.case_days).astype(np.int64)
    state.deal_closes[account] = day + SHORTEST_CASE + lasts
    state.deal_product[account] = catalogue.ORDERED + choose(taste, u[:, 0])
    state.deal_person[account] = person
    state.deal_number[account] = state.number("case of sales", len(account))
    change(state, day, person, np.full(len(person), OPPORTUNITY))
    state.journal.note(
        "deal open",
        number=state.deal_number[account],
        account=account,
        person=person,
        product=state.deal_product[account],
        day=np.full(len(account), day),
        closes=state.deal_closes[account],
    )


def win_odds(world: World, state: State, account: Ints) -> Floats:
    """Log odds of winning the open case: need, goodwill of the one who decides, their interest."""
    p, main = world.p, world.accounts.first_person[account]
    odds = p.win + p.win_need * state.log_need[account]
    odds = odds + 2.0 * (state.goodwill[main] - p.goodwill)
    return np.asarray(odds + 0.3 * (state.interest[main] + 0.6))


def close_cases(world: World, state: State, day: int) -> None:
    """Cases that are due are won or lost; lost people go back to the pool with their history."""
    account = np.flatnonzero(state.deal_closes <= day)
    luck = world.chance.luck("close cases", day, account)
    won = luck < logistic(win_odds(world, state, account))
    person = state.deal_person[account]
    state.journal.note(
        "deal close",
        number=state.deal_number[account],
        account=account,
        person=person,
        product=state.deal_product[account],
        day=np.full(len(account), day),
        won=won,
        reason=np.floor(luck * 997).astype(np.int64) % len(LOST_REASONS),
    )
    stage = np.where(won, CUSTOMER, SUSPECT)
    change(state, day, person, stage)
    state.interest[person] -= np.where(won, 0.3, 0.6)
    install(world, state, day, account[won])
    state.customer[account[won]], state.lost_on[account[won]] = True, NEVER
    state.deal_closes[account] = NEVER


def install(world: World, state: State, day: int, account: Ints) -> None:
    """A sold machine joins the installed base; a retrofit makes an old one as good as new."""
    product, old = state.deal_product[account], state.assets
    renewed = np.isin(old.account, account[product < catalogue.FIRST_MACHINE])
    old.serviced[renewed] = day
    new = account[product >= catalogue.FIRST_MACHINE]
    u = world.chance.pick("new machines", day, new, 2)
    days = np.full(len(new), float(day))
    state.assets = Assets(
        account=np.concatenate([old.account, new]),
        product=np.concatenate([old.product, state.deal_product[new]]),
        installed=np.concatenate([old.installed, days]),
        serviced=np.concatenate([old.serviced, days]),
        use=np.concatenate([old.use, (0.4 + 1.2 * u[:, 0]) * world.p.wear_a_year / 365.0]),
        connected=np.concatenate([old.connected, u[:, 1] < 2 * world.p.connected_share]),
    )
