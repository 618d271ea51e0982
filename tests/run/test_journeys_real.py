"""Journeys on data that nobody here made, loaded by the mappings in docs/mappings."""

from __future__ import annotations

from pathlib import Path

import pytest

from syotto.ask.journeys import Wanted, journeys
from syotto.run.build import build
from syotto.run.house import open_house
from syotto.run.load import load
from tests.company import workspace

MAPPINGS = Path(__file__).parents[2] / "docs/mappings"
CLICKS = """
[journey]
like = "shop"
within_days = 30
[journey.stages.cart]
enter = ["add_to_cart", "cart"]
won = ["purchase"]
[journey.stages.customer]
enter = ["purchase"]
keep = ["purchase"]
[journey.stages.repeat]
enter = ["purchase x2"]
keep = ["purchase"]
"""


def walked(folder, loads, mapping, rules=""):
    house = workspace(folder)
    toml = house.folder / "syotto.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + rules, encoding="utf-8")
    house = open_house(folder)
    reports = [load(house, table, file, mapping=MAPPINGS / mapping) for table, file in loads]
    build(house)
    return house, reports


def test_olist_leads_become_a_funnel(tmp_path, shared_data):
    olist = shared_data / "olist"
    house, reports = walked(
        tmp_path / "olist",
        [
            ("events", olist / "olist_marketing_qualified_leads_dataset.csv.gz"),
            ("opportunities", olist / "olist_closed_deals_dataset.csv.gz"),
        ],
        "olist.toml",
    )
    assert [(report.added, report.rejected) for report in reports] == [(8_000, 0), (842, 0)]
    stages = house.warehouse.open().table("stages").to_pyarrow().to_pylist()
    leads = {row["subject_id"] for row in stages if row["stage"] == "lead"}
    bought = {row["subject_id"] for row in stages if row["stage"] == "customer"}
    # one deal is older than its lead
    assert (len(leads), len(bought), len(bought & leads)) == (7_999, 842, 841)
    answer = journeys(house, Wanted(split="origin"))
    (lead,) = (row for row in answer.funnel if row.stage == "lead")
    assert 0.05 < lead.low < lead.share < lead.high < 0.25
    assert {"ad", "search", "social", "email", "referral"} <= {row.value for row in answer.split}


@pytest.mark.slow
def test_hubspot_tables_become_journeys(tmp_path, shared_data):
    hubspot = shared_data / "crm-ads/hubspot"
    house, reports = walked(
        tmp_path / "hubspot",
        [
            ("people", hubspot / "contact_data.csv"),
            ("accounts", hubspot / "company_data.csv"),
            ("opportunities", hubspot / "deal_data.csv"),
            ("events", hubspot / "email_event_data.csv"),
            ("meetings", hubspot / "engagement_meeting_data.csv"),
        ],
        "hubspot.toml",
    )
    assert all(report.added and not report.rejected for report in reports)
    answer = journeys(house, Wanted())
    assert answer.people > 0
    assert {row.stage for row in answer.funnel} >= {"suspect"}
    assert journeys(house, Wanted(subject="account")).people == reports[1].added


@pytest.mark.slow
def test_a_shop_s_clicks_become_journeys(tmp_path, shared_data):
    clicks = shared_data / "retentioneering/ecom.csv.gz"
    house, (report,) = walked(tmp_path / "shop", [("events", clicks)], "clickstream.toml", CLICKS)
    assert (report.rows_read, report.rejected, report.added) == (31_106, 0, 31_076)
    answer = journeys(house, Wanted(entry="web"))
    assert answer.stages == ["known", "cart", "customer", "repeat"]
    assert answer.people == 600
    built = house.warehouse.open()
    met, stays = built.table("touchpoints"), built.table("stages")
    buyers = met.filter(met.kind == "purchase").select("person_id").distinct()
    customers = stays.filter(stays.customer).select(person_id="subject_id").distinct()
    assert buyers.count().to_pyarrow().as_py() == customers.count().to_pyarrow().as_py() == 328
    assert {row.channel for row in answer.nodes} == {"web"}
