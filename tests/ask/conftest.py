from __future__ import annotations

import pytest

from tests.ask.shop import same_build, shop


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A shop that is built once."""
    return shop(tmp_path_factory.mktemp("built") / "shop")


@pytest.fixture
def house(built, tmp_path):
    """The same build, with a log and a ledger of one's own."""
    return same_build(built, tmp_path / "shop")
