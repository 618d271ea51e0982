"""Flows followed: who comes in, is written to, moves on; nobody twice, and everybody accounted for."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from syotto.errors import InputError
from syotto.run import flow_handing
from syotto.run.build import build
from syotto.run.flow_effects import caused
from syotto.run.flow_events import tell
from syotto.run.flow_features import drain_flows
from syotto.run.flows import (
    approve,
    counts,
    draft,
    end,
    enrolled,
    pause,
    preview,
    publish,
    published,
    resume,
    way_of,
)
from syotto.run.forget import clean_ledger
from syotto.run.leads import answer
from syotto.run.load import load
from syotto.run.profiles import PLACE
from syotto.run.renamed import present
from syotto.run.tick import Ticked, tick, watch
from syotto.schema.event_names import LEAD_HANDED_BACK
from syotto.schema.raw_world import FEATURES
from syotto.schema.told import OBJECTED
from syotto.schema.words import Arm
from syotto.sense.persons import Who
from syotto.store import flows as book, leads as leads_book, marks, profiles, wishes
from syotto.store.erasure import read
from tests.run.flow_house import (
    DAY,
    HOUR,
    MONDAY,
    WELCOME,
    ClockHouse,
    flow_house,
    happened,
    messages,
    people,
    write_flow,
)  # fmt: skip

OPENED, FORM, ORDER, BOOKED = "Email Opened", "Form Submitted", "Order Completed", "Meeting Booked"


@pytest.fixture
def house(tmp_path, ledger_url) -> ClockHouse:
    made = flow_house(tmp_path / "shop", ledger_url)
    write_flow(made)
    yield made
    made.ledger.close()


def go(house: ClockHouse, days: float) -> Ticked:
    house.moment = MONDAY + days * DAY
    return tick(house)


def whole(house: ClockHouse) -> None:
    """The sums of reasons and places are the audience, for the flow and for each step."""
    told = counts(house, "welcome")
    assert sum(told.waits.values()) + sum(told.past.values()) == told.audience
    here = Counter(row["step"] for row in enrolled(house, "welcome", at_most=9_999) if row["step"])
    assert dict(here) == dict(told.waits)
    assert watch(house) == {}


def test_a_person_goes_through_a_flow_and_each_step_says_how(house):
    people(house, 1, 2)
    publish(house, "welcome", "ann")
    assert happened(house, (1, FORM), (2, FORM), (2, "Page Viewed")) == 2
    assert tick(house) == Ticked(moved=0, heard=2, entered=2)
    assert messages(house) == [("P1", "hello"), ("P2", "hello")]
    house.moment += HOUR
    happened(house, (1, OPENED))
    assert go(house, 2) == Ticked(heard=1, moved=1)
    assert go(house, 3) == Ticked(moved=2)
    assert messages(house) == [("P1", "hello"), ("P2", "hello"), ("P1", "hello")]
    (way,) = way_of(house, "P1")
    assert {one["step_id"]: one["how"] for one in way["steps"]} == {
        "hello": "done", "pause": "waited", "opened": "1", "more": "done",
    }  # fmt: skip
    told = counts(house, "welcome")
    assert told.left["opened", "1"] == told.left["opened", "otherwise"] == 1
    assert told.past == {"finished": 2}
    whole(house)


def test_an_event_told_again_brings_nobody_in_twice(house):
    people(house, 1)
    publish(house, "welcome", "ann")
    for _ in range(2):
        happened(house, (1, FORM))
        tick(house)
    assert len(messages(house)) == 1
    assert counts(house, "welcome").audience == 1


def test_a_second_order_of_a_person_neither_repeats_nor_blocks_a_message(house):
    text = WELCOME.replace("title: Welcome", "key: order\nreentry: never")
    write_flow(house, text.replace("event: Form Submitted", "event: Order Completed").replace(
        "{event: Order Completed, within", "{event: Demo Requested, within"))  # fmt: skip
    people(house, 1)
    publish(house, "welcome", "ann")
    for order in ("O1", "O2", "O1"):
        happened(house, (1, ORDER), order_id=order)
        happened(house, (1, ORDER))  # names no order: brings nobody in
        tick(house)
    assert len(messages(house)) == 2
    assert [row["instance"] for row in way_of(house, "P1")] == ["O1", "O2"]


def test_one_who_books_stops_the_flow_for_the_company(house):
    people(house, 1, 2, account_id="A1")
    people(house, 3, account_id="A2")
    publish(house, "welcome", "ann")
    happened(house, (1, FORM), (2, FORM), (3, FORM))
    tick(house)
    house.moment += HOUR
    happened(house, (1, BOOKED))
    go(house, 1)
    assert counts(house, "welcome").past == {"exit: Meeting Booked": 1, "colleague": 1}
    whole(house)


def test_one_who_books_stops_it_for_the_company_without_being_in_it(house):
    people(house, 1, 2, account_id="A1")
    people(house, 3, account_id="A2")
    publish(house, "welcome", "ann")
    happened(house, (1, FORM), (3, FORM))
    tick(house)
    happened(house, (2, BOOKED), at=house.now() - HOUR)
    go(house, 1)
    assert counts(house, "welcome").past == {}, "it was before they came in"
    house.moment += HOUR
    happened(house, (2, BOOKED), (1, OPENED))
    go(house, 1)
    assert counts(house, "welcome").past == {"colleague": 1}
    assert counts(house, "welcome").audience == 2
    whole(house)


def test_what_follows_in_the_same_load_is_heard_by_who_comes_in_by_it(house):
    people(house, 1, 2)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM), at=house.now() - 3 * HOUR)
    happened(house, (1, ORDER), at=house.now() - 2 * HOUR)
    happened(house, (2, ORDER), at=house.now() - 3 * HOUR)
    happened(house, (2, FORM), at=house.now() - 2 * HOUR)
    tick(house)
    assert counts(house, "welcome").past == {"goal": 1}
    assert messages(house) == [("P2", "hello")]


def test_a_colleague_who_does_something_in_the_same_moment_is_stopped_too(house):
    people(house, 1, 2, account_id="A1")
    publish(house, "welcome", "ann")
    happened(house, (1, FORM), (2, FORM))
    tick(house)
    house.moment += HOUR
    happened(house, (1, BOOKED), (2, OPENED))
    tick(house)
    assert counts(house, "welcome").past == {"exit: Meeting Booked": 1, "colleague": 1}
    (opened,) = [row["heard"] for row in enrolled(house, "welcome") if row["person_id"] == "P2"]
    assert len(opened) == 1, "what they did is kept"
    go(house, 3)
    assert len(messages(house)) == 2
    whole(house)


def test_the_control_group_is_drawn_once_and_gets_nothing(house):
    write_flow(house, WELCOME.replace("control_share: 0", "control_share: 0.5\nreentry: always"))
    people(house, *range(60))
    publish(house, "welcome", "ann")
    happened(house, *((n, FORM) for n in range(60)))
    tick(house)
    rows = enrolled(house, "welcome", at_most=99)
    control = {row["person_id"] for row in rows if row["arm"] == Arm.CONTROL}
    assert 15 < len(control) < 45
    assert control.isdisjoint(person for person, _ in messages(house))
    assert {row["propensity"] for row in rows} == {0.5}
    go(house, 40)
    happened(house, *((n, FORM) for n in range(60)))
    tick(house)
    again = {row["person_id"] for row in enrolled(house, "welcome", at_most=999)
             if row["occurrence"] == 2 and row["arm"] == Arm.CONTROL}  # fmt: skip
    assert again == control
    whole(house)


def test_a_pause_is_followed_by_no_burst(house):
    people(house, 1, 2)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM))
    tick(house)
    house.moment = MONDAY + 2 * DAY
    happened(house, (2, FORM))
    tick(house)
    pause(house, "welcome", "ann")
    house.moment = MONDAY + 4 * DAY
    happened(house, (2, ORDER))
    assert tick(house).moved == 1
    assert resume(house, "welcome", "ann") == 1
    assert tick(house) == Ticked()
    assert {row["person_id"]: row["due_at"] for row in enrolled(house, "welcome")} == {
        "P1": MONDAY + 5 * DAY, "P2": MONDAY + 5 * DAY,
    }  # fmt: skip
    go(house, 5)
    assert counts(house, "welcome").past == {"finished": 1, "goal": 1}


def test_who_is_inside_goes_on_by_their_own_version_unless_they_are_moved(house):
    people(house, 1, 2)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM))
    tick(house)
    write_flow(
        house, WELCOME.replace("wait: 3 days", "wait: 9 days").replace("id: call", "id: ring")
    )
    found = preview(house, "welcome")
    assert (found.version, found.people, found.stays, found.leave) == (2, 1, {"pause": 1}, 0)
    assert publish(house, "welcome", "ann") == 2
    happened(house, (2, FORM))
    tick(house)
    go(house, 3)
    assert {one["step_id"] for one in way_of(house, "P1")[0]["steps"]} == {
        "hello",
        "pause",
        "opened",
        "call",
    }
    assert counts(house, "welcome").waits == {"pause": 1}
    write_flow(house, WELCOME.replace("id: pause, wait: 3 days", "id: rest, wait: 2 days"))
    assert preview(house, "welcome").leave == 1
    publish(house, "welcome", "ann", moves={"pause": "rest"})
    assert enrolled(house, "welcome")[0]["version"] in (1, 3)
    go(house, 5)
    assert len(messages(house)) == 2, "who was moved got the first message again"
    assert {one["step_id"] for one in way_of(house, "P2")[0]["steps"]} == {
        "hello",
        "pause",
        "rest",
        "opened",
        "call",
    }
    whole(house)


def test_who_is_in_an_older_version_is_sent_what_that_version_names(house):
    (house.folder / "content/second.txt").write_text(
        "---\nsubject: second\nfrom: ann@example.com\n---\nHei {{ unsubscribe_url }}\n"
    )
    older = WELCOME.replace(
        "id: pause, wait: 3 days}", "id: pause, wait: 3 days}\n  - {id: last, send: second}"
    )
    write_flow(house, older)
    people(house, 1)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM))
    tick(house)
    write_flow(house)
    publish(house, "welcome", "ann")
    go(house, 3)
    assert messages(house) == [("P1", "hello"), ("P1", "second")]


def test_a_flow_for_colleagues_that_was_paused_is_resumed_for_colleagues(tmp_path):
    house = flow_house(tmp_path / "shop", second_person_for_flows=True)
    write_flow(house)
    people(house, 1)
    publish(house, "welcome", "ann", colleagues=True)
    pause(house, "welcome", "ann")
    publish(house, "welcome", "ann", colleagues=True)
    publish(house, "welcome", "ann")
    resume(house, "welcome", "ann")
    assert published(house)["welcome"]["state"] == "colleagues"
    happened(house, (1, FORM))
    assert tick(house).entered == 0
    pause(house, "welcome", "ann")
    approve(house, "welcome", "bo")
    resume(house, "welcome", "ann")
    assert published(house)["welcome"]["state"] == "running"
    with pytest.raises(InputError, match="Only what is paused"):
        resume(house, "welcome", "ann")


def test_who_is_to_be_moved_is_moved_when_a_second_person_lets_it_go(tmp_path):
    house = flow_house(tmp_path / "shop", second_person_for_flows=True)
    write_flow(house)
    people(house, 1)
    publish(house, "welcome", "ann")
    approve(house, "welcome", "bo")
    happened(house, (1, FORM))
    tick(house)
    write_flow(house, WELCOME.replace("id: pause, wait: 3 days", "id: rest, wait: 2 days"))
    with pytest.raises(InputError, match="Nobody approved"):
        publish(house, "welcome", "ann", colleagues=True, moves={"pause": "rest"})
    publish(house, "welcome", "ann", moves={"pause": "rest"})
    assert counts(house, "welcome").waits == {"pause": 1}
    approve(house, "welcome", "bo")
    assert counts(house, "welcome").waits == {"rest": 1}
    whole(house)


def test_a_draft_that_names_what_is_not_there_is_not_published(house):
    write_flow(house, WELCOME.replace("send: hello", "send: helo"))
    with pytest.raises(InputError, match="helo"):
        publish(house, "welcome", "ann")


def test_a_second_person_lets_a_flow_go(tmp_path):
    house = flow_house(tmp_path / "shop", second_person_for_flows=True)
    write_flow(house)
    people(house, 1)
    publish(house, "welcome", "ann")
    assert happened(house, (1, FORM)) == 0
    with pytest.raises(InputError, match="second person"):
        approve(house, "welcome", "ann")
    approve(house, "welcome", "bo")
    assert happened(house, (1, FORM)) == 1
    assert tick(house).entered == 1


def test_an_ended_flow_lets_nobody_in_and_watches_the_goal(house):
    people(house, 1, 2)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM))
    tick(house)
    assert end(house, "welcome", "ann") == 1
    house.moment += HOUR
    happened(house, (1, ORDER), (2, FORM))
    tick(house)
    told = counts(house, "welcome")
    assert (told.audience, told.goals, told.past) == (1, 1, {"stopped": 1})


def test_who_is_still_in_the_steps_of_an_ended_flow_is_sent_nothing(house):
    """As if the worker that ended it had died before everybody had left."""
    people(house, 1, 2)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM), (2, FORM))
    tick(house)
    with house.ledger.begin() as connection:
        book.set_flow(connection, "welcome", state="ended")
    house.moment += HOUR
    happened(house, (1, ORDER))
    tick(house)
    go(house, 3)
    told = counts(house, "welcome")
    assert (told.goals, told.past) == (1, {"stopped": 2})
    assert len(messages(house)) == 2
    whole(house)


def test_a_person_whom_nobody_knows_does_not_come_in(house):
    publish(house, "welcome", "ann")
    happened(house, (9, FORM))
    assert tick(house).entered == 0


def test_the_draft_is_what_the_file_says(house):
    assert draft(house, "welcome").title == "Welcome"


def test_the_ledger_refuses_somebody_who_would_never_be_looked_at(house):
    people(house, 1)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM))
    tick(house)
    (row,) = enrolled(house, "welcome")
    with pytest.raises(Exception, match="enrolments_due"), house.ledger.begin() as connection:
        book.change(connection, [{"enrolment_id": row["enrolment_id"], "due_at": None}])


def rebuilt(house: ClockHouse, number: int = 1) -> None:
    """As if a build was published: what it knows of people is written by the tests."""
    with house.ledger.begin() as connection:
        marks.move(connection, PLACE, {"build": number}, house.now())


def test_of_two_who_are_one_the_younger_enrolment_ends_as_merged(house):
    people(house, 1, 2)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM))
    tick(house)
    house.moment += HOUR
    happened(house, (2, FORM))
    tick(house)
    with house.ledger.begin() as connection:
        name = {"kind": "ref", "source": "", "identifier": "P2", "person_id": "P1"}
        connection.execute(profiles.profile_names.insert(), [name])
        connection.execute(profiles.profiles.delete().where(profiles.profiles.c.subject_id == "P2"))
    rebuilt(house)
    tick(house)
    assert {row["person_id"]: row["reason"] for row in enrolled(house, "welcome")} == {
        "P1": None, "P2": "merged",
    }  # fmt: skip
    go(house, 3)
    assert len(messages(house)) == 2
    whole(house)


def test_who_objects_leaves_the_steps(house):
    people(house, 1, 2)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM), (2, FORM))
    tick(house)
    with house.ledger.begin() as connection:
        mine = profiles.profiles.c.subject_id == "P1"
        connection.execute(profiles.profiles.update().where(mine).values(mark=OBJECTED))
    rebuilt(house)
    tick(house)
    assert counts(house, "welcome").past == {"objected": 1}
    whole(house)


def test_a_build_that_is_not_published_yet_takes_nobody_out(house):
    people(house, 1)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM))
    tick(house)
    house.warehouse.__dict__["current"] = lambda: 1
    tick(house)
    with house.ledger.begin() as connection:
        connection.execute(profiles.profiles.update().values(mark=OBJECTED))
    tick(house)
    assert counts(house, "welcome").past == {}
    rebuilt(house)
    tick(house)
    assert counts(house, "welcome").past == {"objected": 1}


def test_whom_nobody_knows_any_more_leaves_the_steps(house):
    people(house, 1, 2)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM), (2, FORM), (3, FORM))
    tick(house)
    with house.ledger.begin() as connection:
        connection.execute(profiles.profiles.delete().where(profiles.profiles.c.subject_id == "P1"))
    rebuilt(house)
    tick(house)
    assert counts(house, "welcome").past == {"gone": 1}
    whole(house)


def test_features_that_a_step_sets_go_to_the_log_once(house):
    write_flow(
        house,
        WELCOME.replace(
            "{id: hello, send: hello}", "{id: mark, update: {welcomed: true, rounds: 2}}"
        ),
    )
    people(house, 1)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM))
    tick(house)
    assert (drain_flows(house), drain_flows(house)) == (2, 0)
    (part,) = house.log.parts(FEATURES)
    rows = read(Path(part.path), FEATURES).to_pylist()
    assert {(row["subject_ref"], row["feature"], row["value"]) for row in rows} == {
        ("P1", "welcomed", "true"), ("P1", "rounds", "2"),
    }  # fmt: skip


def test_a_task_is_for_the_owner_of_the_person(house):
    people(house, 1, owner="bo@example.com")
    publish(house, "welcome", "ann")
    happened(house, (1, FORM))
    tick(house)
    go(house, 3)
    with house.ledger.begin() as connection:
        (task,) = wishes.still_open(connection, "task", 9)
        assert (task["owner"], task["given"]["title"]) == ("bo@example.com", "Call them")
        assert wishes.mark_done(connection, task, house.now(), "bo")
        assert not wishes.mark_done(connection, task, house.now(), "bo")


CHOICE = """\
enter: {event: Form Submitted}
goal: {event: Order Completed, within: 30 days}
control_share: 0
steps:
  - {id: first, send: {one_of: [trust, proof]}}
  - {id: pause, wait: 1 day}
  - {id: second, send: {one_of: [trust, proof, again]}}
  - {id: rest, wait: 1 day}
  - {id: third, send: {one_of: [trust, proof, again]}}
  - {id: more, wait: 1 day}
  - {id: fourth, send: {one_of: [trust, proof, again]}}
