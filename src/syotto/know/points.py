"""Points of everybody: the rules of `schema/points` as columns, in one pass over the events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import reduce
from operator import add

import ibis
from ibis import Table
from ibis.expr.types import NumericValue, StringValue

from syotto.know.members import Known, People, joined
from syotto.know.moments import moment
from syotto.schema.condition import Did
from syotto.schema.judge import Now, holds
from syotto.schema.leads import LEAD_POINTS, LEAD_TOTALS
from syotto.schema.points import FULL, MOST_OF_ALL, SECONDS, because, fading, seconds
from syotto.schema.scoring import ENGAGEMENT, FIT, Part, Rule, Scoring
from syotto.schema.table import EXACT
from syotto.schema.words import Actor

Rules = Mapping[int, Rule]
"""By their place."""
SHARE = "decimal(18, 9)"
"""As exact as EXACT for what is never above 1, and adds up in a quarter of the time."""
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
    rules = dict(enumerate(scoring.rules))
    named = {f"worth_{place}": worth(rule, everybody) for place, rule in rules.items()}
    rows = everybody.rows.select("person_id", **named)
    once = [place for place, rule in rules.items() if not rule.events]
    parts = [held(rows, once)] if once else []
    if len(once) < len(rules):
        faded = left_of_events(everybody, known.events, rules)
        parts.append(times_worth(rows, faded, rules))
    flat = reduce(Table.union, parts)
    return told(flat.filter(flat.points != 0), rules).select(*LEAD_POINTS.columns)


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


def held(rows: Table, once: list[int]) -> Table:
    """What conditions give that hold: person_id, place (of the rule), points, times, days."""
    each = ibis.array(
        [ibis.struct({"place": place, "points": rows[f"worth_{place}"]}) for place in once]
    )
    flat = rows.select("person_id", one=each.unnest())
    none = ibis.null("int64")
    return flat.select(
        "person_id", place=flat.one["place"].cast("int64"), points=flat.one["points"], times=none,
        days=none,
    )  # fmt: skip


def left_of_events(everybody: People, events: Table, rules: Rules) -> Table:
    """person_id, place, left, times, age: what is left of the events of each rule."""
    now = everybody.now
    names = {leaf.name for rule in rules.values() for leaf in rule.events}
    meant = events.filter(
        events.name.isin(sorted(names)),
        events.actor.fill_null(Actor.HUMAN.value) != Actor.MACHINE.value,
        events.person_id.notnull(),
        events.at <= moment(now.as_of),
    )
    age = ibis.literal(seconds(now)) - meant.at.truncate("s").epoch_seconds().cast("int64")
    fits = [
        [(everybody.event_fits(meant, leaf), place) for place, leaf in layer]
        for layer in layers(rules)
    ]
    each = [meant.select("person_id", place=ibis.cases(*one), age=age) for one in fits]
    rows = reduce(Table.union, each)
    rows = rows.filter(rows.place.notnull())
    per_second = rows.place.cases(
        *((place, fading(rule)) for place, rule in rules.items() if rule.events), else_=0.0
    )
    left = (rows.age.cast("float64") * per_second).exp().cast(SHARE)
    return rows.group_by("person_id", "place").agg(
        left=left.sum(), times=rows.count(), age=rows.age.min()
    )


def layers(rules: Rules) -> list[list[tuple[int, Did]]]:
    """What rules count, in as few passes as each needs to mean an event once at most.

    An event that two rules, or two names of one, mean counts for both of them, as it does live.
    """
    made: list[list[tuple[int, Did]]] = []
    for place, rule in rules.items():
        for leaf in rule.events:
            free = (one for one in made if leaf.name not in {other.name for _, other in one})
            layer = next(free, None)
            if layer is None:
                made.append(layer := [])
            layer.append((place, leaf))
    return made


def times_worth(rows: Table, faded: Table, rules: Rules) -> Table:
    """What is left of the events of people, times what each is worth."""
    both = faded.inner_join(rows, "person_id")
    each = both.place.cases(
        *((place, both[f"worth_{place}"]) for place, rule in rules.items() if rule.events),
        else_=0.0,
    )
    return both.select(
        "person_id", place=both.place.cast("int64"),
        points=(each * both.left.cast("float64")).round(9), times=both.times.cast("int64"),
        days=(both.age // SECONDS).cast("int64"),
    )  # fmt: skip


def told(flat: Table, rules: Rules) -> Table:
    """With the rule, its part and category, and why, in words."""

    def named(what: Callable[[Rule], str]) -> StringValue:
        return flat.place.cases(*((place, what(rule)) for place, rule in rules.items()), else_="")

    name = named(lambda rule: rule.name)
    counted = because(name, flat.times.cast("string"), flat.days.cast("string"))
    return flat.mutate(
        rule=name,
        part=named(lambda rule: rule.part),
        category=named(lambda rule: rule.category),
        because=ibis.ifelse(flat.times.isnull(), name, counted),
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
