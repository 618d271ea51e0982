"""One day of the simulated company, and many of them."""

from __future__ import annotations

from collections.abc import Callable

from syotto.demo.world import aftersales, behaviour, buying, contact, journey, need
from syotto.demo.world.contact import Contacts
from syotto.demo.world.state import State, World, first_state

Policy = Callable[[World, State, int], Contacts]
"""Whom to contact on a day."""
Progress = Callable[[str, float], None]
"""Told what is going on and which share of it is done."""


Watch = Callable[[World, State, int], None]
"""Looks at every day when people have been contacted and luck has not yet decided: `ahead` before
they go a stage on, `watch` before they buy.
"""


def unwatched(_world: World, _state: State, _day: int) -> None:
    """Days that nobody looks at."""


def silent(_what: str, _share: float) -> None:
    """Progress that nobody watches."""


def begin(world: World) -> State:
    """The evening before the first day, with the orders of the year before it."""
    state = first_state(world)
    need.update_need(world, state, 0)
    buying.order_before(world, state)
    return state


def live(
    world: World,
    state: State,
    policy: Policy,
    days: int,
    progress: Progress = silent,
    *,
    ahead: Watch = unwatched,
    watch: Watch = unwatched,
) -> None:
    """Let `days` more days pass under a policy; `state` and its journal move on."""
    first = state.day
    for day in range(first, first + days):
        pass_day(world, state, day, policy(world, state, day), ahead, watch)
        state.day = day + 1
        if (day - first) % 7 == 6:
            progress("days", (day - first + 1) / days)


def pass_day(
    world: World,
    state: State,
    day: int,
    asked: Contacts,
    ahead: Watch = unwatched,
    watch: Watch = unwatched,
) -> None:
    """Everything of one day, in the order in which it happens."""
    need.update_need(world, state, day)
    contact.receive(world, state, day, asked)
    behaviour.browse(world, state, day)
    behaviour.use_portal(world, state, day)
    behaviour.attend(world, state, day)
    journey.warm(world, state)
    ahead(world, state, day)
    journey.move(world, state, day)
    watch(world, state, day)
    journey.open_cases(world, state, day)
    journey.close_cases(world, state, day)
    buying.order(world, state, day)
    buying.sign(world, state, day)
    buying.renew(world, state, day)
    aftersales.deliver(world, state, day)
    aftersales.go_wrong(world, state, day)
    aftersales.change_jobs(world, state, day)
    aftersales.agree(world, state, day)
    need.service_machines(world, state, day)
    need.send_readings(world, state, day)
    contact.recover(world, state, day)
