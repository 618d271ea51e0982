"""A real browser builds a segment: fields write the text, the text fills the fields."""

from __future__ import annotations

import re

import pytest

from tests.company import workspace
from tests.web.test_browser import AXE, CHROMIUM, FLAGS, SERIOUS, served

TEXT = """\
title: Mills in Finland
who:
  any:
    - {field: city, starts_with: Ou}
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
]


@pytest.fixture(scope="module")
def there(tmp_path_factory):
    """A workspace without a build, and the address of its pages."""
    house = workspace(tmp_path_factory.mktemp("builder") / "shop")
    with served(house.folder) as address:
        yield house.folder, address
    house.ledger.close()


@pytest.fixture
def page(there):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_context(base_url=there[1]).new_page()
        opened.set_default_timeout(60_000)
        yield opened
        browser.close()


def says(field, value):
    """Waits for the value, and until what came with it listens."""
    from playwright.sync_api import expect

    expect(field).to_have_value(value, timeout=60_000)
    expect(field.page.locator(".htmx-added")).to_have_count(0)


def named(page):
    """A new segment with a name and a title; its text."""
    page.goto("/segments/new")
    page.fill("[name=name]", "mills")
    page.fill("[name=title]", "Mills")
    page.locator("[name=title]").press("Tab")
    text = page.get_by_label("Text of the segment")
    says(text, re.compile("title: Mills"))
    return text


def test_fields_and_text_say_the_same_and_saving_writes_the_file(there, page):
    folder, _ = there
    text = named(page)
    page.get_by_role("button", name="+ field").first.click()
    says(text, re.compile(r"field.*field", re.DOTALL))
    page.get_by_label("Field", exact=True).last.fill("country")
    page.get_by_label("Field", exact=True).last.press("Tab")
    says(text, re.compile("country"))
    page.get_by_label("Value", exact=True).last.fill("FI")
    page.get_by_label("Value", exact=True).last.press("Tab")
    says(text, re.compile("is: FI"))
    assert "title: Mills" in text.input_value()
    page.get_by_role("button", name="+ did").first.click()
    says(text, re.compile("did:"))
    text.fill(TEXT)
    says(page.locator("[name=title]"), "Mills in Finland")
    assert page.get_by_label("Value", exact=True).last.input_value() == "Ou"
    text.fill(TEXT.replace("city", "town"))
    page.get_by_text("found 'town', expected a field").first.wait_for()
    text.fill(TEXT)
    page.get_by_text("No build to count in yet.").wait_for()
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run().then(found => found.violations.map(v => [v.id, v.impact]))")
    assert [one for one in found if one[1] in SERIOUS] == []
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/segments/mills")
    assert (folder / "segments/mills.yaml").read_text() == TEXT
