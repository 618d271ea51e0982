"""The engine of flows: against a slow reference, over clock changes, and with nobody stuck."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from syotto.decide.flow import Facts, State, advance, arm_of, enter, part_of, program, stop
from syotto.decide.flow_time import after, surely_over, wait_ends
from syotto.schema.enrolled import Status
from syotto.schema.flow_steps import Span, Split, Unit, Wait
from syotto.schema.profile import Happened
from syotto.schema.words import Arm
from tests.decide.flow_reference import MINUTE, Slow, span_later
from tests.flows import EVENTS, clocks, days, flow_of, flows

ZONES = ("Europe/Helsinki", "America/New_York", "UTC", "Asia/Kolkata")
STARTS = (
    datetime(2026, 3, 28, 20, tzinfo=UTC),   # the clocks of Helsinki go forward in the night
    datetime(2026, 10, 24, 20, tzinfo=UTC),  # and back
    datetime(2026, 3, 7, 22, tzinfo=UTC),    # those of New York
    datetime(2026, 10, 31, 22, tzinfo=UTC),
    datetime(2028, 2, 28, 12, tzinfo=UTC),   # a leap day comes
)  # fmt: skip
DAY = timedelta(days=1)
FACTS = Facts()
starts = st.builds(
    lambda start, minutes: start + minutes * MINUTE, st.sampled_from(STARTS), st.integers(0, 900)
)


def facts_of(zone: str, meets: bool, points: float) -> Facts:
    return Facts(zone=zone, meets=lambda _: meets, scores={"points": points})


def lived(flow, start, coming, facts, until, person="P1"):
    """The engine asked only when something happens or is due: (moment, step, how), and the state."""
    plan, told = program(flow), []
    moved = enter(plan, State(person, start), facts, start)
    told += [(start, one.step_id, one.how) for one in moved.taken]
    coming = list(coming)
    while moved.state.status != Status.ENDED:
        due = moved.state.due_at
        assert due is not None, "stuck"
        now = min([due, *(one.at for one in coming)])
        if now > until:
            break
        some = [one for one in coming if one.at == now]
        coming = [one for one in coming if one.at != now]
        moved = advance(plan, moved.state, some, facts, now)
        told += [(now, one.step_id, one.how) for one in moved.taken]
        assert moved.state.due_at is None or moved.state.due_at > now, "stuck"
    return told, moved.state


@given(
    flows(), starts, st.sampled_from(ZONES), st.booleans(), st.integers(0, 99),
    st.lists(st.tuples(st.integers(1, 1500), st.sampled_from(EVENTS), st.booleans()), max_size=4),
)  # fmt: skip
@settings(max_examples=12, deadline=None)
def test_the_engine_does_what_the_slow_reference_does(flow, start, zone, meets, points, coming):
    flow = replace(flow, key="person")
    events = sorted(
        (Happened(start + minutes * MINUTE, name, '{"form": "a"}' if form else None)
         for minutes, name, form in coming),
        key=lambda one: one.at,
    )  # fmt: skip
    until = start + timedelta(days=2)
    told, state = lived(flow, start, events, facts_of(zone, meets, points), until)
    slow = Slow(flow, ZoneInfo(zone), start, meets, points)
    slow.live(events, until)
    assert told == slow.taken
    assert (state.reason or "").split(":")[0] == (slow.reason or "").split(":")[0]
    assert state.goal_at == slow.goal_at


@given(starts, st.sampled_from(ZONES), st.sampled_from(Unit), st.integers(1, 14))
@settings(max_examples=30, deadline=None)
def test_a_span_ends_where_walking_minute_by_minute_ends(start, zone, unit, amount):
    span = Span(amount, unit)
    assert after(span, start, ZoneInfo(zone)) == span_later(start, span, ZoneInfo(zone))


@given(starts, st.sampled_from(ZONES), clocks, days)
@settings(max_examples=30, deadline=None)
def test_a_wait_for_a_time_of_day_ends_where_walking_ends(start, zone, at, on):
    wait = Wait("w", at=at, on=on)
    slow = Slow(flow_of(SHORT), ZoneInfo(zone), start, False, 0.0)
    slow.now = start
    while not slow.over(wait, start):
        slow.now += MINUTE
    assert wait_ends(wait, start, ZoneInfo(zone), FACTS.week) == slow.now


SHORT = """\
enter: {event: Form Submitted}
goal: {event: Order Completed, within: 30 days}
exits: [{event: Meeting Booked, whole_account: true}]
steps:
  - {id: hello, send: welcome}
  - {id: pause, wait: 3 days}
  - {id: offer, send: offer}
  - {id: answer, wait: {until: {event: Email Opened}, at_most: 2 days}}
