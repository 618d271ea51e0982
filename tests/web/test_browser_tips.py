"""A tip on a phone: without a network, the page closed and opened again, and back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib

import pytest

from syotto.run.drain import drain_all
from syotto.run.house import open_house
from syotto.run.tips import add_giver, link_of, photo
from syotto.run.workspace import create
from tests.run.loaded import rows
from tests.web.test_browser import AXE, CHROMIUM, FLAGS, SERIOUS, wait_for
from tests.web.test_browser_forms import free_ports

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


class Server:
    """A server on fixed ports, that can be stopped and started again."""

    def __init__(self, folder):
        self.pages, self.public = free_ports(2)
        self.script = folder.parent / "run.py"
        self.script.write_text(
            "from syotto.web.serve import serve; from pathlib import Path\n"
            f"if __name__ == '__main__': serve(Path({str(folder)!r}), port={self.pages}, public_port={self.public})"
        )
        self.start()

    def start(self):
        self.process = subprocess.Popen([sys.executable, str(self.script)], env=os.environ)
        wait_for(f"http://127.0.0.1:{self.public}/healthz", self.process, seconds=300)

    def stop(self):
        self.process.terminate()
        self.process.wait(60)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tips") / "shop"
    create(folder, {"drain_seconds": 0.2})
    house = open_house(folder)
    server = Server(folder)
    giver = add_giver(house, "Ville, service", "field-service", by=None)
    yield house, server, f"http://127.0.0.1:{server.public}{link_of(house, giver.giver_id)}"
    server.stop()
    house.ledger.close()


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def picture(width=2400, height=1800):
    """A PNG of one colour, larger than a tip's photo may be wide."""

    def part(kind, data):
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    line = b"\0" + bytes([10, 107, 87]) * width
    return b"".join(
        (b"\x89PNG\r\n\x1a\n", part(b"IHDR", head), part(b"IDAT", zlib.compress(line * height)), part(b"IEND", b""))
    )  # fmt: skip


def size_of(jpeg):
    """Width and height, from the frame header of a JPEG."""
    at = 2
    while jpeg[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return int.from_bytes(jpeg[at + 7 : at + 9], "big"), int.from_bytes(
        jpeg[at + 5 : at + 7], "big"
    )


def fill(page, who, need, reach):
    page.get_by_label("Who, and which company").fill(who)
    page.get_by_label("What do they need?").fill(need)
    page.get_by_label("E-mail or telephone").fill(reach)


def drained(house, server):
    """What waits is in the log; while a server runs only it may do that."""
    server.stop()
    drain_all(house)
    server.start()


def test_a_tip_without_a_network_waits_on_the_phone_and_is_sent_once(served, browser):
    house, server, link = served
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(link)
    page.wait_for_selector("body[data-kept]")
    context.set_offline(True)
    server.stop()
    page.reload()  # from the phone itself
    fill(page, "Anna Virtanen, Mill Oy", "a spare pump", "anna@mill.fi")
    page.get_by_label("Photo of a card").set_input_files(
        {"name": "card.png", "mimeType": "image/png", "buffer": picture()}
    )
    page.get_by_role("button", name="Send").click()
    page.get_by_text("It is kept on this device").wait_for()
    page.close()
    page = context.new_page()
    page.goto(link)
    page.get_by_text("Waits to be sent").wait_for()
    server.start()
    context.set_offline(False)
    page.get_by_text("Received", exact=True).wait_for()
    assert page.get_by_text("Waits to be sent").count() == 0
    (tip,) = page.evaluate("fetch(location.pathname + '/given').then((a) => a.json())")
    context.close()
    path, kind = photo(house, tip["tip_id"])
    assert (kind, size_of(path.read_bytes())) == ("image/jpeg", (1600, 1200))
    drained(house, server)
    (event,) = [row for row in rows(house, "events") if row["name"] == "Tip Given"]
    told = json.loads(event["properties"])
    assert (told["origin"], told["email"], told["company"]) == ("field-service", "anna@mill.fi", "Mill Oy")  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_page_of_a_tip(served, browser, scheme):
    _, _, link = served
    context = browser.new_context(**PHONE, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(link)
    fill(page, "Bob", "seals", "")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("Received", exact=True).first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run()")["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in SERIOUS] == []
    if os.environ.get("SHOTS"):
        page.screenshot(path=f"{os.environ['SHOTS']}/tip_{scheme}.png", full_page=True)
    context.close()
