"""The last look before a message leaves: what the person was told of the offer already."""

from __future__ import annotations

import pytest

from syotto.run.house import open_house
from syotto.run.load import load
from syotto.run.outbox import intend
from syotto.run.sending import send_due
from tests.act.sink import running
from tests.run.loaded import file
from tests.run.mail import mail_house, rows, service
from tests.run.part import part_build

CONTENT = (
    "---\nsubject: Hei\npurpose: service\nfrom: ann@example.com\noffer: pump\n"
    "angle: {angle}\nfeatures: {features}\n---\nHei\n"
)
JOINED = "source_id,first_name,last_name,phone\n1,Ann,Aho,+358401234567\n2,Ann,Aho,+358401234567\n"
CONTENTS = {
    "first": ("liking", "quiet, small"),
    "second": ("liking", "quiet, light"),
    "third": ("liking", "cheap"),
    "paper": ("liking", "quiet"),
    "other": ("authority", "small"),
}


@pytest.fixture
def house(tmp_path):
    with running() as sink:
        made = mail_house(tmp_path / "shop", sink.port)
        settings = made.folder / "syotto.toml"
        post = '\n[channels.post]\nkind = "paper"\nfrom = "ann@example.com"\n'
        settings.write_text(settings.read_text() + post)
        for name, (angle, features) in CONTENTS.items():
            text = CONTENT.format(angle=angle, features=features)
            (made.folder / f"content/{name}.txt").write_text(text)
        house = open_house(made.folder)
        yield house
    house.ledger.close()


def fates(house):
    return {row["content"].partition(".")[0]: (row["state"], row["reason"]) for row in rows(house)}


def say(house, name, number, **given):
    intend(house, [service(number, content=name, person_id="1", address="a@example.org", **given)])


def test_nobody_is_told_a_fourth_feature_whatever_the_mailing(house):
    say(house, "first", 1, mailing_id="spring")
    send_due(house)
    for number, name in enumerate(("second", "third"), 2):
        say(house, name, number, mailing_id="summer")
    send_due(house)
    found = fates(house)
    assert [found[name][0] for name in ("first", "second", "third")] == ["sent", "sent", "skipped"]
    assert found["third"][1].startswith("They were told light, quiet, small of pump; with cheap")


def test_another_channel_comes_with_another_angle_also_where_two_numbers_are_one_person(house):
    say(house, "first", 1)
    send_due(house)
    load(house, "people", [file(house.folder, "people.csv", JOINED)])
    part_build(house, "renamed")
    for number, name in enumerate(("paper", "other"), 2):
        intend(house, [service(number, content=name, channel="post", person_id="2")])
    send_due(house)
    found = fates(house)
    assert (found["paper"][0], found["other"][0]) == ("skipped", "sent")
    assert "by email, had the same message angle (liking)" in found["paper"][1]
