"""Every route for every role, and what a limited viewer can find out by any of them."""

from __future__ import annotations

import re

import pytest

from syotto.run.collect import put
from syotto.run.drain import drain_all
from syotto.run.feedback import say
from syotto.run.leads import route
from syotto.run.sources import add_source
from syotto.run.tokens import add_token
from syotto.schema.access import Role
from syotto.web.access import check_declared
from syotto.web.app import ROOMS, make_app
from syotto.web.builds import Progress
from tests.web.client import JSON, browser, signed_in, user

pytestmark = pytest.mark.usefixtures("quick_passwords")

# v viewer, s seller, a analyst, m marketer, x administrator; * everybody, also without signing in
DOORS = """
GET  /                               vsamx
GET  /today                          vsamx
GET  /customers                      vsamx
GET  /leads                          vsamx
GET  /leads/hand-over                vsamx
POST /leads/hand-over                mx
GET  /leads/{lead_id}                vsamx
GET  /leads/{lead_id}/photo          vsamx
POST /leads/{lead_id}/answer         s m x
POST /leads/{lead_id}/recycle        s m x
POST /leads/{lead_id}/give           s m x
POST /people/{person_id}/give         s m x
GET  /hand-over                      vsamx
GET  /value                          vsamx
GET  /people                         vsamx
GET  /people/{person_id}             vsamx
GET  /people/{person_id}/timeline    vsamx
GET  /people/{person_id}/now         vsamx
GET  /people/{person_id}/points      vsamx
GET  /accounts/{account_id}          vsamx
GET  /accounts/{account_id}/timeline vsamx
GET  /timeline/entry                 vsamx
GET  /search                         vsamx
GET  /blind-spots                    vsamx
GET  /experience                     vsamx
POST /notes                          s m x
POST /notes/{note_id}/undo           s m x
GET  /customers/{customer_id}        vsamx
GET  /customers/{customer_id}/sql    vsamx
GET  /journeys                       vsamx
GET  /kpis                           vsamx
GET  /due                            vsamx
GET  /referrals                      vsamx
GET  /kpis/{name}                    vsamx
GET  /pressure                       vsamx
GET  /automate                       vsamx
GET  /customers/{customer_id}/record mx
POST /customers/{customer_id}/record mx
POST /customers/{customer_id}/record/{correction_id}/undo mx
POST /customers/{customer_id}/forget x
GET  /erasures                       x
GET  /products                       vsamx
GET  /products/{product_id}          vsamx
GET  /groups                         vsamx
GET  /personas                       vsamx
POST /personas                       mx
GET  /scoring                        vsamx
GET  /scoring/{state}                amx
POST /scoring                        mx
GET  /scoring/shadow/people          vsamx
GET  /scoring/draft/edit             mx
GET  /scoring/versions/{one}         amx
POST /scoring/draft                  mx
POST /scoring/draft/start            mx
POST /scoring/draft/read             mx
POST /scoring/draft/drop             mx
GET  /segments                       vsamx
GET  /slots                          vsamx
GET  /slots/{slot}                   vsamx
GET  /segments/new                   mx
POST /segments                       mx
POST /segments/draft                 mx
GET  /segments/{segment}             vsamx
GET  /segments/{segment}/reach       mx
GET  /segments/{segment}/edit        mx
POST /segments/{segment}/audience    mx
POST /segments/{segment}/remove      mx
POST /segments/{segment}/undo        mx
GET  /live                           vsamx
GET  /-/patterns                     vsamx
GET  /openapi.json                   vsamx
POST /feedback                       s m x
POST /feedback/{feedback_id}/undo    s m x
GET  /data                           amx
GET  /data/build                     amx
GET  /permissions                    amx
POST /data/build                     amx
POST /data/loads                     amx
POST /data/loads/{load_id}/undo      amx
GET  /data/rejects/{load_id}.csv     amx
GET  /tables/{name}                  amx
GET  /tables/{name}/file.{kind}      amx
GET  /duplicates                     amx
POST /duplicates                     amx
POST /duplicates/merges/{merge_id}/undo amx
POST /duplicates/answers/{answer_id}/undo amx
GET  /sources                        amx
POST /sources                        amx
GET  /sources/{name}                 amx
POST /sources/{name}                 amx
POST /sources/{name}/end             amx
GET  /crm                            amx
GET  /crm/{name}                     amx
GET  /crm/{name}/diff                amx
POST /crm/{name}/allow               amx
POST /crm/{name}/again               amx
GET  /metrics                        amx
GET  /tip/-/{name}                   *
GET  /tip                            s m x
GET  /tip/given                      s m x
POST /tip                            s m x
GET  /tips                           amx
POST /tips                           amx
POST /tips/givers/{giver_id}/end     amx
GET  /tips/{tip_id}/photo            amx
GET  /tasks                          vsamx
POST /tasks/{enrolment_id}/{step_id}/done s m x
POST /tasks/{enrolment_id}/{step_id}/undo s m x
GET  /flows                          vsamx
GET  /flows/new                      mx
POST /flows                          mx
POST /flows/draft                    mx
GET  /flows/{flow}                   vsamx
GET  /flows/{flow}/edit              mx
POST /flows/{flow}/undo              mx
GET  /flows/{flow}/publish           mx
POST /flows/{flow}/publish           mx
POST /flows/{flow}/change            mx
POST /flows/{flow}/test              mx
GET  /flows/{flow}/replay            mx
GET  /flows/{flow}/why               vsamx
GET  /flows/{flow}/people/{person_id} vsamx
GET  /content                        mx
GET  /content/{name}                 mx
GET  /content/{name}/preview         mx
GET  /messages                       mx
POST /messages/reconcile             mx
POST /messages/{message_id}/decide   mx
GET  /messages/mailings/{mailing_id} mx
POST /messages/mailings/{mailing_id} mx
GET  /account                        vsamx
POST /account/password               vsamx
POST /sign-out                       vsamx
GET  /users                          x
POST /users                          x
GET  /users/{email}                  x
POST /users/{email}/role             x
POST /users/{email}/password         x
POST /users/{email}/unlock           x
POST /users/{email}/end              x
POST /tokens                         x
POST /tokens/{token_id}/end          x
GET  /audit                          x
GET  /healthz                        *
GET  /readyz                         *
GET  /sign-in                        *
POST /sign-in                        *
GET  /first                          *
POST /first                          *
"""
LETTERS = dict(zip("vsamx", (Role.VIEWER, Role.SELLER, Role.ANALYST, Role.MARKETER, Role.ADMINISTRATOR), strict=True))  # fmt: skip
OPEN = {tuple(line.split()[:2]): set(line.split(maxsplit=2)[2].replace(" ", "")) for line in DOORS.strip().splitlines()}  # fmt: skip
FILLED = {
    "slot": "front",
    "customer_id": "ann", "product_id": "K", "name": "customers", "kind": "csv",
    "email": "nobody@mill.example", "person_id": "fay", "account_id": "ann", "note_id": "nope",
    "feedback_id": "nope", "load_id": "nope", "token_id": "nope", "message_id": "nope",
    "mailing_id": "nope", "segment": "nope", "flow": "nope", "correction_id": "nope",
    "merge_id": "nope", "answer_id": "nope", "giver_id": "nope", "tip_id": "nope", "state": "nope",
    "lead_id": "nope", "enrolment_id": "nope", "step_id": "nope", "one": "nope",
}  # fmt: skip
SALLA, NORTH = {"ann", "bob", "fay"}, {"ann", "cid", "fay"}
WORDS = {
    "ann": ("Ahola", "O1", "O2"), "bob": ("Boreal", "O3"), "cid": ("Cedar", "O4", "C4"),
    "dan": ("Dan", "O5"), "eve": ("O6",), "fay": ("Fay", "O7"),
}  # fmt: skip


