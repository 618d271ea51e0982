"""Sources of dlt, on tables as connectors really deliver them."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest

from syotto.errors import NotFound, SettingError, SourceError
from syotto.run.extracts import pull
from syotto.run.house import open_house
from syotto.run.workspace import create
from tests.run.loaded import columns, rows

dlt = pytest.importorskip("dlt")
pytestmark = pytest.mark.filterwarnings("ignore:The 'warn' method:DeprecationWarning")  # dlt's own

SECTION = """
[extracts.crm]
source = "json:loads"
[extracts.crm.tables.contact]
table = "people"
[extracts.crm.tables.contact.map]
source_id = "id"
email = "property_email"
first_name = "property_firstname"
last_name = "property_lastname"
company = "property_company"
title = "property_jobtitle"
updated_at = "property_created_at"
[extracts.crm.tables.company]
table = "accounts"
full = true
[extracts.crm.tables.company.map]
source_id = "id"
name = "property_name"
industry = "property_industry"
country = "property_country"
[extracts.crm.tables.deal]
table = "opportunities"
[extracts.crm.tables.deal.map]
opportunity_id = "deal_id"
created_at = "property_createdate"
closed_at = "property_closedate"
amount = "property_amount"
stage = "deal_pipeline_stage_id"
owner = "owner_id"

[extracts.google]
source = "json:loads"
[extracts.google.tables.campaign_stats]
table = "spend"
[extracts.google.tables.campaign_stats.map]
day = "date"
channel = "'google'"
campaign = "id"
line = "concat(id, ' ', device, ' ', ad_network_type)"
amount = "cost_micros / 1000000"
impressions = "impressions"
clicks = "clicks"

[extracts.meta]
source = "json:loads"
[extracts.meta.tables.basic_ad]
table = "spend"
[extracts.meta.tables.basic_ad.map]
day = "date"
channel = "'meta'"
line = "ad_id"
amount = "spend"
impressions = "impressions"
clicks = "inline_link_clicks"
"""


@pytest.fixture
def house(tmp_path):
    path = create(tmp_path / "shop")
    path.write_text(path.read_text() + SECTION)
    made = open_house(tmp_path / "shop")
    yield made
    made.ledger.close()


def delivered(path):
    with path.open(newline="", encoding="utf-8-sig") as file:
        return [
            {name: value or None for name, value in row.items()} for row in csv.DictReader(file)
        ]


def source_of(**tables):
    """A dlt source with these rows."""

    @dlt.source(name="given")
    def given():
        return [dlt.resource(rows, name=name) for name, rows in tables.items()]

    return given()


def test_crm_tables_land_in_ours(house, shared_data):
    folder = shared_data / "crm-ads/hubspot"
    given = {
        name: delivered(folder / f"{name}_data.csv")
        for name in ("contact", "company", "deal", "ticket")
    }
    reports = {report.table: report for report in pull(house, "crm", source=source_of(**given))}
    assert set(reports) == {"people", "accounts", "opportunities"}  # nobody asked for tickets
    people = {row["source_id"]: row for row in rows(house, "people")}
    assert set(people) == {row["id"] for row in given["contact"]}
    assert people["78971951"]["company"] == "SampleCompany"
    assert people["78971951"]["email"] == "fcb67ef339b691956cc85fa12be6490c"
    assert {row["source_id"] for row in rows(house, "accounts")} == {
        row["id"] for row in given["company"]
    }
    deals = {row["deal_id"]: row for row in given["deal"]}
    assert {row["opportunity_id"] for row in rows(house, "opportunities")} == set(deals)
    assert {row["source"] for row in [vars(report) for report in reports.values()]} == {"crm"}


def test_advertising_platforms_become_spend_to_the_cent(house, shared_data):
    folder = shared_data / "crm-ads/ads"
    google = delivered(folder / "google_ads_campaign_stats_data.csv")
    meta = delivered(folder / "facebook_ads_basic_ad_data.csv")
    pull(house, "google", source=source_of(campaign_stats=google))
    pull(house, "meta", source=source_of(basic_ad=meta))
    spent = {"google": Decimal(0), "meta": Decimal(0)}
    for channel, amount in columns(house, "spend", "channel", "amount"):
        spent[channel] += amount
    newest = {
        (row["date"], row["id"], row["device"], row["ad_network_type"]): Decimal(row["cost_micros"])
        for row in google
    }
    cents = sum(round(cost / 1_000_000, 2) for cost in newest.values())
    assert spent["google"] == cents
    assert spent["meta"] == sum(
        {(row["date"], row["ad_id"]): Decimal(row["spend"]) for row in meta}.values()
    )


def test_the_same_again_changes_nothing_and_a_change_is_one(house):
    ann = {"id": "1", "property_email": "ann@mill.fi"}
    pull(house, "crm", source=source_of(contact=[ann], company=[], deal=[]))
    (again,) = pull(house, "crm", source=source_of(contact=[ann], company=[], deal=[]))
    assert (again.added, again.changed, again.unchanged) == (0, 0, 1)
    (changed,) = pull(
        house,
        "crm",
        source=source_of(contact=[{**ann, "property_email": "a@mill.fi"}], company=[], deal=[]),
    )
    assert changed.changed == 1
    assert columns(house, "people", "source_id", "email") == [("1", "a@mill.fi")]


def test_only_what_is_new_is_read_the_next_time(house):
    asked = []

    @dlt.source(name="given")
    def given():
        @dlt.resource(name="contact")
        def contact(at=dlt.sources.incremental("at", initial_value=0)):  # noqa: B008
            asked.append(at.last_value)
            yield [{"id": str(number), "at": number} for number in range(5)]

        return [contact, dlt.resource([], name="company"), dlt.resource([], name="deal")]

    pull(house, "crm", source=given())
    pull(house, "crm", source=given())
    assert asked == [0, 4]


def test_what_does_not_fit_is_said_and_comes_again(house):
    with pytest.raises(SourceError, match="no column 'id'"):
        pull(house, "crm", source=source_of(contact=[{"nr": "1"}], company=[], deal=[]))
    assert rows(house, "people") == []
    house.settings.extracts["crm"]["tables"]["contact"]["map"] = {"source_id": "nr"}
    pull(house, "crm", source=source_of(contact=[], company=[], deal=[]))
    assert columns(house, "people", "source_id") == [("1",)]


@pytest.mark.parametrize(
    ("name", "source", "error", "word"),
    [("nope", None, NotFound, "there is crm, google, meta"),
     ("crm", "other", SettingError, "no resource 'contact'"),
     ("crm", None, SettingError, "cannot be made")],
)  # fmt: skip
def test_what_is_wrong_is_said(house, name, source, error, word):
    with pytest.raises(error, match=word):
        pull(house, name, source=source_of(other=[{"id": 1}]) if source else None)
