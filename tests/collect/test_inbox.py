"""The inbox on both databases: committed, in order, once, removed when done; a full disk survived."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys

import pytest

from syotto.store.inbox import Full, Request, open_inbox
from syotto.store.inbox_files import FileInbox, FileLane
from syotto.store.ledger import Ledger


def request(number: int = 0, size: int = 100) -> Request:
    return Request("website", number, "batch", None, None, 1, b"x" * size, (("code", "why"),))


@pytest.fixture
def inbox(ledger_url, tmp_path):
    ledger = Ledger.open(ledger_url)
    opened = open_inbox(tmp_path / "inbox", ledger)
    yield opened
    opened.close()
    ledger.close()


def waiting(inbox, **drained: int) -> list[tuple[str, int, list[int]]]:
    return [
        (one.lane, one.number, [request.received_at for _, request in one.placed()])
        for one in inbox.waiting(drained)
    ]


def test_what_is_written_is_there_in_order_and_as_it_was(inbox):
    lane = inbox.lane()
    assert lane.write([request(1), request(2)]) == 1
    assert lane.write([request(3)]) == 2
    assert waiting(inbox) == [(lane.name, 1, [1, 2]), (lane.name, 2, [3])]
    assert waiting(inbox, **{lane.name: 1}) == [(lane.name, 2, [3])]
    places = [(place, found) for one in inbox.waiting({}) for place, found in one.placed()]
    assert places[1] == (f"{lane.name}-1-1", request(2))
    assert inbox.size() > 0
    lane.close()


def test_lanes_do_not_know_each_other(inbox):
    one, other = inbox.lane(), inbox.lane()
    one.write([request(1)])
    other.write([request(2)])
    assert sorted(numbers for _, _, (numbers,) in waiting(inbox)) == [1, 2]
    assert waiting(inbox, **{one.name: 1}) == [(other.name, 1, [2])]
    assert sorted(inbox.names()) == sorted([one.name, other.name])
    one.close()
    other.close()


def test_what_is_done_is_forgotten(inbox):
    lane = inbox.lane()
    lane.write([request(1)])
    lane.write([request(2)])
    lane.close()
    inbox.forget({lane.name: 1})
    assert [number for _, number, _ in waiting(inbox, **{lane.name: 1})] == [2]
    inbox.forget({lane.name: 2})
    assert waiting(inbox) == []
    assert inbox.names() == []


def test_one_process_at_a_time_drains(inbox):
    first = inbox.lease()
    assert first is not None
    assert inbox.lease() is None
    first.close()
    again = inbox.lease()
    assert again is not None
    again.close()


def test_a_lane_goes_from_file_to_file_and_loses_the_old_ones(tmp_path):
    lane = FileLane(tmp_path, file_bytes=1_000)
    for number in range(1, 8):
        lane.write([request(number, size=600)])
    inbox = FileInbox(tmp_path)
    assert len(list(tmp_path.glob("*/*.sqlite"))) == 4
    assert [one.number for one in inbox.waiting({lane.name: 3})] == [4, 5, 6, 7]
    inbox.forget({lane.name: 4})
    assert [path.stem for path in sorted(tmp_path.glob("*/*.sqlite"))] == [
        "000000000005",
        "000000000007",
    ]
    inbox.forget({lane.name: 7})  # its process lives: it may go on in the last file
    assert [one.number for one in inbox.waiting({})] == [7]
    lane.tick()
    lane.write([request(8)])
    assert [one.number for one in inbox.waiting({lane.name: 7})] == [8]
    lane.close()
    inbox.forget({lane.name: 8})
    assert list(tmp_path.glob("*")) == []


def test_a_lane_that_was_killed_before_its_first_file_holds_nothing_up(tmp_path):
    lane = FileLane(tmp_path)
    lane.write([request(1)])
    (tmp_path / "killed").mkdir()
    (tmp_path / "killed/lock").touch()
    inbox = FileInbox(tmp_path)
    assert [one.number for one in inbox.waiting({})] == [1]
    inbox.forget({})
    assert inbox.names() == [lane.name]
    lane.close()


def test_what_waits_too_long_in_a_quiet_file_moves_on(tmp_path):
    lane = FileLane(tmp_path)
    lane.write([request(1)])
    for _ in range(60):
        lane.tick()
    FileInbox(tmp_path).forget({lane.name: 1})
    assert [path.stem for path in tmp_path.glob("*/*.sqlite")] == ["000000000002"]
    lane.close()


def test_a_database_that_is_full_says_so_and_goes_on_when_there_is_room(tmp_path):
    lane = FileLane(tmp_path)
    lane.write([request(1)])
    (pages,) = lane.connection.execute("PRAGMA page_count").fetchone()
    lane.connection.execute(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(Full, match="full"):
        lane.write([request(2, size=1_000_000)])
    lane.write([request(3)])
    lane.connection.execute("PRAGMA max_page_count = 1000000")
    lane.write([request(4, size=1_000_000)])
    assert [found for _, _, found in waiting(FileInbox(tmp_path))] == [[1], [3], [4]]
    lane.close()


LIMITED = """
import resource, signal, sys
from pathlib import Path
from syotto.store.inbox import Full
from syotto.store.inbox_files import FileLane
from tests.collect.test_inbox import request
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
lane = FileLane(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, resource.RLIM_INFINITY))
kept, refused = 0, 0
for number in range(1, 40):
    try:
        lane.write([request(number, size=100_000)])
        kept += 1
    except Full:
        refused += 1