def routes():
    return [
        (method, route.path_format)
        for room in ROOMS
        for route in room.router.routes
        for method in sorted(route.methods - {"HEAD"})
    ]


def limits(role):
    return {"owners": ["Salla"]} if role == Role.SELLER else {}


def member(house, role, **given):
    client = signed_in(house, user(house, role, **(given or limits(role))))
    client.app.state.build.now = Progress("running")  # a build is refused, not made
    return client


def asked(client, method, path):
    return client.request(method, path.format(**FILLED), follow_redirects=False)


def test_the_table_has_every_route_and_no_other():
    assert sorted(routes()) == sorted(OPEN)


def test_nothing_is_served_beside_the_rooms(house):
    there = {getattr(route, "path", None) for route in make_app(house).routes}
    assert there - {path for _, path in routes()} - {None} == {"/static"}


def test_a_route_that_does_not_say_what_it_needs_stops_the_server():
    from fastapi import APIRouter

    room = APIRouter()
    room.get("/forgotten")(lambda: None)
    with pytest.raises(RuntimeError, match="/forgotten"):
        check_declared(room.routes)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_route_for_every_role(house, letter):
    client, wrong = member(house, LETTERS[letter]), []
    for method, path in sorted(OPEN, key=lambda door: door[1] == "/sign-out"):
        answer = asked(client, method, path)
        may = bool(OPEN[method, path] & {letter, "*"})
        refused = answer.status_code == 403
        asks = answer.headers.get("location", "").startswith("/sign-in") and path != "/sign-out"
        if refused == may or asks:
            wrong.append((method, path, answer.status_code))
    assert wrong == []


