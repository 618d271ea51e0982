from __future__ import annotations

import base64
import hmac
import json
import warnings
from hashlib import sha256

import pytest

from syotto.run.drain import drain_all
from syotto.run.house import open_house
from syotto.run.workspace import create
from syotto.web.public import Public
from tests.run.loaded import columns

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

ORDER = {
    "number": 1001,
    "mail": "ann@mill.fi",
    "total": "59.80",
    "lines": [{"sku": "SEAL", "price": 19.9, "n": 2}, {"sku": "OIL", "price": 20, "n": 1}],
}
SECTION = """
[hooks.orders]
secret = "$SYOTTO_TEST_HOOK"
event = "Order Completed"
each = "lines"
[hooks.orders.map]
userId = "mail"
order_id = "number"
"products.product_id" = "sku"
"products.price" = "price"
"products.quantity" = "n"
"""
KEY = "0123456789abcdef"


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.setenv("SYOTTO_TEST_HOOK", KEY)
    path = create(tmp_path / "shop")
    path.write_text(path.read_text() + SECTION)
    made = open_house(tmp_path / "shop")
    yield made
    made.ledger.close()


@pytest.fixture
def client(house):
    with TestClient(Public(house)) as opened:
        yield opened


def send(client, house, body=None, *, name="orders", number="msg_1", age=0, key=KEY):
    content = json.dumps(ORDER if body is None else body).encode()
    moment = str(int(house.now().timestamp()) - age)
    signature = hmac.new(key.encode(), f"{number}.{moment}.".encode() + content, sha256).digest()
    headers = {
        "webhook-id": number,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{base64.b64encode(signature).decode()}",
    }
    return client.post(f"/v1/hooks/{name}", content=content, headers=headers)


def test_a_signed_order_becomes_order_lines(client, house):
    assert send(client, house).json() == {"success": True}
    drain_all(house)
    assert columns(house, "order_lines", "order_id", "product_id") == [
        ("1001", "SEAL"),
        ("1001", "OIL"),
    ]
    assert [float(amount) for (amount,) in columns(house, "order_lines", "amount")] == [39.8, 20.0]


def test_a_replayed_message_counts_once_and_an_old_one_is_refused(client, house):
    assert [send(client, house).status_code for _ in range(3)] == [200, 200, 200]
    assert drain_all(house) == 1
    assert send(client, house, age=900).status_code == 401


@pytest.mark.parametrize(
    ("given", "status", "word"),
    [({"key": "other"}, 401, "does not fit"), ({"name": "nope"}, 404, "nope"), ({"body": []}, 422, "no JSON object"),
     ({"body": {"number": 1}}, 422, "Neither userId"), ({"body": {**ORDER, "pad": "x" * 600_000}}, 413, "bytes")],
)  # fmt: skip
def test_what_is_not_taken_says_why(client, house, given, status, word):
    answer = send(client, house, **given)
    assert answer.status_code == status
    assert word in answer.json()["message"]
    assert drain_all(house) == 0


def test_a_message_that_is_no_json_is_refused(client, house):
    moment = str(int(house.now().timestamp()))
    signature = hmac.new(KEY.encode(), f"m.{moment}.{{".encode(), sha256).digest()
    headers = {
        "webhook-id": "m",
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{base64.b64encode(signature).decode()}",
    }
    assert (
        client.post("/v1/hooks/orders", content=b"{", headers=headers).json()["message"]
        == "The body is no JSON."
    )
