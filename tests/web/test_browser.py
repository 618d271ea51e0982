"""A real browser walks the pages; axe-core looks at each in light and dark, wide and narrow."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from syotto.run.collect import put
from syotto.run.drain import drain_all
from syotto.run.sources import add_source
from syotto.schema.source import ConsentMode
from tests.ask.shop import shop

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Path(__file__).parent / "vendor/axe.min.js"
PAGES = ("/today", "/customers", "/customers/ann", "/products", "/products/K", "/groups", "/data",
         "/live", "/sources", "/sources/website", "/tables/offers", "/-/patterns", "/nope", "/account", "/first")  # fmt: skip
ORDERS = "order_id,line_no,at,person_ref,product_id,quantity,amount\n9,1,2026-01-02,ann,P,1,9.50\n"
SERIOUS = {"serious", "critical"}
LOOKS = [
    (1280, "light"), (390, "dark"), *(pytest.param(*look, marks=pytest.mark.slow)
    for look in ((1280, "dark"), (390, "light")))
]  # fmt: skip
"""Widths and colours in which pages are looked at."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server of our own on a free port."""
    house = shop(tmp_path_factory.mktemp("served") / "shop")
    add_source(house, "website", consent=ConsentMode.REQUIRED)
    put(
        house,
        "website",
        [{"type": "page", "anonymousId": "b1"}, {"type": "track", "userId": "ann"}],
    )
    drain_all(house)
    with served(house.folder) as there:
        yield there


@contextmanager
def served(folder):
    """A server of our own on free ports; gives its address."""
    with socket.socket() as free, socket.socket() as other:
        free.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        port, public_port = free.getsockname()[1], other.getsockname()[1]
    code = (
        "from syotto.web.serve import serve; from pathlib import Path; "
        f"serve(Path({str(folder)!r}), port={port}, public_port={public_port})"
    )
    server = subprocess.Popen([sys.executable, "-c", code])
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(90)


def wait_for(url, server, seconds=90):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, address):
    """Opens pages in a fresh profile; fails on any error of the console or request elsewhere."""
    contexts, wrong = [], []

    def opened(width=1280, scheme="light"):
        context = chromium.new_context(
            viewport={"width": width, "height": 844}, color_scheme=scheme, base_url=address,
            bypass_csp=False,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "request",
            lambda sent: wrong.append(sent.url) if not sent.url.startswith(address) else None,
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    refused = ("status of 4", "Response Status Error Code 4")  # what a test asked for on purpose
    assert [text for text in wrong if not any(words in text for words in refused)] == []


def test_a_seller_answers_looks_up_and_loads(open_page, tmp_path):
    page = open_page()
    page.goto("/today")
    assert page.locator("[data-accept]").count() == 2

    page.keyboard.press("j")
    page.keyboard.press("a")
    page.get_by_role("status").get_by_text("Accepted: Ahola & Sons.").wait_for()
    page.locator("#finding").get_by_text("1 action").wait_for()
    assert page.locator("[data-accept]").count() == 1

    page.locator("#toast [data-undo]").click()
    page.locator("#toast").get_by_text("Taken back").wait_for()
    page.locator("#finding").get_by_text("2 actions").wait_for()
    assert page.locator("[data-accept]").count() == 2

    page.get_by_role("link", name="Offer seal kit to Ahola & Sons").click()
    page.get_by_role("heading", name="Ahola & Sons").wait_for()
    page.get_by_text("keeps seal").wait_for()
    page.get_by_role("button", name="Show the query").click()
    page.locator("#sql pre").first.wait_for()

    page.locator("table").get_by_role("link", name="seal kit").first.click()
    page.get_by_role("heading", name="Whom to offer it to").wait_for()
    assert page.locator(".chart canvas").count() == 1

    orders = tmp_path / "orders.csv"
    orders.write_text(ORDERS)
    page.goto("/data")
    page.set_input_files("input[type=file]", orders)
    page.locator("form[action='/data/loads'] button.primary").click()
    page.locator("#loaded").get_by_text("loaded", exact=True).wait_for()
    page.locator("#loaded").get_by_text("How the columns were read").wait_for()


def test_keys_search_move_and_are_listed(open_page):
    page = open_page()
    page.goto("/customers")
    page.keyboard.press("/")
    page.keyboard.type("boreal")
    page.locator("tbody tr[data-item]").nth(1).wait_for(state="detached")
    assert page.locator("tbody tr[data-item]").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Boreal Mills").wait_for()
    page.wait_for_load_state("load")
    page.keyboard.press("?")
    page.get_by_role("dialog").get_by_text("take the last answer back").wait_for()


def test_a_list_that_is_answered_late_keeps_the_chosen_row(open_page):
    page = open_page()
    page.goto("/customers")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("""addEventListener("htmx:afterSwap", () => {
      window.kept = document.querySelectorAll("[data-item].on").length })""")
    page.keyboard.press("/")
    page.keyboard.type("boreal")
    page.keyboard.press("Escape")  # the field is left before its answer has come
    page.keyboard.press("j")
    page.locator("tbody tr[data-item]").nth(1).wait_for(state="detached")
    assert page.evaluate("window.kept") == 1
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Boreal Mills").wait_for()
    assert len([url for url in asked if "q=boreal&" in url]) == 1


def test_not_now_is_two_clicks_away(open_page):
    page = open_page(width=390)
    page.goto("/today")
    page.locator("details.menu summary").first.click()
    page.get_by_role("button", name="in a month").first.click()
    page.locator("#toast").get_by_text("Not now: Ahola & Sons.").wait_for()
    page.locator("#toast [data-undo]").click()
    page.locator("#finding").get_by_text("2 actions").wait_for()


def test_an_error_is_shown_where_the_person_looks(open_page, tmp_path):
    page = open_page()
    broken = tmp_path / "logo.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    page.goto("/data")
    page.set_input_files("input[type=file]", broken)
    page.locator("form[action='/data/loads'] button.primary").click()
    page.locator("#toast [role=alert]").wait_for()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_the_screen(open_page, width, scheme):
    page = open_page(width, scheme)
    found = []
    for path in PAGES:
        page.goto(path, wait_until="networkidle")
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wider > 0:
            found.append((path, "wider than the screen", wider))
        page.evaluate(AXE.read_text())
        for rule in page.evaluate("axe.run()")["violations"]:
            if rule["impact"] in SERIOUS:
                found.append((path, rule["id"], [node["html"][:160] for node in rule["nodes"]][:3]))
    assert found == []
