from datetime import UTC

import pytest

from syotto.errors import NotFound, SettingError
from syotto.run.house import open_house
from syotto.store.ledger import HEAD


def a_workspace(folder, text=""):
    (folder / "syotto.toml").write_text(text)
    return folder


def test_a_folder_that_is_no_workspace_says_how_to_make_one(tmp_path):
    with pytest.raises(NotFound, match=f"syotto init {tmp_path}"):
        open_house(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_setting_is_said_at_once(tmp_path):
    with pytest.raises(SettingError, match="Did you mean 'currency'"):
        open_house(a_workspace(tmp_path, 'currensy = "EUR"'))


def test_opening_touches_nothing(tmp_path):
    open_house(a_workspace(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["syotto.toml"]


def test_the_stores_stand_in_the_folder(tmp_path):
    house = open_house(str(a_workspace(tmp_path, "keep_builds = 5")))
    assert house.log.folder == tmp_path / "log"
    assert (house.warehouse.folder, house.warehouse.keep) == (tmp_path / "warehouse", 5)
    assert house.ledger.revision() == HEAD
    assert (tmp_path / "ledger.sqlite").exists()
    house.ledger.close()


def test_the_ledger_may_be_elsewhere(tmp_path, monkeypatch):
    other = tmp_path / "other.sqlite"
    monkeypatch.setenv("SYOTTO_LEDGER", f"sqlite:///{other}")
    house = open_house(a_workspace(tmp_path))
    assert house.ledger.revision() == HEAD
    assert other.exists()
    house.ledger.close()


def test_its_clock_is_in_utc(tmp_path):
    assert open_house(a_workspace(tmp_path)).now().tzinfo is UTC


def test_a_build_is_dated_by_its_clock(tmp_path):
    house = open_house(a_workspace(tmp_path))
    before = house.now()
    with house.warehouse.begin():
        pass
    assert before <= house.warehouse.open().build.built_at <= house.now()


@pytest.mark.parametrize(
    ("line", "said", "fix"),
    [
        ("[map.order_lines]\nlead_lift = 0.3", "order_lines has no such column", "above the first"),
        ("[map.orders]\namount = 'Total'", "map.orders", "order_lines"),
    ],
)
def test_a_mapping_of_what_is_not_there_is_told_when_the_workspace_is_opened(
    tmp_path, line, said, fix
):
    with pytest.raises(SettingError, match=said) as wrong:
        open_house(a_workspace(tmp_path, line))
    assert fix in wrong.value.fix
