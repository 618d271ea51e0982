"""The lines that the Sources page gives to paste, on a page of another origin in a real browser."""

from __future__ import annotations

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from syotto.ask.snippets import snippets
from syotto.run.sources import add_source
from syotto.schema.source import ConsentMode
from syotto.sense.admission import NOBODY
from tests.collect.server import logged, wait_for
from tests.run.loaded import rows
from tests.web.test_browser import CHROMIUM, FLAGS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
]
HUMAN = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
PAGE = """<!doctype html><html lang="en"><title>Seals</title>
<script src="/@segment/analytics-next/dist/umd/index.js"></script>
COUNTED
<script>
PASTED
</script></html>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def asking(node, live, tmp_path_factory):
    """A web site whose pages carry the lines of a source that asks first."""
    server, house, _ = live
    source = add_source(house, "asks", consent=ConsentMode.REQUIRED)
    code = {one.name: one.code for one in snippets(source, server.url)}
    pasted = code["Web site"].replace(
        'import { AnalyticsBrowser } from "@segment/analytics-next";',
        "const { AnalyticsBrowser } = window.AnalyticsNext;",
    ).replace("export function consented", "function consented")  # fmt: skip
    folder = tmp_path_factory.mktemp("site")
    (folder / "@segment").symlink_to(node / "node_modules/@segment")
    page = PAGE.replace("COUNTED", code["Before consent"]).replace("PASTED", pasted)
    (folder / "seals.html").write_text(page)
    site = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield house, f"http://localhost:{site.server_port}/seals.html?email=ann@mill.fi"
    site.shutdown()


@pytest.fixture
def page():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser.new_page(user_agent=HUMAN)
        browser.close()


def stored(page):
    return page.evaluate(
        "[document.cookie, Object.keys(localStorage), Object.keys(sessionStorage)]"
    )


def asked(house):
    return [row for row in logged(house) if row["source"] == "asks"]


def test_nothing_is_known_before_a_yes_and_everything_after_it(asking, page):
    house, address = asking
    page.goto(address, wait_until="load")
    wait_for(lambda: asked(house))
    (counted,) = asked(house)
    assert counted["anonymous_id"] == NOBODY
    assert counted["user_id"] is None
    said = counted["properties"] + (counted["context"] or "")
    assert "/seals.html" in said
    assert not [word for word in ("ann@mill.fi", "127.0.0", "Mozilla") if word in said]
    assert stored(page) == ["", [], []]

    page.evaluate("consented({Analytics: false, Advertising: false})")
    assert stored(page) == ["", [], []]

    page.evaluate("consented({Analytics: true, Advertising: false})")
    wait_for(
        lambda: any(row["name"] == "Segment Consent Preference Updated" for row in asked(house))
    )
    wait_for(lambda: len(asked(house)) >= 3)
    known = [row for row in asked(house) if row["anonymous_id"] != NOBODY]
    (visitor,) = {row["anonymous_id"] for row in known}
    wait_for(lambda: rows(house, "consents"))
    choices = {
        row["purpose"]: row["given"]
        for row in rows(house, "consents")
        if row["person_ref"] == visitor
    }
    assert choices == {"Analytics": True, "Advertising": False}
