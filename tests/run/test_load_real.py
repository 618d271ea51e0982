"""Loading on data that nobody here made."""

from __future__ import annotations

from decimal import Decimal

import pytest

from syotto.errors import SourceError
from syotto.run.load import load
from syotto.sense.source import fetch
from tests.run.loaded import columns, counting, house_in


@pytest.fixture
def house(tmp_path):
    return house_in(tmp_path / "shop")


def total(house, table="order_lines"):
    lines = counting(house, table)
    query = lines.aggregate(
        lines=lines.count(),
        amount=lines.amount.sum(),
        without_customer=lines.person_ref.isnull().sum(),
        orders=lines.order_id.nunique(),
        customers=lines.person_ref.nunique(),
    )
    return fetch(lines.get_backend(), query).to_pylist()[0]


def test_every_line_of_online_retail_is_loaded_by_a_guessed_mapping(house, shared_data):
    report = load(house, "order_lines", shared_data / "online-retail/online_retail.csv.gz")
    assert (report.added, report.rejected) == (541_909, 0)
    assert {choice.column: choice.expression for choice in report.mapping} == {
        "order_id": "InvoiceNo",
        "at": "InvoiceDate",
        "person_ref": "CustomerID",
        "product_id": "StockCode",
        "quantity": "Quantity",
        "amount": "Quantity * UnitPrice",
        "product_name": "Description",
        "country": "Country",
    }
    assert total(house) == {
        "lines": 541_909,
        "amount": Decimal("9747747.93"),
        "without_customer": 135_080,
        "orders": 25_900,
        "customers": 4_372,
    }
    assert load(house, "order_lines", shared_data / "online-retail/online_retail.csv.gz").same


def test_days_load_one_after_the_other_and_twice_change_nothing(house, shared_data):
    days = sorted((shared_data / "online-retail").glob("2010-12-*.csv"))
    added = [load(house, "order_lines", day).added for day in days]
    assert (len(days), sum(added)) == (10, total(house)["lines"])
    again = [load(house, "order_lines", day) for day in days]
    assert {(report.added, report.changed) for report in again} == {(0, 0)}
    together = load(house, "order_lines", days)
    assert (together.added, together.changed, together.unchanged) == (0, 0, sum(added))


def test_grocery_baskets_by_a_given_mapping(house, shared_data):
    report = load(
        house,
        "order_lines",
        shared_data / "completejourney/transactions_sample.parquet",
        mapping="order_id=basket_id,at=transaction_timestamp,person_ref=household_id,"
        "amount=sales_value,unit=store_id",
    )
    assert (report.added, report.rejected) == (75_000, 0)
    assert total(house)["orders"] == 47_243
    assert total(house)["customers"] == 2_377


def test_products_of_the_groceries_are_recognised(house, shared_data):
    report = load(house, "products", shared_data / "completejourney/products.parquet")
    assert (report.added, report.rejected) == (92_331, 0)
    guessed = {choice.column: choice.expression for choice in report.mapping}
    assert guessed == {"product_id": "product_id", "category": "product_category"}


def test_accounts_and_products_of_a_crm_are_recognised(house, shared_data):
    accounts = load(house, "accounts", shared_data / "maven-crm/accounts.csv")
    products = load(house, "products", shared_data / "maven-crm/products.csv")
    assert (accounts.added, products.added) == (85, 7)
    acme = next(row for row in columns(house, "accounts", "source_id", "industry", "size"))
    assert acme == ("Acme Corporation", "technolgy", "2822")
    prices = dict(columns(house, "products", "product_id", "price"))
    assert prices["GTX Basic"] == Decimal("550.00")


def test_won_sales_of_a_crm_are_order_lines_and_the_others_are_rejected(house, shared_data):
    report = load(
        house,
        "order_lines",
        shared_data / "maven-crm/sales_pipeline.csv",
        mapping="order_id=opportunity_id,at=close_date,account_ref=account,"
        "product_id=product,quantity=1,amount=close_value",
    )
    assert report.rows_read == 8_800
    assert report.added + report.rejected == 8_800
    assert {reject.column for reject in report.reasons} <= {"at", "amount"}


def test_a_file_of_dates_and_ids_loads_by_expressions(house, shared_data):
    path = shared_data / "lifetimes/example_transactions.csv"
    with pytest.raises(SourceError, match="order_id"):
        load(house, "order_lines", path)
    report = load(
        house,
        "order_lines",
        path,
        mapping="order_id=concat(id,'-',date),person_ref=id,product_id='any',quantity=1,amount=0",
    )
    assert report.rejected == 0
    assert report.added == report.rows_read > 10_000


@pytest.mark.parametrize(
    ("table", "file", "expected"),
    [
        ("people", "contact_data.csv", {"source_id": "id", "first_name": "property_firstname"}),
        ("accounts", "company_data.csv", {"source_id": "id", "name": "property_name"}),
    ],
)
def test_tables_of_a_crm_connector_are_recognised(house, shared_data, table, file, expected):
    report = load(house, table, shared_data / "crm-ads/hubspot" / file)
    guessed = {choice.column: choice.expression for choice in report.mapping}
    assert expected.items() <= guessed.items()
    assert report.rejected == 0
    assert report.added == report.rows_read - report.repeated
