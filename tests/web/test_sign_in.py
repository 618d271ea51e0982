"""Signing in, the first administrator, one's own account, users, tokens and the log, by HTTP."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from syotto.run.tokens import add_token
from syotto.run.users import users
from syotto.schema.access import Role
from syotto.store.audit import audit
from syotto.web.access import safe_next
from syotto.web.safety import HEADER, SESSION, page_token
from tests.web.client import JSON, PASSWORD, browser, signed_in, user

pytestmark = pytest.mark.usefixtures("quick_passwords")
BOSS = "administrator@mill.example"


@pytest.fixture
def boss(house):
    return signed_in(house, user(house, Role.ADMINISTRATOR))


def first(client, **given):
    form = {"email": BOSS, "password": PASSWORD, "again": PASSWORD, **given}
    return client.post("/first", data=form, follow_redirects=False)


def log(house):
    with house.ledger.read() as connection:
        return [dict(row) for row in connection.execute(sa.select(audit)).mappings()]


def test_without_a_user_the_pages_work_here_and_invite(client):
    page = client.get("/today")
    assert page.status_code == 200
    assert "Nobody has to sign in yet" in page.text
    assert "Sign out" not in page.text
    assert client.get("/sign-in").url.path == "/first"
    assert client.get("/users").url.path == "/first"


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("192.0.2.7", {}),
        ("unknown", {}),
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}),
        ("127.0.0.1", {"Via": "1.1 proxy"}),
    ],
)
def test_without_a_user_nobody_else_sees_anything(house, address, headers):
    client = browser(house, (address, 1))
    client.headers.update(headers)
    assert client.get("/today", headers=JSON).status_code == 401
    assert "Ahola" not in client.get("/today").text
    assert client.get("/first").status_code == 404
    assert first(client).status_code == 404
    assert users(house) == []


def test_the_first_administrator_is_made_in_the_browser_and_signed_in(client, house):
    made = first(client)
    assert (made.status_code, made.headers["location"]) == (303, "/users")
    assert [(one.email, one.role) for one in users(house)] == [(BOSS, Role.ADMINISTRATOR)]
    assert client.get("/users").status_code == 200
    assert first(browser(house)).status_code == 404


@pytest.mark.parametrize(
    "given", [{"again": "something else"}, {"password": "short", "again": "short"}, {"email": "x"}]
)
def test_a_first_administrator_that_will_not_do_is_told_on_the_form(client, house, given):
    refused = first(client, **given)
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert PASSWORD not in refused.text
    assert users(house) == []


def test_as_soon_as_there_is_a_user_everybody_signs_in(house, client):
    email = user(house, Role.VIEWER)
    assert client.get("/customers?q=aho").url.path == "/sign-in"
    asked = client.get("/customers?q=aho", headers=JSON)
    assert (asked.status_code, asked.json()["code"]) == (401, "SignInNeeded")
    part = client.get("/live", headers={"HX-Request": "true"})
    assert (part.status_code, part.headers["hx-redirect"]) == (401, "/sign-in")
    back = client.get("/customers?q=aho", follow_redirects=False).headers["location"]
    form = {"email": email, "password": PASSWORD, "next": "/customers?q=aho"}
    assert back == "/sign-in?next=/customers%3Fq%3Daho"
    assert "Ahola" in client.post("/sign-in", data=form).text


def test_a_wrong_password_is_told_on_the_form_and_then_one_waits(house, client):
    email = user(house, Role.VIEWER)
    form = {"email": email, "password": "not the password"}
    told = {client.post("/sign-in", data=form).status_code for _ in range(5)}
    assert told == {401}
    locked = client.post("/sign-in", data={**form, "password": PASSWORD})
    assert locked.status_code == 429
    assert "Try again in 1 minute" in locked.text
    assert email in locked.text
    assert SESSION not in client.cookies


def test_the_session_is_for_this_site_only_and_secure_where_the_page_is(house):
    house = house_behind_proxy(house)
    email = user(house, Role.VIEWER)
    client = browser(house)
    form = {"email": email, "password": PASSWORD}
    plain = client.post("/sign-in", data=form, follow_redirects=False)
    (cookie,) = [said for said in plain.headers.get_list("set-cookie") if SESSION in said]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    client = browser(house)
    secure = client.post(
        "/sign-in", data=form, headers={"X-Forwarded-Proto": "https"}, follow_redirects=False
    )
    (cookie,) = [said for said in secure.headers.get_list("set-cookie") if SESSION in said]
    assert "Secure" in cookie


def house_behind_proxy(house):
    object.__setattr__(house.settings, "pages_behind_proxy", True)
    return house


def test_what_a_proxy_says_counts_only_where_there_is_one(house):
    email = user(house, Role.VIEWER)
    said = {"X-Forwarded-For": "198.51.100.9", "X-Forwarded-Proto": "https"}
    form = {"email": email, "password": PASSWORD}
    answer = browser(house).post("/sign-in", data=form, headers=said, follow_redirects=False)
    assert not any("Secure" in one for one in answer.headers.get_list("set-cookie"))
    assert log(house)[-1]["address"] == "127.0.0.1"
    browser(house_behind_proxy(house)).post("/sign-in", data=form, headers=said)
    assert "198.51.100.9" in {row["address"] for row in log(house)}


def test_signing_out_ends_the_session_itself(house, boss):
    session = boss.cookies[SESSION]
    assert boss.post("/sign-out").url.path == "/sign-in"
    boss.cookies.set(SESSION, session)
    assert boss.get("/today", headers=JSON).status_code == 401


def test_a_session_that_somebody_else_chose_is_not_taken_over(house):
    form = {"email": user(house, Role.VIEWER), "password": PASSWORD}
    client = browser(house)
    chosen = {"Cookie": f"{SESSION}=chosen", HEADER: page_token({SESSION: "chosen"})}
    done = client.post("/sign-in", data=form, headers=chosen, follow_redirects=False)
    assert done.status_code == 303
    assert not any(f"{SESSION}=chosen" in one for one in done.headers.get_list("set-cookie"))
    assert client.get("/today", headers={**chosen, **JSON}).status_code == 401


def test_a_change_needs_the_token_of_the_session(house, boss):
    other = signed_in(house, BOSS)
    for token in ("", "guess", other.headers[HEADER]):
        refused = boss.post("/sources", data={"name": "x"}, headers={HEADER: token})
        assert refused.status_code == 403
    assert boss.get("/sources", headers=JSON).json()["senders"] == []


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "today",
        "",
        "/\t/evil.example",
        "javascript:x",
    ],
)
def test_after_signing_in_nobody_is_led_elsewhere(house, address):
    assert safe_next(address) == "/today"
    client = browser(house)
    form = {"email": user(house, Role.VIEWER), "password": PASSWORD, "next": address}
    done = client.post("/sign-in", data=form, follow_redirects=False)
    assert done.headers["location"] == "/today"


def test_one_changes_the_own_password(house, boss):
    form = {"old": PASSWORD, "password": "staple of the day", "again": "staple of the day"}
    elsewhere = signed_in(house, BOSS)
    assert boss.post("/account/password", data={**form, "old": "wrong one"}).status_code == 401
    assert boss.post("/account/password", data={**form, "again": "x"}).status_code == 422
    changed = boss.post("/account/password", data=form)
    assert "Your password is changed" in changed.text
    assert elsewhere.get("/account").url.path == "/sign-in"
    signed_in(house, BOSS, "staple of the day")


def test_the_administrator_adds_changes_unlocks_and_ends(house, boss):
    sam = "sam@mill.example"
    given = {"email": sam, "role": "seller", "owners": "Salla, Jukka", "password": PASSWORD}
    added = boss.post("/users", data=given)
    assert (
        added.url.path == "/users/sam%40mill.example" or added.url.path == "/users/sam@mill.example"
    )
    assert boss.get("/users", headers=JSON).json()["users"][1]["owners"] == ["Salla", "Jukka"]
    client = browser(house)
    for _ in range(5):
        client.post("/sign-in", data={"email": sam, "password": "not the password"})
    assert "locked until" in boss.get("/users").text
    boss.post(f"/users/{sam}/unlock")
    assert "locked until" not in boss.get("/users").text
    signed_in(house, sam)
    boss.post(f"/users/{sam}/password", data={"password": "staple of the day"})
    boss.post(f"/users/{sam}/role", data={"role": "viewer"})
    assert "viewer" in signed_in(house, sam, "staple of the day").get("/account").text
    boss.post(f"/users/{sam}/end")
    assert not users(house)[1].open
    refused = boss.post(f"/users/{BOSS}/end")
    assert refused.status_code == 422
    assert "only administrator" in refused.text


def test_a_token_is_shown_once_and_lets_a_program_in(house, boss):
    form = {"name": "reporting", "scopes": ["read"], "days": "30"}
    page = boss.post("/tokens", data=form).text
    secret = page.split('aria-label="The token">')[1].split("<")[0]
    assert secret not in boss.get("/users").text
    program = browser(house)
    program.headers = {"Authorization": f"Bearer {secret}"}
    assert program.get("/customers?format=json").json()["found"] == 6
    assert program.get("/tables/customers/file.csv").status_code == 403
    assert program.post("/feedback", data={}).status_code == 403
    (token,) = boss.get("/users", headers=JSON).json()["tokens"]
    boss.post(f"/tokens/{token['token_id']}/end")
    refused = program.get("/customers?format=json")
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")


def test_a_token_may_post_without_a_page(house):
    user(house, Role.VIEWER)
    secret = add_token(house, "crm", ["say", "read", "data"], 9, by="test").secret
    program = browser(house)
    program.headers = {"Authorization": f"Bearer {secret}"}
    said = {"customer_id": "ann", "product_id": "K", "verdict": "accept"}
    assert program.post("/feedback?format=json", data=said).status_code == 200
    assert program.get("/data?format=json").json()["said"][0]["by"] == "token crm"


def test_reads_changes_and_refusals_are_in_the_log_with_who_whom_and_from_where(house, boss):
    seller = signed_in(house, user(house, Role.VIEWER))
    seller.get("/customers/ann")
    seller.get("/customers/ann", headers=JSON)
    seller.get("/customers?q=aho&format=csv")
    seller.post("/feedback", data={"customer_id": "ann", "verdict": "accept"})
    mine = [row for row in log(house) if row["who"] == "viewer@mill.example"]
    assert [
        (row["action"], row["what"], row["subject"], row["detail"], row["times"]) for row in mine
    ] == [
        ("sign-in", "signed in", None, None, 1),
        ("read", "GET /today", None, None, 1),
        ("read", "GET /customers/{customer_id}", "ann", None, 2),
        ("read", "GET /customers", None, "q=aho&format=csv", 1),
        ("refused", "POST /feedback", "ann", None, 1),
    ]
    assert {row["address"] for row in mine} == {"127.0.0.1"}


def test_the_log_is_filtered_and_is_a_file(house, boss):
    seller = signed_in(house, user(house, Role.VIEWER))
    seller.get("/customers/ann")
    seller.get("/customers/bob")
    found = boss.get("/audit?subject=ann&who=viewer@mill.example", headers=JSON).json()
    assert (found["found"], found["rows"][0]["subject"]) == (1, "ann")
    assert boss.get("/audit?action=refused", headers=JSON).json()["found"] == 0
    assert boss.get("/audit?until=2020-01-01", headers=JSON).json()["found"] == 0
    assert boss.get("/audit?since=never", headers=JSON).status_code == 422
    lines = boss.get("/audit?subject=bob&format=csv").text.splitlines()
    assert lines[0].startswith("audit_id,at,last_at,times,who,action,what,subject")
    assert len(lines) == 2
    assert "/customers/{customer_id}" in boss.get("/audit").text


def test_a_page_that_is_not_there_still_shows_the_way_back(house, boss):
    lost = boss.get("/nope")
    assert lost.status_code == 404
    assert 'aria-label="Main"' in lost.text
    assert 'aria-label="Main"' not in browser(house).get("/nope").text


def test_the_pages_answer_to_the_names_that_are_allowed_once_somebody_signs_in(house):
    object.__setattr__(house.settings, "allowed_hosts", ["crm.example.com"])
    elsewhere = {"Host": "crm.example.com"}
    assert browser(house).get("/sign-in", headers=elsewhere).status_code == 400
    user(house, Role.VIEWER)
    assert browser(house).get("/sign-in", headers=elsewhere).status_code == 200
    assert browser(house).get("/sign-in", headers={"Host": "evil.example"}).status_code == 400
