from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "src/syotto/web/static/vendor", ROOT / "tests/web/vendor")


@pytest.mark.parametrize("folder", FOLDERS, ids=["pages", "tests"])
def test_vendored_files_are_those_that_the_readme_names(folder):
    said = set(re.findall(r"\b[0-9a-f]{64}\b", (folder / "README.md").read_text()))
    there = {hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.js")}
    assert said == there


@pytest.mark.parametrize("folder", FOLDERS, ids=["pages", "tests"])
def test_each_has_its_licence_beside_it(folder):
    for path in folder.glob("*.js"):
        assert list(folder.glob(f"{path.name.split('.')[0]}.LICENSE"))
