"""Journeys: the stretches that somebody walked in a channel and a stage, and the whole of them."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table

from syotto.schema.journeys import SAID, How, Outcome, Subject

DAY = 86_400
WHOSE = ("subject", "subject_id")


def met_by(touchpoints: Table) -> Table:
    """Touchpoints once for the person and once for the company."""
    met = touchpoints.filter(~touchpoints.kind.startswith(SAID))
    parts = []
    for subject in Subject:
        key = f"{subject.value}_id"
        own = met.filter(met[key].notnull())
        parts.append(
            own.select(
                "touchpoint_id",
                "at",
                "channel",
                "origin",
                subject=ibis.literal(subject.value),
                subject_id=own[key],
            )
        )
    return parts[0].union(parts[1])


def in_stages(met: Table, stages: Table) -> Table:
    """Adds the stage at that moment; what brings into a stage counts in it."""
    none = ibis.null("string")
    marks = stages.select(
        *WHOSE, at="entered_at", stage="stage", touchpoint_id=none, channel=none, origin=none
    )
    rows = met.mutate(stage=none).select(*marks.columns).union(marks)
    is_mark = rows.touchpoint_id.isnull()
    order = [rows.at, (~is_mark).cast("int64"), rows.touchpoint_id]
    so_far = ibis.window(group_by=list(WHOSE), order_by=order, rows=(None, 0))
    told = rows.mutate(stay=is_mark.cast("int64").sum().over(so_far))
    within = ibis.window(group_by=[*WHOSE, "stay"])
    told = told.mutate(stage=told.stage.max().over(within))
    return told.filter(told.touchpoint_id.notnull() & told.stage.notnull())


def steps(touchpoints: Table, stages: Table, *, as_of: datetime) -> Table:
    """Stretches in one channel and one stage, in their order; schema JOURNEY_STEPS."""
    known = touchpoints.filter(touchpoints.at <= as_of)
    met = in_stages(met_by(known), stages).mutate(
        channel=lambda rows: rows.channel.coalesce("other")
    )
    order = [met.at, met.touchpoint_id]
    in_time = ibis.window(group_by=list(WHOSE), order_by=order)
    changes = (met.channel != met.channel.lag().over(in_time)) | (
        met.stage != met.stage.lag().over(in_time)
    )
    marked = met.mutate(begins=changes.fill_null(True).cast("int64"))
    until_now = ibis.window(
        group_by=list(WHOSE), order_by=[marked.at, marked.touchpoint_id], rows=(None, 0)
    )
    numbered = marked.mutate(step_no=marked.begins.sum().over(until_now))
    stretches = numbered.group_by(*WHOSE, "step_no").agg(
        stage=numbered.stage.min(),
        channel=numbered.channel.min(),
        at=numbered.at.min(),
        ended_at=numbered.at.max(),
        touchpoints=numbered.count(),
    )
    following = ibis.window(group_by=list(WHOSE), order_by=stretches.step_no)
    next_at = stretches.at.lead().over(following)
    wait = next_at.epoch_seconds() - stretches.ended_at.epoch_seconds()
    return stretches.mutate(
        next_stage=stretches.stage.lead().over(following),
        next_channel=stretches.channel.lead().over(following),
        wait_days=wait.cast("float64") / DAY,
    )


def journeys(
    touchpoints: Table, stages: Table, steps: Table, people: Table, accounts: Table,
    *, as_of: datetime,
) -> Table:  # fmt: skip
    """One row for each person and company who ever had a stage; schema JOURNEYS."""
    standing = where_they_stand(stages)
    in_order = ibis.window(group_by=list(WHOSE), order_by=steps.step_no)
    steps = steps.mutate(
        changes=(steps.channel != steps.channel.lag().over(in_order)).fill_null(True)
    )
    walked = steps.group_by(*WHOSE).agg(
        entry_channel=steps.channel.argmin(steps.step_no),
        path=(steps.step_no.cast("string").lpad(9, "0") + ":" + steps.channel).collect(
            where=steps.changes
        ),
        touchpoints=steps.touchpoints.sum(),
    )
    met = met_by(touchpoints.filter(touchpoints.at <= as_of))
    order = [met.at, met.touchpoint_id]
    place = ibis.row_number().over(ibis.window(group_by=list(WHOSE), order_by=order))
    first = met.mutate(place=place).filter(lambda rows: rows.place == 0)
    entered = first.select(*WHOSE, entry_origin="origin")
    owners = who_looks_after(people, accounts)
    joined = beside(beside(beside(standing, walked), entered), owners)
    return joined.mutate(
        path=joined.path.sort().join("\n").re_replace("[0-9]{9}:", "").split("\n"),
        touchpoints=joined.touchpoints.fill_null(0),
    )


def beside(left: Table, right: Table) -> Table:
    """Both tables' columns, for every row of `left`."""
    new = [name for name in right.columns if name not in WHOSE]
    return left.left_join(right, list(WHOSE)).select(*left.columns, *new)


def where_they_stand(stages: Table) -> Table:
    """When each journey began, the stage now, and how its last case ended."""
    lost = stages.how == How.LOST.value
    told = stages.group_by(*WHOSE).agg(
        started_at=stages.entered_at.min(),
        stage=stages.stage.max(where=stages.left_at.isnull()),
        won_at=stages.entered_at.max(where=stages.customer),
        lost_at=stages.entered_at.max(where=lost),
    )
    was_won = told.won_at.notnull() & (told.lost_at.isnull() | (told.won_at >= told.lost_at))
    outcome = ibis.cases(
        (was_won, Outcome.WON.value),
        (told.lost_at.notnull(), Outcome.LOST.value),
        else_=Outcome.OPEN.value,
    )
    ended = ibis.ifelse(was_won, told.won_at, told.lost_at)
    return told.mutate(outcome=outcome, ended_at=ended)


def who_looks_after(people: Table, accounts: Table) -> Table:
    """The owner and unit of everybody; who has none of their own has those of their company."""
    theirs = accounts.select(company="account_id", of_owner="owner", of_unit="unit")
    joined = people.left_join(theirs, people.account_id == theirs.company)
    own = joined.select(
        subject=ibis.literal(Subject.PERSON.value),
        subject_id=joined.person_id,
        owner=joined.owner.coalesce(joined.of_owner),
        unit=joined.unit.coalesce(joined.of_unit),
    )
    return own.union(
        accounts.select(
            "owner",
            "unit",
            subject=ibis.literal(Subject.ACCOUNT.value),
            subject_id=accounts.account_id,
        ).select(*own.columns)
    )
