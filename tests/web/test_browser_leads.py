"""From the mail in the morning to the answer, on a phone: a real mail server, a real browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from syotto.run import leads
from syotto.run.digest import digest
from syotto.run.sending import send_due
from syotto.store import leads as book
from tests.act.sink import running
from tests.run.leads import MONDAY, employing
from tests.run.mail import mail_house
from tests.web.test_browser import AXE, CHROMIUM, FLAGS, SERIOUS, wait_for
from tests.web.test_browser_forms import free_ports

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
]
ALWAYS = {
    "name": "Salla Salo", "email": "salla@example.com", "time_zone": "UTC",
    "hours": "00:00-23:59", "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
}  # fmt: skip
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def sink():
    with running() as one:
        yield one


@pytest.fixture(scope="module")
def served(tmp_path_factory, sink):
    """A workspace with three leads of one seller, whose public listener runs."""
    (port,) = free_ports(1)
    folder = tmp_path_factory.mktemp("digest") / "w"
    mail_house(folder, sink.port, public_url=f"http://127.0.0.1:{port}")
    house = employing(folder, ALWAYS)
    for name in ("Anna Strom", "Ben Koski", "Carl Lund"):
        leads.route(house, name, "Asked for an offer on pumps")
    code = (
        "from syotto.web.serve import listen\n"
        f"if __name__ == '__main__': listen({str(folder)!r}, '127.0.0.1', {port}, 1)"
    )
    script = folder.parent / "run.py"
    script.write_text(code)
    server = subprocess.Popen([sys.executable, str(script)], env=os.environ)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", server)
        yield house
    finally:
        server.terminate()
        server.wait(60)
        house.ledger.close()


@pytest.fixture(scope="module")
def phone():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = opened.new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
        page.set_default_timeout(60_000)
        yield page
        opened.close()


def links_in(mail):
    body = mail.message.get_body(("html",)).get_content()
    return re.findall(r'href="(http://127\.0\.0\.1:\d+/l/[^"]+)"', body)


def states(house):
    with house.ledger.read() as connection:
        every = book.since(connection, MONDAY.replace(year=2000))
    return {row["person_id"]: (row["state"], row["reason"]) for row in every}


def take_back_and_go_on(house, phone, spoken_with):
    """The last answer does not count; the one before it gets a result."""
    phone.get_by_role("button", name="Take it back").tap()
    phone.get_by_role("button", name="Call", exact=True).wait_for()
    assert sorted(state for state, _ in states(house).values())[1:] == ["accepted", "handed"]
    phone.goto(spoken_with)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone.get_by_label("Note").fill("After the fair.")
    phone.get_by_role("button", name="Lost", exact=True).tap()
    phone.get_by_text("Lost.", exact=False).first.wait_for()
    assert "lost" in {state for state, _ in states(house).values()}


def test_a_seller_answers_each_line_of_the_morning_on_the_phone(served, sink, phone):
    house = served
    digest(house, house.now())
    send_due(house)
    (mail,) = (one for one in sink.mails if "to call today" in one.message["subject"])
    assert mail.recipient == "salla@example.com"
    links = links_in(mail)
    assert len(links) == 3
    for link, button in zip(links, ("Call", "Done", "Not now"), strict=True):
        phone.goto(link)
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        phone.get_by_role("button", name=button, exact=True).tap()
        phone.get_by_role("status").wait_for()
    assert sorted(state for state, _ in states(house).values()) == [
        "accepted", "accepted", "recycled"
    ]  # fmt: skip
    take_back_and_go_on(house, phone, links[1])
    phone.goto(links[0])
    phone.get_by_text("Wrong …").tap()
    phone.evaluate(AXE.read_text())
    found = phone.evaluate("axe.run()")["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in SERIOUS] == []
    phone.get_by_label("Why").select_option("wrong_details")
    phone.get_by_role("button", name="Wrong", exact=True).tap()
    phone.get_by_text("Rejected; thank you.").wait_for()
    assert ("rejected", "wrong_details") in states(house).values()
    assert phone.context.cookies() == []
