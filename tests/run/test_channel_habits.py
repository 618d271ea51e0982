"""Preferred channels from a build: own days, adjusted towards those of everybody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from syotto.run.build import build
from syotto.run.channel_habits import channels_of
from syotto.run.house import open_house
from syotto.run.load import load
from syotto.run.rights import give
from tests.run.loaded import file
from tests.run.mail import mail_house

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ACTED = {
    "p1": ["sms"] * 9 + ["email"],
    "p2": ["email"] * 12,
    "p3": ["email"] * 12,
    "p4": ["sms"],
    "p5": ["email"] * 12 + ["web"] * 15,
    "p6": [],
}


BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
CONTEXT = f'"{{""userAgent"": ""{BROWSER}""}}"'


def events():
    lines = ["event_id,at,kind,name,channel,user_id,context"]
    for person, acts in ACTED.items():
        for day, channel in enumerate(acts, 1):
            at = f"2026-05-{day:02}T10:00:00Z"
            lines.append(f"{person}-{day},{at},track,Link Followed,{channel},{person},{CONTEXT}")
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("habits") / "shop"
    made = mail_house(folder)
    settings = folder / "syotto.toml"
    text = '\n[channels.sms]\nkind = "webhook"\nurl = "https://sms.example.com"\n'
    settings.write_text(settings.read_text() + text)
    people = "source_id,email\n" + "".join(f"{one},{one}@mill.example\n" for one in ACTED)
    load(made, "people", [file(folder, "people.csv", people)])
    load(made, "events", [file(folder, "events.csv", events())])
    build(made)
    made.ledger.close()
    house = open_house(folder)
    yield house
    house.ledger.close()


def test_where_people_differ_much_one_day_tells_and_others_are_known_by_everybody(built):
    found = channels_of(built, {one: {} for one in ACTED}, NOW)
    assert {person: found[person, "service"] for person in ACTED} == {
        "p1": "sms", "p2": "email", "p3": "email", "p4": "sms", "p5": "email", "p6": "email",
    }  # fmt: skip


def test_only_channels_count_by_which_somebody_may_be_written_to(built):
    who = {one: {"email": f"{one}@mill.example"} for one in ("p1", "p2")}
    assert not {purpose for _, purpose in channels_of(built, who, NOW)} - {"service"}
    said = {"person_id": "p1", "address": None, "purpose": "mailing", "channel": "email"}
    give(built, **said, at=NOW - timedelta(days=1), source="test")
    assert channels_of(built, who, NOW) == {
        ("p1", "mailing"): "email",  # though they act by text message
        ("p1", "service"): "sms",
        ("p2", "service"): "email",
    }
    give(built, **{**said, "channel": "sms"}, at=NOW - timedelta(days=1), source="test")
    assert channels_of(built, who, NOW)["p1", "mailing"] == "sms"


def test_with_one_channel_there_is_nothing_to_learn(tmp_path):
    house = mail_house(tmp_path / "shop")
    assert channels_of(house, {"p1": {}}, NOW) == {}
    house.ledger.close()
