from __future__ import annotations

import pytest

from syotto.schema.condition_text import Misread
from syotto.schema.kpis import parse
from syotto.sense import yaml_text

GOOD = """
leads: 60
lead_to_opportunity: {all: 0.25, origin: {event: 0.3}}
caught:
  owner:
    Salla: 25
"""


def read(text):
    return parse(*yaml_text.read(text, "targets.yaml")).known


def test_a_number_is_for_all_and_names_are_for_themselves():
    assert read(GOOD) == {
        ("leads", "all", "all"): 60,
        ("lead_to_opportunity", "all", "all"): 0.25,
        ("lead_to_opportunity", "origin", "event"): 0.3,
        ("caught", "owner", "Salla"): 25,
    }


def test_a_file_of_remarks_sets_no_target():
    assert read("# leads: 60\n") == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- leads", "line 1, column 1: found ['leads'], expected figures by name"),
        ("leads: 60\nlaeds: 7", "line 2, column 8: found 'laeds', expected a figure"),
        ("leads: sixty", "line 1, column 8: found 'sixty', expected a number above 0"),
        ("leads: 0", "found 0, expected a number above 0"),
        ("lead_to_opportunity: 25", "found 25, expected a share from 0 to 1"),
        ("leads:\n  origin: 7", "line 2, column 11: found 7, expected numbers by name"),
        ("leads:\n  giver: {a: 7}", "line 2, column 3: found 'giver', expected a dimension"),
        ("leads:\n  origin: {a: true}", "found True, expected a number above 0"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(text, said):
    with pytest.raises(Misread) as error:
        read(text)
    assert said in error.value.what
    assert error.value.fix
