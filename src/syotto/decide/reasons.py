"""Why an offer, in one sentence with its counts, in words that a busy person reads once."""

from __future__ import annotations

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.schema.words import ExtraSource, Reading

UNASKED = "; read as the chance of a sale, as nobody takes a contract unasked"


def with_reasons(rows: Table, products: Table, horizon_days: int) -> Table:
    """Adds `reasons` to weighed offers."""
    named = with_names(rows, products)
    confident = named.reading == Reading.CONFIDENCE.value
    sentence = (
        counts_said(named)
        + ibis.ifelse(confident, UNASKED, chance_of_order(named, horizon_days))
        + kept_said(named)
        + pays_said(named, confident)
    )
    return named.select(*rows.columns, reasons=sentence)


def with_names(rows: Table, products: Table) -> Table:
    """What to call the offer, the first two antecedents and what is at risk."""
    keys = {
        "offer_name": rows.product_id,
        "first_name": rows.antecedent[0],
        "second_name": rows.antecedent[1],
        "risk_name": rows.at_risk,
    }
    keyed = rows.mutate(**{f"{name}_key": key for name, key in keys.items()})
    for name in keys:
        words = products.select(
            **{f"{name}_id": products.product_id, name: products.name.coalesce(products.product_id)}
        )
        keyed = keyed.left_join(words, keyed[f"{name}_key"] == words[f"{name}_id"])
        keyed = keyed.drop(f"{name}_id")
    return keyed.mutate(offer_name=keyed.offer_name.coalesce(keyed.product_id))


def counts_said(rows: Table) -> Column:
    owners = rows.first_name + ibis.ifelse(
        rows.second_name.notnull(), " and " + rows.second_name, ""
    )
    alone = rows.n_both.cast(str) + " of the " + rows.n_group.cast(str) + " in their group have "
    spoken = (
        rows.n_both.cast(str)
        + " of the "
        + rows.n_antecedent.cast(str)
        + " in their group who have "
        + owners
        + " also have "
    )
    shares = percent(rows.confidence) + "; " + percent(rows.confidence_adjusted)
    return (
        ibis.ifelse(rows.first_name.isnull(), alone, spoken)
        + rows.offer_name
        + " ("
        + shares
        + " adjusted for small numbers)"
    )


def chance_of_order(rows: Table, horizon_days: int) -> Column:
    fitted = "; " + percent(rows.chance) + f" would buy it within {horizon_days} days anyway"
    stand_in = f"; that share stands for the chance to buy within {horizon_days} days, which no"
    stand_in += " earlier data could tell"
    known = ibis.ifelse(rows.extra_source == ExtraSource.MEASURED.value, "measured", "assumed")
    lifted = ", and contact is " + known + " to lift that by " + percent(rows.lift)
    return ibis.ifelse(rows.stands_in, stand_in, fitted) + lifted


def kept_said(rows: Table) -> Column:
    kept = (
        "; "
        + percent(rows.keep)
        + " are expected to keep "
        + rows.risk_name
        + " ("
        + rows.keep_source
        + ")"
    )
    return ibis.ifelse(rows.risk_name.isnull(), "", kept)


def pays_said(rows: Table, confident: Column) -> Column:
    what = ibis.ifelse(confident, "a chance of ", "a lift of ")
    never = ibis.ifelse(confident, "; no chance would pay.", "; no lift would pay.")
    pays = "; pays from " + what + percent(rows.pays_from) + "."
    return ibis.ifelse(rows.pays_from.isnull(), never, pays)


def percent(share: Column) -> Column:
    """12 %, and 0.7 % below ten."""
    tenths = (share * 1000).round().cast("int64")
    small = (tenths // 10).cast("int64").cast(str) + "." + (tenths % 10).cast(str)
    whole = (share * 100).round().cast("int64").cast(str)
    return ibis.ifelse(tenths < 100, small, whole) + " %"
