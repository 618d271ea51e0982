"""A browser-like client on a real app: it keeps the token's cookie and sends the token."""

from __future__ import annotations

import warnings

from syotto.run.house import House
from syotto.web.app import make_app
from syotto.web.safety import COOKIE, HEADER

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # starlette would rather have the successor of httpx
    from starlette.testclient import TestClient

HERE = "http://127.0.0.1"
JSON = {"Accept": "application/json"}


def browser(house: House) -> TestClient:
    client = TestClient(make_app(house), base_url=HERE, client=("127.0.0.1", 50_000))
    client.get("/healthz")
    client.headers.update({HEADER: client.cookies[COOKIE], "Origin": HERE})
    return client
