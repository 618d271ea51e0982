"""A process that only takes events and fills slots stays light."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from syotto.run.sources import add_source
from syotto.schema.source import ConsentMode
from tests.company import workspace

HEAVY = ("ibis", "duckdb", "pyarrow", "numpy", "pandas", "scipy", "deltalake", "fastapi", "numba")
PROGRAM = """
import asyncio, json, sys
from syotto.run.house import open_house
from syotto.web.public import Public

async def ask(app, path, said):
    answers, bodies = [], [json.dumps(said).encode()]
    async def receive():
        if not bodies:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": bodies.pop()}
    async def send(message):
        answers.append(message)
    headers = [(b"user-agent", b"Mozilla/5.0 (X11)")]
    method = "POST" if said else "GET"
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": headers}
    await app(scope, receive, send)
    return answers[0]["status"]

async def main(folder, keys):
    app = Public(open_house(folder))
    await app.start()
    asked = [("/readyz", None), ("/slots.js", None)]
    for key in keys:
        who = {"writeKey": key, "anonymousId": "b1"}
        asked.append(("/v1/track", {**who, "event": "Page Viewed"}))
        asked.append(("/v1/decide", {**who, "slot": "front"}))
        asked.append((f"/v1/projects/{key}/settings", None))
    statuses = [await ask(app, *one) for one in asked]
    heavy = sorted({name.partition(".")[0] for name in sys.modules})
    pages = await ask(app, "/openapi.json", None)
    await app.stop()
    print(json.dumps([statuses, heavy, pages]))

asyncio.run(main(sys.argv[1], sys.argv[2:]))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What a fresh process says of its answers and its modules."""
    house = workspace(tmp_path_factory.mktemp("light") / "shop")
    (house.folder / "pages").mkdir()
    (house.folder / "pages/front.yaml").write_text(
        "choices: [{name: lookers, when: {did: Page Viewed}, content: Hi}]\n"
    )
    keys = [
        add_source(house, "website").write_key,
        add_source(house, "careful", consent=ConsentMode.REQUIRED).write_key,
    ]
    house.ledger.close()
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(house.folder), *keys],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return json.loads(ran.stdout.splitlines()[-1])


def test_taking_events_and_filling_slots_needs_no_engine(told):
    statuses, modules, _ = told
    assert set(statuses) == {200}
    assert not set(HEAVY) & set(modules)


def test_pages_are_there_when_they_are_asked_for(told):
    assert told[2] == 200
