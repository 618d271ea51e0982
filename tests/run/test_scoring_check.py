"""What sellers and rules name in vain, by the workspace and the builds that there are; the command."""

import json
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from syotto.cli import app
from syotto.run.house import open_house
from syotto.run.scoring_check import Known, doubts_of, near, of_seller, sellers_doubts
from syotto.schema.scoring import parse
from syotto.schema.sellers import sellers_of
from tests.run.loaded import house_in

THERE = {
    "products": frozenset({"4711", "4712"}),
    "categories": frozenset({"pumps", "seals"}),
    "countries": frozenset({"finland", "fi", "latvia"}),
    "personas": frozenset({"executive", "finance"}),
    "events": frozenset({"Tip Given"}),
    "seen": frozenset(),
}
KNOWN = SimpleNamespace(**THERE)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"products": ["pumps", "4711"]}, []),
        ({"products": ["pump"]}, ["there is no product or category 'pump'. Did you mean 'pumps'?"]),
        ({"territories": ["Finland", "Latvia", "XX 1*"]}, []),
        (
            {"territories": ["Finnland"]},
            ["there is no country 'Finnland'. Did you mean 'finland'?"],
        ),
    ],
)
def test_a_seller_waits_for_nothing_that_is_not_there(given, told):
    (seller,) = sellers_of([{"name": "Salla", **given}], "UTC")
    assert list(of_seller(seller, KNOWN)) == told


def test_products_in_rules_are_held_against_those_that_are_sold():
    rule = {"when": {"bought": {"category": "pump"}}, "points": 4}
    other = {"when": {"bought": {"product": ["4711", "9"]}}, "points": 4}
    rules = parse({"fit": {"rules": {"has pumps": rule, "has others": other}}})
    assert list(doubts_of(rules, KNOWN)) == [
        "“has pumps”: there is no category 'pump'. Did you mean 'pumps'?",
        "“has others”: there is no product '9'.",
    ]


def test_before_any_event_came_only_what_looks_misspelled_is_told():
    def named(event):
        return parse({"engagement": {"rules": {"one": {"did": event, "points": 4}}}})

    assert list(doubts_of(named("Our Own Event"), KNOWN)) == []
    assert len(list(doubts_of(named("tip given"), KNOWN))) == 1


def test_the_nearest_spelling_does_not_mind_capitals():
    assert near("PUMPS", ["pumps", "seals"]) == " Did you mean 'pumps'?"
    assert near("something else", ["pumps"]) == ""


def test_what_cannot_be_read_is_told_too(tmp_path):
    folder = house_in(tmp_path / "w").folder
    with (folder / "syotto.toml").open("a") as file:
        file.write('[[sellers]]\nname = "Salla"\ncapcity = 3\n')
    house = open_house(folder)
    assert "Did you mean 'capacity'" in sellers_doubts(house)[0]


def test_without_a_build_and_with_the_rules_that_come_with_syotto_nothing_is_told(tmp_path):
    house = house_in(tmp_path / "w")
    assert Known(house).personas
    told = CliRunner().invoke(app, ["scoring", "check", str(house.folder), "--json"])
    assert json.loads(told.output)["live"]["doubts"] == []


def test_the_commands_name_doubts_versions_and_differences(tmp_path):
    house = house_in(tmp_path / "w")
    text = "engagement: {rules: {tipped: {did: Tip Givn, points: 5}}}\n"
    (house.folder / "scoring-draft.yaml").write_text(text)

    def said(*words):
        told = CliRunner().invoke(app, ["scoring", words[0], str(house.folder), *words[1:]])
        assert told.exit_code == 0, told.output
        return " ".join(told.output.split())

    assert "Did you mean 'Tip Given'?" in said("check")
    assert "+ engagement: {rules: {tipped" in said("diff", "draft")
    assert "Did you mean 'Tip Given'?" in said("publish", "draft")
    assert "scoring-draft.yaml" in said("history")
    assert "No chance is told yet" in said("profit")
