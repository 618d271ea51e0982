"""Builds, the pointer, the lock, and what a kill leaves."""

import multiprocessing
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import ibis
import numpy as np
import pyarrow as pa
import pytest

from syotto.errors import Busy, NotFound, SettingError
from syotto.schema import DERIVED
from syotto.store.warehouse import CURRENT, Warehouse
from tests.tables import arrow

MAY = datetime(2026, 5, 1, tzinfo=UTC)
GROUPS = DERIVED["groups"]
OWNED = DERIVED["owned"]
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload([__name__])


@pytest.fixture
def warehouse(tmp_path):
    return Warehouse(tmp_path / "warehouse")


def groups(name, count=1):
    return arrow(GROUPS, [{"customer_group": str(n), "name": name} for n in range(count)])


def make(warehouse, name, count=1):
    with warehouse.begin() as build:
        build.keep(GROUPS, groups(name, count))


def read(warehouse):
    return warehouse.open().table("groups").name.to_pyarrow().to_pylist()


def files(warehouse):
    return sorted(path.name for path in warehouse.folder.iterdir())


def test_before_the_first_build_there_is_a_way_on(warehouse):
    with pytest.raises(NotFound, match="syotto build"):
        warehouse.open()


def test_a_build_is_read_when_it_is_whole(warehouse):
    make(warehouse, "first")
    with warehouse.begin() as build:
        build.keep(GROUPS, groups("second"))
        assert read(warehouse) == ["first"]
    assert read(warehouse) == ["second"]


def test_a_build_that_fails_leaves_the_last_one_and_no_file(warehouse):
    make(warehouse, "first")
    with pytest.raises(ZeroDivisionError), warehouse.begin() as build:
        build.keep(GROUPS, groups("second").slice(0, 1 // 0))
    assert read(warehouse) == ["first"]
    assert files(warehouse) == ["build-000001.duckdb", CURRENT, "lock"]


def test_the_last_builds_are_kept(tmp_path):
    warehouse = Warehouse(tmp_path / "warehouse", keep=2)
    for name in "abcd":
        make(warehouse, name)
    assert files(warehouse) == ["build-000003.duckdb", "build-000004.duckdb", CURRENT, "lock"]


def test_an_open_snapshot_outlives_its_file(tmp_path):
    warehouse = Warehouse(tmp_path / "warehouse", keep=1)
    make(warehouse, "first")
    old = warehouse.open()
    make(warehouse, "second")
    assert not old.path.exists()
    assert old.table("groups").name.to_pyarrow().to_pylist() == ["first"]
    assert read(warehouse) == ["second"]


def test_a_snapshot_is_opened_once_until_the_pointer_moves(warehouse):
    make(warehouse, "first")
    first = warehouse.open()
    assert warehouse.open() is first
    make(warehouse, "second")
    assert warehouse.open() is not first


def test_the_pointer_is_relative_and_any_duckdb_reads_it(warehouse):
    make(warehouse, "first")
    current = warehouse.folder / CURRENT
    assert os.readlink(current) == "build-000001.duckdb"
    with duckdb.connect(str(current), read_only=True) as there:
        assert there.execute("SELECT name FROM groups").fetchall() == [("first",)]


def test_a_build_says_what_it_is(tmp_path):
    moments = iter(
        [datetime(2026, 5, 2, 12, 0, 0, tzinfo=UTC), datetime(2026, 5, 2, 12, 0, 9, tzinfo=UTC)]
    )
    warehouse = Warehouse(tmp_path / "warehouse", now=lambda: next(moments))
    with warehouse.begin() as build:
        build.as_of = MAY
        build.notes = ["The newest row is of May."]
        build.keep(GROUPS, groups("first"))
    info = warehouse.open().build
    assert (info.number, info.as_of, info.seconds, info.engine) == (1, MAY, 9.0, "duckdb")
    assert info.built_at == datetime(2026, 5, 2, 12, 0, 9, tzinfo=UTC)
    assert info.notes == ("The newest row is of May.",)
    assert info.changes == {"groups": {"added": 1, "gone": 0, "changed": 0}}


def test_a_missing_table_is_named_with_those_that_are_there(warehouse):
    make(warehouse, "first")
    with pytest.raises(NotFound, match="It has groups"):
        warehouse.open().table("offers")
    with warehouse.begin() as build, pytest.raises(NotFound, match="earlier step"):
        build.table("offers")


def test_a_snapshot_cannot_be_written(warehouse):
    make(warehouse, "first")
    with pytest.raises(duckdb.Error, match="read-only"):
        warehouse.open().connection.execute("DROP TABLE build.main.groups")


def test_an_unknown_engine_is_refused(tmp_path):
    with pytest.raises(SettingError, match="duckdb or spark"):
        Warehouse(tmp_path, engine="sparc")


def test_one_build_at_a_time(warehouse):
    with warehouse.begin(), pytest.raises(Busy, match=f"Process {os.getpid()} is building"):
        make(Warehouse(warehouse.folder), "second")
    make(warehouse, "after")


def test_threads_read_at_once_without_mixing_their_answers(warehouse):
    with warehouse.begin() as build:
        build.keep(GROUPS, groups("a", 1000))
        owned = [{"customer_id": str(n), "product_id": "p"} for n in range(2000)]
        build.keep(OWNED, arrow(OWNED, owned))
    snapshot = warehouse.open()

    def count(turn):
        name, rows = (("groups", 1000), ("owned", 2000))[turn % 2]
        return snapshot.table(name).count().to_pyarrow().as_py() == rows

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(count, range(200)))


def build_for_ever(folder, first):
    """Builds with a number in every row of two tables, until it is killed."""
    warehouse = Warehouse(folder)
    for number in range(first, first + 1000):
        with warehouse.begin() as build:
            build.keep(GROUPS, groups(str(number), 20_000))
            build.keep(
                OWNED,
                build.table("groups").select(
                    customer_id=ibis._.name,
                    product_id=ibis._.customer_group,
                    **{
                        name: ibis.null(kind)
                        for name, kind in OWNED.columns.items()
                        if name not in OWNED.key
                    },
                ),
            )


def whole(warehouse):
    """The number that all rows of the current build carry."""
    snapshot = warehouse.open()
    [of_groups] = snapshot.table("groups").name.topk(2).name.to_pyarrow().to_pylist()
    [of_owned] = snapshot.table("owned").customer_id.topk(2).customer_id.to_pyarrow().to_pylist()
    assert of_groups == of_owned
    assert snapshot.table("groups").count().to_pyarrow().as_py() == 20_000
    return int(of_groups)


def test_a_build_killed_at_any_moment_leaves_the_old_snapshot_readable(tmp_path):
    warehouse = Warehouse(tmp_path / "warehouse")
    waits = np.random.default_rng(7).uniform(0, 0.5, 25)
    seen, unfinished = -1, 0
    for turn, wait in enumerate(waits):
        process = processes.Process(target=build_for_ever, args=(warehouse.folder, turn * 1000))
        process.start()
        deadline = time.monotonic() + 60
        while not (warehouse.folder / CURRENT).exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        until = time.monotonic() + wait
        while time.monotonic() < until:
            seen = max(seen, whole(warehouse))
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        unfinished += any(name.startswith("unfinished") for name in files(warehouse))
        assert whole(warehouse) >= seen
    assert unfinished > 5  # the kills did come in the middle of builds
    make(warehouse, "after")
    assert not [name for name in files(warehouse) if name.startswith(("unfinished", "spill"))]
    assert read(warehouse) == ["after"]


STEPS_OF_A_FLIP = ("replace the file", "set the pointer", "replace the pointer", "drop the oldest")


def killed_at(folder, step):
    """A build whose process dies right before the given step on the file system."""
    left = iter(range(step))

    def counted(real):
        def call(*given, **named):
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **named)

        return call

    warehouse = Warehouse(folder, keep=1)
    with warehouse.begin() as build:
        build.keep(GROUPS, groups("second"))
        os.replace = counted(os.replace)
        Path.symlink_to = counted(Path.symlink_to)
        Path.unlink = counted(Path.unlink)