def test_every_route_without_signing_in(house):
    user(house, Role.ADMINISTRATOR)
    client, wrong = browser(house), []
    for method, path in OPEN:
        answer = asked(client, method, path)
        asks = answer.headers.get("location", "").startswith("/sign-in")
        if asks == ("*" in OPEN[method, path]):
            wrong.append((method, path, answer.status_code))
    assert wrong == []


@pytest.fixture
def busy(house):
    """A house in which everybody was seen, and spoken about."""
    add_source(house, "website")
    put(house, "website", [{"type": "page", "userId": name, "messageId": name} for name in WORDS])
    drain_all(house)
    put(house, "website", [{"type": "track", "event": "Asked", "userId": name} for name in WORDS])
    for name in WORDS:
        say(house, name, "K", "accept", "somebody")
        route(house, name, f"{name} asked for an offer")
    return house


def addresses(house):
    """Every address that shows something, filled in with everything there is."""
    tables = house.warehouse.open().names
    for method, path in routes():
        if method != "GET" or path in ("/audit", "/users", "/users/{email}"):
            continue
        names = tables if path.startswith("/tables") else ("website",)
        for product in ("K", "P", "S", "POST") if "{product_id}" in path else ("K",):
            for name in names if "{name}" in path else ("",):
                for kind in ("csv", "jsonl") if "{kind}" in path else ("",):
                    given = {**FILLED, "product_id": product, "name": name, "kind": kind}
                    yield path.format(**given)
    yield from (
        "/products/K?best=100",
        "/people/kai",
        "/people/mats",
        "/timeline/entry?kind=visit&entry_id=e4",
        "/timeline/entry?kind=order&entry_id=O4",
        *(f"/search?q={text}" for text in ("an", "bo", "cedar", "mats", "o4", "o5", "ev")),
        "/today?owner=",
        "/today?owner=Jukka",
        "/customers?group=mills",
    )


def clothes(client, address):
    """An address as page, fragment, JSON and CSV."""
    mark = "&" if "?" in address else "?"
    yield client.get(address)
    yield client.get(address, headers={"HX-Request": "true"})
    yield client.get(f"{address}{mark}format=json")
    yield client.get(f"{address}{mark}format=csv")


