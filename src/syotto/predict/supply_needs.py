"""What each customer is expected to need, with its date, its interval and a reason in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table
from numpy.typing import NDArray

from syotto.predict.supply import Expected, rebuy_needs, wear_needs
from syotto.predict.supply_steps import (
    DAY,
    in_order,
    in_time,
    machines,
    readings_since_service,
    rhythm_of,
    seconds,
    series_and_day,
    sums_of,
    today,
    wear_of,
)
from syotto.schema.supply import SUPPLY_NEEDS, Need

SCHEMA = SUPPLY_NEEDS.columns.to_pyarrow()
Floats = NDArray[np.float64]
LONGEST = 1500.0
"""Days since a service beyond which wear foretells nothing."""
YEARLY = "year"


def read_from(
    rebuys: Table,
    assets: Table,
    readings: Table,
    contracts: Table,
    terms: Table,
    fits: Table,
    purchases: Table,
    customers: Table,
    products: Table,
) -> tuple[Table, ...]:
    """What scoring reads: names and values beside what learning reads."""
    named = products.select("product_id", "name")
    sums = readings_since_service(assets, readings)
    ids = customers.select("customer_id", "kind")
    return (
        in_order(rebuys), machines(assets), sums, renewals(contracts, terms), fits,
        worth(rebuys, purchases), ids, named,
    )  # fmt: skip


def worth(rebuys: Table, purchases: Table) -> Table:
    """The margin of one purchase, of what is bought again and again."""
    pairs = rebuys.select("customer_id", "product_id").distinct()
    theirs = purchases.semi_join(pairs, ["customer_id", "product_id"])
    each = theirs.margin.cast("float64") / theirs.times.nullif(0)
    return theirs.select("customer_id", "product_id", value=each).order_by(
        "customer_id", "product_id"
    )


def renewals(contracts: Table, terms: Table) -> Table:
    """Running contracts that are paid by the year."""
    yearly = terms.filter(terms.period.fill_null(YEARLY).lower() == YEARLY)
    running = contracts.filter(contracts.ended_at.isnull())
    mine = running.semi_join(yearly, "subscription_id")
    return mine.select(
        "subscription_id", "customer_id", "account_id", "product_id", "started_at",
        value=mine.yearly_margin.cast("float64"),
    )  # fmt: skip


def needs(
    days: pa.Table,
    assets: pa.Table,
    readings: pa.Table,
    contracts: pa.Table,
    fits: pa.Table,
    values: pa.Table,
    customers: pa.Table,
    products: pa.Table,
    *,
    as_of: datetime,
    horizon_days: int,
    service_days: int,
    service_value: float,
    reading_limits: Mapping[str, float],
) -> pa.Table:
    """schema SUPPLY_NEEDS. Of one machine only what comes first."""
    names = dict(zip(products["product_id"].to_pylist(), products["name"].to_pylist(), strict=True))
    by_age = services(assets, fits, as_of, service_days, horizon_days)
    by_wear = [
        worn(readings, fits, measure, limit, as_of, service_days, horizon_days)
        for measure, limit in sorted(reading_limits.items())
    ]
    of_machines = first_of_each(pa.concat_tables([by_age, *by_wear]), service_value)
    parts = [
        bought_again(days, fits, values, customers, names, as_of, horizon_days),
        of_machines,
        renewed(contracts, names, as_of, horizon_days),
    ]
    return pa.concat_tables(parts).sort_by([("due_at", "ascending"), ("need_id", "ascending")])


def table_of(kind: Need, n: int, **columns: Any) -> pa.Table:
    """Rows of one kind; columns not given are null."""
    subject, customer = columns["subject"], columns["customer_id"]
    number = pc.binary_join_element_wise(kind.value, customer, subject, ":")
    given = {"need_id": number, "kind": pa.repeat(kind.value, n), **columns}
    made = [
        typed(given[field.name], field.type) if field.name in given else pa.nulls(n, field.type)
        for field in SCHEMA
    ]
    return pa.table(made, schema=SCHEMA.remove_metadata())


def typed(values: Any, kind: pa.DataType) -> pa.ChunkedArray:
    if isinstance(values, np.ndarray) and pa.types.is_floating(kind):
        return pa.chunked_array([pa.array(values, kind, mask=np.isnan(values))])
    array = values if isinstance(values, pa.ChunkedArray) else pa.chunked_array([pa.array(values)])
    return array.cast(kind)


def moments(days: Floats) -> pa.Array:
    """Days since 1970 as moments, at midnight."""
    return pa.array(np.floor(days).astype(np.int64) * DAY * 1_000_000).cast(
        pa.timestamp("us", tz="UTC")
    )


def bought_again(
    days: pa.Table,
    fits: pa.Table,
    values: pa.Table,
    customers: pa.Table,
    names: Mapping[str, str | None],
    as_of: datetime,
    horizon_days: int,
) -> pa.Table:
    """Products that a customer buys again and again, and is likely to within the horizon."""
    fit = rhythm_of(fits)
    if fit is None:
        return SCHEMA.empty_table()
    series, day = series_and_day(days)
    found = rebuy_needs(fit, series, day, today(as_of), horizon_days)
    rows, last = days.take(found.place), day[found.place]
    what = rows["product_id"]
    called = [names.get(one) or one for one in what.to_pylist()]
    pairs = values.take(pa.array(series[found.place]))
    return table_of(
        Need.SUPPLY, rows.num_rows,
        customer_id=rows["customer_id"],
        account_id=accounts_among(rows["customer_id"], customers),
        subject=what,
        product_id=what,
        last_at=moments(last),
        due_at=moments(last + found.days),
        low_at=moments(last + found.low),
        high_at=moments(np.ceil(last + found.high)),
        rests_on=found.own,
        in_horizon=found.in_horizon,
        comes_later=found.later,
        value=pairs["value"],
        basis=pa.repeat("own rhythm", rows.num_rows),
        reason=rhythm_words(called, found, last, today(as_of)),
    )  # fmt: skip


def accounts_among(numbers: pa.ChunkedArray, customers: pa.Table) -> pa.ChunkedArray:
    firms = customers.filter(pc.equal(customers["kind"], "account"))["customer_id"]
    return pc.if_else(pc.is_in(numbers, firms), numbers, pa.scalar(None, pa.string()))


def rhythm_words(called: Sequence[str], found: Expected, last: Floats, now: float) -> list[str]:
    times, ago = (found.own + 1).tolist(), (now - last).tolist()
    return [
        f"Bought {name} on {n} days, the last one {gone:.0f} days ago"
        for name, n, gone in zip(called, times, ago, strict=True)
    ]


def services(
    assets: pa.Table, fits: pa.Table, as_of: datetime, service_days: int, horizon_days: int
) -> pa.Table:
    """Machines due by their age within the horizon, or overdue by less than one more interval."""
    first, end = (as_of + timedelta(days=d) for d in (-service_days, horizon_days))
    due = seconds(assets["due_at"])
    near = pc.and_(
        pc.greater(due, pa.scalar(first.timestamp())),
        pc.less_equal(due, pa.scalar(end.timestamp())),
    )
    rows = assets.filter(near)
    last = pc.coalesce(rows["serviced_at"], rows["installed_at"])
    words = [
        f"{'Serviced' if served else 'Installed'} on {at:%d %b %Y}; a service is due every "
        f"{service_days} days"
        for at, served in zip(
            last.to_pylist(), pc.is_valid(rows["serviced_at"]).to_pylist(), strict=True
        )
    ]
    return machine_rows(
        Need.SERVICE, rows, last, [rows["due_at"]] * 3,
        basis="setting service_days", reason=words,
        in_horizon=np.full(rows.num_rows, in_time(fits)),
    )  # fmt: skip


def worn(
    readings: pa.Table,
    fits: pa.Table,
    measure: str,
    limit: float,
    as_of: datetime,
    service_days: int,
    horizon: int,
) -> pa.Table:
    """Machines whose readings are expected at the limit within the horizon."""
    fit = wear_of(fits).get(measure)
    if fit is None:
        return SCHEMA.empty_table()
    of = readings.filter(pc.equal(readings["measure"], measure))
    found = wear_needs(fit, sums_of(of), limit, LONGEST)
    rows = of.take(pa.array(found.place))
    since = seconds(rows["since"]).to_numpy() / DAY
    ahead = since + found.days - today(as_of)
    near = (ahead <= horizon) & (ahead > -service_days)
    slope = fit.slopes(sums_of(rows))[0] * 30
    words = [
        f"{measure} rises by {rise:.2g} in 30 days and reaches {limit:g} ({n} readings)"
        for rise, n in zip(slope.tolist(), found.own.tolist(), strict=True)
    ]
    dates = [moments(since + one) for one in (found.days, found.low, found.high)]
    made = machine_rows(
        Need.WEAR, rows, rows["since"], dates,
        basis=f"readings, limit {limit:g}", reason=words, rests_on=found.own,
        in_horizon=np.full(rows.num_rows, in_time(fits)),
    )  # fmt: skip
    return made.filter(pa.array(near))


def machine_rows(
    kind: Need, rows: pa.Table, last: pa.ChunkedArray, dates: Sequence[Any], *, basis: str,
    **columns: Any,
) -> pa.Table:  # fmt: skip
    due, low, high = dates
    return table_of(
        kind, rows.num_rows,
        customer_id=rows["account_id"], account_id=rows["account_id"], subject=rows["asset_id"],
        asset_id=rows["asset_id"], product_id=rows["product_id"], last_at=last, due_at=due,
        low_at=low, high_at=high, basis=pa.repeat(basis, rows.num_rows), **columns,
    )  # fmt: skip


def first_of_each(found: pa.Table, service_value: float) -> pa.Table:
    """Of each machine what is due first, at the margin of a service where that is known."""
    ordered = found.sort_by([(name, "ascending") for name in ("asset_id", "due_at", "need_id")])
    machine = ordered["asset_id"].to_pylist()
    first = [at == 0 or machine[at] != machine[at - 1] for at in range(len(machine))]
    kept = ordered.filter(pa.array(first, pa.bool_()))
    worth = pa.scalar(service_value or None, pa.float64())
    place = SCHEMA.get_field_index("value")
    return kept.set_column(place, "value", pa.repeat(worth, kept.num_rows))


def renewed(
    contracts: pa.Table, names: Mapping[str, str | None], as_of: datetime, horizon_days: int
) -> pa.Table:
    """Contracts whose anniversary lies within the horizon."""
    started = contracts["started_at"].to_pylist()
    days = [next_year_day(at, as_of) for at in started]
    near = pa.array([(day - as_of).days <= horizon_days for day in days], pa.bool_())
    rows, due = contracts.filter(near), pa.array(days, pa.timestamp("us", tz="UTC")).filter(near)
    words = [
        f"{names.get(what) or what} runs since {at:%d %b %Y} and renews every year"
        for what, at in zip(
            rows["product_id"].to_pylist(), rows["started_at"].to_pylist(), strict=True
        )
    ]
    return table_of(
        Need.RENEWAL, rows.num_rows,
        customer_id=rows["customer_id"], account_id=rows["account_id"],
        subject=rows["subscription_id"], product_id=rows["product_id"],
        last_at=rows["started_at"], due_at=due, low_at=due, high_at=due, value=rows["value"],
        basis=pa.repeat("contract", rows.num_rows), reason=words,
    )  # fmt: skip


def next_year_day(started: datetime, as_of: datetime) -> datetime:
    """The next anniversary after `as_of`; of the 29th of February the first of March."""
    day = on_year(started, as_of.year)
    return day if day > as_of else on_year(started, as_of.year + 1)


def on_year(started: datetime, year: int) -> datetime:
    try:
        return started.replace(year=year)
    except ValueError:
        return datetime(year, 3, 1, tzinfo=UTC)