@pytest.mark.parametrize("step", range(4), ids=STEPS_OF_A_FLIP)
def test_a_kill_between_any_two_steps_of_the_flip_is_harmless(tmp_path, step):
    warehouse = Warehouse(tmp_path / "warehouse", keep=1)
    make(warehouse, "first")
    process = processes.Process(target=killed_at, args=(warehouse.folder, step))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert read(warehouse) == ["first" if step < 3 else "second"]
    make(warehouse, "third")
    assert read(warehouse) == ["third"]
    newest = warehouse.open().path.name
    assert files(warehouse) == [newest, CURRENT, "lock"]


def test_a_lock_goes_with_its_process(tmp_path):
    folder = tmp_path / "warehouse"
    process = processes.Process(target=build_for_ever, args=(folder, 0))
    process.start()
    while not (folder / CURRENT).exists():
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    make(Warehouse(folder), "mine")


def test_readers_go_on_while_builds_run_and_old_ones_go(tmp_path):
    """One builder, two readers, one build kept: the file often goes while it is opened."""
    folder = tmp_path / "warehouse"
    make(Warehouse(folder, keep=1), "0", 100)
    done = threading.Event()

    def keep_reading():
        reader, reads = Warehouse(folder, keep=1), 0
        while not done.is_set():
            found = reader.open().table("groups").name.to_pyarrow().to_pylist()
            assert len(found) == 100
            assert len(set(found)) == 1
            reads += 1
        return reads

    with ThreadPoolExecutor(2) as threads:
        reading = [threads.submit(keep_reading) for _ in range(2)]
        for number in range(6):
            make(Warehouse(folder, keep=1), str(number), 100)
        done.set()
        assert min(reads.result() for reads in reading) > 0


def test_what_a_killed_reader_spilled_is_removed(warehouse):
    process = processes.Process(target=int)
    process.start()
    process.join()
    dead, mine = (warehouse.folder / f"spill-{number}-0" for number in (process.pid, os.getpid()))
    dead.mkdir(parents=True)
    mine.mkdir()
    make(warehouse, "first")
    assert not dead.exists()
    assert mine.exists()


def test_arrow_tables_and_expressions_are_kept_alike(warehouse):
    with warehouse.begin() as build:
        from_arrow = build.keep(GROUPS, groups("a", 3)).to_pyarrow()
        from_ibis = build.keep(GROUPS, build.table("groups")).to_pyarrow()
        assert isinstance(build.arrow(GROUPS), pa.Table)
    assert from_arrow.sort_by("customer_group").equals(from_ibis.sort_by("customer_group"))
