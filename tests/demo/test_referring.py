"""Recommendations of the simulated company: nothing else depends on them, and the truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from syotto.demo.rows.aftersales import referrals
from syotto.demo.simulate import past
from syotto.demo.world.live import begin
from syotto.demo.world.parameters import Parameters
from syotto.demo.world.referring import first_customers, referred
from syotto.demo.world.state import first_state, make_world
from syotto.predict.referral_value import Counted, Terms, fit_share
from tests.demo.worlds import exported, lived

TERMS = Terms(
    share=0.5, low=0.2, high=0.8, right=0.9, acquisition=0, keeping=0, discount=0.15, halves=4
)


def test_who_is_brought_was_won_and_was_brought_by_an_old_customer():
    world, state = lived()
    told = referred(world, state)
    old = first_customers(world)
    assert (old == first_state(world).customer).all()
    assert old[told.referrer].all()
    assert not old[told.account].any()
    account, day = state.journal.read("line", "account day")
    first = {a: day[account == a].min() for a in told.account[told.came]}
    assert all(
        before <= first[a]
        for a, before in zip(told.account[told.came], told.day[told.came], strict=True)
    )
    assert not (told.asked & ~told.came).any()


def test_where_nobody_was_a_customer_nobody_is_recommended():
    world = make_world(60, 5, Parameters(customer_share=0.0))
    assert len(referred(world, begin(world)).account) == 0


def test_looking_at_recommendations_changes_nothing():
    world, state = lived()
    before = {kind: len(parts) for kind, parts in state.journal.parts.items()}
    once, again = referred(world, state), referred(world, state)
    assert before == {kind: len(parts) for kind, parts in state.journal.parts.items()}
    assert all((getattr(once, name) == getattr(again, name)).all() for name in vars(once))


def test_the_rows_tell_the_answers_and_not_the_truth():
    world, state = lived(900, 120)
    told, rows = referred(world, state), referrals(world, state)
    said = [
        bool(yes) if asked else None for yes, asked in zip(told.answer, told.asked, strict=True)
    ]
    assert rows["would_have_come"].to_pylist() == said
    assert any(one is not None for one in said)
    assert "only" not in rows.column_names
    assert exported()["referrals", "crm"].num_rows > 3


@pytest.mark.slow
def test_the_true_share_lies_in_its_interval_in_four_of_five_worlds():
    """Twenty worlds; fewer than 13 hits would come in 3 of 100 runs if four of five were true."""
    hits = 0
    for seed in range(20):
        world, state = past(6000, 365, seed)
        told = referred(world, state)
        _, once = np.unique(told.account, return_index=True)
        asked = told.asked[once]
        tally = Counted(asked=int(asked.sum()), anyway=int((told.answer[once] & asked).sum()))
        share = fit_share(tally, TERMS)
        hits += share.low <= told.only[once][told.came[once]].mean() <= share.high
    assert hits >= 13
