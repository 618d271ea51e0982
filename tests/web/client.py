"""A browser-like client on a real app: it keeps the token's cookie and sends the token."""

from __future__ import annotations

import warnings

from syotto.run.house import House
from syotto.run.users import add_user
from syotto.schema.access import Role
from syotto.web.app import make_app
from syotto.web.safety import COOKIE, HEADER, page_token

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # starlette would rather have the successor of httpx
    from starlette.testclient import TestClient

HERE = "http://127.0.0.1"
JSON = {"Accept": "application/json"}


PASSWORD = "correct horse battery"


def browser(house: House, client: tuple[str, int] = ("127.0.0.1", 50_000)) -> TestClient:
    opened = TestClient(make_app(house), base_url=HERE, client=client)
    opened.get("/healthz")
    opened.headers.update({HEADER: opened.cookies[COOKIE], "Origin": HERE})
    return opened


def user(house: House, role: Role, **limits: list[str]) -> str:
    """Somebody in a role, with PASSWORD; returns their e-mail."""
    return add_user(house, f"{role}@mill.example", role, PASSWORD, by="test", **limits).email


def signed_in(house: House, email: str, password: str = PASSWORD) -> TestClient:
    client = browser(house)
    client.post("/sign-in", data={"email": email, "password": password}).raise_for_status()
    client.headers[HEADER] = page_token(client.cookies)
    return client
