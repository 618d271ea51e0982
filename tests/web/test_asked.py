"""Who asks for us is with a seller who can call them: before any build knows who they are."""

from __future__ import annotations

import base64
import re
import warnings
from datetime import timedelta
from itertools import count

import pytest
import sqlalchemy as sa

from syotto.run.collect import put
from syotto.run.drain import drain_all
from syotto.run.forget import forget
from syotto.run.house import House
from syotto.run.lead_mail import link_of
from syotto.run.sources import add_source
from syotto.run.tips import add_giver, link_of as tip_link, photo
from syotto.store import leads as book
from syotto.store.ledger import metadata
from syotto.web.public import Public
from tests.run.leads import MONDAY, SALLA, employing
from tests.run.mail import mail_house, rows
from tests.web.client import browser

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

SECTION = """
[forms.contact]
fields = ["email", "phone", "first_name", "last_name", "company", "country", "question"]
at_most = 7
"""
ANNA = {
    "email": "anna.virtanen@mill.example", "phone": "+358401234567", "first_name": "Anna",
    "last_name": "Virtanen", "company": "Mill Oy", "country": "Finland",
    "question": "Do you service pumps?",
}  # fmt: skip
JPEG = b"\xff\xd8\xff\xe0 a card"


@pytest.fixture
def house(tmp_path, monkeypatch):
    minutes = count()  # nobody fills in a form within a second
    monkeypatch.setattr(House, "now", lambda _: MONDAY + timedelta(minutes=next(minutes) / 10))
    mail_house(tmp_path / "w")
    path = tmp_path / "w/syotto.toml"
    path.write_text(path.read_text() + SECTION)
    made = employing(tmp_path / "w", {**SALLA, "territories": ["FI"]})
    add_source(made, "website")
    yield made
    made.ledger.close()


def lead(house):
    with house.ledger.read() as connection:
        (found,) = connection.execute(book.leads.select()).mappings()
        return dict(found)


def pages(house):
    """The card and the page for the phone."""
    found = lead(house)
    path = "/l/" + link_of(house, found, "Salla Salo").rpartition("/l/")[2]
    with TestClient(Public(house)) as phone:
        return browser(house).get(f"/leads/{found['lead_id']}").text, phone.get(path).text


def sent(house, **form):
    with TestClient(Public(house)) as client:
        page = client.get("/forms/contact").text
        token = re.search(r'name="t" value="([^"]+)"', page).group(1)
        assert "Thank you" in client.post("/forms/contact", data={"t": token, **form}).text


def test_who_fills_in_a_form_can_be_called_at_once(house):
    sent(house, **ANNA)
    drain_all(house)
    assert lead(house)["owner"] == "Salla Salo"
    for page in pages(house):
        for said in (
            "Anna Virtanen",
            "Mill Oy",
            "tel:+358401234567",
            ANNA["email"],
            ANNA["question"],
        ):
            assert said in page
        assert "Everything known" not in page  # no build knows them
    (mail,) = [row for row in rows(house) if row["intent_key"].startswith("lead-hot/")]
    (line,) = mail["given"]["lines"]
    assert (line["name"], line["company"]) == ("Anna Virtanen", "Mill Oy")
    listed = browser(house).get("/leads", headers={"Accept": "application/json"}).json()
    assert [row["name"] for row in listed["with_sales"]] == ["Anna Virtanen"]


@pytest.mark.parametrize(
    ("name", "properties", "shown"),
    [
        ("Enquiry Received", {"name": "Anna", "email": "anna@mill.example", "subject": "P-7",
                              "text": "It leaks."}, ("It leaks.", "anna@mill.example")),
        ("Offer Requested", {"phone": "+358401234567", "company": "Mill Oy", "message": "40 seals"},
         ("tel:+358401234567", "Mill Oy", "40 seals")),
    ],
)  # fmt: skip
def test_what_they_wrote_is_on_the_card(house, name, properties, shown):
    event = {"type": "track", "event": name, "userId": "u7", "properties": properties}
    put(house, "website", [event])
    drain_all(house)
    for page in pages(house):
        assert all(one in page for one in shown)


def test_who_asks_twice_at_once_said_both(house):
    for number, text in enumerate(("40 seals", "and a pump")):
        event = {"type": "track", "event": "Offer Requested", "userId": "u7", "messageId": f"m{number}",
                 "timestamp": MONDAY.isoformat(), "properties": {"message": text}}  # fmt: skip
        put(house, "website", [event])
    drain_all(house)
    assert "“40 seals”" in pages(house)[0]
    assert "“and a pump”" in pages(house)[0]


def test_the_photo_of_a_tip_is_on_the_card_and_the_phone(house):
    ville = add_giver(house, "Ville", "field-service", by=None)
    given = {"key": "12345678", "who": "Anna Virtanen, Mill Oy", "need": "a pump",
             "reach": "+358401234567", "photo": base64.b64encode(JPEG).decode()}  # fmt: skip
    with TestClient(Public(house)) as client:
        client.post(tip_link(house, ville.giver_id), json=given).raise_for_status()
        drain_all(house)
        found = lead(house)
        path = "/l/" + link_of(house, found, "Salla Salo").rpartition("/l/")[2]
        page = client.get(path)
        assert f'src="{path}/photo"' in page.text
        assert "img-src 'self'" in page.headers["content-security-policy"]
        assert "tel:+358401234567" in page.text
        answer = client.get(f"{path}/photo")
        assert (answer.content, answer.headers["content-type"]) == (JPEG, "image/jpeg")
        assert client.get(f"{path[:-3]}abc/photo").status_code == 422
        own = f"/leads/{found['lead_id']}"
        assert browser(house).get(f"{own}/photo").content == JPEG
        with house.ledger.read() as connection:
            (tip_id,) = connection.scalars(sa.text("SELECT tip_id FROM tips"))
        photo(house, tip_id)[0].unlink()  # kept for a while only
        assert "/photo" not in client.get(path).text
        assert client.get(f"{path}/photo").status_code == 404
        assert browser(house).get(f"{own}/photo").status_code == 404


def test_what_they_said_goes_with_them(house):
    sent(house, **ANNA)
    drain_all(house)
    assert "Virtanen" in ledger(house)
    forget(house, ANNA["email"])
    assert not any(one in ledger(house) for one in ("Virtanen", "401234567", "service pumps"))


def ledger(house):
    """All that the ledger says."""
    with house.ledger.read() as connection:
        return "".join(
            str(connection.execute(sa.select(one)).all()) for one in metadata.sorted_tables
        )
