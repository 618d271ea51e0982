from __future__ import annotations

import pytest

from tests.ask.shop import shop


@pytest.fixture
def house(tmp_path):
    return shop(tmp_path / "shop")
