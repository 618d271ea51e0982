"""A real browser and a page of the firm's own: slots are filled, clicked, and never in the way."""

from __future__ import annotations

import http.server
import json
import threading
import time

import pytest

from syotto.run.sources import add_source
from tests.collect.server import Server
from tests.company import workspace
from tests.run.loaded import rows
from tests.web.test_browser import CHROMIUM, FLAGS
from tests.web.test_browser_forms import free_ports

SLOT = """\
control_share: 0
choices:
  - name: everybody
    content: <a href="#plan">Plan your service</a><script>document.title = "ran"</script>
"""
PAGE = """<!doctype html><html lang="en"><head><title>Mill</title>
<script src="{host}/slots.js" data-write-key="{key}"></script></head>
<body><div data-syotto-slot="front"><h1>Our own words</h1></div>
<div data-syotto-slot="nothing"><p>Also ours</p></div></body></html>"""
RULES = "default-src 'none'; script-src {host}; connect-src {host}"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    made = workspace(tmp_path_factory.mktemp("slots") / "shop")
    (made.folder / "pages").mkdir()
    (made.folder / "pages/front.yaml").write_text(SLOT)
    yield made
    made.ledger.close()


@pytest.fixture(scope="module")
def site(house):
    """The public listener, and a page under a strict content policy that uses it."""
    (port,) = free_ports(1)
    origin = f"http://127.0.0.1:{port}"
    key = add_source(house, "website", origins=(origin,)).write_key
    server = Server(house.folder, pages=False).start()
    text = PAGE.replace("{host}", server.url).replace("{key}", key)
    web = plain_site(port, text, RULES.replace("{host}", server.url))
    yield origin
    web.shutdown()
    server.stop()


def plain_site(port, text, rules):
    class Pages(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Security-Policy", rules)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_):
            pass

    web = http.server.ThreadingHTTPServer(("127.0.0.1", port), Pages)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    return web


@pytest.fixture
def page():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened.new_page()
        opened.close()


def events(house, seconds=60):
    """The properties of what was shown and clicked, once the drain has brought both."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = {row["name"]: json.loads(row["properties"]) for row in rows(house, "events")}
        if found.keys() >= {"Content Shown", "Content Clicked"}:
            return found
        time.sleep(0.1)
    raise AssertionError("nothing was told of the click")


def test_a_slot_is_filled_a_click_is_told_and_what_is_missing_stays_as_it_is(house, site, page):
    page.goto(site)
    page.locator("[data-syotto-slot=front] a").wait_for()
    assert page.title() == "Mill"  # no script of a content runs
    page.locator("text=Also ours").wait_for()
    with page.expect_response("**/v1/track") as told:
        page.click("text=Plan your service")
    assert told.value.ok
    found = events(house)
    assert found["Content Clicked"]["decision_id"] == found["Content Shown"]["decision_id"]
    assert found["Content Clicked"]["choice"] == "everybody"


def test_without_an_answer_the_page_shows_what_it_has_and_keeps_it(site, page):
    held = []
    page.route("**/v1/decide", lambda route: held.append(route))
    page.goto(site)
    page.locator("text=Our own words").wait_for()
    for route in held:
        route.fulfill(json={"decision_id": "1", "choice": "late", "content": "Too late"})
    page.wait_for_load_state("networkidle")
    assert page.locator("text=Too late").count() == 0
    assert page.locator("text=Our own words").is_visible()


def test_where_the_server_is_away_nothing_is_hidden(site, page):
    page.route("**/v1/decide", lambda route: route.abort())
    page.goto(site)
    page.locator("text=Our own words").wait_for()
    page.locator("text=Also ours").wait_for()
