from __future__ import annotations

from datetime import timedelta

import pytest

from syotto.errors import InputError
from syotto.run.house import open_house
from syotto.run.links import opened, tag, token, untagged
from syotto.run.workspace import create


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("links") / "shop"
    create(folder)
    return open_house(folder)


def test_what_was_signed_comes_back(house):
    assert opened(house, "click", token(house, "click", {"m": "1a"})) == {"m": "1a"}


def test_every_process_of_a_workspace_reads_what_another_signed(house):
    other = open_house(house.folder)
    assert opened(other, "click", token(house, "click", {"m": "1a"})) == {"m": "1a"}


def test_another_workspace_does_not(house, tmp_path):
    create(tmp_path / "other")
    with pytest.raises(InputError, match="not one of ours"):
        opened(open_house(tmp_path / "other"), "click", token(house, "click", {"m": "1a"}))


@pytest.mark.parametrize(
    "spoil", [str.swapcase, lambda text: text[:-1], lambda _: "", lambda _: "é.é"]
)
def test_a_spoiled_token_opens_nothing(house, spoil):
    with pytest.raises(InputError, match="not one of ours"):
        opened(house, "click", spoil(token(house, "click", {"m": "1a"})))


def test_a_token_of_one_kind_opens_nothing_of_another(house):
    with pytest.raises(InputError, match="not one of ours"):
        opened(house, "unsubscribe", token(house, "click", {"m": "1a"}))


def test_a_token_grows_old(house, monkeypatch):
    made, later = token(house, "confirm", {"m": "1a"}), house.now() + timedelta(seconds=61)
    monkeypatch.setattr(type(house), "now", lambda _: later)
    assert opened(house, "confirm", made) == {"m": "1a"}
    with pytest.raises(InputError, match="too old"):
        opened(house, "confirm", made, max_age=60)


def test_a_tag_is_known_again_in_capital_letters(house):
    assert untagged(house, tag(house, "01ab").upper()) == "01ab"


@pytest.mark.parametrize("tagged", ["", "01ab", "01ab0123456789abcdef", "é" * 20])
def test_a_tag_of_somebody_else_is_none(house, tagged):
    assert untagged(house, tagged) is None
