from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.collect.server import serving, workspace

NODE = Path(__file__).parents[2] / ".venv/node"


@pytest.fixture
def house_and_key(tmp_path):
    return workspace(tmp_path / "shop")


@pytest.fixture(scope="session")
def node() -> Path:
    """The folder with the SDKs of npm; `make .venv/.node` fills it."""
    if not shutil.which("node") or not (NODE / "node_modules").is_dir():
        pytest.skip("no node or no SDKs from npm here: `make .venv/.node` brings them")
    return NODE


@pytest.fixture(scope="session")
def live(tmp_path_factory):
    """One server for all tests that only send: (server, house, write key)."""
    house, key = workspace(tmp_path_factory.mktemp("live") / "shop")
    with serving(house.folder) as server:
        yield server, house, key


@pytest.fixture(scope="session")
def run_node(node):
    def run(script: str, **given: str) -> str:
        done = subprocess.run(
            ["node", "-e", script], cwd=node, env={"PATH": "/usr/bin:/bin:/usr/local/bin", **given},
            capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
