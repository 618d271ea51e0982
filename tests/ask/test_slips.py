"""What an answer owes to a slip of the pen, to who is no customer yet, and to who has left."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from syotto.ask.pressure import pressure
from syotto.ask.today import Wanted, today
from syotto.ask.today_names import check
from syotto.ask.value import value
from syotto.errors import InputError
from tests.ask.shop import DRAWN, shop
from tests.web.client import JSON, browser


def more(name: str, *lines: str) -> str:
    return DRAWN[name].rstrip() + "\n" + "\n".join(lines) + "\n"


MORE = {
    "supply_needs": more(
        "supply_needs",
        "service:new:X9| new | new | service | X9 | X9 | P | 2024-12-01 | 2026-02-01 | 2026-02-01"
        " | 2026-02-01 | - | 0.6 | - | setting service_days | Never serviced",
    ),
    "contact_prices": more(
        "contact_prices",
        "new | - | email | 2.00 | 1.00 | 4.00 | 9.0 | 12 | 2026-01-30 | 100.00 | description",
    ),
    "churn_risks": more(
        "churn_risks",
        "rhythm:dan | dan | rhythm | - | - | 2025-03-01 | 0.97 | 0.95 | 0.99 | 9000.0 | silence"
        " | 0.01 | nobody knows whether a contact keeps them",
    ),
    "keep_candidates": more(
        "keep_candidates", "dan | keep | orders | seller | 5 | -5 | 9 | unknown"
    ),
    "offers": DRAWN["offers"].replace("assumed      | incremental", "measured     | confidence", 1),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    return shop(tmp_path_factory.mktemp("slips") / "shop", MORE)


@pytest.mark.parametrize(
    ("wanted", "fix"),
    [
        (Wanted(owner="Sala"), "Did you mean 'Salla'?"),
        (Wanted(owner="zzz"), "There is Jukka, Salla and ~machine."),
        (Wanted(kind="leed"), "Did you mean 'lead'?"),
        (Wanted(kind="nonsense"), "There is keep, lead, offer, referral and supply."),
        (Wanted(customer_group="mils"), "Did you mean 'mills'?"),
        (Wanted(product_id="POSTT"), "Did you mean 'POST'?"),
    ],
)
def test_a_name_that_nothing_has_is_an_error_with_the_nearest_one(house, wanted, fix):
    with pytest.raises(InputError) as wrong:
        check(house, wanted)
    assert wrong.value.fix == fix
    assert wrong.value.exit_code == 2


def test_names_that_are_there_pass_though_they_have_nothing_to_do(house):
    for wanted in (Wanted(), Wanted(owner="Jukka", kind="lead"), Wanted(owner="~machine")):
        check(house, wanted)


def test_the_command_says_so_instead_of_an_empty_list(house):
    from syotto.cli import app

    done = CliRunner().invoke(app, ["today", str(house.folder), "--owner", "Nobdy"])
    assert isinstance(done.exception, InputError)


def test_contracts_read_as_if_nobody_took_one_unasked_say_so_even_where_lifts_are_measured(house):
    told = today(house).finding
    assert "(contracts: as if nobody took one unasked)" in told
    assert "contact lifts buying by 20" in told
    assert "contracts" not in today(house, Wanted(kind="lead")).finding


def test_who_has_bought_nothing_yet_is_called_by_name_and_linked_to_their_own_page(house):
    client = browser(house)
    for path in ("/due", "/pressure"):
        page = client.get(path).text
        assert 'href="/accounts/new"' in page, path
        assert "Newcomers" in page, path
        assert 'href="/customers/ann"' in page, path
    assert pressure(house).tired[0].page == "accounts"
    assert client.get("/customers/new").url.path == "/accounts/new"
    assert client.get("/customers/kai").url.path == "/people/kai"
    assert client.get("/customers/nobody").status_code == 404
    assert client.get("/customers/new", headers=JSON).status_code == 404


def test_who_has_left_is_on_a_list_of_their_own_and_the_other_begins_with_what_can_be_saved(house):
    told = value(house)
    assert [(row.customer_id, row.to_save) for row in told.risks] == [
        ("cid", 1200.0),
        ("ann", 30.0),
    ]
    assert [row.customer_id for row in told.left] == ["dan"]
    page = browser(house).get("/value").text
    assert (
        page.index("Who may leave") < page.index("Have probably left") < page.index("Dan &amp; Co")
    )


def test_a_value_that_rests_on_one_large_day_is_remarked(house):
    told = {row.customer_id: row.remark for row in value(house).customers}
    assert told["ann"] == (
        "rests on one large day: 96\u00a0% of their margin so far came on 3 Oct 2025"
    )
    assert told["cid"].startswith("rests on one large day: all of their margin")
    client = browser(house)
    assert "rests on one large day" in client.get("/value").text
    assert "rests on one large day" in client.get("/customers/ann").text
