"""A person's record on a page: who may see it, correct it, take a correction back."""

from __future__ import annotations

import re
import threading

import pyarrow as pa
import pytest

from syotto.run.load import load
from syotto.schema.access import Role
from syotto.web.safety import HEADER, page_token
from tests.run.loaded import house_in
from tests.run.part import part_build
from tests.web.client import JSON, PASSWORD, browser, user

RECORD = "/customers/c1/record"


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    made = house_in(tmp_path_factory.mktemp("w") / "w")
    row = {"source_id": "c1", "email": "ann@mill.example", "first_name": "An", "last_name": "Aho"}
    load(made, "people", [pa.Table.from_pylist([row, {**row, "source_id": "c2"}])])
    part_build(made)
    return made


@pytest.fixture
def client(people):
    return browser(people)


def value(client, field):
    fields = client.get(RECORD, headers=JSON).json()["fields"]
    return {row["field"]: row["value"] for row in fields}[field]


def test_a_record_is_corrected_and_the_correction_taken_back(client):
    assert value(client, "first_name") == "An"
    answer = client.post(RECORD, data={"field": "first_name", "value": "Anna"})
    assert answer.url.path == RECORD
    assert value(client, "first_name") == "Anna"
    (undo,) = re.findall(r'action="(/customers/c1/record/\w+/undo)"', answer.text)
    other = undo.replace("/c1/", "/c2/")
    assert client.post(other).status_code == 404
    assert client.post(undo).status_code == 200
    assert value(client, "first_name") == "An"
    (row,) = client.get(RECORD, headers=JSON).json()["corrected"]
    assert (row["was"], row["value"], row["state"]) == ("An", "Anna", "taken back")


def test_what_cannot_be_right_is_said(client):
    answer = client.post(RECORD, data={"field": "email", "value": "nonsense"})
    assert answer.status_code == 422
    assert "no e-mail address" in answer.text
    assert client.get("/customers/nobody/record").status_code == 404


@pytest.mark.usefixtures("quick_passwords")
def test_a_correction_stands_in_the_audit_log(tmp_path):
    house = house_in(tmp_path / "w")
    load(house, "people", [pa.table({"source_id": ["c1"], "title": ["CEO"]})])
    part_build(house)
    boss, who = browser(house), user(house, Role.ADMINISTRATOR)
    boss.post("/sign-in", data={"email": who, "password": PASSWORD}, follow_redirects=False)
    boss.headers[HEADER] = page_token(boss.cookies)
    assert boss.post(RECORD, data={"field": "title", "value": "CTO"}).status_code == 200
    rows = boss.get("/audit", headers=JSON).json()["rows"]
    changed = [row for row in rows if row["action"] == "change" and "record" in row["what"]]
    assert [row["subject"] for row in changed] == ["c1"]


def test_nobody_is_erased_before_the_number_is_typed(client):
    assert "Type <b>c1</b> to confirm" in client.get(RECORD).text
    answer = client.post("/customers/c1/forget", data={"confirm": "yes"})
    assert answer.status_code == 422
    assert client.post("/customers/mill/forget", data={"confirm": "mill"}).status_code == 404
    assert client.get("/erasures", headers=JSON).json()["erasures"] == []


@pytest.mark.slow
def test_a_person_is_erased_from_their_page(tmp_path):
    house = house_in(tmp_path / "w")
    load(house, "people", [pa.table({"source_id": ["c1"], "title": ["CEO"]})])
    part_build(house)
    client = browser(house)
    answer = client.post("/customers/c1/forget", data={"confirm": "c1"})
    assert answer.url.path == "/erasures"
    for thread in threading.enumerate():
        if thread.name == "erasure":
            thread.join(60)
    assert "done" in client.get("/erasures").text
    (record,) = client.get("/erasures", headers=JSON).json()["erasures"]
    assert record["rows"] == 1
    assert client.get(RECORD).status_code == 404
