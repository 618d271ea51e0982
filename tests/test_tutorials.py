"""What the README tells a newcomer to type is typed here, on real orders."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).parent.parent
SYOTTO = Path(sys.executable).with_name("syotto")
LINES = 10_000
NOT_TYPED = re.compile(r"^make|serve ")  # the tests have set up already; pages have their own


def blocks(page: str, language: str, heading: str = "") -> list[str]:
    text = (ROOT / page).read_text()
    return re.findall(rf"^```{language}\n(.*?)^```", text[text.index(heading) :], re.M | re.S)


@pytest.fixture(scope="module")
def somewhere(tmp_path_factory) -> Path:
    """A folder with `orders.csv`: real orders with the names that their shop gave the columns."""
    folder = tmp_path_factory.mktemp("tutorial")
    bundled = files("syotto.demo") / "data" / "online_retail.parquet"
    orders = pq.read_table(str(bundled)).slice(0, LINES)
    pa.csv.write_csv(orders, folder / "orders.csv")
    return folder


def typed(line: str, folder: Path) -> str:
    words = shlex.split(line, comments=True)
    assert words[0] in ("syotto", ".venv/bin/syotto")
    done = subprocess.run(
        [SYOTTO, *words[1:]],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    assert "leaked" not in done.stderr  # what DuckDB says of connections that nobody closed
    return done.stdout


@pytest.fixture(scope="module")
def first_ten_minutes(somewhere) -> dict[str, str]:
    """Every command of the section and what it said."""
    shell = "".join(blocks("README.md", "bash", "## First ten minutes"))
    lines = [line for line in shell.splitlines() if line.strip() and not NOT_TYPED.search(line)]
    return {line.split("#")[0].strip(): typed(line, somewhere) for line in lines}


def said(answers: dict[str, str], part: str) -> str:
    return next(said for line, said in answers.items() if part in line)


def test_the_first_ten_minutes_of_the_readme_lead_to_a_list(first_ten_minutes):
    assert f"{LINES:,}" in said(first_ten_minutes, "load shop order_lines orders.csv")
    assert said(first_ten_minutes, "build shop").startswith("Build 1: ")
    assert "no offer is expected to pay" in said(first_ten_minutes, "today shop")


def test_a_list_without_a_workspace(somewhere):
    assert "better left alone" in typed(".venv/bin/syotto today orders.csv", somewhere)


def test_the_python_of_the_readme_runs(somewhere, first_ten_minutes, monkeypatch):
    monkeypatch.chdir(somewhere)
    orders = pa.csv.read_csv("orders.csv").slice(0, 5_000)
    owned = pa.table({"customer_id": ["a", "a", "b"], "product_id": ["x", "y", "x"]})
    given = {
        "frame": orders,
        "lines": pa.table({"basket_id": [1, 1, 2, 2], "item": ["x", "y", "x", "y"]}),
        "owned": owned,
        "values": pa.table({"product_id": ["x", "y"], "value": [10.0, 20.0]}),
    }
    (code,) = blocks("README.md", "python")
    code = code.replace("min_count=50", "min_count=2")
    exec(compile(code, "README.md", "exec"), given)
    assert given["pairs"].to_pylist()[0]["n_ab"] == 2
    assert given["offers"].column("customer_id").to_pylist() == ["b"]


@pytest.fixture(scope="module")
def first_flow(tmp_path_factory) -> dict[str, str]:
    """Every command of the page about the first flow and what it said."""
    folder, said = tmp_path_factory.mktemp("flow"), {}
    page = "docs/first-flow.md"
    (channel,) = blocks(page, "toml")
    for line in "".join(blocks(page, "bash")).splitlines():
        if not NOT_TYPED.search(line):
            said[line] = typed(line, folder)
        if line.startswith("syotto init"):
            with (folder / "shop/syotto.toml").open("a") as settings:
                settings.write(channel)
    return said


def test_the_first_flow_of_the_docs_runs(first_flow):
    assert "thank-you: good" in said(first_flow, "content check")
    assert "welcome: good" in said(first_flow, "flow check")
    tested = said(first_flow, "flow test").splitlines()
    assert len(tested) > 10
    assert all(line.endswith("passed") for line in tested)
    assert "win-back (running): 0 people came in" in said(first_flow, "flow status")
