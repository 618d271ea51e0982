"""What shows of the road to an investment: each sign is of a step that was taken, most steps show."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import numpy as np
import pyarrow as pa
import pytest

from syotto.demo.rows.identities import CRM, make_identities
from syotto.demo.rows.signs import (
    BROCHURE,
    NAMES,
    REQUEST,
    SAID,
    SEEN,
    first_stages,
    kinds,
    shares,
    signs,
)
from syotto.demo.world.catalogue import CUSTOMER, LEAD, PROSPECT, SUSPECT
from syotto.demo.world.state import moment
from tests.demo.worlds import lived, plain

DAYS = 60


@pytest.fixture(scope="module")
def company():
    world, state = lived(3000, DAYS)
    return world, state, make_identities(world)


def shown(company, since=0, until=DAYS):
    world, state, who = company
    return plain(signs(world, who, state, since, until))


@pytest.mark.parametrize(
    ("stage", "before", "kind"),
    [
        (PROSPECT, SUSPECT, BROCHURE),
        (LEAD, PROSPECT, REQUEST),
        (PROSPECT, LEAD, SAID),
        (SUSPECT, CUSTOMER, SAID),
        (CUSTOMER, LEAD, -1),
        (SUSPECT, SUSPECT - 1, -1),
    ],
)
def test_a_step_leaves_the_sign_of_its_stage(stage, before, kind):
    assert kinds(np.array([stage]), np.array([before])).tolist() == [kind]


def test_lost_interest_is_seen_less_often_than_a_step_forward():
    forward, returned, cooled = shares(
        np.array([LEAD, PROSPECT, SUSPECT]), np.array([PROSPECT, LEAD, PROSPECT])
    )
    assert forward > returned > cooled


def test_every_sign_is_of_a_step_of_that_person_on_that_day(company):
    _, state, who = company
    person, day, stage, before, place = state.journal.read(
        "stage", "person day stage before place", 0, DAYS
    )
    refs = np.array(who.person_refs)[who.ref(CRM, person)]
    steps = {
        f"s{number}": (ref, moment(float(on)).date(), kind)
        for number, ref, on, kind in zip(place, refs, day, kinds(stage, before), strict=True)
    }
    found = [row for row in shown(company).to_pylist() if row["event_id"] in steps]
    assert len(found) > 50
    for row in found:
        ref, on, kind = steps[row["event_id"]]
        assert (row["user_id"], row["name"]) == (ref, NAMES[kind])
        assert abs((row["at"].date() - on).days) <= 1  # of their own clock


def test_nine_steps_forward_of_ten_are_seen(company):
    _, state, _ = company
    _, _, stage, before, place = state.journal.read(
        "stage", "person day stage before place", 0, DAYS
    )
    forward = (stage > before) & (kinds(stage, before) >= 0)
    told = {f"s{number}" for number in place[forward]}
    seen = told & set(shown(company)["event_id"].to_pylist())
    wide = 4 * np.sqrt(SEEN * (1 - SEEN) / len(told))
    assert len(seen) / len(told) == pytest.approx(SEEN, abs=wide)


def test_the_crm_says_on_the_first_day_who_was_more_than_a_suspect(company):
    _, state, _ = company
    word = [row for row in shown(company).to_pylist() if row["event_id"].startswith("s0-")]
    first = Counter(first_stages(state).tolist())
    assert len(word) == first[PROSPECT] + first[LEAD] + first[CUSTOMER]
    assert all(abs(row["at"] - moment(0.5)) <= timedelta(days=1) for row in word)


def test_two_halves_of_the_time_are_the_whole(company):
    halves = pa.concat_tables([shown(company, 0, 30), shown(company, 30, DAYS)])
    whole = shown(company)
    assert sorted(halves["event_id"].to_pylist()) == sorted(whole["event_id"].to_pylist())
