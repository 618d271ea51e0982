"""Settings from a file and from variables: what is wrong is said, with what would be right."""

from __future__ import annotations

import pytest

from syotto.errors import SettingError
from syotto.settings import KINDS, KNOWN, Settings, default_of, load


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('capacity = "many"', "'many', not a whole number"),
        ("capacity = true", "True, not a whole number"),
        ("margin_share = '30 %'", "'30 %', not a number"),
        ("currency = 5", "5, not a text"),
        ("find_links = 1", "1, not true or false"),
        ("holidays = '2026-12-24'", "'2026-12-24', not a list"),
        ("crm = 3", "3, not a table"),
        ("control_share = 1.5", "'control_share' is 1.5"),
        ("hour_cots = 50", "unknown setting 'hour_cots'"),
        ("capacity =", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, line, said):
    (tmp_path / "syotto.toml").write_text(line)
    with pytest.raises(SettingError, match=said):
        load(tmp_path / "syotto.toml", {})


def test_a_near_name_is_proposed(tmp_path):
    (tmp_path / "syotto.toml").write_text("hour_cots = 50")
    with pytest.raises(SettingError) as raised:
        load(tmp_path / "syotto.toml", {})
    assert "Did you mean 'hour_cost'?" in raised.value.fix


def test_a_variable_goes_before_the_file_and_a_whole_number_is_a_number(tmp_path):
    (tmp_path / "syotto.toml").write_text("capacity = 3\ncontact_cost = 2")
    made = load(tmp_path / "syotto.toml", {"SYOTTO_CAPACITY": "7"})
    assert (made.capacity, made.contact_cost) == (7, 2.0)
    with pytest.raises(SettingError, match="SYOTTO_CAPACITY is 'x', not a whole number"):
        load(None, {"SYOTTO_CAPACITY": "x"})
    assert load(None, {}) == Settings()


def test_every_kind_of_setting_has_a_word():
    assert {type(default_of(name)) for name in KNOWN} <= set(KINDS)
