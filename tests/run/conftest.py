"""What several modules of tests look at: made once."""

from __future__ import annotations

import pytest

from tests.run.leads import BEN, SALLA, workspace


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Five people of three companies with two sellers; nobody is scored."""
    return workspace(tmp_path_factory.mktemp("leads") / "w", SALLA, BEN)
