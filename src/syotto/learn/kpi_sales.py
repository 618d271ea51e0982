"""How far sales came with leads, as facts of `kpi_facts`: marketing-qualified, accepted, qualified.

A lead is in a stage from the first step on that says it came there, or further: a case that nobody
accepted in so many words was accepted that day.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table

from syotto.learn.kpi_facts import DAY, fact, first_month, known_of, last_met
from syotto.schema.handed import STEPS_INTO, LeadStage
from syotto.schema.journeys import Subject
from syotto.schema.kpis import TAKEN_ON, WITH_SALES

STAGES = list(LeadStage)


def sales_facts(
    leads: Table, journeys: Table, origins: Table, touchpoints: Table, as_of: datetime,
    within_days: int,
) -> tuple[Table, Table]:  # fmt: skip
    """Leads that came into each stage, and of these who came into the next in time."""
    said = leads.filter(leads["at"] <= ibis.literal(as_of))
    came = ibis.union(*(came_into(said, place) for place in range(len(STAGES))))
    onward = ibis.window(group_by="lead_id", order_by="place")
    came = came.mutate(went_at=came.entered_at.lead().over(onward))
    lately = came.filter(came.entered_at >= ibis.literal(first_month(as_of)))
    rows = told(lately, journeys, origins, touchpoints)
    name = rows.stage.substitute({stage: one.name for stage, one in WITH_SALES.items()})
    before = rows.filter(rows.stage.isin(list(TAKEN_ON)))
    share = before.stage.substitute({stage: one.name for stage, one in TAKEN_ON.items()})
    days = (before.went_at.epoch_seconds() - before.entered_at.epoch_seconds()) / DAY
    on_time = (days <= within_days).fill_null(False).cast("float64")
    return (
        fact(rows, name, rows.entered_at),
        fact(before, share, before.entered_at, on_time, 1),
    )


def came_into(said: Table, place: int) -> Table:
    """Each lead's first step into a stage or beyond, with its person and seller then."""
    into = [step for stage in STAGES[place:] for step in STEPS_INTO[stage]]
    steps = said.filter(said.step.isin(into))
    order = ibis.window(group_by="lead_id", order_by=["at", "step_id"])
    numbered = steps.mutate(number=ibis.row_number().over(order))
    return numbered.filter(numbered.number == 0).select(
        "lead_id", "owner", entered_at="at", subject_id="person_ref",
        place=ibis.literal(place), stage=ibis.literal(STAGES[place].value),
    )  # fmt: skip


def told(came: Table, journeys: Table, origins: Table, touchpoints: Table) -> Table:
    """With whose they are, and the last content and campaign that the person had met."""
    whose = known_of(journeys, origins)
    people = whose.filter(whose.whose == Subject.PERSON.value).drop("whose", "owner")
    known = came.left_join(people, came.subject_id == people.whose_id)
    return known.left_join(last_met(came, touchpoints), ["subject_id", "entered_at"]).select(
        "stage", "entered_at", "went_at", "origin", "channel", "content", "campaign", "owner",
        "unit",
    )  # fmt: skip
