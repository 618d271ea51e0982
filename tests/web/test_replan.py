"""The page of what to do for one person now."""

from __future__ import annotations

import pytest

from syotto.schema.access import Role
from tests.run.test_replan import built, house  # noqa: F401
from tests.web.client import JSON, browser, signed_in, user


def test_the_page_says_what_is_done_now_and_why_not_the_rest(house):  # noqa: F811
    client = browser(house)
    page = client.get("/people/ann/now").text
    for words in (
        "Offer Slurry pump</b>",
        "they lack it",
        "Patience it costs",
        "it runs out",
        "keep: care",
    ):
        assert words in page
    assert client.get("/people/ann/now", headers=JSON).json()["chosen"]["what"] == "pump"
    assert len(client.get("/people/ann/now?format=csv").text.splitlines()) == 3
    assert client.get("/people/nobody/now").status_code == 404


@pytest.mark.parametrize(("owner", "status"), [("Olli", 404), ("Salla", 200)])
def test_what_may_be_done_for_a_company_is_told_to_whoever_sees_the_company(house, owner, status):  # noqa: F811
    """Ann is Olli's, her company is Salla's."""
    client = signed_in(house, user(house, Role.SELLER, owners=[owner]))
    answer = client.get("/people/ann/now")
    assert (answer.status_code, "they lack it" in answer.text) == (status, status == 200)
