"""Derived tables about what falls due: a service, a supply, a renewal."""

from __future__ import annotations

from enum import StrEnum

from syotto.schema.predicted import CUSTOMER
from syotto.schema.table import MOMENT, TableSpec, column, required


class Need(StrEnum):
    """What falls due."""

    SERVICE = "service"  # of an installed product, by its age
    WEAR = "wear"  # of an installed product, by its readings
    SUPPLY = "supply"  # a product bought again and again
    RENEWAL = "renewal"  # a contract


NEED_WORDS = {
    Need.SERVICE: "Service",
    Need.WEAR: "Service, by readings",
    Need.SUPPLY: "Buys again",
    Need.RENEWAL: "Renewal",
}

SUPPLY_FITS = TableSpec(
    "supply_fits",
    "what was learned about a rhythm: of products bought again, of services, of wear",
    (
        required("kind", "string", "supply, service or wear"),
        required("about", "string", "product, measure, or all"),
        column("days", "float64", "typical days between two; of wear: days to the limit"),
        column("spread", "float64", "standard deviation of the logarithm of days within one"),
        column(
            "between", "float64", "standard deviation of its mean between customers or machines"
        ),
        column("limit", "float64", "of wear: the reading at which a service is due"),
        column("rows", "int64", "intervals or readings that it rests on"),
        column("basis", "string", "in words: what it rests on"),
    ),
    ("kind", "about"),
)

SUPPLY_NEEDS = TableSpec(
    "supply_needs",
    "something that a customer is expected to need: when, and why we think so",
    (
        required("need_id", "string", "stable number of it"),
        CUSTOMER,
        column("account_id", "string", "the company, where it is one"),
        required("kind", "string", "service, wear, supply or renewal"),
        required("subject", "string", "the asset, product or contract"),
        column("asset_id", "string", "serial number, of an installed product"),
        column("product_id", "string", "article number"),
        column("last_at", MOMENT, "last service or purchase, or begin of the contract"),
        required("due_at", MOMENT, "when it is expected; as likely before as after"),
        required("low_at", MOMENT, "80 % interval, lower end"),
        required("high_at", MOMENT, "80 % interval, upper end"),
        column("rests_on", "int64", "own intervals, or readings, that it rests on"),
        column("in_horizon", "float64", "P(by itself within the horizon); null: not known"),
        column("value", "float64", "margin of one; null: not known"),
        required("basis", "string", "own rhythm, readings, contract, or a setting"),
        required("reason", "string", "why, in one sentence"),
    ),
    ("need_id",),
)

SUPPLY_TABLES = (SUPPLY_FITS, SUPPLY_NEEDS)
