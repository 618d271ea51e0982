"""Points of everybody: the rules of `schema/points` as columns, in one pass over the events."""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from operator import add
from typing import Any

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue, NumericValue

from syotto.know.members import Known, People, joined
from syotto.know.moments import moment
from syotto.schema.judge import Now, holds
from syotto.schema.leads import LEAD_POINTS, LEAD_TOTALS
from syotto.schema.points import FULL, MOST_OF_ALL, SECONDS, because, fading, seconds
from syotto.schema.scoring import ENGAGEMENT, FIT, Part, Rule, Scoring
from syotto.schema.table import EXACT
from syotto.schema.words import Actor

TOLD = ("rule", "part", "category", "points", "times", "days", "because")
REASONS = 5
"""Rules that are named as reasons of a score."""


def lead_points(*known: Table, as_of: datetime, time_zone: str, scoring: Scoring) -> Table:
    """What each rule gave each person; schema LEAD_POINTS. known: the tables of `members.Known`."""
    return given(Known(*known), scoring, Now(as_of, time_zone))


def tried_points(*known: Table, as_of: datetime, time_zone: str, shadow: Scoring) -> Table:
    """The same by the rules that are tried beside those that count."""
    return given(Known(*known), shadow, Now(as_of, time_zone))


def given(known: Known, scoring: Scoring, now: Now) -> Table:
    """A row for each rule that gave a person something."""
    everybody = People(known, scoring.conditions(), now)
    rules = scoring.rules
    named = {f"worth_{place}": worth(rule, everybody) for place, rule in enumerate(rules)}
    rows = everybody.rows.select("person_id", **named)
    rows = with_faded(rows, everybody, known.events, rules)
    told = ibis.array([told_of(rows, place, rule) for place, rule in enumerate(rules)])
    each = rows.select("person_id", told=told.unnest())
    flat = each.select("person_id", **{name: each.told[name] for name in TOLD})
    return flat.filter(flat.points != 0).select(*LEAD_POINTS.columns)


def worth(rule: Rule, everybody: People) -> NumericValue:
    """The points that one time gives to each person."""
    zero = ibis.literal(0.0)
    parts = [
        ibis.ifelse(holds(who, everybody, everybody.now), points, zero)
        if who
        else ibis.literal(points)
        for who, points in rule.variants()
    ]
    return reduce(add, parts).cast("float64")


def with_faded(rows: Table, everybody: People, events: Table, rules: tuple[Rule, ...]) -> Table:
    """rows, and of each rule with events what is left of them, how many, and since when."""
    counting = {place: rule for place, rule in enumerate(rules) if rule.events}
    if not counting:
        return rows
    now = everybody.now
    names = {leaf.name for rule in counting.values() for leaf in rule.events}
    meant = events.filter(
        events.name.isin(sorted(names)),
        events.actor.fill_null(Actor.HUMAN.value) != Actor.MACHINE.value,
        events.person_id.notnull(),
        events.at <= moment(now.as_of),
    )
    age = ibis.literal(seconds(now)) - meant.at.truncate("s").epoch_seconds().cast("int64")
    columns: dict[str, Any] = {}
    for place, rule in counting.items():
        fits = [everybody.event_fits(meant, leaf).fill_null(False) for leaf in rule.events]
        columns |= faded(f"{place}", rule, fits, age)
    return joined(rows, meant.group_by("person_id").agg(**columns))


def faded(place: str, rule: Rule, fits: list[BooleanValue], age: NumericValue) -> dict[str, Any]:
    """An event that two names of a rule mean counts for both of them, as it does live."""
    left = (age.cast("float64") * fading(rule)).exp().cast(EXACT)
    nothing = ibis.literal(0).cast(EXACT)
    return {
        f"left_{place}": reduce(add, [ibis.ifelse(fit, left, nothing).sum() for fit in fits]),
        f"times_{place}": reduce(add, [fit.cast("int64").sum() for fit in fits]),
        f"age_{place}": age.min(where=reduce(lambda one, other: one | other, fits)),
    }


