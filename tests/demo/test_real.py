"""The bundled company's folder: its own is kept, another demo's is made anew, a person's is safe."""

from __future__ import annotations

import pytest

from syotto.demo.real import MARK, open_demo
from syotto.errors import InputError
from syotto.run.workspace import create


def test_a_second_demo_in_the_same_folder_keeps_what_is_there(tmp_path):
    house = open_demo(tmp_path / "demo")
    kept = house.folder / "log"
    kept.mkdir()
    open_demo(tmp_path / "demo")
    assert kept.is_dir()


def test_the_folder_of_another_demo_is_made_anew(tmp_path):
    house = open_demo(tmp_path / "demo")
    (house.folder / MARK).write_text("Another company.\n")
    (house.folder / "log").mkdir()
    assert open_demo(tmp_path / "demo").settings.currency == "GBP"
    assert not (house.folder / "log").exists()


def test_a_workspace_of_ones_own_is_never_touched(tmp_path):
    create(tmp_path / "shop")
    with pytest.raises(InputError, match="is a workspace already"):
        open_demo(tmp_path / "shop")
