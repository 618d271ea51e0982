import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from syotto.errors import Busy, SettingError
from syotto.schema.raw import FEEDBACK, LOAD_COLUMNS
from syotto.store.ledger import (
    HEAD,
    MIGRATIONS,
    Ledger,
    builds,
    feedback,
    loads,
    metadata,
)

NOON = datetime(2026, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def ledger(ledger_url):
    opened = Ledger.open(ledger_url)
    yield opened
    opened.close()


def a_load(**given):
    return {
        "load_id": "L1",
        "table_name": "order_lines",
        "files": [{"name": "lines.csv", "bytes": 12}],
        "content_hash": "abc",
        "mapping": {"amount": "Quantity * UnitPrice"},
        "loaded_at": NOON,
        **given,
    }


def test_a_load_comes_back_as_it_was_written(ledger):
    with ledger.begin() as connection:
        connection.execute(loads.insert(), a_load(rows_read=10_000_000_000))
    with ledger.read() as connection:
        row = connection.execute(loads.select()).mappings().one()
    assert row["files"] == [{"name": "lines.csv", "bytes": 12}]
    assert row["mapping"] == {"amount": "Quantity * UnitPrice"}
    assert row["loaded_at"] == NOON
    assert row["rows_read"] == 10_000_000_000
    assert (row["state"], row["full"], row["added"]) == ("active", False, 0)


def test_a_moment_of_another_zone_comes_back_in_utc(ledger):
    there = NOON.astimezone(timezone(timedelta(hours=3)))
    with ledger.begin() as connection:
        connection.execute(loads.insert(), a_load(loaded_at=there))
    with ledger.read() as connection:
        moment = connection.scalar(sa.select(loads.c.loaded_at))
    assert moment == NOON
    assert moment.utcoffset() == timedelta(0)


def test_a_time_without_zone_is_refused(ledger):
    with pytest.raises(sa.exc.StatementError, match="time zone"), ledger.begin() as connection:
        connection.execute(loads.insert(), a_load(loaded_at=datetime(2026, 5, 1)))


def test_what_fails_half_way_leaves_nothing(ledger):
    def write_twice():
        with ledger.begin() as connection:
            connection.execute(loads.insert(), a_load())
            connection.execute(loads.insert(), a_load())

    with pytest.raises(sa.exc.IntegrityError):
        write_twice()
    with ledger.read() as connection:
        assert connection.execute(loads.select()).all() == []


def test_a_load_is_active_or_undone(ledger):
    with pytest.raises(sa.exc.IntegrityError), ledger.begin() as connection:
        connection.execute(loads.insert(), a_load(state="half"))


def test_a_reader_waits_for_no_writer(ledger):
    with ledger.begin() as writing:
        writing.execute(loads.insert(), a_load())
        with ledger.read() as reading:
            assert reading.execute(loads.select()).all() == []


def test_two_writers_at_once_both_write(ledger):
    def write(number):
        for place in range(20):
            with ledger.begin() as connection:
                connection.execute(loads.insert(), a_load(load_id=f"{number}-{place}"))

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with ledger.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(loads)) == 80


def test_the_migrations_make_the_tables_that_the_code_knows(ledger):
    with ledger.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_there_is_one_newest_migration_and_the_code_knows_it():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_opening_again_changes_nothing(ledger, ledger_url, monkeypatch):
    with ledger.begin() as connection:
        connection.execute(loads.insert(), a_load())
    monkeypatch.setattr(Ledger, "migrate", lambda self: pytest.fail("no migration is due"))
    again = Ledger.open(ledger_url)
    with again.read() as connection:
        assert len(connection.execute(loads.select()).all()) == 1
    again.close()


def test_several_processes_may_open_a_new_ledger_at_once(ledger_url):
    code = f"from syotto.store.ledger import Ledger; Ledger.open({ledger_url!r})"
    opening = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    assert [process.wait(60) for process in opening] == [0, 0, 0]


def test_several_threads_may_open_a_new_ledger_at_once(ledger_url):
    with ThreadPoolExecutor(4) as threads:
        opened = list(threads.map(Ledger.open, [ledger_url] * 4))
    assert [ledger.revision() for ledger in opened] == [HEAD] * 4
    for ledger in opened:
        ledger.close()


def test_feedback_has_the_columns_of_the_vocabulary():
    loaded = {column.name for column in LOAD_COLUMNS}
    assert [column.name for column in feedback.columns] == [
        name for name in FEEDBACK.columns if name not in loaded
    ]


def test_builds_are_numbered_by_whoever_built(ledger):
    with ledger.begin() as connection:
        connection.execute(
            builds.insert(),
            {
                "number": 7,
                "as_of": NOON,
                "built_at": NOON,
                "seconds": 1.5,
                "engine": "duckdb",
                "state": "current",
                "changes": {"offers": {"added": 3, "gone": 0, "changed": 1}},
            },
        )
    with ledger.read() as connection:
        row = connection.execute(builds.select()).one()
    assert (row.number, row.changes["offers"]["added"]) == (7, 3)


def test_sqlite_is_safe_against_a_power_cut(tmp_path):
    ledger = Ledger.open(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    with ledger.read() as connection:
        said = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    ledger.close()
    assert said == ["wal", 2, 1, 30_000]


def test_a_migration_that_fails_leaves_nothing_behind(ledger_url, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("alembic.op.create_table", broken_after(2))
        with pytest.raises(ZeroDivisionError):
            Ledger.open(ledger_url)
    ledger = Ledger.open(ledger_url)
    assert ledger.revision() == HEAD
    ledger.close()


def broken_after(times):
    """Alembic's create_table, which fails at the third call."""
    from alembic import op

    real, left = op.create_table, iter(range(times))

    def create_table(*given, **named):
        if next(left, None) is None:
            raise ZeroDivisionError
        return real(*given, **named)

    return create_table


@pytest.mark.parametrize(
    "url", ["mysql://me:secret@localhost/x", "no address at all"], ids=["mysql", "no url"]
)
def test_another_kind_of_database_is_refused_with_a_fix(url):
    with pytest.raises(SettingError, match="postgresql://") as refused:
        Ledger.open(url)
    assert "secret" not in str(refused.value)


def test_a_database_that_does_not_answer_is_named_without_its_password():
    with pytest.raises(SettingError, match="cannot be opened") as refused:
        Ledger.open("postgresql://me:secret@127.0.0.1:1/x")
    assert "secret" not in str(refused.value)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "ledger.sqlite"
    path.write_text("no database" * 1000)
    with pytest.raises(SettingError, match="not a database"):
        Ledger.open(f"sqlite:///{path}")


def test_a_ledger_of_a_newer_version_is_left_alone(ledger, ledger_url):
    with ledger.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SettingError, match="newer"):
        Ledger.open(ledger_url)
    assert ledger.revision() == "9999"


def test_who_waits_too_long_is_told_so(tmp_path, monkeypatch):
    monkeypatch.setattr("syotto.store.ledger.PATIENCE", 0.1)
    url = f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    first, second = Ledger.open(url), Ledger.open(url)
    with first.begin(), pytest.raises(Busy, match="locked"), second.begin():
        pass
    for ledger in (first, second):
        ledger.close()


def test_without_psycopg_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SettingError, match=r"syotto\[postgres\]"):
        Ledger.open("postgresql://localhost/x")