"""


@pytest.mark.parametrize(
    ("zone", "start", "span", "ends"),
    [
        ("Europe/Helsinki", "2026-03-28T10:00", "1 day", "2026-03-29T09:00"),
        ("Europe/Helsinki", "2026-03-28T10:00", "24 hours", "2026-03-29T10:00"),
        ("Europe/Helsinki", "2026-10-24T09:00", "1 day", "2026-10-25T10:00"),
        ("America/New_York", "2026-03-07T15:00", "1 day", "2026-03-08T14:00"),
        ("America/New_York", "2026-10-31T14:00", "1 day", "2026-11-01T15:00"),
        ("Europe/Helsinki", "2028-01-31T10:00", "1 month", "2028-02-29T10:00"),
        ("Europe/Helsinki", "2028-02-29T10:00", "12 months", "2029-02-28T10:00"),
        ("Europe/Helsinki", "2026-03-28T01:30", "1 day", "2026-03-29T01:30"),
    ],
)
def test_days_are_counted_by_the_calendar_and_hours_by_the_clock(zone, start, span, ends):
    text = SHORT.replace("3 days", span)
    pause = flow_of(text).step("pause")
    begun = datetime.fromisoformat(start).replace(tzinfo=UTC)
    found = wait_ends(pause, begun, ZoneInfo(zone), FACTS.week)
    assert found == datetime.fromisoformat(ends).replace(tzinfo=UTC)


def test_a_random_flow_of_ten_thousand_steps_leaves_nobody_stuck():
    taken = 0

    @given(flows(), starts, st.sampled_from(ZONES), st.booleans())
    @settings(max_examples=12, deadline=None, database=None)
    def live(flow, start, zone, meets):
        nonlocal taken
        for person in range(600):
            events = [Happened(start + person * DAY, EVENTS[person % 3])]
            forever = start + timedelta(days=400_000)
            told, state = lived(
                flow, start, events, facts_of(zone, meets, 9), forever, f"P{person}"
            )
            assert (state.status, state.due_at, state.step) == (Status.ENDED, None, None)
            assert state.reason
            taken += len(told)

    live()
    assert taken >= 10_000


def test_waits_and_branches_count_from_the_last_message_on():
    flow, start = flow_of(SHORT), datetime(2026, 5, 4, 9, tzinfo=UTC)
    opened = Happened(start + timedelta(hours=1), "Email Opened")
    told, _ = lived(flow, start, [opened], FACTS, start + 9 * DAY)
    assert told[-1] == (start + 5 * DAY, "answer", "not_heard")
    again = Happened(start + 3 * DAY + MINUTE, "Email Opened")
    told, _ = lived(flow, start, [opened, again], FACTS, start + 9 * DAY)
    assert told[-1] == (start + 3 * DAY + MINUTE, "answer", "heard")


def test_the_goal_ends_the_steps_and_counts_after_them_until_its_time_is_over():
    flow, start = flow_of(SHORT), datetime(2026, 5, 4, 9, tzinfo=UTC)
    for days_, status, reached in (
        (2, "goal", True),
        (20, "finished", True),
        (31, "finished", False),
    ):
        order = Happened(start + days_ * DAY, "Order Completed")
        _, state = lived(flow, start, [order], FACTS, start + 40 * DAY)
        assert (state.reason, state.goal_at is not None) == (status, reached)


def test_the_control_group_takes_no_step_and_is_watched():
    flow, start = flow_of(SHORT), datetime(2026, 5, 4, 9, tzinfo=UTC)
    moved = enter(program(flow), State("P1", start, arm=Arm.CONTROL), FACTS, start)
    assert (moved.taken, moved.state.status, moved.state.reason) == ((), "watched", "control")
    order = Happened(start + DAY, "Order Completed")
    moved = advance(program(flow), moved.state, [order], FACTS, start + DAY)
    assert (moved.state.goal_at, moved.state.reason) == (start + DAY, "control")


@pytest.mark.parametrize("arm", Arm)
def test_a_goal_that_is_no_event_is_looked_for_at_the_end_of_its_time_in_both_groups(arm):
    goal = "{if: {field: country, is: FI}, within: 30 days}"
    flow = flow_of(SHORT.replace("{event: Order Completed, within: 30 days}", goal))
    start, state = datetime(2026, 5, 4, 9, tzinfo=UTC), None
    state = enter(program(flow), State("P1", start, arm=arm), FACTS, start).state
    reached = Facts(meets=lambda _: True)
    while state.status == Status.RUNNING:
        state = advance(program(flow), state, [], FACTS, state.due_at).state
    for facts, goal_at in ((FACTS, None), (reached, start + 30 * DAY)):
        over = advance(program(flow), state, [], facts, state.due_at).state
        assert (over.status, over.goal_at) == (Status.ENDED, goal_at)


def test_an_event_about_another_order_is_not_heard():
    flow = flow_of("key: order\n" + SHORT)
    start = datetime(2026, 5, 4, 9, tzinfo=UTC)
    state = enter(program(flow), State("P1", start, key="O1"), FACTS, start).state
    for order, reached in (("O2", False), ("O1", True)):
        event = Happened(start + DAY, "Order Completed", f'{{"order_id": "{order}"}}')
        moved = advance(program(flow), state, [event], FACTS, start + DAY)
        assert (moved.state.goal_at is not None) is reached


def test_an_exit_for_the_company_says_so_and_where_the_person_stood():
    flow, start = flow_of(SHORT), datetime(2026, 5, 4, 9, tzinfo=UTC)
    state = enter(program(flow), State("P1", start), FACTS, start).state
    moved = advance(
        program(flow), state, [Happened(start + DAY, "Meeting Booked")], FACTS, start + DAY
    )
    assert moved.for_all
    assert moved.state.reason == "exit: Meeting Booked"
    assert [(one.step_id, one.how) for one in moved.taken] == [("pause", "left")]


def test_who_is_stopped_is_watched_on_and_takes_no_step_more():
    flow, start = flow_of(SHORT), datetime(2026, 5, 4, 9, tzinfo=UTC)
    state = enter(program(flow), State("P1", start), FACTS, start).state
    state = stop(program(flow), state, "merged", FACTS, start + DAY).state
    moved = advance(program(flow), state, [], FACTS, start + 10 * DAY)
    assert (moved.taken, moved.state.reason, moved.state.status) == ((), "merged", "watched")


def test_a_late_tick_takes_each_step_once_and_begins_the_next_wait_then():
    flow, start = flow_of(SHORT), datetime(2026, 5, 4, 9, tzinfo=UTC)
    state = enter(program(flow), State("P1", start), FACTS, start).state
    late = start + 10 * DAY
    moved = advance(program(flow), state, [], FACTS, late)
    assert [one.step_id for one in moved.taken] == ["pause", "offer"]
    assert moved.state.due_at == late + 2 * DAY


SPLIT = (
    SHORT
    + """\
  - id: tone
    split: [{name: short, share: 0.2}, {name: long, share: 0.8}]
