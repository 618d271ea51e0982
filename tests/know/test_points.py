"""Points: one rule for a person and for a table of them, caps, fading, and whole accounts."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from syotto.know.points import given as given_points, lead_totals, scored
from syotto.schema.judge import Now
from syotto.schema.known import MEMBERSHIPS, PEOPLE
from syotto.schema.leads import LEAD_POINTS, TRIED_POINTS
from syotto.schema.points import points_of
from syotto.schema.profile import Happened, Profile
from syotto.schema.scoring import Scoring, as_dict, parse
from syotto.schema.segmented import PERSONAS
from tests.people import AS_OF, NAMES, ZONE, crowd
from tests.tables import rows_of, table

NOW = Now(AS_OF, ZONE)
WHEN = st.sampled_from([
    {"field": "country", "one_of": ["FI", "SE"]}, {"field": "may.email", "is": True}, {"in_segment": "fair"},
    {"not": {"did": "Page Viewed", "within_days": 30}}, {"bought": {"category": "pumps"}, "within_days": 90},
])  # fmt: skip
POINTS = st.integers(-60, 60)
MORE = st.fixed_dictionaries(
    {"points": POINTS},
    optional={
        "category": st.sampled_from(["content", "role"]),
        "personas": st.dictionaries(
            st.sampled_from(["finance", "maintenance"]), POINTS, min_size=1
        ),
    },
)
ONCE = st.builds(lambda when, more: {"when": when, **more}, WHEN, MORE)
EACH = st.builds(
    lambda did, more, fine: {"did": did, **more, **fine},
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True),
    MORE,
    st.fixed_dictionaries(
        {},
        optional={
            "when": WHEN,
            "where": st.just({"path": {"starts_with": "/p"}}),
            "within_days": st.sampled_from([7, 30, 90]),
            "half_life_days": st.sampled_from([0.5, 9, 30, 365]),
        },
    ),
)
CAPS = st.dictionaries(
    st.sampled_from(["content", "role", "other"]), st.integers(0, 90), max_size=2
)


@st.composite
def rules(draw):
    fit = draw(st.lists(ONCE, max_size=3))
    done = draw(st.lists(ONCE | EACH, max_size=4))
    most = draw(st.sampled_from([40, 100]))
    return parse({
        "fit": {"categories": draw(CAPS), "rules": {f"f{n}": one for n, one in enumerate(fit)}},
        "engagement": {"most": most, "categories": draw(CAPS), "rules": {f"e{n}": one for n, one in enumerate(done or [draw(EACH)])}},
    })  # fmt: skip


@cache
def people(seed: int):
    return crowd(seed)


@settings(max_examples=6, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(rules(), st.integers(0, 1))
def test_a_table_of_people_and_each_of_them_alone_get_the_same_points(scoring, seed):
    tables, alone = people(seed)
    points = given_points(tables, scoring, NOW).cache()
    totals = scored(tables.people.select("person_id"), points, scoring).to_pyarrow().to_pylist()
    reasons: dict[str, list] = {}
    for row in points.to_pyarrow().to_pylist():
        reasons.setdefault(row.pop("person_id"), []).append(row)
    assert len(totals) == len(alone)
    for row in totals:
        person = next(one for one in alone if one.person_id == row["person_id"])
        live = points_of(person, scoring, NOW)
        expected = (live.points, live.fit, live.engagement)
        assert (row["points"], row["fit"], row["engagement"]) == pytest.approx(expected, abs=1e-6)
        told = sorted(reasons.get(person.person_id, []), key=lambda one: one["rule"])
        alike = sorted((vars(one) for one in live.given), key=lambda one: one["rule"])
        assert told == [one | {"points": pytest.approx(one["points"], abs=1e-6)} for one in alike]


@settings(max_examples=60)
@given(rules())
def test_rules_that_are_written_and_read_again_are_the_same(scoring):
    assert parse(as_dict(scoring)) == scoring
    assert parse(as_dict(scoring)).version == scoring.version


BROCHURE = {"did": "Brochure Downloaded", "points": 8, "half_life_days": 30}


def person(*days: float) -> Profile:
    events = tuple(Happened(AS_OF - timedelta(days=day), "Brochure Downloaded") for day in days)
    return Profile("ann", {"persona": "finance", "country": "FI"}, events=events)


@pytest.mark.parametrize(
    ("rules", "days", "points"),
    [
        ({"a": BROCHURE}, [0], 8),
        ({"a": BROCHURE}, [30], 4),
        ({"a": BROCHURE}, [0, 60], 10),
        ({"a": BROCHURE}, [301], 0),  # ten half-lives ago
        ({"a": BROCHURE | {"within_days": 20}}, [10, 30], 8 * 0.5 ** (1 / 3)),
        ({"a": BROCHURE | {"personas": {"finance": 2}}}, [0], 2),
        ({"a": BROCHURE | {"when": {"field": "country", "is": "SE"}}}, [0], 0),
        ({"a": BROCHURE | {"category": "content"}}, [0, 0, 0, 0], 20),  # the cap of content
        ({"a": BROCHURE | {"points": 90}}, [0, 0], 100),  # the cap of all
        ({"a": BROCHURE, "b": {"when": {"field": "country", "is": "FI"}, "points": -20}}, [0], 0),
    ],
)  # fmt: skip
def test_points_fade_stop_at_caps_and_never_fall_below_zero(rules, days, points):
    scoring = parse({"engagement": {"categories": {"content": 20}, "rules": rules}})
    assert points_of(person(*days), scoring, NOW).points == pytest.approx(points)


def test_who_does_not_fit_has_no_points_however_busy():
    fits = {"fit": {"rules": {"swede": {"when": {"field": "country", "is": "SE"}, "points": 50}}}}
    scoring = parse({**fits, "engagement": {"rules": {"a": BROCHURE}}})
    got = points_of(person(0), scoring, NOW)
    assert (got.fit, got.engagement, got.points) == (0, 8, 0)


GROUP = """
person_id | account_id
ann       | MILL
bea       | MILL
cid       | MILL
dan       | PUMP
eve       | -
"""
WORK = """
person_id | persona     | buying_role | how  | because
ann       | executive   | decides     | rule | x
bea       | maintenance | uses        | rule | x
cid       | maintenance | uses        | rule | x
dan       | executive   | decides     | rule | x
"""
GOT = """
person_id | rule  | part       | category | points | because
ann       | pages | engagement | other    | 30     | pages (30×)
bea       | pages | engagement | other    | 20     | pages (20×)
bea       | fair  | engagement | other    | 5      | fair (1×)
cid       | pages | engagement | other    | 10     | pages (10×)
dan       | pages | engagement | other    | 60     | pages (60×)
"""


def test_another_role_of_an_account_counts_more_than_one_busy_person():
    scoring = parse({"engagement": {"rules": {"a": BROCHURE}}})
    made = lead_totals(
        table(PEOPLE, GROUP), table(PERSONAS, WORK), table(MEMBERSHIPS, "person_id"),
        table(LEAD_POINTS, GOT), table(TRIED_POINTS, "person_id"),
        as_of=AS_OF, scoring=scoring, shadow=Scoring(),
    )  # fmt: skip
    told = rows_of(made, "person_id", "points", "account_points", "shadow_points")
    assert told == [
        ("ann", 30, 82.5, None),  # (30 + 25) x 1.5
        ("bea", 25, 82.5, None),
        ("cid", 10, 82.5, None),
        ("dan", 60, 60, None),
        ("eve", 0, None, None),
    ]
    by_person = {row["person_id"]: row["reasons"] for row in made.to_pyarrow().to_pylist()}
    assert by_person["bea"] == ["pages (20×)", "fair (1×)"]
