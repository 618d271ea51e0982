"""Tables for people's own warehouse: as a folder, as Delta, in PostgreSQL."""

import threading
from datetime import UTC, datetime
from decimal import Decimal

import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from deltalake import DeltaTable

from syotto.errors import NotFound, SettingError
from syotto.schema import DERIVED
from syotto.store.publish import publish
from syotto.store.warehouse import Warehouse
from tests.tables import arrow

NOON = datetime(2026, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)
DECISIONS, CUSTOMERS = DERIVED["decisions"], DERIVED["customers"]
ROWS = [
    {
        "decision_id": "1",
        "at": NOON,
        "customer_id": "tab\there, newline\nand \\N",
        "action": "offer",
        "products": ["a,b", '"c"', "{d}", ""],
        "propensity": 1 / 3,
        "place": 2**40,
    },
    {"decision_id": "2", "at": NOON, "customer_id": "", "action": "no_contact", "products": []},
]


@pytest.fixture
def warehouse(tmp_path):
    return Warehouse(tmp_path / "warehouse")


def build(warehouse, rows=ROWS):
    with warehouse.begin() as made:
        made.keep(DECISIONS, arrow(DECISIONS, rows))
        made.keep(CUSTOMERS, arrow(CUSTOMERS, [{"customer_id": "ann", "amount": Decimal("10.20")}]))
    return warehouse.open()


def built(snapshot, name="decisions"):
    return snapshot.table(name).to_pyarrow().sort_by("decision_id")


def test_a_folder_gets_a_file_for_each_table(warehouse, tmp_path):
    snapshot = build(warehouse)
    folder = tmp_path / "out"
    assert publish(snapshot, ["decisions", "customers"], str(folder)) == {
        "decisions": 2,
        "customers": 1,
    }
    assert sorted(path.name for path in folder.iterdir()) == [
        "customers.parquet",
        "decisions.parquet",
    ]
    found = pq.read_table(folder / "decisions.parquet").sort_by("decision_id")
    assert found.equals(built(snapshot))


def test_publishing_again_replaces_the_files(warehouse, tmp_path):
    publish(build(warehouse), ["decisions"], str(tmp_path / "out"))
    publish(build(warehouse, ROWS[:1]), ["decisions"], str(tmp_path / "out"))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["decisions.parquet"]
    assert pq.read_table(tmp_path / "out/decisions.parquet").num_rows == 1


def test_delta_gets_a_new_version(warehouse, tmp_path):
    target = f"delta:{tmp_path / 'out'}"
    publish(build(warehouse, ROWS[:1]), ["decisions"], target)
    snapshot = build(warehouse)
    assert publish(snapshot, ["decisions"], target) == {"decisions": 2}
    table = DeltaTable(tmp_path / "out/decisions")
    assert table.version() == 1
    rows = pa.table(table.to_pyarrow_table()).sort_by("decision_id")
    assert rows.cast(built(snapshot).schema).equals(built(snapshot))


def test_postgres_gets_every_value_as_it_was(warehouse, postgres):
    snapshot = build(warehouse)
    assert publish(snapshot, ["decisions", "customers"], postgres) == {
        "decisions": 2,
        "customers": 1,
    }
    columns = ", ".join(f'"{name}"' for name in DECISIONS.columns)
    with psycopg.connect(postgres) as connection:
        found = connection.execute(f"SELECT {columns} FROM decisions ORDER BY 1").fetchall()
        amount = connection.execute("SELECT amount FROM customers").fetchone()
    assert found == [tuple(row.values()) for row in built(snapshot).to_pylist()]
    assert amount == (Decimal("10.20"),)


def test_views_and_rights_on_a_published_table_stay(warehouse, postgres):
    publish(build(warehouse, ROWS[:1]), ["decisions"], postgres)
    with psycopg.connect(postgres) as connection:
        connection.execute("CREATE VIEW mine AS SELECT decision_id FROM decisions")
        connection.execute("GRANT SELECT ON decisions TO PUBLIC")
    publish(build(warehouse), ["decisions"], postgres)
    with psycopg.connect(postgres) as connection:
        assert connection.execute("SELECT count(*) FROM mine").fetchone() == (2,)
        rights = connection.execute(
            "SELECT count(*) FROM information_schema.table_privileges "
            "WHERE table_name = 'decisions' AND grantee = 'PUBLIC'"
        ).fetchone()
    assert rights == (1,)


def test_a_table_of_another_shape_is_replaced(warehouse, postgres):
    with psycopg.connect(postgres) as connection:
        connection.execute("CREATE TABLE decisions (decision_id text, old integer)")
    publish(build(warehouse), ["decisions"], postgres)
    with psycopg.connect(postgres) as connection:
        assert connection.execute("SELECT count(place) FROM decisions").fetchone() == (1,)


def test_readers_in_postgres_never_see_half(warehouse, postgres):
    many = [{**ROWS[1], "decision_id": str(n)} for n in range(2000)]
    snapshot = build(warehouse, many)
    publish(snapshot, ["decisions"], postgres)
    seen, done = set(), threading.Event()

    def keep_reading():
        with psycopg.connect(postgres, autocommit=True) as connection:
            while not done.is_set():
                seen.add(connection.execute("SELECT count(*) FROM decisions").fetchone())

    reader = threading.Thread(target=keep_reading)
    reader.start()
    for _ in range(5):
        publish(snapshot, ["decisions"], postgres)
    done.set()
    reader.join()
    assert seen == {(2000,)}


def test_what_fails_leaves_the_last_one(warehouse, postgres, monkeypatch):
    publish(build(warehouse), ["decisions"], postgres)
    monkeypatch.setattr("syotto.store.publish.rows_of", lambda table: iter([("too", "few")]))
    with pytest.raises(psycopg.errors.DataError):
        publish(build(warehouse, ROWS[:1]), ["decisions"], postgres)
    with psycopg.connect(postgres) as connection:
        assert connection.execute("SELECT count(*) FROM decisions").fetchone() == (2,)


def test_an_unknown_table_or_place_is_refused_with_a_fix(warehouse, tmp_path):
    with pytest.raises(NotFound, match="It has"):
        publish(build(warehouse), ["nothing"], str(tmp_path / "out"))
    with pytest.raises(SettingError, match="delta:FOLDER"):
        publish(build(warehouse), ["decisions"], "mysql://localhost/x")
    assert not (tmp_path / "out").exists()
