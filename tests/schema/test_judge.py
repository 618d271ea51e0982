"""One definition: a condition says the same of a table of people and of each of them alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

import ibis
import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from syotto.know.members import People
from syotto.schema.condition import All, Any, Bought, Did, Field, InSegment, Not, Often, Test
from syotto.schema.condition_fields import (
    DAYS as IN_DAYS,
    FIELDS,
    LISTS,
    OPERATORS,
    Kind,
    kind_of_value,
)
from syotto.schema.condition_text import parse, written
from syotto.schema.judge import Now, holds
from syotto.schema.profile import Happened, Profile
from tests.people import AS_OF, BACK, DAYS, MOMENTS, NAMES, OPEN, TEXTS, ZONE, crowd
from tests.thorough import examples

NOW = Now(AS_OF, ZONE)
LETTERS = st.sampled_from("aäÄßΣσς/ %_'x3İi")
PLAIN = {
    Kind.TEXT: st.sampled_from([*TEXTS, "pumps", "/pumps", "öl", "%", "_"]) | st.text(LETTERS, min_size=1, max_size=3),
    Kind.NUMBER: st.sampled_from([3, 3.0, -2, 0.1, 1000, 0]) | st.integers(-3, 4),
    Kind.MOMENT: st.sampled_from([*DAYS, *MOMENTS, date(2026, 3, 28), datetime(2026, 3, 29, 3, 30)]),
    Kind.DAY: st.sampled_from([*DAYS, *MOMENTS]),
    Kind.TRUTH: st.booleans(),
}  # fmt: skip
PLAIN[Kind.OPEN] = st.one_of(PLAIN[Kind.TEXT], st.sampled_from(OPEN).filter(bool), PLAIN[Kind.NUMBER], PLAIN[Kind.MOMENT], PLAIN[Kind.TRUTH])  # fmt: skip


@st.composite
def held(draw, kind: Kind) -> Test:
    operator = draw(st.sampled_from(OPERATORS[kind]))
    if operator == "exists":
        return Test(operator, draw(st.booleans()))
    if operator in IN_DAYS:
        return Test(operator, draw(st.sampled_from(BACK[1:])))
    fit = fitting(operator, kind)
    value = draw(fit)
    if operator in LISTS:
        like = fit.filter(lambda other: kind_of_value(other) == kind_of_value(value))
        more = draw(st.lists(like, min_size=1 if operator == "between" else 0, max_size=1))
        return Test(operator, (value, *more))
    return Test(operator, value)


def fitting(operator: str, kind: Kind):
    """Values that an operator means something for, of an open kind."""
    if kind != Kind.OPEN or operator in ("is", "one_of"):
        return PLAIN[kind]
    if operator in ("contains", "starts_with"):
        return PLAIN[Kind.TEXT]
    numbers = operator in ("more_than", "less_than", "at_least", "at_most")
    return PLAIN[Kind.NUMBER if numbers else Kind.MOMENT]


fields = st.sampled_from([*FIELDS, "feature.score", "feature.tier-2", "feature.unheard"])
often = st.builds(
    Often, st.integers(0, 3), st.none() | st.integers(3, 4), st.none() | st.sampled_from(BACK[1:])
)
wheres = st.lists(st.tuples(st.sampled_from(["path", "n", "a b.c", "ok"]), held(Kind.OPEN)), max_size=2, unique_by=lambda pair: pair[0])  # fmt: skip
leaf = st.one_of(
    fields.flatmap(lambda name: st.builds(Field, st.just(name), held(FIELDS.get(name, (Kind.OPEN,))[0]))),
    st.builds(Did, st.sampled_from(NAMES), wheres.map(tuple), often),
    st.builds(Bought, st.just(None), st.just(()), often),
    st.builds(Bought, st.just("product"), st.sampled_from([("K",), ("P", "S")]), often),
    st.builds(Bought, st.just("category"), st.sampled_from([("pumps",), ("seals", "x")]), often),
    st.builds(InSegment, st.sampled_from(["fair", "nobody"])),
)  # fmt: skip
conditions = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Any(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=6,
)


@cache
def people(seed: int):
    return crowd(seed)


@settings(
    max_examples=examples(5), phases=(Phase.generate,), suppress_health_check=list(HealthCheck)
)
@given(st.lists(conditions, min_size=6, max_size=10), st.integers(0, 1))
def test_a_table_of_people_and_each_of_them_alone_are_judged_alike(asked, seed):
    tables, alone = people(seed)
    everybody = People(tables, asked, NOW)
    answers = {f"c{place}": holds(one, everybody, NOW) for place, one in enumerate(asked)}
    rows = everybody.rows.select("person_id", **answers).to_pyarrow().to_pylist()
    assert len(rows) == len(alone)
    found = {row["person_id"]: row for row in rows}
    differ = [
        (written(one), person, found[person.person_id][place])
        for person in alone
        for place, one in zip(answers, asked, strict=True)
        if found[person.person_id][place] != holds(one, person, NOW)
    ]
    assert not differ


@settings(max_examples=examples(100))
@given(conditions)
def test_a_condition_that_is_written_and_read_again_is_the_same(condition):
    assert parse(written(condition)) == condition
    assert written(parse(written(condition))) == written(condition)


ANN = Profile(
    "ann",
    {"country": "FI", "title": "Mill Manager", "birth_date": date(1980, 1, 1), "first_at": datetime.fromisoformat("2026-03-28T22:00:00Z")},
    {"seats": "12", "renews": "2026-04-20"},
    (Happened(AS_OF - timedelta(days=30), "Page Viewed", '{"path": "/Pumps"}'), Happened(AS_OF, "Page Viewed")),
)  # fmt: skip
SAID = [
    ({"field": "country", "is": "fi"}, True),
    ({"field": "country", "one_of": ["SE", "FI"]}, True),
    ({"field": "title", "contains": "manager"}, True),
    ({"field": "title", "starts_with": "manager"}, False),
    ({"field": "city", "exists": False}, True),
    ({"field": "city", "is": "Oulu"}, False),
    ({"not": {"field": "city", "is": "Oulu"}}, True),
    ({"field": "birth_date", "before": date(1980, 1, 1)}, False),
    ({"field": "birth_date", "between": [date(1980, 1, 1), date(1980, 1, 1)]}, True),
    ({"field": "first_at", "after": date(2026, 3, 28)}, True),  # midnight in Helsinki begins the 29th
    ({"field": "first_at", "before": date(2026, 3, 29)}, False),
    ({"field": "feature.seats", "more_than": 11.5}, True),
    ({"field": "feature.seats", "starts_with": "1"}, True),
    ({"field": "feature.renews", "within_next_days": 30}, True),
    ({"field": "feature.renews", "within_days": 30}, False),
    ({"did": "Page Viewed", "at_least": 2}, True),
    ({"did": "Page Viewed", "at_least": 2, "within_days": 30}, False),  # the border is not in it
    ({"did": "Page Viewed", "where": {"path": "/pumps"}}, True),
    ({"did": "Page Viewed", "where": {"path": {"exists": False}}, "at_most": 1, "at_least": 1}, True),
    ({"did": "Order Tracked", "at_most": 0}, True),
    ({"bought": "anything"}, False),
    ({"any": [{"in_segment": "fair"}, {"field": "account.tier", "exists": True}]}, False),
]  # fmt: skip


@pytest.mark.parametrize(("said", "answer"), SAID, ids=[str(said) for said, _ in SAID])
def test_what_a_condition_means(said, answer):
    assert holds(parse(said), ANN, NOW) is answer


def test_nothing_is_read_that_nobody_asks_about():
    tables, _ = people(0)
    sql = ibis.to_sql(People(tables, [parse({"field": "country", "is": "FI"})], NOW).rows)
    assert sql.count("ibis_pyarrow_memtable") == 1
