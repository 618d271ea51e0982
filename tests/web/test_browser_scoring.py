"""From the button to a draft that was read while it was written, on a desk and on a phone."""

from __future__ import annotations

import pytest

from syotto.schema.scoring import DRAFT
from tests.run.loaded import house_in
from tests.web.test_browser import CHROMIUM, chromium, open_page, served  # noqa: F401 - fixtures
from tests.web.test_browser_flows import serious

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    return house_in(tmp_path_factory.mktemp("rules") / "w")


@pytest.fixture(scope="module")
def address(house):
    with served(house.folder) as there:
        yield there


def test_a_draft_is_started_and_read_while_it_is_written(open_page, house):  # noqa: F811
    page = open_page()
    page.goto("/scoring")
    page.get_by_role("button", name="Start a draft").click()
    text = page.get_by_role("textbox", name="Text")
    before = text.input_value()
    text.fill(before.replace("did: Tip Given, points: 40", "did: Tip Givn, points: 45"))
    page.get_by_text("was named in a tip: 45 points, not 40").wait_for()
    assert page.get_by_text("Did you mean 'Tip Given'?").is_visible()
    text.fill("fit: [")
    page.get_by_text("wrong", exact=True).wait_for()
    text.fill(before.replace("did: Tip Given, points: 40", "did: Tip Given, points: 45"))
    page.get_by_text("was named in a tip: 45 points, not 40").wait_for()
    page.get_by_role("button", name="Save and test").click()
    page.get_by_role("heading", name="Draft rules on earlier leads").wait_for()
    assert "points: 45" in (house.folder / DRAFT).read_text()
    page.get_by_role("link", name="What changes").click()
    page.get_by_text("+ ", exact=False).first.wait_for()
    assert "points: 45" in page.locator("pre.diff ins").inner_text()

    phone = open_page(390, "dark")
    for path in ("/scoring", "/scoring/draft/edit", "/scoring/versions/draft"):
        phone.goto(path)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert serious(phone) == [], path
