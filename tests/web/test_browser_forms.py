"""A real browser, a plain page with a form of its own, and a hosted form: each becomes a person."""

from __future__ import annotations

import http.server
import json
import os
import socket
import subprocess
import sys
import threading
import time

import pytest

from syotto.run.house import open_house
from syotto.run.sources import add_source
from syotto.run.workspace import create
from syotto.schema.source import ConsentMode
from tests.run.loaded import rows
from tests.web.test_browser import AXE, CHROMIUM, FLAGS, LOOKS, SERIOUS, wait_for

FORM = """
[forms.contact]
title = "Ask us"
fields = ["email", "question"]
remember = "Remember on this device what I have told."
[[forms.contact.consents]]
purpose = "newsletter"
wording = "Send me news about spare parts."
"""
PAGE = """<!doctype html><html lang="en"><title>Contact</title>
<form data-syotto="plain" action="/thanks" id="f">
<input name="email"><input name="firstName"><input name="pw" type="password"><input type="hidden" name="csrf" value="secret-1">
<div data-private><input name="note"></div><input name="card" autocomplete="cc-number">
<label><input type="checkbox" data-consent="newsletter" data-version="3"> Send me  <b>news</b>.</label>
<button>Send</button></form>
<script src="{host}/forms.js" data-key="{key}" defer></script></html>"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
]


def free_ports(number):
    held = [socket.socket() for _ in range(number)]
    for one in held:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A workspace that takes events, and a plain web site with a form on it."""
    folder = tmp_path_factory.mktemp("forms") / "shop"
    path = create(folder, {"drain_seconds": 0.2})
    path.write_text(path.read_text() + FORM)
    house = open_house(folder)
    pages, public, site = free_ports(3)
    source = add_source(
        house, "website", origins=(f"http://127.0.0.1:{site}",), consent=ConsentMode.REQUIRED
    )
    code = (
        "from syotto.web.serve import serve; from pathlib import Path\n"
        f"if __name__ == '__main__': serve(Path({str(folder)!r}), port={pages}, public_port={public})"
    )
    script = folder.parent / "run.py"
    script.write_text(code)
    server = subprocess.Popen([sys.executable, str(script)], env=os.environ)
    wait_for(f"http://127.0.0.1:{public}/healthz", server)
    host = f"http://127.0.0.1:{public}"
    web = plain_site(site, PAGE.replace("{host}", host).replace("{key}", source.write_key))
    yield house, host, f"http://127.0.0.1:{site}"
    web.shutdown()
    server.terminate()
    server.wait(60)
    house.ledger.close()


def plain_site(port, text):
    class Pages(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"thanks" if self.path.startswith("/thanks") else text.encode())

        def log_message(self, *_):
            pass

    web = http.server.ThreadingHTTPServer(("127.0.0.1", port), Pages)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    return web


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser):
    context = browser.new_context()
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


def person(house, number, seconds=60):
    """The person with this number, once the drain has brought them."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = [row for row in rows(house, "people") if row["source_id"] == number]
        if found:
            return found[0]
        time.sleep(0.1)
    raise AssertionError(f"nobody called {number} came")


def test_a_form_on_a_plain_page_becomes_a_person_with_consent(served, page):
    house, _, site = served
    page.goto(site)
    for name, text in {"email": "ann@mill.fi", "firstName": "Ann", "pw": "hunter2", "note": "private-1",
                       "card": "4111"}.items():  # fmt: skip
        page.fill(f"[name={name}]", text)
    page.check("[data-consent]")
    page.click("button")
    page.wait_for_url("**/thanks**")  # the form went on as it would
    found = person(house, "ann@mill.fi")
    assert found["first_name"] == "Ann"
    (consent,) = [row for row in rows(house, "consents") if row["person_ref"] == "ann@mill.fi"]
    assert (consent["purpose"], consent["given"], consent["wording"]) == (
        "newsletter",
        True,
        "Send me news.",
    )
    assert "wording 3" in consent["proof"]
    kept = json.dumps([row["properties"] + row["context"] for row in rows(house, "events")])
    assert not [word for word in ("hunter2", "secret-1", "private-1", "4111") if word in kept]
    assert page.context.cookies() == []


def test_a_hosted_form_becomes_a_person_and_does_not_ask_twice(served, page):
    house, host, _ = served
    page.goto(f"{host}/forms/contact?page=https://shop.fi/x")
    page.get_by_label("E-mail").fill("bob@mill.fi")
    page.get_by_label("Your question").fill("40 seals?")
    page.get_by_label("Send me news about spare parts.").check()
    page.get_by_label("Remember on this device").check()
    page.wait_for_timeout(2100)  # nobody fills in a form within two seconds
    page.get_by_role("button", name="Send").click()
    page.get_by_role("status").get_by_text("Thank you").wait_for()
    assert person(house, "bob@mill.fi")["email"] == "bob@mill.fi"
    page.goto(f"{host}/forms/contact")
    page.get_by_text("This device remembers bob@mill.fi").wait_for()
    assert page.get_by_label("E-mail").count() == 0


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_serious_in_a_hosted_form(served, browser, width, scheme):
    _, host, _ = served
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"{host}/forms/contact")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run()")["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in SERIOUS] == []
    context.close()
