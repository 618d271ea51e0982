"""The counts of a page are those of a mailing: one answer for one question."""

from __future__ import annotations

from datetime import timedelta

import pyarrow as pa
import pytest

from syotto.run.lawful import rights_table
from syotto.run.load import load
from syotto.run.permission_counts import Suppressed, permission_counts
from syotto.run.rights import give, suppress, withdraw
from syotto.schema.rights import PAIRS
from tests.run.loaded import house_in
from tests.run.part import part_build
from tests.web.client import JSON, browser

PEOPLE = 12


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Finns: a company's may be mailed. Two agreed, three objected, one is suppressed, in part
    before the build and in part since.
    """
    made = house_in(tmp_path_factory.mktemp("w") / "w")
    rows = [
        {"source_id": f"p{n}", "email": f"p{n}@mill.example", "country": "FI",
         "company": "Mill" if n < 6 else None}
        for n in range(PEOPLE)
    ]  # fmt: skip
    load(made, "people", [pa.Table.from_pylist(rows)])
    say(made, give, 0)
    say(made, withdraw, 1)
    part_build(made, "permissions")
    say(made, give, 7)
    say(made, withdraw, 2)
    say(made, withdraw, 8)
    suppress(made, "P3@mill.example ", "email", "hard bounce", made.now())
    return made


def say(house, what, number):
    what(
        house, person_id=f"p{number}", address=None, purpose="mailing", channel="email",
        at=house.now() - timedelta(days=1), source="web",
    )  # fmt: skip


def test_everybody_is_counted_once_with_the_reason(house):
    rows = {(row.purpose, row.channel): row for row in permission_counts(house).permitted}
    mail = rows["mailing", "email"]
    assert (mail.people, mail.allowed) == (PEOPLE, 4)
    assert (mail.consent, mail.legitimate_interest) == (2, 2)
    assert (mail.objected, mail.suppressed, mail.no_basis) == (3, 1, 4)
    assert rows["service", "any"].contract == PEOPLE
    assert rows["mailing", "sms"].people == 0


def test_a_mailing_counts_the_same(house):
    numbers = [f"p{n}" for n in range(PEOPLE)]
    asked = pa.table({"person_id": numbers, "address": [f"{n}@mill.example" for n in numbers]})
    counts = {(row.purpose, row.channel): row.allowed for row in permission_counts(house).permitted}
    for purpose, channel in PAIRS:
        if channel in ("email", "any"):
            found = rights_table(house, asked, purpose=purpose, channel=channel, now=house.now())
            assert found["allowed"].to_pylist().count(True) == counts[purpose, channel], purpose


def test_what_was_said_lately_and_who_is_never_contacted(house):
    found = permission_counts(house)
    (said,) = found.said
    assert (said.what, said.agreed, said.objected) == ("Offers and news by e-mail", 2, 3)
    assert found.suppressed == [Suppressed("hard bounce", "email", 1)]


def test_the_page_has_the_same_numbers(house):
    client = browser(house)
    page = client.get("/permissions").text
    assert "Offers and news by e-mail" in page
    assert "hard bounce" in page
    told = client.get("/permissions", headers=JSON).json()["permitted"]
    assert [row["allowed"] for row in told] == [
        r.allowed for r in permission_counts(house).permitted
    ]
    assert client.get("/permissions?format=csv").text.count("\n") == len(PAIRS) + 1


def test_before_the_first_build_there_is_nothing_to_count(tmp_path):
    empty = house_in(tmp_path / "w")
    assert permission_counts(empty).permitted == []
    assert "No people are in the newest build" in browser(empty).get("/permissions").text