def told_about(text, customers):
    words = [word for name in customers for word in (name, *WORDS[name])]
    return re.findall(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", text)


def found_out(client, house, hidden):
    return {
        (address, word)
        for address in addresses(house)
        for answer in clothes(client, address)
        for word in told_about(answer.text, hidden)
    }


def test_a_seller_sees_nobody_elses_customer_by_any_page_fragment_json_or_csv(busy):
    client = member(busy, Role.SELLER)
    assert found_out(client, busy, WORDS.keys() - SALLA) == set()


@pytest.mark.slow
def test_who_is_limited_to_a_unit_sees_no_other_units_customer_by_anything(busy):
    client = member(busy, Role.MARKETER, units=["North"])
    assert found_out(client, busy, WORDS.keys() - NORTH) == set()


def test_who_is_limited_sends_nothing(busy):
    client = member(busy, Role.MARKETER, units=["North"])
    refused = {
        (method, asked(client, method, path).status_code)
        for method, path in OPEN
        if path.startswith("/messages")
    }
    assert refused == {("GET", 403), ("POST", 403)}
    assert "Messages" not in client.get("/today").text


def test_a_token_for_one_owner_sees_no_more_than_they_do(busy):
    user(busy, Role.VIEWER)
    scopes = ["read", "data", "export"]
    secret = add_token(busy, "salla", scopes, 9, by="test", owners=["Salla"]).secret
    client = browser(busy)
    client.headers = {"Authorization": f"Bearer {secret}"}
    assert client.get("/customers", headers=JSON).json()["found"] == 3
    for path in ("/data?format=json", "/tables/owned/file.csv", "/tables/raw.events/file.csv"):
        assert told_about(client.get(path).text, WORDS.keys() - SALLA) == []


@pytest.mark.slow
def test_the_search_for_leaks_finds_everybody_where_nobody_is_limited(busy):
    """The test of the tests above."""
    client = member(busy, Role.MARKETER)
    found = {word for _, word in found_out(client, busy, WORDS)}
    assert {"ann", "bob", "cid", "dan", "eve", "fay", "Cedar", "Dan", "O4", "O5", "O6"} <= found


@pytest.mark.parametrize("name", ["cid", "dan", "eve"])
def test_another_sellers_customer_is_not_there(busy, name):
    client = member(busy, Role.SELLER)
    (word, *_) = WORDS[name]
    pages = ("customers", "people", "accounts")
    for path in (
        *(f"/{page}/{name}" for page in pages), f"/customers/{name}/sql",
        f"/customers?after={name}", f"/accounts/{name}/timeline",
    ):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 404
        assert word not in answer.text
    for text in (name, word):
        assert client.get(f"/customers?q={text}", headers=JSON).json()["found"] == 0
    said = {"customer_id": name, "product_id": "K", "verdict": "accept"}
    assert client.post("/feedback", data=said).status_code == 404


def test_an_answer_about_another_sellers_customer_cannot_be_taken_back(busy):
    client = member(busy, Role.SELLER)
    about = {name: say(busy, name, None, "never_here", "somebody") for name in ("cid", "bob")}
    assert client.post(f"/feedback/{about['cid']}/undo").status_code == 404
    assert client.post(f"/feedback/{about['bob']}/undo").status_code == 200


def test_sums_and_counts_are_of_ones_own_customers(busy):
    client = member(busy, Role.SELLER)

    def told(path):
        return client.get(path, headers=JSON).json()

    assert told("/customers")["found"] == 3
    assert sum(alone["customers"] for alone in told("/today")["left_alone"]) == 1
    assert {one["customer_id"] for one in told("/today")["promised"]} == {"fay"}
    assert {row["customer_group"]: row["customers"] for row in told("/groups")["groups"]} == {
        "mills": 2,
        "homes": 1,
    }
    pump = told("/products/P")
    assert (pump["owners"], pump["product"]["buyers"], pump["product"]["amount"]) == (2, 2, 1850)
    assert told("/products/K")["prospects_found"] == 2
    arrived = told("/live")
    assert (arrived["events"], {one["who"] for one in arrived["newest"]}) == (6, SALLA)


def test_a_seller_answers_in_their_own_name(busy):
    client = member(busy, Role.SELLER)
    client.cookies.set("syotto_owner", "Jukka")
    said = {"customer_id": "bob", "product_id": "S", "verdict": "done"}
    client.post("/feedback?format=json", data=said).raise_for_status()
    newest = client.get("/customers/bob", headers=JSON).json()["said"][0]
    assert (newest["verdict"], newest["by"]) == ("done", "seller@mill.example")
