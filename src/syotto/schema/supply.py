"""Derived tables about what falls due: a service, a supply, a renewal."""

from __future__ import annotations

from enum import StrEnum

from syotto.schema.predicted import CUSTOMER, PRODUCT
from syotto.schema.table import MOMENT, TableSpec, column, required

AHEAD = 30
"""Days before it is due from which a contact about it comes at the right time."""


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

REBUYS = TableSpec(
    "rebuys",
    "a day on which a customer bought a product that they bought on three days or more",
    (
        CUSTOMER,
        PRODUCT,
        required("day", "date", "the day, UTC"),
    ),
    ("customer_id", "product_id", "day"),
)

SUPPLY_FITS = TableSpec(
    "supply_fits",
    "what was learned of a rhythm: products bought again, services, wear that a measure shows",
    (
        required("kind", "string", "supply, service or wear"),
        required("about", "string", "all, or the measure"),
        column("how", "string", "fitted, or unknown"),
        column("why", "string", "the same in words"),
        column("rows", "int64", "times between purchases, or readings, that it was learned from"),
        column("fit", "string", "the whole fit as JSON"),
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
        required("due_at", MOMENT, "when it is due; of a supply the median, if within the horizon"),
        required("low_at", MOMENT, "80 % interval, lower end"),
        required("high_at", MOMENT, "80 % interval, upper end"),
        column("rests_on", "int64", "own times between purchases, or readings, that it rests on"),
        column("in_horizon", "float64", "P(by itself within the horizon); null: not known"),
        column("comes_later", "float64", "P(by itself later, if not within it); null: not known"),
        column("value", "float64", "margin of one; null: not known"),
        required("basis", "string", "own rhythm, readings, contract, or a setting"),
        required("reason", "string", "why, in one sentence"),
    ),
    ("need_id",),
)

SUPPLY_TABLES = (REBUYS, SUPPLY_FITS, SUPPLY_NEEDS)
