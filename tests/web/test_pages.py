from __future__ import annotations

import csv
import io
import re

import pytest

from syotto.ask.words import interval, money
from syotto.run.house import open_house
from syotto.run.workspace import create
from tests.web.client import JSON, browser

PAGES = (
    "/today",
    "/customers",
    "/customers/ann",
    "/customers/cid",
    "/customers/ann/sql",
    "/journeys",
    "/products",
    "/products/K",
    "/groups",
    "/data",
    "/data/build",
    "/tables/offers",
    "/-/patterns",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_and_opens_with_its_subject(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert "</html>" in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_anything_inline_or_from_elsewhere(client, path):
    text = client.get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=\"/static/)", text)
    assert not re.search(r"\son[a-z]+=|<style|\sstyle=|javascript:", text)
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", text)


@pytest.mark.parametrize("path", [path for path in PAGES if "patterns" not in path])
def test_every_answer_is_json_too(client, path):
    assert client.get(path, headers=JSON).json() == client.get(f"{path}?format=json").json()


def test_home_is_today(client):
    assert client.get("/", follow_redirects=False).headers["location"] == "/today"


def rows_of(client, path):
    text = client.get(path, headers={"Accept": "text/csv"}).text
    return list(csv.DictReader(io.StringIO(text)))


def test_json_page_and_csv_show_the_same_actions(client):
    answer = client.get("/today", headers=JSON).json()
    page = client.get("/today").text
    listed = rows_of(client, "/today")
    assert len(listed) == len(answer["actions"]) == answer["open"] == page.count("data-accept")
    for row, action in zip(listed, answer["actions"], strict=True):
        worth = action["worth"]
        assert [float(row[name]) for name in ("estimate", "low", "high")] == [*worth.values()]
        assert f">{money(worth['estimate'], 'EUR')}</a>" in page
        assert interval(worth["low"], worth["high"], "EUR") in page
        assert row["customer_id"] == action["customer_id"]


def test_json_page_and_csv_show_the_same_customers(client):
    answer = client.get("/customers", headers=JSON).json()
    page = client.get("/customers").text
    for row, customer in zip(rows_of(client, "/customers"), answer["customers"], strict=True):
        assert float(row["amount"]) == customer["amount"]
        assert money(customer["amount"], "EUR") in page


def test_the_csv_of_a_product_has_as_many_customers_as_asked_for(client):
    assert len(rows_of(client, "/products/K?best=2")) == 2


def test_a_fragment_is_only_a_part(client):
    part = client.get("/today", headers={"HX-Request": "true"}).text
    assert '<div id="today">' in part
    assert "<html" not in part


def test_more_rows_come_without_the_rest(client):
    part = client.get("/today?after=d-ann", headers={"HX-Request": "true"}).text
    assert "Boreal Mills" in part
    assert "Ahola" not in part
    assert "finding" not in part


def test_names_are_text_and_never_markup(client):
    for path in ("/customers", "/customers/fay"):
        text = client.get(path).text
        assert "<b>Fay</b>" not in text
        assert "&lt;b&gt;Fay" in text


def test_a_cell_of_a_csv_is_never_a_formula(tmp_path):
    from syotto.web.render import cell

    assert cell("=1+1") == "'=1+1"
    assert cell("@SUM(A1)") == "'@SUM(A1)"
    assert cell(-3.5) == -3.5


def test_the_owner_chosen_last_is_mine(client):
    client.get("/today?owner=Jukka")
    assert client.get("/today", headers=JSON).json()["actions"] == []
    assert "Mine: Jukka" in client.get("/today").text
    client.get("/today?owner=")
    assert len(client.get("/today", headers=JSON).json()["actions"]) == 2


def test_the_tree_and_the_reasons_are_on_the_customers_page(client):
    text = client.get("/customers/ann").text
    assert "keeps seal" in text
    assert "ends seal" in text
    assert "adjusted for small numbers" in text


def test_no_contact_is_shown_as_a_choice(client):
    assert "Leave Cedar alone today" in client.get("/customers/cid").text
    assert "Left alone today" in client.get("/today").text


@pytest.mark.parametrize("path", ["/customers/nobody", "/products/nothing", "/tables/x", "/nope"])
def test_what_is_not_there_is_404_with_a_way_on(client, path):
    page = client.get(path)
    assert page.status_code == 404
    said = client.get(path, headers=JSON).json()
    assert set(said) == {"code", "message", "fix"}
    assert said["fix"] in page.text


def test_a_wrong_value_is_said(client):
    assert client.get("/products/K?best=none").status_code == 422


def test_before_the_first_build_pages_teach_the_next_step(tmp_path):
    create(tmp_path / "new")
    client = browser(open_house(tmp_path / "new"))
    assert client.get("/data").status_code == 200
    assert "Nothing is loaded yet." in client.get("/data").text
    assert "There is no build yet." in client.get("/today").text
    assert client.get("/readyz").status_code == 503


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl", "arrow"])
def test_a_table_is_downloaded_and_nothing_is_left_behind(client, house, kind):
    answer = client.get(f"/tables/offers/file.{kind}")
    assert answer.status_code == 200
    assert f'filename="offers.{kind}"' in answer.headers["content-disposition"]
    assert not list(house.folder.glob("export-*"))


def test_numbers_are_written_for_people():
    from syotto.ask.words import count, many, points, share

    assert [money(x, "GBP") for x in (1940.4, 4.2, 0, -38, -0.004)] == [
        "£1,940",
        "£4.20",
        "£0",
        "−£38",
        "£0",
    ]
    assert money(12, "SEK") == "12\u00a0SEK"
    assert [share(x) for x in (0.6, 0.024, 0.0004, 0, None)] == [
        "60\u00a0%", "2.4\u00a0%", "<\u00a00.1\u00a0%", "0\u00a0%", "–",
    ]  # fmt: skip
    assert points(0.09) == "9\u00a0points"
    assert (count(3184), many(1, "action"), many(2, "action")) == ("3,184", "1 action", "2 actions")
