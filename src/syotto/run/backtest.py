"""A backtest: forget everything after a cut, predict, and compare with what came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from syotto.errors import InputError
from syotto.learn.backtest import (
    OURS,
    Calibration,
    Verdict,
    calibration,
    calibration_rows,
    compare,
    verdict,
)  # fmt: skip
from syotto.learn.plot import drawing
from syotto.predict import chance_steps
from syotto.predict.chance_fit import Fit
from syotto.predict.next_product import fit, score
from syotto.predict.rivals import rivals
from syotto.run.build import Progress, build, separate
from syotto.run.house import House
from syotto.schema.words import LineKind
from syotto.store.warehouse import Snapshot

FOLDER = "backtests"
TOP = 10
SHOWN = ("customer_id", "product_id", "rank")


@dataclass(frozen=True)
class BacktestReport:
    """What came out, and where it was written."""

    cut: datetime
    until: datetime
    fit: Fit
    comparison: pa.Table
    calibration: Calibration | None
    tenths: pa.Table | None
    verdict: Verdict
    folder: Path


def backtest(
    house: House, cut: datetime, *, until: datetime | None = None,
    progress: Progress = lambda _: None,
) -> BacktestReport:  # fmt: skip
    """Build as of `cut`, predict what is bought until `until` (the newest order), compare.

    Raises InputError where nobody who was known at the cut bought anything new after it.
    """
    build(house, as_of=cut, progress=progress)
    past = separate(house, cut, house.warehouse.engine).open()
    present = house.warehouse.open()
    end = until or newest(present)
    progress("predicting")
    groups, sales, bought = groups_of(past), sales_of(past), bought_new(past, present, cut, end)
    if not len(bought):
        raise InputError(
            f"Nobody bought anything new between {cut:%Y-%m-%d} and {end:%Y-%m-%d}.",
            fix="Give an earlier --cut, or build after loading newer orders.",
        )
    made, chances = predicted(past, sales, groups, cut, end, house.settings.own_days)
    progress("comparing")
    lists = pa.concat_tables(
        [
            chances.select(SHOWN).append_column("method", pa.repeat(OURS, len(chances))),
            methods(house, past, sales, cut).select((*SHOWN, "method")),
        ]
    )
    comparison, found = compare(lists, bought, groups), calibration(chances, bought)
    report = BacktestReport(
        cut,
        end,
        made,
        comparison,
        found,
        calibration_rows(found) if found else None,
        verdict(comparison, found),
        house.folder / FOLDER / f"{cut:%Y-%m-%d}",
    )
    write(report)
    return report


def newest(snapshot: Snapshot) -> datetime:
    lines = snapshot.table("order_lines")
    moment: datetime = lines.filter(named_sales(lines)).at.max().to_pyarrow().as_py()
    return moment


def named_sales(lines: ibis.Table) -> ibis.expr.types.BooleanValue:
    return (lines.kind == LineKind.SALE.value) & lines.customer_id.notnull()


def sales_of(snapshot: Snapshot) -> pa.Table:
    lines = snapshot.table("order_lines")
    return lines.filter(named_sales(lines)).select("customer_id", "product_id", "at").to_pyarrow()


def groups_of(snapshot: Snapshot) -> pa.Table:
    return snapshot.table("customer_groups").to_pyarrow()


def bought_new(past: Snapshot, present: Snapshot, cut: datetime, end: datetime) -> pa.Table:
    """customer_id, product_id, margin of (cut, end]: known customers, known products, new pairs."""
    lines = present.table("order_lines")
    later = lines.filter(named_sales(lines), lines.at > cut, lines.at <= end)
    pairs = later.group_by("customer_id", "product_id").agg(margin=later.margin.sum())
    bought = pairs.order_by("customer_id", "product_id").to_pyarrow()
    before = sales_of(past)
    known = pc.and_(
        pc.is_in(bought["customer_id"], pc.unique(before["customer_id"])),
        pc.is_in(bought["product_id"], pc.unique(before["product_id"])),
    )
    keys = ["customer_id", "product_id"]
    new = bought.filter(known).join(before.select(keys), keys=keys, join_type="left anti")
    return new.sort_by([(key, "ascending") for key in keys])


def predicted(
    past: Snapshot, sales: pa.Table, groups: pa.Table, cut: datetime, end: datetime, own_days: int
) -> tuple[Fit, pa.Table]:
    """The fit at the cut, over the days that are judged, and the chances it gives."""
    horizon = (end - cut) / timedelta(days=1)
    moment = cut + chance_steps.INSTANT
    made = fit(sales, as_of=moment, horizon_days=horizon, own_days=own_days)
    return made, score(sales, made, groups=groups, products=sellable(past), top=TOP).read_all()


def sellable(past: Snapshot) -> pa.Table:
    products = past.table("products")
    return products.select("product_id", available=products.is_product).to_pyarrow()


def methods(house: House, past: Snapshot, sales: pa.Table, cut: datetime) -> pa.Table:
    """The simpler methods, on the same products."""
    given = house.settings
    offered = sellable(past)
    products = offered.filter(offered["available"])["product_id"]
    only = sales.filter(pc.is_in(sales["product_id"], products.combine_chunks()))
    moment = cut + chance_steps.INSTANT
    return rivals(only, as_of=moment, top=TOP, own_days=given.own_days, min_owners=given.min_owners)


def write(report: BacktestReport) -> None:
    """comparison.csv, calibration.csv, plot.svg and verdict.txt in the report's folder."""
    report.folder.mkdir(parents=True, exist_ok=True)
    csv.write_csv(report.comparison, report.folder / "comparison.csv")
    if report.tenths:
        csv.write_csv(report.tenths, report.folder / "calibration.csv")
    plot = drawing(report.comparison, report.calibration)
    (report.folder / "plot.svg").write_text(plot, encoding="utf-8")
    words = f"{report.verdict.words}\n{report.fit.how}: {report.fit.why}\n"
    (report.folder / "verdict.txt").write_text(words, encoding="utf-8")
