"""The same build on Spark and on DuckDB."""

import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import ibis
import pyarrow as pa
import pytest

from syotto.errors import NotFound, SettingError
from syotto.schema.raw import ORDER_LINES, PRODUCTS, RATES
from syotto.schema.table import EXACT, MOMENT, TableSpec, column, required
from syotto.store.log import GONE, Log
from syotto.store.warehouse import Warehouse, checksum
from tests.tables import arrow

MAY = datetime(2026, 5, 1, 23, 59, 59, 999999, tzinfo=UTC)
BOUGHT = TableSpec(
    "bought",
    "a person who bought",
    (
        required("person_ref", "string", "who"),
        column("amount", "decimal(38, 2)", "how much"),
        column("share", "float64", "of all amounts"),
        column("last_at", MOMENT, "when last"),
        column("product_ids", "array<string>", "what"),
        column("lines", "int64", "how often"),
        column("last_day", "date", "on which day"),
        column("large", "boolean", "more than ten"),
        column("years", "float64", "lines over the days of a year"),
        column("last_second", "float64", "when last, in seconds"),
        column("second_id", "string", "the second product, by a counted place"),
        column("last_id", "string", "the last one, by a place below 0"),
        column("exact", EXACT, "a sum of long decimals keeps its digits"),
    ),
    ("person_ref",),
)
NAMED = TableSpec("named", "a name", (required("name", "string", "the name"),), ("name",))


@pytest.fixture
def log(tmp_path):
    """Two loads of order lines, of which one corrects the other, and a product that vanished."""
    log = Log(tmp_path / "log")
    for load, amount, when in (("L1", "5.25", MAY - timedelta(days=9)), ("L2", "7.10", MAY)):
        rows = [
            {
                "order_id": "1",
                "line_no": line,
                "at": MAY - timedelta(days=line),
                "person_ref": "ann" if line % 3 else "bob",
                "product_id": f"P{line % 4}",
                "quantity": Decimal(1),
                "amount": Decimal(amount),
                "received_at": when,
                "load_id": load,
            }
            for line in range(0 if load == "L1" else 5, 10)
        ]
        log.append(ORDER_LINES, arrow(ORDER_LINES, rows))
    row = {"product_id": "P1", "name": "Pump", "received_at": MAY, "load_id": "L1"}
    log.append(PRODUCTS, arrow(PRODUCTS, [row]))
    gone = arrow(PRODUCTS, [row | {"load_id": "L3"}])
    log.append(PRODUCTS, gone.append_column(GONE, pa.array([True])))
    return log


def bought(lines, names):
    total = lines.amount.sum()
    return (
        lines.inner_join(names, lines.person_ref == names.name)
        .group_by("person_ref")
        .agg(
            amount=ibis._.amount.sum(),
            last_at=ibis._.at.max(),
            product_ids=ibis._.product_id.collect(distinct=True),
            lines=ibis._.count(),
        )
        .cross_join(lines.agg(total=total))
        .mutate(
            share=ibis._.amount.cast("float64") / ibis._.total.cast("float64"),
            product_ids=ibis._.product_ids.sort(),
            last_day=ibis._.last_at.date(),
            large=ibis._.amount > 10,
            years=ibis._.lines / 365.25,
            last_second=ibis._.last_at.epoch_seconds() / 1,
            second_id=ibis._.product_ids.sort()[ibis._.lines // ibis._.lines],
            last_id=ibis._.product_ids.sort()[ibis._.lines * 0 - 1],
            tiny=(ibis._.lines * 1e-9).cast(EXACT),
        )
        .mutate(exact=ibis._.tiny + ibis._.tiny + ibis._.tiny + ibis._.tiny)
    )


def built(log, folder, engine):
    """One build: raw rows, a table given as Arrow, and one made of both."""
    warehouse = Warehouse(folder, engine=engine)
    with warehouse.begin() as build:
        lines = build.raw(log, ORDER_LINES, undone=set(), as_of=MAY - timedelta(days=1))
        products = build.raw(log, PRODUCTS, undone=set(), as_of=MAY)
        assert products.count().to_pyarrow().as_py() == 0
        assert build.raw(log, RATES, undone=set(), as_of=MAY).to_pyarrow().num_rows == 0
        names = build.keep(NAMED, pa.table({"name": ["ann", "bob", "eve"]}))
        kept = build.keep(BOUGHT, bought(lines, names))
        assert kept.to_pyarrow().schema.equals(build.arrow(BOUGHT).schema)
        with pytest.raises(NotFound):
            build.table("offers")
    return warehouse.open()


@pytest.mark.spark
def test_spark_and_duckdb_make_the_same_tables(log, tmp_path):
    on_duckdb = built(log, tmp_path / "duckdb", "duckdb")
    on_spark = built(log, tmp_path / "spark", "spark")
    assert (
        on_spark.names
        == on_duckdb.names
        == (
            "bought",
            "named",
            "raw.order_lines",
            "raw.products",
            "raw.rates",
        )
    )
    assert on_spark.build.engine == "spark"
    assert on_spark.build.changes == on_duckdb.build.changes
    for name in on_duckdb.names:
        assert checksum(on_spark.table(name)) == checksum(on_duckdb.table(name)), name
    ann = on_spark.table("bought").filter(ibis._.person_ref == "ann").to_pyarrow().to_pylist()
    assert ann == [
        {
            "person_ref": "ann",
            "amount": Decimal("37.05"),  # 1, 2, 4 at 5.25; 5, 7, 8 at 7.10
            "share": round(37.05 / 56.50, 12),
            "last_at": MAY - timedelta(days=1),
            "product_ids": ["P0", "P1", "P2", "P3"],
            "lines": 6,
            "last_day": date(2026, 4, 30),
            "large": True,
            "years": round(6 / 365.25, 13),
            "last_second": float(f"{(MAY - timedelta(days=1)).timestamp():.12g}"),
            "second_id": "P1",
            "last_id": "P3",
            "exact": Decimal("24e-9"),
        }
    ]


def test_without_pyspark_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with (
        pytest.raises(SettingError, match=r"pip install 'syotto\[spark\]'"),
        Warehouse(tmp_path / "warehouse", engine="spark").begin(),
    ):
        pass
    assert [path.name for path in (tmp_path / "warehouse").iterdir()] == ["lock"]
