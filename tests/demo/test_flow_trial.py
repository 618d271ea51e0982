"""Flows on the simulated company: people respond by the world's numbers, and the truth is known."""

from __future__ import annotations

import numpy as np
import pytest
from typer.testing import CliRunner

from syotto.cli import app
from syotto.demo.rows import events as rows_events
from syotto.demo.rows.identities import make_identities
from syotto.demo.rows.tracked import tracked
from syotto.demo.trials.flow_trial import (
    FLOWS,
    FlowTrial,
    Tried,
    flow_trial,
    posted,
    render,
    without,
)
from syotto.demo.trials.flow_truth import GOALS, Inside, Life, expected, reached_on
from syotto.demo.trials.office import Post, number_of, places_of
from syotto.demo.world import catalogue, contact
from syotto.demo.world.contact import contacts
from syotto.demo.world.habit import nobody
from syotto.demo.world.live import live
from syotto.errors import InputError, NotFound
from syotto.learn.flow_effect import Group, effect
from syotto.run.collect import put
from syotto.run.drain import drain_all
from syotto.run.sources import ensure_source
from syotto.schema.source import SourceKind
from tests.demo.worlds import lived
from tests.run.mail import mail_house

CONNECT, EDUCATE = (catalogue.PURPOSES.index(word) for word in ("connect", "educate"))
DAYS = 30


def letters(person, tells):
    return contacts(person, np.full(len(person), -1), catalogue.EMAIL, tells=tells)


def prospects(state):
    return np.flatnonzero((state.stage == catalogue.PROSPECT) & state.known & ~state.bounced)


@pytest.mark.parametrize(("tells", "gains"), [(EDUCATE, True), (CONNECT, False), (-1, False)])
def test_only_a_message_that_fits_the_stage_and_is_read_raises_interest(tells, gains):
    world, before = lived(people=2000, days=30)
    state = before.copy()
    contact.receive(world, state, state.day, letters(prospects(state), tells))
    opened, clicked = state.journal.read("mail", "opened clicked", state.day)
    more = (state.interest - before.interest)[prospects(before)]
    want = world.p.content_gain * clicked + world.p.message_gain * gains * opened
    assert opened.sum() > 20
    assert more == pytest.approx(want)


def lives(posts, flow):
    """The days with all messages, and without those of one flow."""
    world, before = lived(people=4000, days=30)
    actual, state = Life(before.day), before.copy()
    live(world, state, posted(posts, before.day), len(posts), ahead=actual.note)
    return world, before, (actual, state), without(world, before, posts, flow)


def gain(goal, people, world, before, actual, other):
    who = make_identities(world)
    inside = Inside(people, np.full(len(people), float(before.day)), DAYS)
    return [expected(life, goal, inside, world, who, end) for life, end in (actual, other)]


def test_the_truth_is_the_share_who_reach_the_goal_with_the_messages_and_without():
    _, before = lived(people=4000, days=30)
    people = prospects(before)
    posts = [
        Post(letters(people, EDUCATE), np.zeros(len(people), dtype=int))
        if day in (0, 7)
        else Post(nobody(), np.empty(0, dtype=int))
        for day in range(DAYS)
    ]
    world, before, *both = lives(posts, 0)
    chances = gain("Offer Requested", people, world, before, *both)
    inside = Inside(people, np.full(len(people), float(before.day)), DAYS)
    for chance, (_, end) in zip(chances, both, strict=True):
        who = make_identities(world)
        reached = reached_on("Offer Requested", inside, world, who, end, before.day)
        share = (reached < before.day + DAYS).mean()
        assert chance.mean() == pytest.approx(share, abs=3 * np.sqrt(share / len(people)))
    assert (chances[0] - chances[1]).mean() > 0.02
    none = gain("Service Plan Opened", people, world, before, *both)
    assert none[0] == pytest.approx(none[1])


def test_the_other_flows_messages_stay_where_one_is_taken_away():
    people = np.arange(10)
    post = Post(letters(people, EDUCATE), people % 2)
    assert post.without(0).person.tolist() == [1, 3, 5, 7, 9]
    assert post.without(-1).n == 10


def test_goals_of_the_flows_are_events_whose_chance_is_known():
    assert {given["goal"]["event"] for given in FLOWS.values()} == set(GOALS)
    assert number_of("C000120") == 120
    assert places_of(catalogue.PURPOSES, ["educate", ""]).tolist() == [EDUCATE, -1]


def test_what_people_did_in_a_day_comes_in_through_the_door_as_it_was(tmp_path):
    world, state = lived()
    day = state.day - 10
    rows = list(rows_events.events(world, make_identities(world), state, day, day + 1))
    house = mail_house(tmp_path)
    source = ensure_source(house, "company", SourceKind.TRACKING).source_id
    events = [event for part in rows for event in tracked(part)]
    assert put(house, source, events).rejected == ()
    assert drain_all(house) == len(events)
    names = {event.get("event") or event.get("name") for event in events}
    assert "Page Viewed" in names
    assert "Email Delivered" not in names


def test_the_report_puts_the_truth_beside_what_was_said_and_counts_the_intervals_that_hold_it():
    told = effect(Group("treated", 0.5, 400, 100), Group("control", 0.5, 400, 60))
    none = effect(Group("treated", 0.5, 400, 60), Group("control", 0.5, 0, 0))
    rows = (
        Tried("educate", 1, 700, told, 0.09, 0.001),
        Tried("educate", 2, 700, told, 0.30, 0.001),
        Tried("portal-hint", 1, 700, none, 0.0, 0.0),
    )
    said = render(FlowTrial(2500, 60, 10, rows))
    assert [row.covered for row in rows] == [True, False, False]
    assert "educate 1 800 700 +9.0 +10.0 +6.4 to +13.6 known" in " ".join(said.split())
    assert "lies in 1 of 2 intervals; in 2 an effect is known" in said


def test_flows_and_policies_are_tried_apart_and_only_where_the_truth_is_known(tmp_path):
    refused = CliRunner().invoke(app, ["trial", str(tmp_path), "--flows", "--policy", "oracle"])
    assert isinstance(refused.exception, InputError)
    with pytest.raises(NotFound, match="is not known"):
        flow_trial(tmp_path)


@pytest.mark.slow
def test_a_flow_on_the_company_tells_its_effect_and_nothing_where_there_is_none(tmp_path):
    (tmp_path / "truth").mkdir()
    (tmp_path / "truth/world.json").write_text('{"people": 2500, "days": 60, "seed": 601}')
    report = flow_trial(tmp_path, weeks=10)
    tells, none = report.rows
    assert (tells.flow, none.flow) == ("educate", "portal-hint")
    assert min(tells.messages, none.messages) > 50
    assert tells.truth > 2 * tells.blur > 0
    assert tells.covered
    assert (none.truth, none.blur) == (0.0, 0.0)
    assert none.covered
    assert not none.effect.known
    assert not tells.effect.alarm
    assert not none.effect.alarm
    assert "of 1 intervals" in render(report)
