"""The page of what to do for one person now."""

from __future__ import annotations

from tests.run.test_replan import built, house  # noqa: F401
from tests.web.client import JSON, browser


def test_the_page_says_what_is_done_now_and_why_not_the_rest(house):  # noqa: F811
    client = browser(house)
    page = client.get("/people/ann/now").text
    for words in ("Offer: pump", "they lack it", "Patience it costs", "it runs out"):
        assert words in page
    assert client.get("/people/ann/now", headers=JSON).json()["chosen"]["what"] == "pump"
    assert len(client.get("/people/ann/now?format=csv").text.splitlines()) == 3
    assert client.get("/people/nobody/now").status_code == 404
