from __future__ import annotations

import os
from datetime import timedelta

import pytest

from syotto.ask.kept import kept
from syotto.errors import SettingError
from syotto.run.build import build
from syotto.run.house import House, open_house
from syotto.run.load import load
from syotto.run.retention import periods, retain
from syotto.run.workspace import create
from syotto.schema.retention import EVERY_DAYS
from syotto.store import profiles
from tests.company import order_lines
from tests.run.loaded import columns, file

EVENTS = "event_id,at,user_id,name\n{rows}"


def keeping(folder, **days):
    path = create(folder)
    lines = "".join(f'"{name}" = {number}\n' for name, number in days.items())
    path.write_text(f"{path.read_text()}\n[retention_days]\n{lines}")
    return open_house(folder)


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A workspace whose clock stands `days` ago."""
    made = keeping(tmp_path / "shop", events=100)
    now = made.now()
    made.days = 0
    monkeypatch.setattr(House, "now", lambda house: now - timedelta(days=house.days))
    yield made
    made.ledger.close()


def came(house, name, days):
    house.days = days
    rows = f"{name},2020-01-01,ann,Page Viewed\n"
    load(house, "events", [file(house.folder / "in", f"{name}.csv", EVENTS.format(rows=rows))])
    house.days = 0


def test_rows_go_when_their_time_is_over_and_that_is_written_down(house):
    for name, days in (("old", 150), ("older", 101), ("new", 99), ("today", 0)):
        came(house, name, days)
    (would,) = retain(house, only_count=True)
    assert (would.name, would.rows) == ("events", 2)
    assert len(columns(house, "events", "event_id")) == 4
    (removed,) = retain(house)
    assert (removed.rows, removed.days) == (2, 100)
    assert columns(house, "events", "event_id") == [("new",), ("today",)]
    assert retain(house) == []
    (line,) = [one for one in kept(house) if one.name == "events"]
    assert (line.days, line.removed, line.why) == (100, 2, "set in syotto.toml")
    assert line.last_at == house.now()


def test_what_is_kept_for_ever_stays_however_old(house):
    house.days = 4_000
    load(house, "order_lines", order_lines(customers=5))
    house.days = 0
    before = len(columns(house, "order_lines", "order_id"))
    assert retain(house) == []
    assert len(columns(house, "order_lines", "order_id")) == before


def test_what_came_later_counts_by_its_coming_not_by_its_age(house):
    came(house, "imported-today", 0)
    assert retain(house) == []


def test_old_rejects_and_dropped_files_go(house):
    for name, days in (
        ("rejects/load-000001.csv", 200),
        ("drop/done/orders/x.csv", 91),
        ("drop/failed/orders/x.csv", 900),
    ):
        path = file(house.folder, name, "x")
        at = (house.now() - timedelta(days=days)).timestamp()
        os.utime(path, (at, at))
    assert {(one.name, one.rows) for one in retain(house)} == {("rejects", 1), ("drop/done", 1)}
    assert (house.folder / "drop/failed/orders/x.csv").exists()


def test_a_build_after_a_removal_is_whole(house):
    came(house, "old", 150)
    came(house, "new", 1)
    load(house, "order_lines", order_lines(customers=20))
    assert build(house).rows["events"] == 2
    retain(house)
    report = build(house)
    assert report.rows["events"] == 1


@pytest.mark.parametrize("days", [{"evnts": 10}, {"events": -1}])
def test_a_wrong_period_is_said(tmp_path, days):
    house = keeping(tmp_path / "shop", **days)
    with pytest.raises(SettingError, match="retention_days"):
        periods(house)


def test_nothing_ends_by_itself_that_is_set_to_stay(tmp_path):
    house = keeping(tmp_path / "shop", **dict.fromkeys(EVERY_DAYS, 0))
    assert periods(house) == {}
    house.ledger.close()


def test_events_that_wait_for_a_build_do_not_wait_for_ever(tmp_path, ledger_url):
    path = create(tmp_path / "shop", {"ledger": ledger_url})
    house = open_house(path.parent)
    now = house.now()
    happened = {"source": "web", "person_id": "ann", "name": "Page Viewed", "properties": None}
    came = {"old": now - timedelta(days=91), "new": now - timedelta(days=89)}
    profiles.add(
        house.ledger,
        profiles.live_events,
        [{**happened, "event_id": one, "at": at, "received_at": at} for one, at in came.items()],
    )
    (would,) = retain(house, only_count=True)
    assert (would.name, would.rows) == ("live_events", 1)
    (removed,) = retain(house)
    assert (removed.name, removed.days, removed.rows) == ("live_events", 90, 1)
    with house.ledger.read() as connection:
        (left,) = profiles.every_event(connection)
    assert left.event_id == "new"
    house.settings.retention_days["live_events"] = 3
    with pytest.raises(SettingError, match="live_events"):
        periods(house)
    house.ledger.close()
