from __future__ import annotations

import pytest

from syotto.errors import SettingError
from syotto.web.safety import COOKIE, HEADER
from syotto.web.serve import check_host
from tests.web.client import HERE, browser

SAY = {"customer_id": "ann", "product_id": "K", "verdict": "accept"}


def said(client):
    return client.get("/data?format=json").json()["said"]


def test_every_answer_has_the_headers(client):
    for path in ("/today", "/nope", "/static/parts.css", "/healthz"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self';")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_pages_are_not_kept_by_the_browser(client):
    assert client.get("/today").headers["cache-control"] == "no-store"


def test_a_post_with_the_token_of_the_page_is_taken(client):
    assert client.post("/feedback", data=SAY).status_code == 200
    assert len(said(client)) == 1


def test_the_token_may_come_in_the_form(client):
    token = client.headers.pop(HEADER)
    assert client.post("/feedback", data={**SAY, "token": token}).status_code == 200
    assert len(said(client)) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {HEADER: "guess"},
        {HEADER: ""},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/feedback", "/data/build", "/data/loads/load-000001/undo"])
def test_a_post_from_elsewhere_is_refused(client, path, headers):
    assert client.post(path, data=SAY, headers=headers).status_code == 403
    assert said(client) == []


def test_a_browser_without_the_cookie_is_refused(client):
    client.cookies.delete(COOKIE)
    assert client.post("/feedback", data=SAY).status_code == 403


def test_the_cookie_is_for_our_pages_only(house):
    client = browser(house)
    client.cookies.clear()
    cookie = client.get("/today").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1"])
def test_a_foreign_host_name_gets_no_answer(client, name):
    answer = client.get("/today", headers={"Host": name})
    assert answer.status_code == 400
    assert "Ahola" not in answer.text


def test_pages_are_served_on_this_machine_only_until_somebody_has_to_sign_in():
    for host in ("127.0.0.1", "localhost", "::1"):
        check_host(host, [], closed=False)
    for host in ("0.0.0.0", "192.168.1.4", "::", "example.org"):
        with pytest.raises(SettingError, match="anybody"):
            check_host(host, [], closed=False)
    with pytest.raises(SettingError, match="anybody"):
        check_host("127.0.0.1", ["crm.example.com"], closed=False)


def test_pages_for_other_machines_have_a_name_to_answer_to():
    with pytest.raises(SettingError, match="no name"):
        check_host("0.0.0.0", [], closed=True)
    check_host("0.0.0.0", ["crm.example.com"], closed=True)


def test_no_documentation_page_of_the_framework_is_served(client):
    assert [client.get(path).status_code for path in ("/docs", "/redoc")] == [404, 404]
    assert HERE
