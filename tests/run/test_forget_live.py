"""A person is erased while the server runs: its doors stay open, and it drains on afterwards."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pyarrow as pa
import pytest

from syotto.run.forget import forget
from syotto.run.load import load
from tests.collect.server import logged, serving, wait_for, workspace
from tests.run.test_forget import EMAIL, NUMBER, TRACES, person, traces

pytestmark = pytest.mark.slow


def post(server, key, *events):
    at = datetime.now(UTC).isoformat()
    batch = [{"type": "track", "event": "Seen", "timestamp": at, **event} for event in events]
    answer = httpx.post(f"{server.url}/v1/batch", json={"batch": batch}, auth=(key, ""))
    answer.raise_for_status()


def ids(house):
    return {row["event_id"] for row in logged(house)}


def test_a_person_is_erased_while_the_server_takes_events(tmp_path):
    folder = tmp_path / "w"
    folder.mkdir()
    house, key = workspace(folder)
    load(house, "people", [person()])
    load(house, "order_lines", [pa.table({
        "order_id": ["o1"], "at": [datetime(2026, 1, 5, tzinfo=UTC)], "person_ref": [NUMBER],
        "product_id": ["P"], "quantity": [1], "amount": [9.0],
    })])  # fmt: skip
    with serving(folder) as server:
        about = {"userId": NUMBER, "properties": {"email": EMAIL}}
        post(server, key, {"messageId": "a1", **about}, {"messageId": "b1", "userId": "other"})
        wait_for(lambda: ids(house) == {"a1", "b1"}, server.said)
        done = forget(house, NUMBER, by="anna")
        assert done.left == ()
        assert ids(house) == {"b1"}
        post(server, key, {"messageId": "a2", **about}, {"messageId": "b2", "userId": "other"})
        wait_for(lambda: "b2" in ids(house), server.said)
        assert ids(house) == {"b1", "b2"}
        server.stop()
    house.ledger.close()
    (folder / "server.log").unlink()
    assert {one for _, one in traces(folder)} & set(TRACES) == set()
