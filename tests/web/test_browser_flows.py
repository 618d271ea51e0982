"""A marketer's path from a starter to a flow that runs, as docs/first-flow.md tells it."""

from __future__ import annotations

import pytest

from syotto.run.flows import published
from syotto.run.house import open_house
from syotto.run.workspace import create
from tests.test_tutorials import blocks
from tests.web.test_browser import (  # noqa: F401 - fixtures
    AXE,
    CHROMIUM,
    SERIOUS,
    chromium,
    open_page,
    wait_for,
)
from tests.web.test_browser_tips import Server

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
]


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flows") / "shop"
    path = create(folder)
    path.write_text(path.read_text() + blocks("docs/first-flow.md", "toml")[0])
    return folder


@pytest.fixture(scope="module")
def address(shop):
    server = Server(shop)
    pages = f"http://127.0.0.1:{server.pages}"
    wait_for(f"{pages}/healthz", server.process, seconds=300)
    yield pages
    server.stop()


def serious(page):
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run()")["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in SERIOUS]


def test_from_a_starter_to_a_flow_that_runs(open_page, shop):  # noqa: F811
    page = open_page()
    page.goto("/flows")
    page.get_by_role("link", name="Welcome", exact=True).click()
    page.get_by_role("link", name="Change").click()

    page.locator("svg.wide a.step.wait").first.click()
    field = page.get_by_label("So long")
    field.wait_for()
    field.fill("5 days")
    page.get_by_role("button", name="Apply").click()
    page.locator("svg.wide .detail", has_text="5 days until 09:00").wait_for()
    text = page.get_by_label("Text", exact=True)
    assert "for: 5 days" in text.input_value()
    assert "# at once: somebody waits for an answer" in text.input_value()

    text.fill(text.input_value().replace("for: 5 days", "for: soon"))
    page.get_by_role("status").get_by_text("found 'soon'").wait_for()
    text.fill(text.input_value().replace("for: soon", "for: 4 days"))
    page.locator("svg.wide .detail", has_text="4 days until 09:00").wait_for()

    page.get_by_role("button", name="Save the draft").click()
    page.get_by_role("link", name="Publish…").click()
    page.get_by_text("Nobody is inside.").wait_for()
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("running", exact=True).wait_for()
    house = open_house(shop)
    assert published(house)["welcome"]["state"] == "running"
    house.ledger.close()

    page.get_by_role("button", name="Pause").click()
    page.get_by_text("paused", exact=True).wait_for()


def test_the_editor_works_without_a_mouse(open_page):  # noqa: F811
    page = open_page()
    page.goto("/flows/service/edit")
    page.get_by_text("The steps as a list").press("Enter")
    page.get_by_role("button", name="Send · due").press("Enter")
    page.get_by_role("heading", name="Send · due").wait_for()
    page.get_by_role("button", name="+ Task").press("Enter")
    page.get_by_role("heading", name="Task · task").wait_for()
    page.get_by_role("button", name="Remove").press("Enter")
    page.get_by_role("heading", name="Send · due").wait_for()
    page.locator("svg.wide a.step").nth(2).press("Enter")
    page.get_by_role("heading", name="Wait · answer").wait_for()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_pages_of_flows_and_contents_pass_axe_and_fit(open_page, width, scheme):  # noqa: F811
    page = open_page(width, scheme)
    for path in (
        "/flows", "/flows/educate", "/flows/educate/edit?step=together", "/flows/service/publish",
        "/flows/educate/replay", "/flows/educate/people/P1", "/content", "/content/thank-you",
    ):  # fmt: skip
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert serious(page) == [], path