"""


def test_the_next_message_has_another_angle_and_nothing_is_sent_twice(house):
    for name, angle in (("trust", "authority"), ("proof", "social_proof"), ("again", "authority")):
        head = f"---\nsubject: {name}\nangle: {angle}\nfrom: ann@example.com\n---\n"
        (house.folder / f"content/{name}.txt").write_text(f"{head}Hei {{{{ unsubscribe_url }}}}\n")
    write_flow(house, CHOICE)
    people(house, 1)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM))
    tick(house)
    for day in (1, 2, 3):
        go(house, day)
    assert [content for _, content in messages(house)] == ["proof", "again", "trust"]
    (fourth,) = [one for one in way_of(house, "P1")[0]["steps"] if one["step_id"] == "fourth"]
    assert fourth["how"] == "no_content"
    assert "they had it" in fourth["words"]


def test_two_choices_of_one_moment_are_two_contents(house):
    for name in ("trust", "proof"):
        head = f"---\nsubject: {name}\nfrom: ann@example.com\n---\n"
        (house.folder / f"content/{name}.txt").write_text(f"{head}Hei {{{{ unsubscribe_url }}}}\n")
    both_at_once = CHOICE.replace("{id: pause, wait: 1 day}", "{id: pause, update: {a: 1}}")
    write_flow(house, both_at_once.replace(", again", ""))
    people(house, 1)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM))
    tick(house)
    assert sorted(content for _, content in messages(house)) == ["proof", "trust"]


def test_the_chance_of_the_first_draw_stays_and_is_what_the_groups_are_held_against(house):
    write_flow(house, WELCOME.replace("control_share: 0", "control_share: 0.5\nreentry: always"))
    people(house, *range(60))
    publish(house, "welcome", "ann")
    happened(house, *((n, FORM) for n in range(60)))
    tick(house)
    write_flow(house, WELCOME.replace("control_share: 0", "control_share: 0.01\nreentry: always"))
    publish(house, "welcome", "ann")
    go(house, 40)
    happened(house, *((n, FORM) for n in range(60)))
    tick(house)
    assert {row["propensity"] for row in enrolled(house, "welcome", at_most=999)} == {0.5}
    found = caused(house, "welcome").effect
    assert (found.second.share, found.alarm) == (0.5, False)


def test_who_reached_the_goal_early_counts_no_sooner_than_who_came_in_with_them(house):
    people(house, *range(40))
    publish(house, "welcome", "ann")
    happened(house, *((n, FORM) for n in range(40)))
    tick(house)
    go(house, 2)
    happened(house, *((n, "Order Completed") for n in range(10)))
    tick(house)
    assert caused(house, "welcome").effect.first.people == 0
    go(house, 31)
    tick(house)
    first = caused(house, "welcome").effect.first
    assert (first.people, first.reached) == (40, 10)


def test_people_of_a_company_are_drawn_as_one_and_their_number_is_judged_so(house):
    write_flow(house, WELCOME.replace("control_share: 0", "control_share: 0.5"))
    for number in range(40):
        people(house, number, account_id=f"A{number // 8}")
    publish(house, "welcome", "ann")
    happened(house, *((n, FORM) for n in range(40)))
    tick(house)
    go(house, 31)
    tick(house)
    found = caused(house, "welcome").effect
    assert found.first.people + found.second.people == 40
    assert {found.first.together, found.second.together} <= {8.0, 1.0}
    assert found.first.people % 8 == 0
    assert not found.alarm


def test_whom_sales_gives_back_comes_in(house):
    write_flow(house, WELCOME.replace("{event: Form Submitted}", "handed_back"))
    people(house, 1)
    assert not tell(house, "P1", LEAD_HANDED_BACK, MONDAY)
    publish(house, "welcome", "ann")
    assert tell(house, "P1", LEAD_HANDED_BACK, MONDAY)
    assert tick(house).entered == 1
    assert not tell(house, "P1", "Page Viewed", MONDAY)


def test_an_erased_person_leaves_nothing_in_the_flows(house):
    people(house, 1, 2)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM), (2, FORM))
    tick(house)
    happened(house, (1, OPENED))
    clean_ledger(house, Who(ids=frozenset({"P1"}), emails=frozenset({"p1@example.org"})))
    assert way_of(house, "P1") == []
    with house.ledger.read() as connection:
        for table in (book.enrolments, book.flow_steps, book.flow_events, book.flow_wishes):
            assert "P1" not in str(connection.execute(table.select()).all())
    assert counts(house, "welcome").audience == 1
    whole(house)


def test_everybody_of_the_audience_comes_in_on_a_schedule_and_by_a_segment(tmp_path):
    house = flow_house(tmp_path / "shop")
    (house.folder / "segments/finns.yaml").write_text("who: {field: country, is: FI}\n")
    write_flow(house, WELCOME.replace("{event: Form Submitted}", "{segment: finns}"))
    text = WELCOME.replace("{event: Form Submitted}", '{schedule: day, at: "10:00"}')
    write_flow(house, text + "\naudience: {if: {field: country, is: SE}}\n", "daily")
    rows = [{"source_id": f"P{n}", "email": f"p{n}@example.org", "country": "FI" if n < 3 else "SE",
             "updated_at": MONDAY - DAY} for n in range(5)]  # fmt: skip
    load(house, "people", [pa.Table.from_pylist(rows)])
    build(house)
    for name in ("welcome", "daily"):
        publish(house, name, "ann")
    assert tick(house).entered == 3
    assert tick(house).entered == 0
    house.moment = MONDAY + 2 * HOUR
    assert tick(house).entered == 2
    assert {row["person_id"] for row in enrolled(house, "daily")} == {"P3", "P4"}
    assert tick(house).entered == 0


def test_who_got_another_number_is_heard_and_does_not_come_in_again(tmp_path):
    house = flow_house(tmp_path / "shop")
    write_flow(house)
    row = {"source_id": "P1", "email": "a@example.org", "updated_at": MONDAY - DAY}
    load(house, "people", [pa.Table.from_pylist([row])])
    build(house)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM))
    assert tick(house).entered == 1
    house.moment += HOUR
    older = {**row, "source_id": "P0"}
    load(house, "people", [pa.Table.from_pylist([older])])
    build(house)
    assert present(house, {"P1"}) == {"P1": "P0"}
    happened(house, (1, FORM))
    assert tick(house).entered == 0
    happened(house, (1, ORDER))
    tick(house)
    assert counts(house, "welcome").past == {"goal": 1}
    whole(house)


def test_a_step_hands_somebody_to_sales_and_who_comes_back_enters_again(house):
    text = WELCOME.replace("task: Call them", "hand_over: Opened nothing in three days")
    write_flow(house, text)
    write_flow(house, WELCOME.replace("{event: Form Submitted}", "handed_back"), "again")
    people(house, 1)
    publish(house, "welcome", "ann")
    publish(house, "again", "ann")
    happened(house, (1, FORM))
    tick(house)
    go(house, 3)
    (lead,) = live_leads(house)
    assert (lead["person_id"], lead["origin"]) == ("P1", "flow:welcome")
    assert lead["because"] == "Opened nothing in three days"
    go(house, 4)
    assert len(live_leads(house)) == 1
    assert counts(house, "again").audience == 0
    answer(house, lead["lead_id"], "not_now", now=house.moment)
    assert tick(house).entered == 1
    assert counts(house, "again").audience == 1
    assert live_leads(house) == []


def live_leads(house: ClockHouse) -> list[dict[str, Any]]:
    with house.ledger.read() as connection:
        return list(leads_book.live(connection))


def test_whom_a_worker_takes_over_to_sales_no_other_does_until_it_gives_up(house, monkeypatch):
    text = WELCOME.replace("task: Call them", "hand_over: Opened nothing in three days")
    write_flow(house, text)
    people(house, 1)
    publish(house, "welcome", "ann")
    happened(house, (1, FORM))
    tick(house)
    with monkeypatch.context() as broken:
        broken.setattr(flow_handing, "route", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            go(house, 3)
    assert flow_handing.hand_on(house) == 0
    house.moment += flow_handing.LEASE
    assert (flow_handing.hand_on(house), flow_handing.hand_on(house)) == (1, 0)
    assert len(live_leads(house)) == 1
