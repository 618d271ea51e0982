"""What the plan gives to the machine leaves by itself: once, and only where it may."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from syotto.cli import app
from syotto.errors import InputError, SettingError
from syotto.run import mailing
from syotto.run.feedback import say
from syotto.run.house import House, open_house
from syotto.run.mailing import Missing, Reason, let_go
from syotto.run.plan_mail import PlanMailing
from syotto.run.plan_on import carry_out
from syotto.run.rights import give
from syotto.run.sending import send_due
from syotto.schema import DERIVED
from tests.act.sink import running
from tests.run.flow_house import people
from tests.run.mail import mail_house, rows
from tests.tables import arrow, drawn

PUMP = """---
subject: A pump for {{ first_name }}
offer: Slurry pump
---
Hello {{ first_name }}, a pump.
"""
ANY = """---
subject: {{ product_name }} for {{ first_name }}
---
Hello {{ first_name }}, {{ product_name | downcase }} fits what you have.
"""
PLAN = """
customer_id | person_id | kind  | what | product_id | channel | owner | minutes | place | expected_margin
P1          | P1        | offer | pump | pump       | email   | -     | 0       | 1     | 90
P2          | -         | offer | kit  | kit        | email   | -     | 0       | 2     | 80
mill        | P3        | offer | pump | pump       | email   | -     | 0       | 3     | 70
P4          | P4        | offer | pump | pump       | email   | -     | 0       | 4     | 60
P5          | P5        | offer | pump | pump       | email   | -     | 0       | -     | 50
P6          | -         | offer | pump | pump       | seller  | Salla | 15      | 1     | 40
P7          | P7        | keep  | care | -          | email   | -     | 0       | 5     | 30
"""
"""P5 is in the control group, P6 a seller calls, P4 said no to mail, nobody wrote about care."""
DRAWN = {
    "plan": PLAN,
    "products": "product_id | name\npump | Slurry pump\nkit | Seal kit",
    "people": "person_id | account_id | email\nP3 | mill | p3@example.org\n"
    + "\n".join(f"P{n} | - | p{n}@example.org" for n in (1, 2, 4, 5, 6, 7)),
    "permissions": "person_id | purpose | channel | allowed | reason\n"
    + "\n".join(f"P{n} | mailing | email | {str(n != 4).lower()} | said so" for n in range(1, 8)),
}


def built(house, **more):
    """A build of now with these tables."""
    with house.warehouse.begin() as build:
        build.as_of = house.now()
        for name, drawing in (DRAWN | more).items():
            spec = DERIVED[name]
            build.keep(spec, arrow(spec, drawn(drawing, dict(spec.columns.items()))))


@pytest.fixture
def later(monkeypatch):
    now, moved = House.now, [timedelta()]
    monkeypatch.setattr(House, "now", lambda house: now(house) + moved[0])
    return lambda **by: moved.__setitem__(0, moved[0] + timedelta(**by))


@pytest.fixture
def sink():
    with running() as one:
        yield one


@pytest.fixture
def house(tmp_path, ledger_url, sink):
    made = mail_house(
        tmp_path / "shop", sink.port, ledger=ledger_url, plan_sends=["email"], time_zone="UTC"
    )
    (made.folder / "content/hello.mjml").unlink()
    (made.folder / "content/pump.md").write_text(PUMP)
    people(made, *range(1, 8))
    for number in (1, 2, 3, 5, 6, 7):
        give(
            made, person_id=f"P{number}", address=f"p{number}@example.org", purpose="mailing",
            channel="email", at=made.now(), source="test",
        )  # fmt: skip
    built(made)
    yield made
    made.ledger.close()


def test_a_way_out_that_is_not_there_is_told_when_the_workspace_is_opened(house):
    path = house.folder / "syotto.toml"
    path.write_text(path.read_text().replace('plan_sends = ["email"]', 'plan_sends = ["emial"]'))
    with pytest.raises(SettingError, match="emial") as wrong:
        open_house(house.folder)
    assert "email" in wrong.value.fix
    path.write_text(f'other_channels = ["fone"]\n{path.read_text()}')
    with pytest.raises(SettingError, match="fone") as wrong:
        open_house(house.folder)
    assert "phone" in wrong.value.fix


def subjects(sink):
    return sorted((mail.recipient, mail.message["Subject"]) for mail in sink.mails)


def test_the_acts_of_the_machine_leave_once_and_those_of_others_never(house, sink):
    (house.folder / "content/any.md").write_text(ANY)
    assert carry_out(house) == 4
    send_due(house)
    assert subjects(sink) == [
        ("p1@example.org", "A pump for P1"),
        ("p2@example.org", "Seal kit for P2"),
        ("p3@example.org", "A pump for P3"),
    ]
    ended = {row["person_id"]: (row["state"], row["mailing_id"]) for row in rows(house)}
    name = f"plan {house.now():%Y-%m-%d} by email"
    assert ended == {
        **dict.fromkeys(("P1", "P2", "P3"), ("sent", name)), "P4": ("skipped", name),
    }  # fmt: skip


def test_a_second_run_and_a_second_build_of_the_day_send_nothing_again(house, sink):
    carry_out(house)
    send_due(house)
    assert carry_out(house) == 0  # the same build
    built(house, plan=PLAN.replace("| pump | pump ", "| kit  | kit  "))
    (house.folder / "content/any.md").write_text(ANY)
    assert carry_out(house) == 1  # P2, for whom there was nothing to say before
    send_due(house)
    assert subjects(sink) == [
        ("p1@example.org", "A pump for P1"), ("p2@example.org", "Seal kit for P2"),
        ("p3@example.org", "A pump for P3"),
    ]  # fmt: skip


def test_it_is_shown_before_and_says_what_to_write(house, sink):
    asked = PlanMailing(house)
    plan = asked.plan()
    assert (plan.people, plan.lawful) == (5, 2)
    assert {one.reason: one.people for one in plan.not_lawful} == {
        "no content for it": 2,
        **{one.reason: 1 for one in plan.not_lawful if one.reason != "no content for it"},
    }
    assert len(plan.not_lawful) == 2  # and why P4 may not be written to
    assert asked.missing() == [
        Missing("Seal kit", 1, "offer: Seal kit"), Missing("keep", 1, "offer: keep"),
    ]  # fmt: skip
    assert asked.preview().subject == "A pump for P1"
    assert (rows(house), sink.mails) == ([], [])


def test_nothing_leaves_by_itself_unless_the_firm_says_so(house, sink):
    path = house.folder / "syotto.toml"
    path.write_text(path.read_text().replace('plan_sends = ["email"]', "plan_sends = []"))
    quiet = open_house(house.folder)
    assert carry_out(quiet) == 0
    told = CliRunner().invoke(app, ["send", str(house.folder), "--to", "plan"])
    assert told.exit_code == 0, told.output
    assert "No content for 1: write one with the line `offer: Seal kit`." in told.output
    assert rows(house) == []
    done = CliRunner().invoke(
        app, ["send", str(house.folder), "--to", "plan", "--approve", "--now", "--by", "ann"]
    )
    assert done.exit_code == 0, done.output
    assert subjects(sink) == [
        ("p1@example.org", "A pump for P1"), ("p3@example.org", "A pump for P3"),
    ]  # fmt: skip
    quiet.ledger.close()


def test_the_preview_is_json_too(house):
    told = CliRunner().invoke(app, ["send", str(house.folder), "--to", "plan", "--json"])
    answer = json.loads(told.output)
    assert answer["plan"]["lawful"] == 2
    assert answer["missing"][0]["write"] == "offer: Seal kit"


def test_who_is_stopped_paused_or_waits_for_a_second_person_stays_so(house, sink):
    path = house.folder / "syotto.toml"
    path.write_text("second_person_from = 2\n" + path.read_text())
    strict = open_house(house.folder)
    assert carry_out(strict) == 3
    assert send_due(strict) == 0
    asked = PlanMailing(strict)
    assert let_go(asked, "ann")[0] == "running"  # the plan planned it, a person lets it go
    mailing.stop(strict, asked.mailing_id, "ann")
    assert send_due(strict) == 0
    built(strict)
    assert carry_out(strict) == 0  # it was stopped for the day
    assert sink.mails == []
    strict.ledger.close()


def test_what_somebody_said_no_to_since_the_build_does_not_leave(house, sink, later):
    later(seconds=5)
    say(house, "P1", "pump", "not_now", "salla")
    carry_out(house)
    send_due(house)
    assert [mail.recipient for mail in sink.mails] == ["p3@example.org"]


def test_a_plan_is_of_its_day_and_a_new_one_ends_what_waits(house, sink, later):
    carry_out(house)
    yesterday = PlanMailing(house).mailing_id
    later(days=1)
    with pytest.raises(InputError, match="newest plan is of"):
        PlanMailing(house)
    assert carry_out(house) == 0
    built(house)
    assert carry_out(house) == 3
    ended = {row["reason"] for row in rows(house) if row["mailing_id"] == yesterday}
    assert ended == {"Its day is over: a newer plan decides."}
    send_due(house)
    assert len(sink.mails) == 2


def test_what_they_had_is_not_said_again(house, sink, later):
    carry_out(house)
    send_due(house)
    later(days=1)
    built(house)
    assert carry_out(house) == 1  # P4, who gets none
    assert Reason("no content fits: they had it", 2) in PlanMailing(house).plan().not_lawful


def test_a_channel_that_carries_no_letters_is_refused(house):
    path = house.folder / "syotto.toml"
    path.write_text(path.read_text() + '[channels.sms]\nkind = "webhook"\nurl = "http://x"\n')
    other = open_house(house.folder)
    with pytest.raises(SettingError, match="carries no letters"):
        PlanMailing(other, channel="sms")
    other.ledger.close()


def test_a_mailing_without_a_content_is_refused(house):
    told = CliRunner().invoke(app, ["send", str(house.folder), "--to", "raw.people"])
    assert isinstance(told.exception, InputError)
    assert told.exception.what == "No content is named."