def told_of(rows: Table, place: int, rule: Rule) -> ibis.Value:
    """A rule's answer about everybody, as one value."""
    each = rows[f"worth_{place}"]
    if rule.events:
        left = rows[f"left_{place}"].cast("float64").fill_null(0.0)
        points = (each * left).round(9)
        times = rows[f"times_{place}"].fill_null(0)
        days = (rows[f"age_{place}"] // SECONDS).cast("int64")
        said = because(rule, times.cast("string"), days.cast("string"))
    else:
        points, times, days = each, ibis.null("int64"), ibis.null("int64")
        said = ibis.literal(because(rule))
    fixed = {"rule": rule.name, "part": rule.part, "category": rule.category}
    return ibis.struct(
        {
            **{name: ibis.literal(value) for name, value in fixed.items()},
            "points": points.cast("float64"),
            "times": times.cast("int64"),
            "days": days,
            "because": said.cast("string"),
        }
    )


def lead_totals(
    people: Table,
    personas: Table,
    memberships: Table,
    points: Table,
    tried: Table,
    *,
    as_of: datetime,
    scoring: Scoring,
    shadow: Scoring,
) -> Table:
    """A row for everybody: their points, and those of their company; schema LEAD_TOTALS."""
    rows = scored(people.select("person_id", "account_id"), points, scoring)
    rows = with_account(rows, roles(personas, memberships, as_of), scoring.breadth)
    rows = joined(rows, reasons(points))
    if not shadow:
        return rows.mutate(shadow_points=ibis.null("float64")).select(*LEAD_TOTALS.columns)
    beside = scored(people.select("person_id"), tried, shadow)
    both = joined(rows, beside.select("person_id", shadow_points="points"))
    return both.select(*LEAD_TOTALS.columns)


def scored(people: Table, points: Table, scoring: Scoring) -> Table:
    """people with points, fit and engagement."""
    sums = points.group_by("person_id", "part", "category").agg(
        got=points.points.cast(EXACT).sum().cast("float64")
    )
    capped = sums.mutate(got=ibis.least(sums.got, cap(sums, scoring)))
    totals = capped.group_by("person_id").agg(
        **{
            part: capped.got.cast(EXACT).sum(where=capped.part == part).cast("float64")
            for part in (FIT, ENGAGEMENT)
        }
    )
    rows = joined(people, totals)
    fit = between(rows[FIT], scoring.fit) if scoring.fit.rules else ibis.literal(FULL)
    rows = rows.mutate(fit=fit, engagement=between(rows[ENGAGEMENT], scoring.engagement))
    return rows.mutate(points=rows.fit * rows.engagement / FULL)


def cap(sums: Table, scoring: Scoring) -> NumericValue:
    cases = [
        ((sums.part == name) & (sums.category == category), most)
        for name, part in ((FIT, scoring.fit), (ENGAGEMENT, scoring.engagement))
        for category, most in part.categories.items()
    ]
    return ibis.cases(*cases, else_=MOST_OF_ALL) if cases else ibis.literal(MOST_OF_ALL)


def between(got: NumericValue, part: Part) -> NumericValue:
    return ibis.greatest(0.0, ibis.least(got.fill_null(0.0), part.most))


def roles(personas: Table, memberships: Table, as_of: datetime) -> Table:
    """person_id, role: their part in buying, as records or their title say, else their work."""
    until = memberships["to"]
    now = memberships.filter(until.isnull() | (until > moment(as_of)))
    said = now.filter(now.buying_role.notnull()).group_by("person_id").agg(
        said=now.buying_role.max()
    )  # fmt: skip
    read = personas.select("person_id", "persona", read="buying_role")
    both = said.outer_join(read, "person_id")
    person = ibis.coalesce(both.person_id, both.person_id_right)
    return both.select(person_id=person, role=ibis.coalesce(both.said, both.read, both.persona))


def with_account(rows: Table, roles: Table, breadth: float) -> Table:
    """The points of the company: the best of each role, and more for each further role."""
    told = joined(rows, roles)
    some = told.filter(told.account_id.notnull(), told.points > 0)
    best = some.group_by("account_id", role=some.role.fill_null("")).agg(best=some.points.max())
    each = best.group_by("account_id").agg(
        together=best.best.cast(EXACT).sum().cast("float64"), roles=best.count()
    )
    more = each.select(
        "account_id", account_points=each.together * (1 + (each.roles - 1) * breadth)
    )
    wide = rows.left_join(more, "account_id").drop("account_id_right")
    known = wide.account_id.notnull()
    return wide.mutate(
        account_points=ibis.ifelse(known, wide.account_points.fill_null(0.0), ibis.null("float64"))
    )


def reasons(points: Table) -> Table:
    """The weightiest rules of each person, in words."""
    order = [points.points.abs().desc(), points.rule]
    place = ibis.row_number().over(group_by="person_id", order_by=order)
    ranked = points.mutate(place=place)
    numbered = ranked.place.cast("string").lpad(9, "0") + ":" + ranked.because
    listed = ranked.group_by("person_id").agg(
        listed=numbered.collect(where=ranked.place < REASONS)
    )  # fmt: skip
    text = listed.listed.sort().join("\n").re_replace("[0-9]{9}:", "")
    return listed.select("person_id", reasons=text.split("\n"))
