"""The page of journeys: its rates are those counted by hand from the raw events."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pyarrow as pa
import pytest

from syotto.ask.journeys import Edge, FunnelRow, Node
from syotto.run.build import build
from syotto.run.house import open_house
from syotto.run.load import load
from syotto.schema.access import Role
from syotto.web.funnel_bars import bars
from syotto.web.journey_map import CHANNELS, drawn
from tests.company import workspace
from tests.web.client import JSON, browser, signed_in, user

DAY = datetime(2025, 6, 1, tzinfo=UTC)
STEPS = ("Form Submitted", "Brochure Downloaded", "Offer Requested")


def events():
    """Forty people in June: each goes as far as their number says; then one last visit in winter, which is today.

    Everybody leaves a form; those of an even number ask for a brochure after 10 days, those
    divisible by 4 for an offer after 20 more.
    """
    rows = []
    for number in range(40):
        far = 1 + (number % 2 == 0) + (number % 4 == 0)
        for place, name in enumerate(STEPS[:far]):
            at = DAY + timedelta(days=number % 20, hours=12 * 20 * place * (1 + place) / 2)
            channel = "web" if number < 30 else "event"
            rows.append((f"e{number}-{place}", at, name, channel, f"p{number:02}"))
    rows.append(("last", DAY + timedelta(days=200), "Page Viewed", "web", "p00"))
    names = ("event_id", "at", "name", "channel", "user_id")
    return pa.table(dict(zip(names, zip(*rows, strict=True), strict=True)))


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    house = workspace(tmp_path_factory.mktemp("walked") / "mill", currency="EUR")
    toml = house.folder / "syotto.toml"
    toml.write_text(
        toml.read_text()
        + '[journey]\nlike = "b2b"\n[journey.stages.prospect]\ndays = 0\n[journey.targets]\nsuspect = 0.6\n'
    )
    house = open_house(house.folder)
    load(house, "events", events())
    people = pa.table(
        {
            "source_id": [f"p{number:02}" for number in range(40)],
            "owner": ["Kim"] * 10 + ["Sam"] * 30,
        }
    )
    load(house, "people", people)
    build(house)
    return house


def funnel(client, query=""):
    found = client.get(f"/journeys{query}", headers=JSON).json()
    return {row["stage"]: row for row in found["funnel"]}


def by_hand():
    """Of those who left a form, the share who asked for a brochure within 90 days; and so on."""
    when = {}
    for row in events().to_pylist():
        when[row["user_id"], row["name"]] = row["at"]
    told = {}
    for first, then in pairwise(STEPS):
        entered = [who for who, name in when if name == first]
        moved = [
            who
            for who in entered
            if (who, then) in when and when[who, then] - when[who, first] <= timedelta(days=90)
        ]
        told[first] = (len(entered), len(moved))
    return told


def test_the_rates_on_the_page_are_those_of_the_raw_events(walked):
    rows = funnel(browser(walked))
    hand = by_hand()
    assert hand == {"Form Submitted": (40, 20), "Brochure Downloaded": (20, 10)}
    for stage, name in (("suspect", "Form Submitted"), ("prospect", "Brochure Downloaded")):
        entered, moved = hand[name]
        assert (rows[stage]["entered"], rows[stage]["moved_on"]) == (entered, moved)
        assert rows[stage]["share"] == moved / entered
        assert rows[stage]["low"] < 0.5 < rows[stage]["high"]
    assert rows["suspect"]["median_days"] == 10
    assert rows["suspect"]["target"] == 0.6


def test_filters_narrow_and_side_by_side_adds_up(walked):
    client = browser(walked)
    assert funnel(client, "?entry=event")["suspect"]["entered"] == 10
    assert funnel(client, "?persona=nobody") == {}
    found = client.get("/journeys?split=entry", headers=JSON).json()["split"]
    parts = {row["value"]: row["entered"] for row in found if row["stage"] == "suspect"}
    assert parts == {"web": 30, "event": 10}


def test_csv_has_the_funnel(walked):
    text = browser(walked).get("/journeys?format=csv").text
    rows = {row["stage"]: row for row in csv.DictReader(io.StringIO(text))}
    assert (rows["suspect"]["entered"], rows["suspect"]["moved_on"]) == ("40", "20")


def test_a_seller_sees_the_journeys_of_ones_own_people(walked, quick_passwords):
    client = signed_in(walked, user(walked, Role.SELLER, owners=["Kim"]))
    assert funnel(client)["suspect"]["entered"] == 10
    assert client.get("/journeys", headers=JSON).json()["choices"]["owner"] == ["Kim"]


def test_without_journeys_the_page_teaches(client):
    text = client.get("/journeys").text
    assert "No journeys yet" in text
    assert "[journey]" in text


STAGES = ("visitor", "suspect", "lead")
NODES = [
    Node("visitor", "web", 100, 40),
    Node("suspect", "email", 25, 5),
    Node("lead", "web", 9, 9),
]
EDGES = [
    Edge("visitor", "web", "suspect", "email", 25, 30, 2.5),
    Edge("lead", "web", "suspect", "email", 4, 4, 0.5),
    Edge("lead", "fax", "suspect", "email", 90, 90, 1.0),
]


def stage(entered, before, share=None):
    numbers = dict.fromkeys(one.name for one in fields(FunnelRow))
    given = {"entered": entered, "entered_before": before, "share": share, "low": share}
    return FunnelRow(**{**numbers, **given})


def test_the_longest_bar_of_a_funnel_fills_the_width():
    drawn_bars = [bar for _, bar in bars([stage(20, 40, 0.25), stage(10, 0)])]
    assert [(bar.now, bar.before) for bar in drawn_bars] == [(50, 100), (25, 0)]
    assert [(bar.share, bar.low, bar.target) for bar in drawn_bars] == [
        (25, 25, None), (None, None, None),
    ]  # fmt: skip
    assert [bar.now for _, bar in bars([stage(0, 0)])] == [0]


def test_stages_go_to_the_right_and_on_phones_down():
    wide, tall = drawn(STAGES, NODES, EDGES), drawn(STAGES, NODES, EDGES, tall=True)
    assert [name.text for name in wide.stages] == list(STAGES)
    assert [dot.x for dot in wide.dots] == sorted(dot.x for dot in wide.dots)
    assert [dot.y for dot in tall.dots] == sorted(dot.y for dot in tall.dots)
    assert tall.width < 360
    for drawing in (wide, tall):
        assert all(0 < dot.x < drawing.width for dot in drawing.dots)
        assert all(0 < dot.y < drawing.height for dot in drawing.dots)


def test_lines_are_as_wide_as_their_people_and_say_their_wait():
    there, back = drawn(STAGES, NODES, EDGES).lines
    assert there.width > back.width
    assert (there.label, back.label) == ("2 d", "12 h")
    assert (there.back, back.back) == (False, True)


def test_the_most_met_channels_only():
    many = [Node("visitor", f"channel {number}", number + 1, 0) for number in range(20)]
    drawing = drawn(["visitor"], many, [])
    assert len(drawing.channels) == len(drawing.dots) == CHANNELS
    assert drawing.channels[0].text == "channel 19"


def test_nobody_makes_an_empty_map():
    assert drawn([], [], []).dots == []
