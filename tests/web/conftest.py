from __future__ import annotations

import pytest

from tests.ask.shop import same_build, shop
from tests.web.client import browser


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A shop that is built once."""
    return shop(tmp_path_factory.mktemp("built") / "shop")


@pytest.fixture
def house(built, tmp_path):
    """The same build, with a log and a ledger of one's own."""
    return same_build(built, tmp_path / "shop")


@pytest.fixture
def client(house):
    return browser(house)