assert refused
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
for number in range(100, 110):
    lane.write([request(number, size=100_000)])
print(kept)
"""


def test_when_the_system_gives_no_more_room_what_was_acknowledged_stays(tmp_path):
    """A real refusal by the system in the middle of a commit: the size of files is limited."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path)],
        capture_output=True, text=True, cwd=os.fspath(os.getcwd()),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    kept = int(done.stdout)
    found = [numbers[0] for _, _, numbers in waiting(FileInbox(tmp_path))]
    assert found == [*range(1, kept + 1), *range(100, 110)]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    assert signal.getsignal(signal.SIGXFSZ) is not None


def test_a_disk_that_is_really_full(tmp_path):
    """A file system of 4 MB in memory, where one may be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no file system may be mounted here")
    try:
        lane = FileLane(disk)
        kept = filled(lane)
        (disk / "inbox").mkdir(exist_ok=True)
        assert [numbers[0] for _, _, numbers in waiting(FileInbox(disk))] == kept
        FileInbox(disk).forget({lane.name: 0})
        lane.close()
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def filled(lane: FileLane) -> list[int]:
    """Writes until nothing fits, makes room, and goes on; returns what was acknowledged."""
    ballast = lane.folder.parent / "ballast"
    ballast.write_bytes(b"x" * 2_000_000)
    kept, refused = [], 0
    for number in range(1, 100):
        try:
            lane.write([request(number, size=100_000)])
            kept.append(number)
        except Full:
            refused += 1
            if refused == 3:
                ballast.unlink()
            if refused > 6:
                break
    assert refused
    assert kept[-1] > kept[0] + 3
    return kept


def test_who_asks_gets_the_right_to_drain(inbox, ledger_url, tmp_path):
    assert not inbox.asked()
    ledger = Ledger.open(ledger_url)
    other = open_inbox(tmp_path / "inbox", ledger)
    asking = other.ask()
    assert inbox.asked()
    asking.close()
    assert not inbox.asked()
    ledger.close()


def test_a_lane_lets_go_of_what_is_drained_when_somebody_asks(tmp_path):
    lane, inbox = FileLane(tmp_path), FileInbox(tmp_path)
    lane.write([request(1)])
    lane.tick()
    assert len(list(tmp_path.glob("*/*.sqlite"))) == 1
    asking = inbox.ask()
    lane.tick()
    asking.close()
    inbox.forget({lane.name: 1})
    assert [path.stem for path in tmp_path.glob("*/*.sqlite")] == ["000000000002"]
    lane.close()
