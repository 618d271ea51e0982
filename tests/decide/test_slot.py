"""Slots: read from their texts, and chosen by rules."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from syotto.decide.pitch import Pitch
from syotto.decide.slot import arm_of, choose
from syotto.schema.condition_text import Misread
from syotto.schema.content import About
from syotto.schema.judge import Now
from syotto.schema.profile import Happened, Profile
from syotto.schema.words import Arm
from syotto.sense.slots import read, read_slots

NOW = Now(datetime(2026, 5, 1, 21, 30, tzinfo=UTC), "Europe/Helsinki")
"""Half past midnight of the second of May in Helsinki."""
TEXT = """\
title: First screen
control_share: 0.25
default: <h1>Pumps</h1>
choices:
  - name: service
    when: {did: Service Plan Opened, within_days: 30}
    angle: social_proof
    content: <h1>Never stand still</h1>
  - name: may
    content: <h1>May</h1>
    until: 2026-05-01
  - name: finns
    when: {field: country, is: FI}
    content: <h1>Hei</h1>
"""
SLOT = read("front", TEXT)
OPENED = (Happened(datetime(2026, 4, 20, tzinfo=UTC), "Service Plan Opened"),)
SERVICE = Profile("p", {"country": "FI"}, events=OPENED)
FINN, SWEDE = Profile("p", {"country": "FI"}), Profile("p", {"country": "SE"})


def somebody(arm: Arm) -> str:
    return next(who for who in map(str, range(100)) if arm_of(SLOT, who) is arm)


@pytest.mark.parametrize(
    ("profile", "arm", "said"),
    [
        (SERVICE, Arm.TREATED, ("service", "rule", 0.75)),
        (SERVICE, Arm.CONTROL, ("default", "control", 0.25)),
        (FINN, Arm.TREATED, ("finns", "rule", 0.75)),
        (SWEDE, Arm.TREATED, ("default", "nothing_fits", 1.0)),
        (SWEDE, Arm.CONTROL, ("default", "nothing_fits", 1.0)),
        (None, Arm.TREATED, ("default", "not_profiled", 1.0)),
    ],
)
def test_the_first_choice_that_fits_is_shown(profile, arm, said):
    chosen = choose(SLOT, somebody(arm), profile, NOW)
    assert (chosen.choice.name, chosen.reason, chosen.propensity) == said
    assert (chosen.choice.content == "<h1>Pumps</h1>") == (said[0] == "default")


def test_the_control_group_says_what_it_did_not_see_and_a_choice_lasts_through_its_day():
    chosen = choose(SLOT, somebody(Arm.CONTROL), SWEDE, Now(datetime(2026, 5, 1, 20, tzinfo=UTC), "Europe/Helsinki"))  # fmt: skip
    assert (chosen.reason, chosen.would, chosen.arm) == ("control", "may", Arm.CONTROL)


def test_after_its_last_day_a_slot_shows_the_default():
    ended = read("front", TEXT + "until: 2026-05-01\n")
    assert choose(ended, "x", SERVICE, NOW).reason == "ended"
    assert ended.until == date(2026, 5, 1)


def test_about_a_share_of_visitors_is_in_control_always_the_same_ones():
    arms = [arm_of(SLOT, str(who)) for who in range(4_000)]
    assert 900 < arms.count(Arm.CONTROL) < 1_100
    assert arms == [arm_of(SLOT, str(who)) for who in range(4_000)]


WRONG = {
    "choices: []": "line 1, column 1: found [], expected a list of choices",
    "title: x": "expected a list of choices",
    "choices:\n  - {name: a}": "line 2, column 5: found nothing, expected what is shown",
    "choices:\n  - {name: a, content: x, wen: {}}": "Did you mean 'when'|found 'wen'",
    "choices:\n  - {name: a, content: x}\n  - {name: a, content: y}": "line 3, column 12: found 'a', expected another name",
    "choices:\n  - {name: default, content: x}": "expected a short name",
    "choices:\n  - {name: a, content: x, until: soon}": "found 'soon', expected the last day",
    "choices:\n  - {name: a, content: x, when: {field: contry, is: FI}}": "found 'contry', expected a field",
    "control_share: 1\nchoices:\n  - {name: a, content: x}": "line 1, column 16: found 1, expected a share",
    "choice: x": "found 'choice'",
    "[]": "expected title and choices",
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WRONG.items())
def test_a_text_that_is_wrong_says_where(text, said):
    with pytest.raises(Misread) as caught:
        read("front", text)
    told = f"{caught.value} {caught.value.fix}"
    assert any(one in told for one in said.split("|")), told


def test_a_file_that_is_wrong_stops_no_other(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/front.yaml").write_text(TEXT)
    (tmp_path / "pages/side.yaml").write_text("choices: 1")
    (tmp_path / "pages/foot.yaml").write_bytes(b"\xff")
    found = read_slots(tmp_path)
    assert (list(found.known), sorted(found.wrong)) == (["front"], ["foot", "side"])


def test_an_angle_is_one_of_those_of_contents():
    with pytest.raises(
        Misread, match="line 7, column 12: found 'nonsense', expected a message angle"
    ):
        read("front", TEXT.replace("social_proof", "nonsense"))


OFFERS = read("front", """\
control_share: 0
choices:
  - {name: price, offer: plan, features: [fixed price, all year], angle: liking, content: a}
  - {name: proof, offer: plan, features: [fixed price], angle: social_proof, content: b}
""")  # fmt: skip


def told(*features, offer="plan", channel="email", angle=""):
    return Pitch(About("mail", offer=offer, features=features, angle=angle), channel)


@pytest.mark.parametrize(
    ("before", "choice"),
    [
        ([], "price"),
        ([told(offer="pump", angle="liking")], "price"),
        ([told("quiet", "small", "light")], "default"),
        ([told("quiet", "fixed price")], "price"),
        ([told("quiet", "small"), told("fixed price")], "proof"),
        ([told(angle="liking")], "proof"),
        ([told(angle="social_proof"), told(angle="liking")], "price"),
        ([told(angle="liking", channel="web")], "price"),
    ],
)
def test_a_slot_says_of_an_offer_what_may_still_be_said(before, choice):
    assert choose(OFFERS, "p", SWEDE, NOW, before).choice.name == choice


def test_features_are_of_an_offer_and_at_most_three():
    text = "choices: [{{name: a, content: x, {}}}]"
    for more, words in (
        ("features: [b]", "an offer that has them"),
        ("offer: o, features: [a, b, c, d]", "at most 3 features"),
        ("offer: o, features: b", "a list of features"),
    ):
        with pytest.raises(Misread, match=words):
            read("front", text.format(more))
