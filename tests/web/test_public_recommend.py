"""A survey of one click, a link to pass on, a page for who comes by it: as customers see them."""

from __future__ import annotations

import html
import re
import warnings
from urllib.parse import urlsplit

import pyarrow.parquet as pq
import pytest

from syotto.run import mail_links
from syotto.run.drain import drain_all
from syotto.run.links import token
from syotto.run.outbox import intend
from syotto.schema.raw_world import CASES, REFERRALS
from syotto.web.public import Public
from tests.collect.server import logged
from tests.run.mail import mail_house, rows, service

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A workspace that wrote to Ann, person 1: (house, client, number of the message)."""
    house = mail_house(tmp_path_factory.mktemp("recommend") / "w")
    intend(house, [service(1, given={"first_name": "Ann"})])
    (row,) = rows(house)
    with TestClient(Public(house), base_url="http://127.0.0.1:8461") as client:
        yield house, client, row["message_id"]
    house.ledger.close()


def page(made, slug: str) -> str:
    house, _, number = made
    return urlsplit(mail_links.page(house, slug, number)).path


def logged_rows(house, spec) -> list[dict]:
    drain_all(house)
    return [row for part in house.log.parts(spec) for row in read(part)]


def read(part) -> list[dict]:
    return pq.read_table(part.path, partitioning=None).to_pylist()


def links(made) -> dict[str, str]:
    """The two links that Ann may pass on."""
    text = made[1].get(page(made, "share")).text
    found = re.findall(r'id="(named|anonymous)" readonly value="([^"]+)"', text)
    return {name: urlsplit(html.unescape(link)).path for name, link in found}


def sheet(made, link: str) -> str:
    text = made[1].get(link).text
    return re.search(r'name="t" value="([^"]+)"', text).group(1)


def test_looking_at_a_survey_answers_nothing(made):
    house, client, _ = made
    before = len(logged(house))
    answer = client.get(page(made, "survey"))
    assert answer.status_code == 200
    assert answer.text.count("<button") == 3
    assert "no-store" in answer.headers["cache-control"]
    drain_all(house)
    assert len(logged(house)) == before


def test_one_click_is_an_answer_and_the_last_one_counts(made):
    house, client, number = made
    for said, words in (("bad", "We are sorry"), ("good", "Good to hear")):
        answer = client.post(page(made, "survey"), data={"answer": said, "text": "Seals <fit>."})
        assert (answer.status_code, words in answer.text) == (200, True)
    told = [row for row in logged_rows(house, CASES) if not row.get("gone")]
    assert {row["case_id"] for row in told} == {f"survey-{number}"}
    last = max(told, key=lambda row: row["opened_at"])
    assert (last["kind"], last["score"], last["person_ref"]) == ("feedback", 5.0, "1")
    assert last["text"] == "Seals <fit>."


def test_an_answer_that_is_none_is_refused(made):
    _, client, _ = made
    assert client.post(page(made, "survey"), data={"answer": "great"}).status_code == 422


@pytest.mark.parametrize("slug", ["survey", "share", "invited"])
def test_a_link_that_we_have_not_signed_opens_nothing(made, slug):
    house, client, number = made
    of_another_kind = token(house, mail_links.VIEW, {"m": number})
    for text in ("x.y", of_another_kind):
        answer = client.get(f"/p/{slug}/{text}")
        assert answer.status_code == 422
        assert "This link does not work" in answer.text


def test_only_the_link_with_the_name_tells_the_name(made):
    _, client, _ = made
    found = links(made)
    assert "Ann thinks that we could help you" in client.get(found["named"]).text
    anonymous = client.get(found["anonymous"]).text
    assert "A customer thinks" in anonymous
    assert "Ann" not in anonymous
    assert "p1@example.org" not in client.get(found["named"]).text


def test_who_comes_by_a_link_is_a_referral_of_who_passed_it_on(made):
    house, client, _ = made
    link = links(made)["anonymous"]
    given = {"email": " New@Mill.example ", "name": "Nea New", "company": "Mill", "anyway": "no"}
    for _ in range(2):
        answer = client.post(link, data={**given, "t": sheet(made, link)})
        assert (answer.status_code, "We will be in touch" in answer.text) == (200, True)
    told = [
        row for row in logged_rows(house, REFERRALS) if row["referred_ref"] == "new@mill.example"
    ]
    assert len({row["referral_id"] for row in told}) == 1
    assert {(row["referrer_ref"], row["would_have_come"], row["anonymous"]) for row in told} == {
        ("1", False, True)
    }
    made_by = {row["user_id"] for row in logged(house) if row["name"] == "Referral Made"}
    assert made_by == {"1"}


@pytest.mark.parametrize(("anyway", "said"), [("yes", True), ("unsure", None), ("x", None)])
def test_who_does_not_know_was_not_asked(made, anyway, said):
    house, client, _ = made
    link = links(made)["named"]
    given = {"email": f"{anyway}@mill.example", "anyway": anyway, "t": sheet(made, link)}
    assert client.post(link, data=given).status_code == 200
    (row,) = [r for r in logged_rows(house, REFERRALS) if r["referred_ref"] == given["email"]]
    assert row["would_have_come"] is said
    assert row["anonymous"] is False


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"email": "nobody"}, "That is no e-mail address."),
        ({"email": "a@b.example", "name": "n" * 300}, "name is too long."),
        ({"email": "a@b.example", "t": "x.y"}, "not one of ours"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(made, given, words):
    house, client, _ = made
    link = links(made)["named"]
    before = len(logged_rows(house, REFERRALS))
    answer = client.post(link, data={"need": "Pumps", "t": sheet(made, link), **given})
    assert answer.status_code == 422
    assert words in answer.text
    assert "Pumps" in answer.text
    assert len(logged_rows(house, REFERRALS)) == before


def test_who_comes_by_a_link_whose_giver_is_gone_is_told_so_and_not_thanked(made):
    house, client, _ = made
    link = f"/p/invited/{token(house, 'invited', {'m': 'gone', 'n': 1})}"
    assert client.get(link).status_code == 404
    given = {"email": "late@mill.example", "t": sheet(made, links(made)["named"])}
    answer = client.post(link, data=given)
    assert (answer.status_code, "in touch" in answer.text) == (404, False)
    assert "not valid any more" in answer.text


def test_what_a_machine_fills_in_is_thanked_and_forgotten(made):
    house, client, _ = made
    link = links(made)["named"]
    before = len(logged_rows(house, REFERRALS))
    given = {"email": "bot@b.example", "website": "spam", "t": sheet(made, link)}
    assert client.post(link, data=given).status_code == 200
    assert len(logged_rows(house, REFERRALS)) == before
