from datetime import time

import pytest

from syotto.decide.guard import Cap
from syotto.errors import SettingError
from syotto.run.contact_rules import contact_rules
from syotto.settings import Settings


def test_the_settings_become_rules():
    rules = contact_rules(
        Settings(quiet_hours="20:30-7:00", caps=["email 2/7"], time_zone="Europe/Helsinki")
    )
    assert (rules.quiet_from, rules.quiet_to) == (time(20, 30), time(7))
    assert rules.caps == (Cap("email", 2, 7),)
    assert rules.time_zone == "Europe/Helsinki"


def test_no_quiet_hours_are_none():
    rules = contact_rules(Settings(quiet_hours=""))
    assert rules.quiet_from == rules.quiet_to


@pytest.mark.parametrize(
    "given",
    [
        {"quiet_hours": "evening"},
        {"quiet_hours": "25:00-08:00"},
        {"caps": ["pigeon 1/1"]},
        {"caps": ["email"]},
        {"caps": ["email 1/0"]},
    ],
)
def test_what_cannot_be_read_is_said(given):
    with pytest.raises(SettingError) as said:
        contact_rules(Settings(**given))
    assert "like" in said.value.fix
