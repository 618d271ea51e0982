"""The SDKs for browsers, unmodified from npm, on a page of another origin in a real Chromium."""

from __future__ import annotations

import functools
import json
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from uuid import uuid4

import pytest

from tests.collect.server import logged, serving, wait_for
from tests.web.test_browser import CHROMIUM, FLAGS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
]
EVENTS = 30
SEGMENT = """<!doctype html><title>Shop</title><script src="/@segment/analytics-next/dist/umd/index.js"></script>
<script>
  const [analytics] = [new URLSearchParams(location.search)].map((said) =>
    window.AnalyticsNext.AnalyticsBrowser.load(
      { writeKey: said.get("key"), cdnURL: said.get("url") },
      { integrations: { "Segment.io": {
          apiHost: said.get("url").slice(7) + "/v1", protocol: "http",
          deliveryStrategy: said.get("batching") ? { strategy: "batching", config: { size: 10, timeout: 500 } } : undefined } } }));
  const mark = new URLSearchParams(location.search).get("mark");
  async function all() {
    await analytics.page("Home");
    await analytics.identify(mark + "-u", { email: "ann@example.com" });
    window.more = async (from, to) => {
      for (let number = from; number < to; number++)
        analytics.track("Part Viewed", { number, mark });
    };
    await window.more(0, EVENTS);
    document.title = "done";
  }
  all();
</script>""".replace("EVENTS", str(EVENTS))
RUDDER = """<!doctype html><title>Shop</title><script src="/@rudderstack/analytics-js/dist/npm/legacy/bundled/umd/index.js"></script>
<script>
  const said = new URLSearchParams(location.search);
  const analytics = new rudderanalytics.RudderAnalytics();
  analytics.load(said.get("key"), said.get("url"), { configUrl: said.get("url"), lockIntegrationsVersion: true,
    useBeacon: said.get("beacon") === "1" });
  analytics.ready(() => { document.title = "done"; });
  analytics.page("Home", { mark: said.get("mark") });
  analytics.identify(said.get("mark") + "-u", { email: "ann@example.com" });
  window.more = (from, to) => {
    for (let number = from; number < to; number++)
      analytics.track("Part Viewed", { number, mark: said.get("mark") });
  };
  window.more(0, EVENTS);
</script>""".replace("EVENTS", str(EVENTS))


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def pages(node, tmp_path_factory):
    """A web site that is not ours, with the SDKs on it."""
    folder = tmp_path_factory.mktemp("site")
    for name in ("@segment", "@rudderstack"):
        (folder / name).symlink_to(node / "node_modules" / name)
    (folder / "segment.html").write_text(SEGMENT)
    (folder / "rudder.html").write_text(RUDDER)
    site = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://localhost:{site.server_port}"
    site.shutdown()


@pytest.fixture(scope="module")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def visited(chromium, live, address: str, *, restart: bool = False) -> list[dict]:
    """The events of a visit, once all of them are in the log.

    restart: the server is killed in the middle, and started again while the page sends on.
    """
    server, house, key = live
    expected = EVENTS + 2 + (EVENTS if restart else 0)
    mark = uuid4().hex
    page = chromium.new_page()
    errors: list[str] = []
    failed: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda sent: failed.append(f"{sent.url}: {sent.failure}"))
    page.goto(f"{address}&key={key}&url={server.url}&mark={mark}", wait_until="load")
    wait_for(lambda: page.title() == "done", lambda: f"{errors} {failed}")
    if "beacon" in address:  # it sends the rest when the page is left
        page.goto("about:blank")

    if restart:
        server.kill()
        page.evaluate(f"window.more({EVENTS}, {2 * EVENTS})")
        server.start()

    def mine() -> list[dict]:
        rows = logged(house)
        known = {row["anonymous_id"] for row in rows if mark in json.dumps(row, default=str)}
        return [row for row in rows if row["anonymous_id"] in known]

    wait_for(lambda: len(mine()) >= expected, lambda: f"{errors} {failed} {len(mine())}")
    page.close()
    assert errors == []
    return mine()


@pytest.mark.parametrize(
    "address",
    [
        "/segment.html?",
        "/segment.html?batching=1",
        "/rudder.html?",
        "/rudder.html?beacon=1",
    ],
)
def test_every_event_of_a_visit_arrives_once(chromium, pages, live, address):
    rows = visited(chromium, live, f"{pages}{address}")
    assert len({row["event_id"] for row in rows}) == len(rows) == EVENTS + 2
    numbers = [json.loads(row["properties"])["number"] for row in rows if row["kind"] == "track"]
    assert sorted(numbers) == list(range(EVENTS))
    (home,) = [row for row in rows if row["kind"] == "page"]
    assert (home["name"], home["channel"]) == ("Home", "web")
    (person,) = [row for row in rows if row["kind"] == "identify"]
    assert json.loads(person["properties"])["email"] == "ann@example.com"
    context = json.loads(home["context"])
    assert context["ip"] == "127.0.0.0"
    assert "Chrome" in context["userAgent"]


@pytest.mark.slow
@pytest.mark.parametrize("address", ["/segment.html?", "/rudder.html?"])
def test_every_event_arrives_once_when_the_server_is_killed_meanwhile(
    chromium, pages, house_and_key, address
):
    house, key = house_and_key
    with serving(house.folder) as server:
        rows = visited(chromium, (server, house, key), f"{pages}{address}", restart=True)
    assert len({row["event_id"] for row in rows}) == len(rows) == 2 * EVENTS + 2
    numbers = [json.loads(row["properties"])["number"] for row in rows if row["kind"] == "track"]
    assert sorted(numbers) == list(range(2 * EVENTS))
