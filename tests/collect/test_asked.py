"""Who fills in a form on the real server is a lead with a name and a number, without any build."""

from __future__ import annotations

import re
import time

import httpx

from tests.collect.server import Server, wait_for

SECTIONS = """
[forms.contact]
fields = ["email", "phone", "first_name", "last_name", "company", "question"]
at_most = 6

[[sellers]]
name = "Salla Salo"
territories = ["FI"]
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
"""
ANNA = {
    "email": "anna@mill.example", "phone": "+358401234567", "first_name": "Anna",
    "last_name": "Virtanen", "company": "Mill Oy", "question": "Do you service pumps?",
}  # fmt: skip
HUMAN_SECONDS = 2.2
JSON = {"Accept": "application/json"}


def test_a_form_is_a_lead_that_somebody_can_call(house_and_key):
    house, _ = house_and_key
    settings = house.folder / "syotto.toml"
    settings.write_text(settings.read_text() + SECTIONS)
    server = Server(house.folder).start()
    try:
        page = httpx.get(f"{server.url}/forms/contact").text
        token = re.search(r'name="t" value="([^"]+)"', page).group(1)
        time.sleep(HUMAN_SECONDS)
        answer = httpx.post(f"{server.url}/forms/contact", data={"t": token, **ANNA})
        assert "Thank you" in answer.text

        def listed():
            return httpx.get(f"{server.pages}/leads", headers=JSON, timeout=60).json()["with_sales"]

        wait_for(listed, server.said)
        (lead,) = listed()
        card = httpx.get(f"{server.pages}/leads/{lead['lead_id']}", headers=JSON, timeout=60).json()
        named = ("name", "company", "email", "phone", "owner", "said", "in_build")
        assert {name: card[name] for name in named} == {
            "name": "Anna Virtanen", "company": "Mill Oy", "email": ANNA["email"],
            "phone": ANNA["phone"], "owner": "Salla Salo", "said": [ANNA["question"]],
            "in_build": False,
        }  # fmt: skip
    finally:
        server.stop()
