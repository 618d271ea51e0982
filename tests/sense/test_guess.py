from __future__ import annotations

import pytest

from syotto.schema import RAW
from syotto.sense.guess import SURE, Sample, guess, name_score, plain
from syotto.sense.names import NAMES


def guessed(table, header, *lines, taken=None):
    """The guess for a drawn file: columns and lines with | between the cells."""
    names = [name.strip() for name in header.split("|")]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    values = {name: [row[n] for row in cells if row[n]] for n, name in enumerate(names)}
    choices = guess(RAW[table], Sample(values, lambda: values), taken or {})
    assert all(SURE <= choice.confidence <= 1 for choice in choices)
    return {choice.column: choice.expression for choice in choices}


@pytest.mark.parametrize(
    ("header", "line", "expected"),
    [
        (
            "InvoiceNo|StockCode|Description|Quantity|InvoiceDate|UnitPrice|CustomerID|Country",
            "536365|85123A|LANTERN|6|2010-12-01 08:26:00|2.55|17850.0|United Kingdom",
            {
                "order_id": "InvoiceNo",
                "at": "InvoiceDate",
                "person_ref": "CustomerID",
                "product_id": "StockCode",
                "quantity": "Quantity",
                "amount": "Quantity * UnitPrice",
                "product_name": "Description",
                "country": "Country",
            },
        ),
        (
            "Name|Email|Created at|Lineitem quantity|Lineitem name|Lineitem price|Lineitem sku|Total",
            "#1001|ann@shop.fi|2020-01-01 10:00:00 +0200|2|Hat|10.00|H-1|20.00",
            {
                "order_id": "Name",
                "person_ref": "Email",
                "at": "Created at",
                "quantity": "Lineitem quantity",
                "product_name": "Lineitem name",
                "amount": '"Lineitem quantity" * "Lineitem price"',
                "product_id": "Lineitem sku",
            },
        ),
        (
            "increment_id|created_at|customer_email|sku|name|qty_ordered|row_total",
            "100000001|2020-01-01 10:00:00|ann@shop.fi|H-1|Hat|2.0000|20.00",
            {
                "order_id": "increment_id",
                "at": "created_at",
                "person_ref": "customer_email",
                "product_id": "sku",
                "quantity": "qty_ordered",
                "amount": "row_total",
            },
        ),
        (
            "VBELN|POSNR|AUDAT|KUNNR|MATNR|ARKTX|KWMENG|NETWR|WAERK",
            "0000012345|000010|20110201|0000100|00001|Pumpe|1|12.50|EUR",
            {
                "order_id": "VBELN",
                "line_no": "POSNR",
                "at": "AUDAT",
                "account_ref": "KUNNR",
                "product_id": "MATNR",
                "product_name": "ARKTX",
                "quantity": "KWMENG",
                "amount": "NETWR",
                "currency": "WAERK",
            },
        ),
        (
            "Tilausnumero|Rivi|Tilauspäivä|Asiakasnumero|Tuotekoodi|Tuotenimi|Määrä|Rivisumma",
            "1|1|1.2.2011|7|A1|Ruuvi|1,5|12,50",
            {
                "order_id": "Tilausnumero",
                "line_no": "Rivi",
                "at": "Tilauspäivä",
                "person_ref": "Asiakasnumero",
                "product_id": "Tuotekoodi",
                "product_name": "Tuotenimi",
                "quantity": "Määrä",
                "amount": "Rivisumma",
            },
        ),
        (
            "Bestellnr|Datum|Kunden-Nr.|Artikelnummer|Bezeichnung|Menge|Einzelpreis|Währung",
            "1|31.12.2011|5|X|Schraube|2|1.000,25|EUR",
            {
                "order_id": "Bestellnr",
                "at": "Datum",
                "person_ref": "Kunden-Nr.",
                "product_id": "Artikelnummer",
                "product_name": "Bezeichnung",
                "quantity": "Menge",
                "amount": "Menge * Einzelpreis",
                "currency": "Währung",
            },
        ),
    ],
    ids=["uci", "shopify", "magento", "sap", "finnish", "german"],
)
def test_order_lines_of_known_systems_are_recognised(header, line, expected):
    found = guessed("order_lines", header, line)
    assert {name: found.get(name) for name in expected} == expected


def test_values_that_do_not_fit_speak_against_a_name():
    found = guessed("order_lines", "order_id|date|quantity", "1|yes|many", "2|no|few")
    assert "at" not in found
    assert found["quantity"] == "quantity"


def test_the_only_column_with_dates_is_the_date():
    found = guessed("order_lines", "order_id|xyz|w", "1|2026-01-05|a", "2|2026-01-06|b")
    assert found["at"] == "xyz"


def test_two_unnamed_columns_with_dates_are_not_guessed():
    assert "at" not in guessed("order_lines", "order_id|xyz|w", "1|2026-01-05|2026-01-05")


def test_what_is_given_is_not_guessed_and_not_used_twice():
    found = guessed("order_lines", "order_no|invoice_no", "1|2", taken={"order_id": "invoice_no"})
    assert "order_id" not in found
    assert "invoice_no" not in found.values()


def test_the_name_stands_in_where_there_is_no_number():
    assert guessed("accounts", "account|sector", "Acme|retail") == {
        "source_id": "account",
        "name": "account",
        "industry": "sector",
    }


def test_a_missing_quantity_is_one_and_a_price_alone_is_no_amount():
    assert guessed("order_lines", "order_id|amount", "1|5.00")["quantity"] == "1"
    assert "amount" not in guessed("order_lines", "order_id|price", "1|5.00")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Kunden-Nr.", "kundennr"),
        ("Määrä", "maara"),
        ("Straße", "strasse"),
        ("order_ID", "orderid"),
    ],
)
def test_names_are_compared_without_marks(name, bare):
    assert plain(name) == bare


@pytest.mark.parametrize("table", NAMES)
def test_every_known_name_belongs_to_a_column_of_the_schema(table):
    assert set(NAMES[table]) <= set(RAW[table].columns)


@pytest.mark.parametrize(("table", "column"), [(t, c) for t in NAMES for c in NAMES[t]])
def test_our_own_name_is_always_the_surest(table, column):
    assert name_score(table, column, column) == 1.0
