from __future__ import annotations

import time

import pytest

from tests.ask.shop import shop
from tests.web.client import JSON, browser

GOOD = b"order_id,line_no,at,person_ref,product_id,quantity,amount\n1,1,2026-01-02,ann,P,1,9.50\n"
HX = {"HX-Request": "true"}


def upload(client, content, name="orders.csv", **form):
    files = [("files", (name, content, "text/csv"))]
    return client.post(
        "/data/loads", data={"table": "order_lines", **form}, files=files, headers=HX
    )


def loads(client):
    return client.get("/data", headers=JSON).json()["loads"]


def test_an_uploaded_file_is_loaded_under_its_own_name(client, house):
    answer = upload(client, GOOD)
    assert answer.status_code == 200
    assert "How the columns were read" in answer.text
    assert [(load["files"], load["added"]) for load in loads(client)] == [(["orders.csv"], 1)]
    assert not list(house.folder.glob("syotto-*"))


def test_the_same_file_twice_is_nothing_new(client):
    upload(client, GOOD)
    assert "nothing new" in upload(client, GOOD).text


def test_wrong_rows_are_shown_and_can_be_fetched(client):
    answer = upload(client, GOOD + b"2,1,yesterday,bob,P,1,9.50\n")
    assert "1 rejected" in answer.text
    load_id = loads(client)[0]["load_id"]
    rejected = client.get(f"/data/rejects/{load_id}.csv")
    assert "yesterday" in rejected.text
    assert client.get("/data/rejects/load-999999.csv").status_code == 404


def test_columns_may_be_named_in_the_form(client):
    text = b"nr,when,who,what,n,price\n1,2026-01-02,ann,P,2,9.50\n"
    named = "order_id = nr\nat = when\nperson_ref = who\nproduct_id = what\nquantity = n\namount = n * price"
    assert "n * price" in upload(client, text, mapping=named).text


@pytest.mark.parametrize("mapping", ["order_id", "= nr", "order_id ="])
def test_a_mapping_that_is_none_is_refused(client, mapping):
    answer = upload(client, GOOD, mapping=mapping)
    assert answer.status_code == 422
    assert "is no mapping" in answer.text


def test_a_file_that_is_no_table_says_what_to_do(client):
    answer = upload(client, b"\x89PNG\r\n\x1a\n\x00\x00", name="logo.png")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert loads(client) == []


def test_a_name_with_a_path_stays_in_the_folder_of_the_upload(client, house):
    upload(client, GOOD, name="../../../outside.csv")
    assert not (house.folder.parent / "outside.csv").exists()
    assert loads(client)[0]["files"] == ["outside.csv"]


def test_a_load_is_taken_back(client):
    upload(client, GOOD)
    answer = client.post(f"/data/loads/{loads(client)[0]['load_id']}/undo", headers=HX)
    assert "is taken back" in answer.text
    assert loads(client)[0]["state"] == "undone"


def test_a_build_runs_beside_the_pages_and_says_how_far_it_is(tmp_path):
    client = browser(shop(tmp_path / "alone"))
    upload(client, GOOD)
    started = client.post("/data/build", headers=HX)
    assert started.status_code == 200
    assert client.get("/today").status_code == 200
    finished = wait(client)
    assert finished["state"] == "done", finished
    assert client.get("/data", headers=JSON).json()["build"] == finished["number"] == 2


def wait(client, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        progress = client.get("/data/build", headers=JSON).json()
        if progress["state"] != "running":
            return progress
        time.sleep(0.1)
    raise AssertionError("the build did not end")
