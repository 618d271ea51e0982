"""What became of those who came into flows: counts, each arm and each part of a split by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.store.flows import enrolments, flow_steps

COUNTED = (
    sa.func.count().label("people"),
    sa.func.count(enrolments.c.goal_at).label("reached"),
)
Over = Mapping[int, datetime]
"""By version, when those came in at the latest whose time for the goal is over."""


def fates(connection: sa.Connection, name: str, over: Over) -> list[sa.Row[Any]]:
    """arm, people, reached of those whose time for the goal is over; drawn: the sum of the chances
    with which they came into it.

    units: what was drawn, companies or people. squares, products, reached_squares: sums over the
    units of people², people times reached, reached².
    """
    c = enrolments.c
    unit = sa.func.coalesce(c.account_id, c.person_id)
    query = sa.select(c.arm, sa.func.sum(c.propensity).label("drawn"), *COUNTED)
    each = query.where(c.flow == name, time_over(over)).group_by(c.arm, unit).subquery()
    whole = sa.select(each.c.arm, sa.func.sum(each.c.drawn).label("drawn"), *summed(each))
    return list(connection.execute(whole.group_by(each.c.arm)))


def fates_by_step(connection: sa.Connection, name: str, over: Over) -> list[sa.Row[Any]]:
    """step_id, how, and the same; people are drawn into the parts of a split one by one."""
    c, left = enrolments.c, flow_steps.c
    joined = sa.join(flow_steps, enrolments, c.enrolment_id == left.enrolment_id)
    query = sa.select(left.step_id, left.how, *COUNTED).select_from(joined)
    chosen = query.where(left.flow == name, time_over(over))
    each = chosen.group_by(left.step_id, left.how, left.person_id).subquery()
    whole = sa.select(each.c.step_id, each.c.how, *summed(each))
    return list(connection.execute(whole.group_by(each.c.step_id, each.c.how)))


def summed(each: sa.Subquery) -> Iterator[sa.Label[int]]:
    """Of people and reached by unit."""
    people, reached = each.c.people, each.c.reached
    sums = {
        "people": people, "reached": reached, "squares": people * people,
        "products": people * reached, "reached_squares": reached * reached,
    }  # fmt: skip
    yield sa.func.count().label("units")
    for name, what in sums.items():
        yield sa.cast(sa.func.sum(what), sa.BigInteger).label(name)


def time_over(over: Over) -> sa.ColumnElement[bool]:
    c = enrolments.c
    return sa.or_(
        sa.false(), *((c.version == one) & (c.entered_at <= at) for one, at in over.items())
    )
