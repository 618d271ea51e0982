"""What was noticed about the data: how many rows, how much money, one example, what to do."""

from __future__ import annotations

from datetime import datetime
from functools import reduce

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue, Column

from syotto.know.money import foreign
from syotto.schema import DERIVED
from syotto.schema.derived import TOTAL
from syotto.schema.words import LineKind

NOTE, CAUTION, BAD = "note", "caution", "bad"


def findings(
    raw_lines: Table,
    raw_contracts: Table,
    lines: Table,
    products: Table,
    *,
    as_of: datetime,
    currency: str,
    cancellation_prefix: str,
) -> Table:
    """One row per thing noticed, if there is any; schema FINDINGS."""
    known = raw_lines.filter(raw_lines.at <= as_of)
    rows = [
        *of_lines(lines),
        *of_raw_lines(known, lines, currency, cancellation_prefix),
        *of_contracts(raw_contracts.filter(raw_contracts.started_at <= as_of)),
        *of_products(products),
    ]
    every = reduce(lambda above, below: above.union(below), rows)
    return every.filter(every.rows > 0)


def finding(
    table: Table,
    where: BooleanValue,
    amount: Column,
    example: Column,
    name: str,
    severity: str,
    what: str,
    fix: str,
) -> Table:
    """One row, counted in one pass over `table`; the example is the first by name."""
    row = table.agg(
        rows=where.sum().fill_null(0).cast("int64"),
        every=table.count(),
        amount=amount.sum(where=where).fill_null(0).cast(TOTAL),
        example=example.min(where=where),
    )
    return row.select(
        name=ibis.literal(name),
        severity=ibis.literal(severity),
        what=ibis.literal(what),
        rows=row.rows,
        share=(row.rows / row.every.nullif(0)).fill_null(0.0),
        amount=row.amount,
        example=row.example,
        fix=ibis.literal(fix),
    ).select(*DERIVED["findings"].columns)


def of_lines(lines: Table) -> list[Table]:
    kind, amount = lines.kind, lines.amount
    order = "order " + lines.order_id + ", line " + lines.line_no.cast(str)
    unmatched = (kind == LineKind.RETURN.value) & lines.cancels_order_id.isnull()
    told = [
        (lines.customer_id.isnull(), "no_customer", CAUTION,
         "Lines without a customer: they count for products, not for customers.",
         "Load person_ref or account_ref with the orders, if you know them."),
        (kind == LineKind.CANCELLED.value, "cancelled", NOTE,
         "Sales that a later return takes back in full: nobody owns these.", "Nothing to do."),
        (unmatched, "return_unmatched", NOTE,
         "Returns without a sale of the same product and quantity to the same customer before.",
         "Nothing to do: they lower what a customer has bought. Older orders would match more."),
        (kind == LineKind.CHARGE.value, "charge", NOTE,
         "Lines whose code is no product: postage, fees, manual corrections.",
         "Correct the setting not_products if one of them is a product."),
        (kind == LineKind.FREE.value, "free", NOTE,
         "Lines at a price of zero: nobody bought these.", "Nothing to do, if they were gifts."),
        (kind == LineKind.ADJUSTMENT.value, "adjustment", CAUTION,
         "Corrections of stock or debt among the orders: nobody bought these.",
         "Keep them out of the export of orders, if you can."),
    ]  # fmt: skip
    return [finding(lines, where, amount, order, *words) for where, *words in told]


def of_raw_lines(known: Table, lines: Table, currency: str, prefix: str) -> list[Table]:
    order = "order " + known.order_id + ", line " + known.line_no.cast(str)
    positive = known.order_id.startswith(prefix) & (known.quantity > 0) if prefix else None
    no_rate = lines.filter(lines.amount.isnull()).select("order_id", "line_no")
    abroad = known.filter(foreign(known.currency, currency))
    lost = abroad.semi_join(no_rate, ["order_id", "line_no"])
    coded = lost.currency + ", order " + lost.order_id
    rows = [
        finding(
            lost, lost.order_id.notnull(), lost.amount, coded, "no_rate", BAD,
            "Lines in a currency without a rate on or before the day: they have no amount. "
            "The amount here is in their own currency.",
            "Load rates: day, currency, rate.",
        )
    ]  # fmt: skip
    if positive is not None:
        rows.append(
            finding(
                known, positive, known.amount, order, "positive_cancellation", CAUTION,
                "Orders with the number of a cancellation but positive quantities: read as sales.",
                "If they are cancellations, load negative quantities; else set another "
                "cancellation_prefix.",
            )
        )  # fmt: skip
    return rows


def of_contracts(contracts: Table) -> list[Table]:
    code = "contract " + contracts.subscription_id
    nobody = contracts.person_ref.isnull() & contracts.account_ref.isnull()
    odd = ~contracts.period.fill_null("year").lower().isin(["month", "quarter", "year"])
    return [
        finding(
            contracts, nobody, contracts.amount, code, "contract_without_customer", BAD,
            "Contracts of nobody: they are left out.", "Load person_ref or account_ref with them.",
        ),
        finding(
            contracts, odd, contracts.amount, code, "unknown_period", BAD,
            "Contracts with a period that is not month, quarter or year: worth nothing a year.",
            "Map the period to month, quarter or year.",
        ),
    ]  # fmt: skip


def of_products(products: Table) -> list[Table]:
    real = products.filter(products.is_product & products.name.notnull())
    shared = real.group_by("name").agg(codes=real.count(), amount=real.amount.sum())
    several = real.names > 1
    return [
        finding(
            shared, shared.codes > 1, shared.amount, shared.name, "same_name", CAUTION,
            "Descriptions that stand under several codes: counted as different products.",
            "Give the codes one product_id if they are one product.",
        ),
        finding(
            real, several, real.amount, real.product_id + ", " + real.name, "several_names", NOTE,
            "Codes with several descriptions: the one most often printed is shown.",
            "Load products with their names.",
        ),
    ]  # fmt: skip