"""
)


def test_a_split_keeps_its_shares_and_everybody_their_part():
    flow = flow_of(SPLIT)
    split = flow.step("tone")
    assert isinstance(split, Split)
    parts = [part_of(flow, split, f"P{number}") for number in range(10_000)]
    assert abs(parts.count("short") / 10_000 - 0.2) < 0.015
    assert parts[7] == part_of(flow, split, "P7")
    apart = replace(flow, name="other")
    assert sum(a != part_of(apart, split, f"P{n}") for n, a in enumerate(parts)) > 2_000


def test_the_control_group_keeps_its_share():
    flow = flow_of(SHORT)
    arms = [arm_of(flow, f"P{number}") for number in range(10_000)]
    assert abs(arms.count(Arm.CONTROL) / 10_000 - 0.1) < 0.012


def test_what_follows_a_branch_follows_its_ways():
    flow = flow_of(SPLIT + "  - {id: bye, end: done}\n")
    assert program(flow).ways["tone", "short"] == "bye"


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
    st.builds(Span, st.integers(1, 40), st.sampled_from(Unit)),
    st.sampled_from(["UTC", "Europe/Helsinki", "America/Chicago", "Antarctica/Troll"]),
)
def test_what_is_surely_over_is_over_in_every_zone_and_not_much_earlier(now, span, zone):
    since = surely_over(span, now)
    over = after(span, since, ZoneInfo(zone))
    assert over <= now
    longest = timedelta(days=span.amount * 3 if span.unit == Unit.MONTHS else 0, hours=4)
    assert now - over <= longest
